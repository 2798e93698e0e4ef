import type { Program } from "../../ir/ir.ts";
import type { Shape } from "../../system/shape.ts";
import type { TransitionSystem } from "../../system/transition-system.ts";
import { compareValues } from "../../value/compare.ts";
import { makeSet } from "../../value/construct.ts";
import { printValue } from "../../value/print.ts";
import type { SetValue, Value } from "../../value/value.ts";
import { type Clause, clauseOf, conclusionText } from "./clause.ts";
import { type BitLiteral, type Cube, bitOf, isPositive, sortCube, subsumes } from "./cube.ts";
import { placeKey } from "./place.ts";
import { Renamer } from "./rename.ts";
import { assignments, everywhere } from "./symmetry.ts";
import { type Names, type Role, valueText } from "./value-text.ts";

/** Clauses that are written as one: a clause with variables for some of its values, or just one clause. */
export interface Unit {
  /** The clause that stands for all, and the values in it that become variables. */
  readonly cube: Cube;
  readonly variables: readonly { readonly value: Value; readonly domain: Domain }[];
  /** Pairs of variables that are different in all of these clauses. */
  readonly different: readonly (readonly [number, number])[];
  /** All instances; with those that other clauses imply. */
  readonly cubes: readonly Cube[];
  /** The instances that the variables give, their literals in the order of those of `cube`. */
  readonly originals: readonly (readonly BitLiteral[])[];
  /** Two literals of `cube` that say of two places that they have one value, where the clause holds for all values: it is that they differ. */
  readonly equality: readonly [BitLiteral, BitLiteral] | null;
}

/** A set of values that clauses may range over. */
export interface Domain {
  readonly values: readonly Value[];
  readonly set: SetValue;
  readonly roles: ReadonlySet<Role>;
}

const mostInstances = 800;

/** Finds the clauses among `cubes` that say the same of all values of some set, and folds them. Every clause is in some unit. */
export class Folder {
  readonly #program: Program;
  readonly #system: TransitionSystem;
  readonly #renamer: Renamer;
  readonly #names: Names;
  readonly #plans: readonly (readonly Domain[])[];

  constructor(program: Program, system: TransitionSystem, names: Names, groups: readonly (readonly Value[])[]) {
    this.#program = program;
    this.#system = system;
    this.#names = names;
    this.#renamer = new Renamer(system);
    const models = groups.map((values) => domain(values, everywhere));
    const indices = indexSets(system, names).filter((values) => !models.some((m) => printValue(m.set) === printValue(makeSet([...values]))))
      .flatMap((values) => [everywhere, new Set<Role>(["key", "element"]), new Set<Role>(["key"])].map((roles) => domain(values, roles)));
    this.#plans = [...indices.map((d) => [d, ...models]), ...(models.length > 1 ? [models] : []), ...models.map((m) => [m]), ...indices.map((d) => [d])];
  }

  fold(cubes: readonly Cube[]): readonly Unit[] {
    const cover = new Cover(cubes);
    const done = new Set<string>();
    const units: Unit[] = [];
    for (const cube of cubes) {
      if (done.has(cube.join())) continue;
      const unit = this.#folded(cube, cover) ?? { cube, variables: [], different: [], cubes: [cube], originals: [cube], equality: null };
      units.push(unit);
      unit.cubes.forEach((c) => done.add(c.join()));
    }
    return units;
  }

