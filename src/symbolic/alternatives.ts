import { FALSE, TRUE, type Term, not } from "../term/term-table.ts";
import { makeFunction, makeSet } from "../value/construct.ts";
import type { Value } from "../value/value.ts";
import { cellsOfFunction, cellsOfSet } from "./cells.ts";
import { integerOf } from "./integer-of.ts";
import { isFunction, isScalar, isSet, partsOf } from "./parts.ts";
import { scalarsOf } from "./merge.ts";
import type { Ground, Guarded, Part, Sym } from "./sym.ts";
import { type SymTable, fromBigInt } from "./sym-table.ts";

/** All ground values that `s` may be, each with its guard (disjoint); null if there are more than `limit`. */
export function alternativesOf(m: SymTable, s: Sym, limit: number): readonly Guarded<Ground>[] | null {
  if (s.kind === "ground") return [{ guard: TRUE, value: s }];
  if (s.kind === "choice") return s.alternatives.length <= limit ? s.alternatives : null;
  const found = new Map<Ground, Term>();
  for (const p of partsOf(s)) {
    const list = alternativesOfPart(m, p.value, limit);
    if (list === null) return null;
    for (const a of list) {
      const guard = m.terms.and(p.guard, a.guard);
      if (guard !== FALSE) found.set(a.value, m.terms.or(found.get(a.value) ?? FALSE, guard));
    }
    if (found.size > limit) return null;
  }
  return [...found].map(([value, guard]) => ({ guard, value }));
}

function alternativesOfPart(m: SymTable, p: Part, limit: number): readonly Guarded<Ground>[] | null {
  if (p.kind === "ground") return [{ guard: TRUE, value: p }];
  if (isScalar(p)) return scalarsOf(m, p);
  if (p.kind === "integer") return integersOf(m, p, limit);
  if (isFunction(p)) return functionsOf(m, p, limit);
  if (p.kind !== "lazy" && isSet(p)) return setsOf(m, p, limit);
  return null;
}

function integersOf(m: SymTable, p: Part, limit: number): readonly Guarded<Ground>[] | null {
  const integer = integerOf(m, p);
  const { low, high } = m.integers.range(integer);
  if (low === null || high === null || high - low >= BigInt(limit)) return null;
  const list: Guarded<Ground>[] = [];
  for (let n = low; n <= high; n++) {
    const guard = m.integers.equal(integer, m.integers.constant(n));
    if (guard !== FALSE) list.push({ guard, value: m.ground(fromBigInt(n)) });
  }
  return list;
}

interface Partial_ {
  readonly guard: Term;
  readonly entries: readonly (readonly [Value, Value])[];
}

function functionsOf(m: SymTable, p: Part, limit: number): readonly Guarded<Ground>[] | null {
  let partial: readonly Partial_[] = [{ guard: TRUE, entries: [] }];
  for (const cell of cellsOfFunction(m, p)) {
    const values = alternativesOf(m, cell.value, limit);
    const keys = alternativesOf(m, cell.key, limit);
    if (values === null || keys === null) return null;
    const next: Partial_[] = [];
    for (const { guard, entries } of partial) {
      const absent = m.terms.and(guard, not(cell.guard));
      if (absent !== FALSE) next.push({ guard: absent, entries });
      const present = m.terms.and(guard, cell.guard);
      for (const key of keys) {
        for (const v of values) {
          const both = m.terms.and(present, m.terms.and(key.guard, v.guard));
          if (both !== FALSE) next.push({ guard: both, entries: [...entries, [key.value.value, v.value.value]] });
        }
      }
    }
    if (next.length > limit) return null;
    partial = next;
  }
  return partial.map(({ guard, entries }) => ({ guard, value: m.ground(makeFunction(entries)) }));
}

function setsOf(m: SymTable, p: Part, limit: number): readonly Guarded<Ground>[] | null {
  let partial: readonly { readonly guard: Term; readonly elements: readonly Value[] }[] = [{ guard: TRUE, elements: [] }];
  for (const cell of cellsOfSet(m, p)) {
    const values = alternativesOf(m, cell.value, limit);
    if (values === null) return null;
    const next: { guard: Term; elements: readonly Value[] }[] = [];
    for (const { guard, elements } of partial) {
      const absent = m.terms.and(guard, not(cell.guard));
      if (absent !== FALSE) next.push({ guard: absent, elements });
      const present = m.terms.and(guard, cell.guard);
      for (const v of values) {
        const both = m.terms.and(present, v.guard);
        if (both !== FALSE) next.push({ guard: both, elements: [...elements, v.value.value] });
      }
    }
    if (next.length > limit) return null;
    partial = next;
  }
  const found = new Map<Ground, Term>();
  for (const { guard, elements } of partial) {
    const value = m.ground(makeSet(elements));
    found.set(value, m.terms.or(found.get(value) ?? FALSE, guard));
  }
  return [...found].map(([value, guard]) => ({ guard, value }));
}
