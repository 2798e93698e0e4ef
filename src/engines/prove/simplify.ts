import { Sat } from "../../sat/index.ts";
import { CnfWriter } from "../../solver/cnf.ts";
import type { Shape } from "../../system/shape.ts";
import type { StateBit, TransitionSystem } from "../../system/transition-system.ts";
import type { Ground } from "../../symbolic/sym.ts";
import { type BitLiteral, type Cube, bitLiteral, bitOf, isPositive, sortCube } from "./cube.ts";
import type { Unit } from "./fold.ts";
import { placeKey } from "./place.ts";

/** Rewrites clauses so that all together say the same. Cost: a question about states, without a step, for each value that is tried. */
export class Simplifier {
  readonly #system: TransitionSystem;
  readonly #sat = new Sat();
  readonly #bits: readonly number[];
  readonly #active = new Map<string, number>();
  /** By place and value: the literal that the place has this value. */
  readonly #equals = new Map<string, Map<Ground, BitLiteral>>();

  constructor(system: TransitionSystem, cubes: readonly Cube[]) {
    this.#system = system;
    const cnf = new CnfWriter(system.table, { newVariable: () => this.#sat.newVariable(), addClause: (c) => this.#sat.addClause(c) });
    for (const t of system.wellFormed) cnf.assert(t);
    this.#bits = system.bits.map((b) => cnf.literal(b.term));
    system.bits.forEach((bit, i) => {
      if (bit.fact.kind !== "equals") return;
      const key = placeKey(bit);
      const values = this.#equals.get(key) ?? new Map<Ground, BitLiteral>();
      values.set(bit.fact.value, bitLiteral(i, true));
      if (bit.fact.otherwise !== null) values.set(bit.fact.otherwise, bitLiteral(i, false));
      this.#equals.set(key, values);
    });
    for (const cube of cubes) this.#add(cube);
  }

  /** The clauses with fewer values excluded, where other clauses exclude them anyway: a value that can be but one is said to be that one. */
  narrow(cubes: readonly Cube[], images: (cube: Cube) => readonly Cube[]): readonly Cube[] {
    const result = new Map(cubes.map((c) => [c.join(), c]));
    const done = new Set<string>();
    for (const cube of cubes) {
      if (done.has(cube.join())) continue;
      const orbit = images(cube);
      orbit.forEach((c) => done.add(c.join()));
      const narrower = this.#narrowed(cube, new Set(orbit.map((c) => c.join())));
      if (narrower === cube) continue;
      // what was replaced is no reason any more: two clauses would be each other's
      for (const c of orbit) {
        result.delete(c.join());
        this.#active.delete(c.join());
      }
      for (const c of images(narrower)) {
        result.set(c.join(), c);
        this.#add(c);
      }
    }
    return [...result.values()];
  }

  #narrowed(cube: Cube, own: ReadonlySet<string>): Cube {
    let result = cube;
    const places = new Set(cube.filter((l) => !isPositive(l) && this.#system.bits[bitOf(l)].fact.kind === "equals").map((l) => placeKey(this.#system.bits[bitOf(l)])));
    for (const place of places) {
      const values = this.#equals.get(place);
      const excluded = result.filter((l) => !isPositive(l) && placeKey(this.#system.bits[bitOf(l)]) === place);
      if (values === undefined || excluded.length < 2) continue;
      const others = result.filter((l) => !excluded.includes(l));
      const possible = [...values.values()].filter((l) => !excluded.includes(negated(l)) && !this.#excludedBy(own, sortCube([...others, l])));
      // also none of the values: the part may be something else, or not be there
      if (possible.length !== 1 || !this.#excludedBy(own, sortCube([...others, ...[...values.values()].map(negated)]))) continue;
      result = sortCube([...others, possible[0]]);
    }
    return result;
  }

  /** Do clauses other than `own` exclude the cube? */
  #excludedBy(own: ReadonlySet<string>, cube: Cube): boolean {
    const on = [...this.#active].filter(([key]) => !own.has(key)).map(([, active]) => active);
    return this.#sat.solve([...on, ...this.#literals(cube)]) === "unsat";
  }

  /** The unit as "the two values differ", if its clause holds for every value that both may have. */
  equate(unit: Unit): Unit {
    const literals = unit.cube.filter((l) => isPositive(l) && this.#system.bits[bitOf(l)].fact.kind === "equals");
    for (const [i, a] of literals.entries()) {
      for (const b of literals.slice(i + 1)) {
        const made = this.#equated(unit, a, b);
        if (made !== null) return made;
      }
    }
    return unit;
  }

  #equated(unit: Unit, a: BitLiteral, b: BitLiteral): Unit | null {
    const [p, q] = [a, b].map((l) => this.#system.bits[bitOf(l)]);
    if (p.fact.kind !== "equals" || q.fact.kind !== "equals" || p.fact.value !== q.fact.value || typeof p.fact.value.value === "boolean") return null;
    if (!alike(p, q)) return null;
    const [left, right] = [p, q].map((bit) => shapeAt(this.#system, bit));
    if (isComposite(left) || isComposite(right)) return null;
    const positions = [unit.cube.indexOf(a), unit.cube.indexOf(b)];
    const common = left.scalars.filter((v) => right.scalars.includes(v));
    if (common.length < 2) return null;
    const cubes: Cube[] = [];
    for (const value of common) {
      for (const instance of this.#instancesWith(unit, positions, value)) {
        if (instance === null || !this.#excludedBy(new Set(), instance)) return null;
        cubes.push(instance);
      }
    }
    return { ...unit, cubes: [...unit.cubes, ...cubes], equality: [a, b] };
  }

  /** The instances of a unit with another value in place of the one that both places have. */
  #instancesWith(unit: Unit, positions: readonly number[], value: Ground): readonly (Cube | null)[] {
    return unit.originals.map((literals) => {
      const replaced = positions.map((i) => this.#equals.get(placeKey(this.#system.bits[bitOf(literals[i])]))?.get(value));
      if (replaced.some((l) => l === undefined)) return null;
      return sortCube([...literals.filter((_, i) => !positions.includes(i)), ...replaced.filter((l) => l !== undefined)]);
    });
  }

  #add(cube: Cube): void {
    const active = this.#sat.newVariable();
    this.#active.set(cube.join(), active);
    this.#sat.addClause([-active, ...this.#literals(cube).map((l) => -l)]);
  }

  #literals(cube: Cube): number[] {
    return cube.map((l) => (isPositive(l) ? this.#bits[bitOf(l)] : -this.#bits[bitOf(l)]));
  }
}

/** Places of one variable that differ in arguments of functions only, not in fields of records. */
function alike(p: StateBit, q: StateBit): boolean {
  return p.variable === q.variable && p.path.length === q.path.length && p.path.every((key, i) => key === q.path[i] || (typeof key.value !== "string" && typeof q.path[i].value !== "string"));
}

const isComposite = (s: Shape): boolean => s.set !== null || s.function !== null;

function shapeAt(system: TransitionSystem, bit: StateBit): Shape {
  return bit.path.reduce<Shape>((shape, key) => shape.function?.cells.find((c) => c.key === key)?.value ?? shape, system.shapes[bit.variable]);
}

// the same bit, the other sign
const negated = (l: BitLiteral): BitLiteral => bitLiteral(bitOf(l), !isPositive(l));
