import { FALSE, TRUE, type Term, type TermTable, not } from "../term/term-table.ts";
import type { Value } from "../value/value.ts";
import { cellsOfFunction, cellsOfSet } from "./cells.ts";
import { integerOf } from "./integer-of.ts";
import { isSequence } from "./parts.ts";
import type { FunctionCell, Ground, Guarded, Part, Sym } from "./sym.ts";
import type { SymTable } from "./sym-table.ts";

/** Above so many integers a choice becomes an integer term. */
const largestIntegerChoice = 64;

/** The value that is `parts[i].value` where `parts[i].guard` holds: joins cell by cell and keeps what is common. Guards are disjoint, and one
 *  of them holds wherever the result is used. Size: the number of distinct (cell, guard) pairs, not of parts. */
export function mergeAll(m: SymTable, parts: readonly Guarded<Sym>[]): Sym {
  const distinct = joinEqual(m.terms, parts);
  if (distinct.length === 1) return distinct[0].value;
  const classes: Record<"scalar" | "integer" | "set" | "function", Guarded<Part>[]> = { scalar: [], integer: [], set: [], function: [] };
  const lazies: Guarded<Part>[] = [];
  for (const part of flatten(m.terms, distinct)) {
    const c = classOf(part.value);
    if (c === "lazy") lazies.push(part);
    else classes[c].push(part);
  }
  if (classes.integer.length > 0 || countIntegers(classes.scalar) > largestIntegerChoice) moveIntegers(m, classes);
  const joined: Guarded<Part>[] = [];
  const add = (list: Guarded<Part>[], join: (list: Guarded<Part>[]) => Sym): void => {
    if (list.length === 0) return;
    const value = list.length === 1 ? list[0].value : join(list);
    if (value.kind !== "union") joined.push({ guard: m.terms.any(list.map((p) => p.guard)), value });
  };
  add(classes.scalar, (list) => mergeScalars(m, list));
  add(classes.integer, (list) => mergeIntegers(m, list));
  add(classes.set, (list) => mergeSets(m, list));
  add(classes.function, (list) => mergeFunctions(m, list));
  for (const lazy of joinEqual(m.terms, lazies)) joined.push(lazy);
  if (joined.length === 0) return distinct[0].value; // no part can be the case: the value is never used
  return joined.length === 1 ? joined[0].value : m.union(joined);
}

/** `IF g THEN a ELSE b` */
export function merge(m: SymTable, g: Term, a: Sym, b: Sym): Sym {
  if (g === TRUE || a === b) return a;
  if (g === FALSE) return b;
  return mergeAll(m, [{ guard: g, value: a }, { guard: not(g), value: b }]);
}

/** The boolean that is `parts[i].value` where `parts[i].guard` holds; as in `mergeAll`, the most common value needs no guard. */
export function select(terms: TermTable, parts: readonly Guarded<Term>[]): Term {
  const groups = new Map<Term, Term[]>();
  for (const { guard, value } of parts) {
    if (guard === FALSE) continue;
    if (guard === TRUE) return value;
    const group = groups.get(value);
    if (group === undefined) groups.set(value, [guard]);
    else group.push(guard);
  }
  const ordered = [...groups].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
  if (ordered.length === 0) return FALSE;
  let result = ordered[0][0];
  for (let i = 1; i < ordered.length; i++) result = terms.ite(terms.any(ordered[i][1]), ordered[i][0], result);
  return result;
}

/** Parts with the same value become one; a part whose guard is TRUE stands alone. */
function joinEqual<T extends Sym>(terms: TermTable, parts: readonly Guarded<T>[]): Guarded<T>[] {
  const guards = new Map<T, Term[]>();
  for (const { guard, value } of parts) {
    if (guard === FALSE) continue;
    if (guard === TRUE) return [{ guard, value }];
    const list = guards.get(value);
    if (list === undefined) guards.set(value, [guard]);
    else list.push(guard);
  }
  const joined: Guarded<T>[] = [];
  for (const [value, list] of guards) joined.push({ guard: terms.any(list), value });
  // no part can be the case: the value is never used, any will do
  if (joined.length === 0 && parts.length > 0) return [{ guard: TRUE, value: parts[0].value }];
  return joined;
}

function flatten(terms: TermTable, parts: readonly Guarded<Sym>[]): Guarded<Part>[] {
  const flat: Guarded<Part>[] = [];
  for (const { guard, value } of parts) {
    if (value.kind === "union") {
      for (const a of value.alternatives) {
        const both = terms.and(guard, a.guard);
        if (both !== FALSE) flat.push({ guard: both, value: a.value });
      }
    } else flat.push({ guard, value });
  }
  return flat;
}

