import { FALSE, TRUE, type Term, not } from "../term/term-table.ts";
import { makeFunction, makeSet } from "../value/construct.ts";
import type { Value } from "../value/value.ts";
import { cellsOfFunction, cellsOfSet } from "./cells.ts";
import { integerOf } from "./integer-of.ts";
import { isFunction, isScalar, isSet, partsOf } from "./parts.ts";
import { scalarsOf } from "./merge.ts";
import { type Context, possible } from "./context.ts";
import type { Ground, Guarded, Part, Sym } from "./sym.ts";
import { type SymTable, fromBigInt } from "./sym-table.ts";

/** All ground values that `s` may be where `cx` is evaluated and `where` holds, each with its guard (disjoint); null if there are more than `limit`. Combinations that no
 *  behaviour has are left out as soon as there are some to choose from. */
export function alternativesOf(cx: Context, s: Sym, limit: number, where: Term = TRUE): readonly Guarded<Ground>[] | null {
  const { m } = cx;
  if (s.kind === "ground") return [{ guard: TRUE, value: s }];
  if (s.kind === "choice") return s.alternatives.length <= limit ? s.alternatives : null;
  const found = new Map<Ground, Term>();
  for (const p of partsOf(s)) {
    const list = alternativesOfPart(cx, p.value, limit, m.terms.and(where, p.guard));
    if (list === null) return null;
    for (const a of list) {
      const guard = m.terms.and(p.guard, a.guard);
      if (guard !== FALSE) found.set(a.value, m.terms.or(found.get(a.value) ?? FALSE, guard));
    }
    if (found.size > limit) return null;
  }
  return [...found].map(([value, guard]) => ({ guard, value }));
}

function alternativesOfPart(cx: Context, p: Part, limit: number, where: Term): readonly Guarded<Ground>[] | null {
  const { m } = cx;
  if (p.kind === "ground") return [{ guard: TRUE, value: p }];
  if (isScalar(p)) return scalarsOf(m, p);
  if (p.kind === "integer") return integersOf(m, p, limit);
  if (isFunction(p)) return functionsOf(cx, p, limit, where);
  if (p.kind !== "lazy" && isSet(p)) return setsOf(cx, p, limit, where);
  return null;
}

/** The values that an integer may have by its range, with their guards; null if there are more than `limit`. */
export function integersOf(m: SymTable, p: Part, limit: number): readonly Guarded<Ground>[] | null {
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

/** Without the rows that can not be the case. */
function live<T extends { readonly guard: Term }>(cx: Context, rows: readonly T[], where: Term): readonly T[] {
  return rows.length < 2 ? rows : rows.filter((row) => possible(cx, where, row.guard));
}

function functionsOf(cx: Context, p: Part, limit: number, where: Term): readonly Guarded<Ground>[] | null {
  const { m } = cx;
  let partial: readonly Partial_[] = [{ guard: TRUE, entries: [] }];
  for (const cell of cellsOfFunction(m, p)) {
    const values = alternativesOf(cx, cell.value, limit, m.terms.and(where, cell.guard));
    const keys = alternativesOf(cx, cell.key, limit, m.terms.and(where, cell.guard));
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
    partial = live(cx, next, where);
    if (partial.length > limit) return null;
  }
  return partial.map(({ guard, entries }) => ({ guard, value: m.ground(makeFunction(entries)) }));
}

function setsOf(cx: Context, p: Part, limit: number, where: Term): readonly Guarded<Ground>[] | null {
  const { m } = cx;
  let partial: readonly { readonly guard: Term; readonly elements: readonly Value[] }[] = [{ guard: TRUE, elements: [] }];
  for (const cell of cellsOfSet(m, p)) {
    const values = alternativesOf(cx, cell.value, limit, m.terms.and(where, cell.guard));
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
    partial = live(cx, next, where);
    if (partial.length > limit) return null;
  }
  const found = new Map<Ground, Term>();
  for (const { guard, elements } of partial) {
    const value = m.ground(makeSet(elements));
    found.set(value, m.terms.or(found.get(value) ?? FALSE, guard));
  }
  return [...found].map(([value, guard]) => ({ guard, value }));
}
