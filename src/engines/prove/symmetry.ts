import type { Program } from "../../ir/ir.ts";
import { makeFunction, makeSet } from "../../value/construct.ts";
import { domainList, rangeList } from "../../value/index.ts";
import { printValue } from "../../value/print.ts";
import type { ModelValue, Value } from "../../value/value.ts";
import type { Ground } from "../../symbolic/sym.ts";
import type { StateBit, TransitionSystem } from "../../system/transition-system.ts";
import { type BitLiteral, type Cube, bitLiteral, bitOf, isPositive, sortCube } from "./cube.ts";

/** A set of model values that the spec may treat alike: the value of a constant. */
export type Group = readonly ModelValue[];

/** Permutations beyond this are left out: each multiplies what learning a clause costs. */
const largestGroup = 24;

/** The disjoint sets of at least two model values that constants of the program are. That they are interchangeable is a guess (CHOOSE can tell them
 *  apart): what is learned by it is checked again with the whole certificate. */
function interchangeable(program: Program): readonly Group[] {
  const groups: Group[] = [];
  const taken = new Set<Value>();
  for (const { body } of program.definitions) {
    if (body.kind !== "literal" || typeof body.value !== "object" || body.value.kind !== "set") continue;
    const models = body.value.elements.filter((v): v is ModelValue => typeof v === "object" && v.kind === "model");
    if (models.length < 2 || models.length < body.value.elements.length || models.some((v) => taken.has(v))) continue;
    models.forEach((v) => taken.add(v));
    groups.push(models);
  }
  return groups;
}

type Permutation = ReadonlyMap<Value, Value>;

/** All permutations of the groups together, the identity first. */
function permutationsOf(groups: readonly Group[]): readonly Permutation[] {
  return groups.reduce<readonly Permutation[]>(
    (result, group) => result.flatMap((p) => ordersOf(group).map((order) => new Map<Value, Value>([...p, ...group.map((v, i) => [v, order[i]] as const)]))),
    [new Map()],
  );
}

export interface Symmetry {
  readonly groups: readonly Group[];
  /** The images of a cube under all permutations of the groups; the cube itself comes first. */
  readonly images: (cube: Cube) => readonly Cube[];
}

export const noSymmetry: Symmetry = { groups: [], images: (cube) => [cube] };

/** The groups whose permutations map every state bit to a literal of another, taken in order as long as there are not too many permutations. */
export function symmetryOf(program: Program, system: TransitionSystem): Symmetry {
  let found: Symmetry = noSymmetry;
  for (const group of interchangeable(program)) {
    const groups = [...found.groups, group];
    if (groups.reduce((n, g) => n * factorial(g.length), 1) > largestGroup) continue;
    const images = imagesUnder(system, permutationsOf(groups));
    if (images !== null) found = { groups, images };
  }
  return found;
}

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));

function ordersOf<T>(list: readonly T[]): readonly (readonly T[])[] {
  if (list.length <= 1) return [list];
  return list.flatMap((first, i) => ordersOf(list.filter((_, j) => j !== i)).map((rest) => [first, ...rest]));
}

/** The value with model values replaced. */
function permute(p: Permutation, v: Value): Value {
  if (typeof v !== "object") return v;
  if (v.kind === "model") return p.get(v) ?? v;
  if (v.kind === "set") return makeSet(v.elements.map((e) => permute(p, e)));
  const range = rangeList(v);
  return makeFunction(domainList(v).map((key, i) => [permute(p, key), permute(p, range[i])] as const));
}

/** Images of cubes under the permutations; null if one of them does not map every state bit to a literal of another. */
function imagesUnder(system: TransitionSystem, permutations: readonly Permutation[]): Symmetry["images"] | null {
  const index = new Map(system.bits.map((b, i) => [keyOf(b, (v) => v), bitLiteral(i, true)]));
  const otherwise = new Map<string, BitLiteral>();
  system.bits.forEach((b, i) => {
    if (b.fact.kind === "equals" && b.fact.otherwise !== null) {
      otherwise.set(keyOf({ ...b, fact: { kind: "equals", value: b.fact.otherwise, otherwise: null } }, (v) => v), bitLiteral(i, false));
    }
  });
  const tables = permutations.map((p) => system.bits.map((b) => {
    const key = keyOf(b, (v) => permute(p, v));
    return index.get(key) ?? otherwise.get(key) ?? null;
  }).filter((l) => l !== null));
  if (tables.some((table) => table.length < system.bits.length)) return null;
  return (cube) => {
    const found = new Map<string, Cube>([[cube.join(), cube]]);
    for (const table of tables.slice(1)) {
      const image = sortCube(cube.map((l) => bitLiteral(bitOf(table[bitOf(l)]), isPositive(table[bitOf(l)]) === isPositive(l))));
      if (!found.has(image.join())) found.set(image.join(), image);
    }
    return [...found.values()];
  };
}

function keyOf(b: StateBit, map: (v: Value) => Value): string {
  const text = (g: Ground): string => printValue(map(g.value));
  const fact =
    b.fact.kind === "equals" ? text(b.fact.value)
    : b.fact.kind === "contains" ? text(b.fact.element)
    : b.fact.kind === "defined" ? text(b.fact.key)
    : b.fact.what;
  return `${b.variable} ${b.fact.kind} ${fact} at ${b.path.map(text).join(" . ")}`;
}