function classOf(p: Part): "scalar" | "integer" | "set" | "function" | "lazy" {
  switch (p.kind) {
    case "bool": case "choice": return "scalar";
    case "integer": case "set": case "function": case "lazy": return p.kind;
    case "pointwise": return "lazy"; // not joined with others either
    case "ground":
      if (typeof p.value !== "object" || p.value.kind === "model") return "scalar";
      return p.value.kind === "set" ? "set" : "function";
  }
}

/** The scalars that `p` may be, with their guards. */
export function scalarsOf(m: SymTable, p: Part): readonly Guarded<Ground>[] {
  switch (p.kind) {
    case "ground": return [{ guard: TRUE, value: p }];
    case "bool": return [{ guard: p.term, value: m.ground(true) }, { guard: not(p.term), value: m.ground(false) }];
    case "choice": return p.alternatives;
    default: return [];
  }
}

const isInteger = (v: Value): boolean => typeof v === "number" || typeof v === "bigint";

function countIntegers(parts: readonly Guarded<Part>[]): number {
  const seen = new Set<Ground>();
  for (const { value } of parts) {
    if (value.kind === "ground" && isInteger(value.value)) seen.add(value);
    else if (value.kind === "choice") for (const a of value.alternatives) if (isInteger(a.value.value)) seen.add(a.value);
  }
  return seen.size;
}

/** Takes the integers out of the scalar class into the integer class. */
function moveIntegers(m: SymTable, classes: Record<"scalar" | "integer", Guarded<Part>[]>): void {
  const kept: Guarded<Part>[] = [];
  for (const part of classes.scalar) {
    const scalars = scalarsOf(m, part.value);
    const integers = scalars.filter((s) => isInteger(s.value.value));
    if (integers.length === 0) {
      kept.push(part);
      continue;
    }
    const others = scalars.filter((s) => !isInteger(s.value.value));
    if (others.length === 0) {
      classes.integer.push(part);
      continue;
    }
    const inside = (list: readonly Guarded<Ground>[]): Term => m.terms.and(part.guard, m.terms.any(list.map((s) => s.guard)));
    classes.integer.push({ guard: inside(integers), value: asPart(m.choice(integers)) });
    kept.push({ guard: inside(others), value: asPart(m.choice(others)) });
  }
  classes.scalar = kept;
}

function asPart(s: Sym): Part {
  if (s.kind === "union") throw new RangeError("a choice of scalars is no union");
  return s;
}

function mergeScalars(m: SymTable, parts: readonly Guarded<Part>[]): Sym {
  const columns = parts.map((p) => new Map(scalarsOf(m, p.value).map((s) => [s.value, s.guard])));
  const values = new Set(columns.flatMap((c) => [...c.keys()]));
  const alternatives = [...values].map((value) => ({
    value,
    guard: select(m.terms, parts.map((p, i) => ({ guard: p.guard, value: columns[i].get(value) ?? FALSE }))),
  }));
  return alternatives.every((a) => a.guard === FALSE) ? alternatives[0].value : m.choice(alternatives);
}

function mergeIntegers(m: SymTable, parts: readonly Guarded<Part>[]): Sym {
  let result = integerOf(m, parts[0].value);
  for (const part of parts.slice(1)) result = m.integers.ite(part.guard, integerOf(m, part.value), result);
  return m.integer(result);
}

function mergeSets(m: SymTable, parts: readonly Guarded<Part>[]): Sym {
  const columns = parts.map((p) => new Map(cellsOfSet(m, p.value).map((c) => [c.value, c.guard])));
  const values = new Set(columns.flatMap((c) => [...c.keys()]));
  return m.set([...values].map((value) => ({
    value,
    guard: select(m.terms, parts.map((p, i) => ({ guard: p.guard, value: columns[i].get(value) ?? FALSE }))),
  })));
}

function mergeFunctions(m: SymTable, parts: readonly Guarded<Part>[]): Sym {
  const columns = parts.map((p) => new Map(cellsOfFunction(m, p.value).map((c) => [c.key, c])));
  const keys = new Set(columns.flatMap((c) => [...c.keys()]));
  const cells: FunctionCell[] = [];
  for (const key of keys) {
    const guard = select(m.terms, parts.map((p, i) => ({ guard: p.guard, value: columns[i].get(key)?.guard ?? FALSE })));
    if (guard === FALSE) continue;
    const values: Guarded<Sym>[] = [];
    parts.forEach((p, i) => {
      const cell = columns[i].get(key);
      if (cell !== undefined) values.push({ guard: p.guard, value: cell.value });
    });
    cells.push({ key, guard, value: mergeAll(m, values) });
  }
  return m.function(cells, parts.every((p) => isSequence(p.value)));
}
