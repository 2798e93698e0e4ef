import type { Program } from "../../ir/ir.ts";
import type { TransitionSystem } from "../../system/transition-system.ts";
import type { SetValue, Value } from "../../value/value.ts";
import { absentKey, withoutKeys } from "./absent-keys.ts";
import { type Clause, clauseOf, guardSaying, implicationOf } from "./clause.ts";
import { type Certificate, type Conjuncts, certificateModule } from "./certificate-module.ts";
import { clauseLines } from "./clause-layout.ts";
import { type Cube, bitOf, subsumes } from "./cube.ts";
import { Cover, Folder, type Unit } from "./fold.ts";
import { hasLengths } from "./needed-modules.ts";
import { Minimizer } from "./minimize.ts";
import { joinValues } from "./join-values.ts";
import type { NameSupply } from "./name-supply.ts";
import { placeOf } from "./place.ts";
import { withLengths } from "./sequence-lengths.ts";
import { Simplifier } from "./simplify.ts";
import type { Symmetry } from "./symmetry.ts";
import { type Names, valueText } from "./value-text.ts";

export interface CertificateInput {
  readonly program: Program;
  readonly system: TransitionSystem;
  /** Their negations together are inductive, and exclude all that is bad. */
  readonly cubes: readonly Cube[];
  readonly symmetry: Symmetry;
  /** Names that are taken in the root module. */
  readonly taken: ReadonlySet<string>;
  /** What the invariant implies, for the head comment. */
  readonly properties: readonly string[];
}

/** Writes a module that extends the spec and defines the inductive invariant: the shape of each variable, and clauses. To be read by a person, keys that no
 *  domain has are left out of shapes, literals are dropped that the proof does without, clauses that nothing needs, and clauses that differ by the values of
 *  a set become one with a quantifier. */
export function certificate(input: CertificateInput): Certificate {
  const { system } = input;
  const conjuncts = (names: Names, supply: NameSupply): Conjuncts => {
    const units = readableUnits(input, names);
    const isAbsence = (unit: Unit): boolean => unit.cubes.every((c) => absentKey(system, c) !== null);
    const absent = units.filter(isAbsence).flatMap((u) => u.cubes.map((c) => absentKey(system, c)).filter((k) => k !== null));
    return {
      shapes: withoutKeys(system.shapes, absent),
      lines: units.filter((u) => !isAbsence(u)).map((unit) => unitLines(input, unit, names, supply)).sort((a, b) => a.length - b.length),
    };
  };
  return certificateModule({ ...input, excluded: input.cubes, length: 1, conjuncts });
}

/** The clauses, shortened, folded, and without those that the rest does without. */
function readableUnits({ program, system, cubes, symmetry }: CertificateInput, names: Names): readonly Unit[] {
  const minimizer = new Minimizer(system);
  const strong = withoutSubsumed(minimizer.strengthen(withoutSubsumed(cubes), symmetry.images));
  const folder = new Folder(program, system, names, symmetry.groups);
  const units = folder.fold(withoutSubsumed(joinValues(system, strong)));
  const needed = minimizer.minimize(units.map((u) => u.cubes)).flatMap((u) => units[u].cubes);
  const narrow = withoutSubsumed(joinValues(system, new Simplifier(system, needed).narrow(needed, symmetry.images)));
  const cover = new Cover(narrow);
  const simplifier = new Simplifier(system, narrow);
  const relaxed = (unit: Unit): Unit => (unit.equality === null ? folder.relax(unit, cover) : unit);
  return withoutImplied(folder.fold(narrow).map((unit) => relaxed(simplifier.equate(unit))));
}

function withoutSubsumed(cubes: readonly Cube[]): readonly Cube[] {
  const sorted = [...new Map(cubes.map((c) => [c.join(), c])).values()].sort((a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1));
  return sorted.filter((c, i) => !sorted.slice(0, i).some((d) => subsumes(d, c)));
}

/** Drops units whose clauses all follow from single clauses of others that stay. */
function withoutImplied(units: readonly Unit[]): readonly Unit[] {
  let kept = units;
  for (const unit of [...units].sort((a, b) => a.cubes.length - b.cubes.length)) {
    const others = kept.filter((u) => u !== unit);
    const cover = new Cover(others.flatMap((u) => u.cubes));
    if (unit.cubes.every((c) => cover.covers(c))) kept = others;
  }
  return kept;
}

function unitLines({ program, system, taken }: CertificateInput, unit: Unit, names: Names, supply: NameSupply): readonly string[] {
  const chosen = new Map<Value, { readonly name: string; readonly domain: Unit["variables"][number]["domain"] }>();
  const quantifiers = new Map<SetValue, string[]>();
  for (const { value, domain } of unit.variables) {
    const name = supply.bound(domainText(domain.set, names), [...chosen.values()].map((c) => c.name));
    chosen.set(value, { name, domain });
    quantifiers.set(domain.set, [...(quantifiers.get(domain.set) ?? []), name]);
  }
  const bound: Names = (v, role) => {
    const variable = chosen.get(v);
    return variable !== undefined && variable.domain.roles.has(role) ? variable.name : names(v, role);
  };
  const clause = withLengths(unitClause(program, system, unit, bound), hasLengths(taken));
  const nameOf = (i: number): string => chosen.get(unit.variables[i].value)?.name ?? "";
  const different = unit.different.map(([a, b]) => `${nameOf(a)} # ${nameOf(b)}`);
  const { premises, conclusions } = implicationOf(clause);
  const implication = { premises: [...different, ...premises], conclusions };
  return clauseLines({ quantifiers: [...quantifiers].map(([set, list]) => `${list.join(", ")} \\in ${domainText(set, names)}`), implication });
}

function unitClause(program: Program, system: TransitionSystem, { cube, equality }: Unit, names: Names): Clause {
  if (equality === null) return clauseOf(program, system, cube, names);
  const rest = cube.filter((l) => !equality.includes(l));
  const clause = rest.length === 0 ? { premises: [], conclusions: [] } : clauseOf(program, system, rest, names);
  const places = equality.map((l) => placeOf(program, system, system.bits[bitOf(l)], names));
  const guards = new Map(places.flatMap((p) => p.guards).map((g) => [g.text, guardSaying(g)]));
  for (const { text } of clause.premises) guards.delete(text);
  return { premises: [...clause.premises, ...guards.values()], conclusions: [...clause.conclusions, { text: `${places[0].text} # ${places[1].text}`, length: null, guards: [] }] };
}

function domainText(set: SetValue, names: Names): string {
  const numbers = set.elements.filter((v): v is number => typeof v === "number");
  const consecutive = numbers.length === set.elements.length && numbers.every((n, i) => i === 0 || n === numbers[i - 1] + 1);
  return names(set, "scalar") ?? (consecutive ? `${numbers[0]}..${numbers[numbers.length - 1]}` : valueText(set, names));
}
