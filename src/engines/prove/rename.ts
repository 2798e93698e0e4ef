import type { StateBit, TransitionSystem } from "../../system/transition-system.ts";
import type { Ground } from "../../symbolic/sym.ts";
import { makeFunction, makeSet } from "../../value/construct.ts";
import { domainList, rangeList } from "../../value/index.ts";
import { printValue } from "../../value/print.ts";
import type { Value } from "../../value/value.ts";
import { type BitLiteral, type Cube, bitLiteral, bitOf, isPositive, sortCube } from "./cube.ts";
import type { Role } from "./value-text.ts";

/** Other values in place of some, in some roles. */
export interface Renaming {
  readonly values: ReadonlyMap<Value, Value>;
  readonly roles: ReadonlySet<Role>;
}

/** Finds the literal that says of other values what a given one says. */
export class Renamer {
  readonly #bits: readonly StateBit[];
  readonly #index = new Map<string, BitLiteral>();

  constructor(system: TransitionSystem) {
    this.#bits = system.bits;
    const nothing: Renaming = { values: new Map(), roles: new Set() };
    system.bits.forEach((bit, i) => {
      this.#index.set(keyOf(bit, nothing), bitLiteral(i, true));
      const { fact } = bit;
      // the bit of two alternatives says both: one by being false
      if (fact.kind === "equals" && fact.otherwise !== null) this.#index.set(keyOf({ ...bit, fact: { ...fact, value: fact.otherwise } }, nothing), bitLiteral(i, false));
    });
  }

  /** Null where no state bit says so. */
  literal(l: BitLiteral, renaming: Renaming): BitLiteral | null {
    const found = this.#index.get(keyOf(this.#bits[bitOf(l)], renaming));
    if (found === undefined) return null;
    return isPositive(l) ? found : bitLiteral(bitOf(found), !isPositive(found));
  }

  cube(cube: Cube, renaming: Renaming): Cube | null {
    const literals: BitLiteral[] = [];
    for (const l of cube) {
      const renamed = this.literal(l, renaming);
      if (renamed === null) return null;
      literals.push(renamed);
    }
    return sortCube(literals);
  }

  /** Those of `values` that a cube mentions in one of the roles, in the order of `values`. */
  mentioned(cube: Cube, values: readonly Value[], roles: ReadonlySet<Role>): readonly Value[] {
    const found = new Set<Value>();
    for (const l of cube) collect(this.#bits[bitOf(l)], roles, found);
    return values.filter((v) => found.has(v));
  }
}

function keyOf(b: StateBit, { values, roles }: Renaming): string {
  const text = (g: Ground, role: Role): string => printValue(roles.has(role) ? rename(values, g.value) : g.value);
  const path = b.path.map((key) => text(key, "key")).join(" . ");
  const { fact } = b;
  switch (fact.kind) {
    case "equals": return `${b.variable} = ${text(fact.value, "scalar")} at ${path}`;
    case "contains": return `${b.variable} contains ${text(fact.element, "element")} at ${path}`;
    case "defined": return `${b.variable} defined ${text(fact.key, "key")} at ${path}`;
    case "composite": return `${b.variable} ${fact.what} at ${path}`;
  }
}

function rename(map: ReadonlyMap<Value, Value>, v: Value): Value {
  const other = map.get(v);
  if (other !== undefined) return other;
  if (typeof v !== "object" || v.kind === "model") return v;
  if (v.kind === "set") return makeSet(v.elements.map((e) => rename(map, e)));
  const range = rangeList(v);
  return makeFunction(domainList(v).map((key, i) => [rename(map, key), rename(map, range[i])] as const));
}

function collect(b: StateBit, roles: ReadonlySet<Role>, found: Set<Value>): void {
  const visit = (v: Value): void => {
    found.add(v);
    if (typeof v !== "object" || v.kind === "model") return;
    if (v.kind === "set") return v.elements.forEach(visit);
    domainList(v).forEach(visit);
    rangeList(v).forEach(visit);
  };
  const { fact } = b;
  if (roles.has("key")) b.path.forEach((key) => visit(key.value));
  if (roles.has("key") && fact.kind === "defined") visit(fact.key.value);
  if (roles.has("element") && fact.kind === "contains") visit(fact.element.value);
  if (roles.has("scalar") && fact.kind === "equals") {
    visit(fact.value.value);
    if (fact.otherwise !== null) visit(fact.otherwise.value);
  }
}