  #folded(cube: Cube, cover: Cover): Unit | null {
    for (const plan of this.#plans) {
      const variables = plan.flatMap((d) => this.#renamer.mentioned(cube, d.values, d.roles).map((value) => ({ value, domain: d })));
      if (variables.length === 0 || plan.some((d) => !variables.some((v) => v.domain === d))) continue;
      const different = variables.flatMap((v, i) => variables.slice(i + 1).flatMap((w, j) => (v.domain === w.domain ? [[i, i + 1 + j] as const] : [])));
      const count = variables.reduce((n, v) => n * v.domain.values.length, 1);
      if (count > mostInstances) continue;
      const maps = assignments(plan.map((d) => variables.filter((v) => v.domain === d).map((v) => v.value)), plan.map((d) => d.values));
      const instances = maps.map((map) => this.#instance(cube, plan, map));
      if (instances.length > 1 && instances.every((c) => c !== null && cover.covers(c))) {
        const originals = maps.map((map) => this.#renamed(cube, plan, map)).filter((c) => c !== null);
        return { cube, variables, different, cubes: instances.filter((c) => c !== null), originals, equality: null };
      }
    }
    return null;
  }

  /** The clause with other values, if its text is that of `cube` with their names in place of the others; else null. */
  #instance(cube: Cube, plan: readonly Domain[], map: ReadonlyMap<Value, Value>): Cube | null {
    const literals = this.#renamed(cube, plan, map);
    if (literals === null) return null;
    const image = sortCube(literals);
    const renamed: Names = (v, role) => {
      const other = plan.find((d) => d.roles.has(role) && d.values.includes(v)) === undefined ? undefined : map.get(v);
      return other === undefined ? this.#names(v, role) : valueText(other, this.#names, role);
    };
    return sameText(clauseOf(this.#program, this.#system, cube, renamed), clauseOf(this.#program, this.#system, image, this.#names)) ? image : null;
  }

  #renamed(cube: Cube, plan: readonly Domain[], map: ReadonlyMap<Value, Value>): readonly BitLiteral[] | null {
    const literals: BitLiteral[] = [];
    for (const l of cube) {
      let renamed: BitLiteral | null = l;
      for (const d of plan) renamed = renamed === null ? null : this.#renamer.literal(renamed, { values: restricted(map, d), roles: d.roles });
      if (renamed === null) return null;
      literals.push(renamed);
    }
    return literals;
  }

  /** The unit without demanding that two of its variables differ, where the clauses for equal values hold as well. */
  relax(unit: Unit, cover: Cover): Unit {
    let result = unit;
    const plan = [...new Set(unit.variables.map((v) => v.domain))];
    for (const pair of unit.different) {
      const different = result.different.filter((d) => d !== pair);
      const found: Cube[] = [];
      const follows = equalised(unit, pair, different).every((map) => {
        const image = this.#instance(unit.cube, plan, map);
        if (image !== null && cover.covers(image)) found.push(image);
        return (image !== null && cover.covers(image)) || this.#isImpossible(unit.cube, plan, map);
      });
      if (follows) result = { ...result, different, cubes: [...result.cubes, ...found] };
    }
    return result;
  }

  /** Would the literals contradict each other with these values? Each by itself has to have its text. */
  #isImpossible(cube: Cube, plan: readonly Domain[], map: ReadonlyMap<Value, Value>): boolean {
    const images = cube.map((l) => this.#instance([l], plan, map));
    const literals = images.flatMap((image) => image ?? []);
    if (literals.length < cube.length) return false;
    const values = new Map<string, number>();
    return literals.some((l) => {
      const bit = this.#system.bits[bitOf(l)];
      if (literals.some((m) => bitOf(m) === bitOf(l) && m !== l)) return true;
      if (!isPositive(l) || (bit.fact.kind !== "equals" && bit.fact.kind !== "composite")) return false;
      const other = values.get(placeKey(bit));
      values.set(placeKey(bit), bitOf(l));
      return other !== undefined && other !== bitOf(l);
    });
  }
}

/** The ways to give the variables values that agree on `pair` and respect `different`. */
function equalised({ variables }: Unit, pair: readonly [number, number], different: readonly (readonly [number, number])[]): readonly ReadonlyMap<Value, Value>[] {
  let rows: readonly (readonly Value[])[] = [[]];
  for (const { domain: d } of variables) rows = rows.flatMap((row) => d.values.map((v) => [...row, v]));
  return rows.filter((row) => row[pair[0]] === row[pair[1]] && different.every(([a, b]) => row[a] !== row[b]))
    .map((row) => new Map(variables.map((v, i) => [v.value, row[i]])));
}

/** Does a clause follow from one of a set of clauses? */
export class Cover {
  readonly #cubes: readonly Cube[];
  readonly #keys: ReadonlySet<string>;

  constructor(cubes: readonly Cube[]) {
    this.#cubes = cubes;
    this.#keys = new Set(cubes.map((c) => c.join()));
  }

  covers(cube: Cube): boolean {
    return this.#keys.has(cube.join()) || this.#cubes.some((c) => subsumes(c, cube));
  }
}

const domain = (values: readonly Value[], roles: ReadonlySet<Role>): Domain => ({ values, set: makeSet([...values]), roles });

function restricted(map: ReadonlyMap<Value, Value>, d: Domain): ReadonlyMap<Value, Value> {
  return new Map([...map].filter(([v]) => d.values.includes(v)));
}

function sameText(a: Clause, b: Clause): boolean {
  const sorted = (list: readonly string[]): string => [...new Set(list)].sort().join("\n");
  const premises = (c: Clause): string => sorted(c.premises.map((p) => `${p.text} or else ${p.negated}`)); // what is written may be either
  return premises(a) === premises(b) && sorted(a.conclusions.map(conclusionText)) === sorted(b.conclusions.map(conclusionText));
}

/** Sets of at least two scalars that are domains of functions in the state. Sets of strings are those of records, unless the spec has a name for them. */
function indexSets(system: TransitionSystem, names: Names): readonly (readonly Value[])[] {
  const found = new Map<string, readonly Value[]>();
  const visit = (shape: Shape): void => {
    const keys = shape.function?.cells.map((c) => c.key.value) ?? [];
    const isRecord = keys.every((k) => typeof k === "string") && names(makeSet(keys), "scalar") === null;
    if (keys.length > 1 && !isRecord && keys.every((k) => typeof k !== "object" || k.kind === "model")) {
      const sorted = [...keys].sort(compareValues);
      found.set(printValue(makeSet(sorted)), sorted);
    }
    shape.function?.cells.forEach((c) => visit(c.value));
  };
  system.shapes.forEach(visit);
  return [...found.values()];
}
