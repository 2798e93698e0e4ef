import type { Span } from "../base/span.ts";
import { FALSE, TRUE, type Term, not } from "../term/term-table.ts";
import { alternativesOf } from "./alternatives.ts";
import { cellsOfSet } from "./cells.ts";
import { type Context, type Failure, Unsupported, fail, under } from "./context.ts";
import type { LazySet } from "./lazy-set.ts";
import { equal } from "./equal.ts";
import { isInfinite, unlistedIn } from "./infinite.ts";
import { lessOrEqual } from "./integers.ts";
import { member } from "./member.ts";
import { scalarsOf } from "./merge.ts";
import { requireAlike } from "./mixed.ts";
import { type ValueSort, comparable, isSet, partsOf, sortOf, sortOfPart } from "./parts.ts";
import { emptyPath } from "./path.ts";
import type { FunctionCell, Guarded, Lazy, Part, Sym } from "./sym.ts";

/** A set of the given cells. A value that is not ground is spelt out into ground cells where it may be few values only, so that sets over small
 *  universes are rows of bits with keys. Elements that occur twice share a cell. Elements of different sorts together are a failure, as in TLC. */
export function setOfCells(cx: Context, cells: readonly Guarded<Sym>[], span: Span): Sym {
  requireComparable(cx, cells, span);
  if (cx.m.unlisted) requireOrder(cx, cells, span);
  const guards = new Map<Sym, Term>();
  const add = (value: Sym, guard: Term): void => {
    if (guard !== FALSE) guards.set(value, cx.m.terms.or(guards.get(value) ?? FALSE, guard));
  };
  for (const cell of cells) {
    const list = cell.value.kind === "ground" ? null : alternativesOf(cx, cell.value, cx.machine.limits.expansion, cell.guard);
    if (list === null) add(cell.value, cell.guard);
    else for (const a of list) add(a.value, cx.m.terms.and(cell.guard, a.guard));
  }
  const all = [...guards].map(([value, guard]) => ({ guard, value }));
  requireAlike(cx, all, span);
  return cx.m.set(all);
}

/** Fails where elements are present that TLC can not compare. */
function requireComparable(cx: Context, cells: readonly Guarded<Sym>[], span: Span): void {
  const sorts = new Map<ValueSort, Term[]>();
  const note = (sort: ValueSort, guard: Term): void => {
    const list = sorts.get(sort);
    if (list === undefined) sorts.set(sort, [guard]);
    else list.push(guard);
  };
  for (const c of cells) {
    for (const p of partsOf(c.value)) {
      const guard = cx.m.terms.and(c.guard, p.guard);
      const sort = sortOfPart(p.value);
      if (sort !== null) note(sort, guard);
      else for (const a of scalarsOf(cx.m, p.value)) note(sortOf(a.value.value), cx.m.terms.and(guard, a.guard));
    }
  }
  if (sorts.size < 2) return;
  const present = [...sorts].map(([sort, guards]) => ({ sort, guard: cx.m.terms.any(guards) }));
  present.forEach((a, i) => present.slice(i + 1).forEach((b) => {
    if (!comparable(a.sort, b.sort)) fail(cx, cx.m.terms.and(a.guard, b.guard), "compare", span);
  }));
}

/** Fails where elements are present that TLC would have to list to put them in order. */
function requireOrder(cx: Context, cells: readonly Guarded<Sym>[], span: Span): void {
  if (cells.length < 2 || cells.every((c) => unlistedIn(cx.m, c.value) === FALSE)) return;
  cells.forEach((a, i) => cells.slice(i + 1).forEach((b) => {
    const inside = under(cx, cx.m.terms.and(a.guard, b.guard));
    if (inside === null) return;
    equal(inside, a.value, b.value, span);
    if (isInfiniteFunctions(a.value) && isInfiniteFunctions(b.value)) fail(inside, not(equal(inside, a.value, b.value, span)), "infinite", span);
  }));
}

const isInfiniteFunctions = (s: Sym): boolean => s.kind === "lazy" && s.set.kind === "functions" && isInfinite(s);

/** The elements of `s` with the guards under which they are elements. A set that is not one is a failure; an infinite one as well. */
export function elementsOf(cx: Context, s: Sym, span: Span): readonly Guarded<Sym>[] {
  const parts = partsOf(s);
  if (parts.length === 1 && parts[0].guard === TRUE) return elementsOfPart(cx, parts[0].value, span);
  const guards = new Map<Sym, Term>();
  for (const p of parts) {
    const inside = under(cx, p.guard);
    if (inside === null) continue;
    for (const c of elementsOfPart(inside, p.value, span)) {
      guards.set(c.value, cx.m.terms.or(guards.get(c.value) ?? FALSE, cx.m.terms.and(p.guard, c.guard)));
    }
  }
  return [...guards].map(([value, guard]) => ({ guard, value })).filter((c) => c.guard !== FALSE);
}

function elementsOfPart(cx: Context, p: Part, span: Span): readonly Guarded<Sym>[] {
  if (!isSet(p)) {
    fail(cx, TRUE, "kind", span);
    return [];
  }
  return cellsOfSet(cx.m, p.kind === "lazy" ? expand(cx, p, span) : p);
}

const expanded = new WeakMap<Lazy, { readonly part: Part; readonly failures: readonly Failure[] }>();

/** A lazy set spelt out. Throws `Unsupported` where it has too many elements; an infinite one is a failure, as in TLC. */
export function expand(cx: Context, lazy: Lazy, span: Span): Part {
  let known = expanded.get(lazy);
  if (known === undefined) {
    const failures: Failure[] = [];
    // under no path, so that the result serves every use
    known = { part: expandForm({ ...cx, path: emptyPath, failures }, lazy.set, span), failures };
    expanded.set(lazy, known);
  }
  for (const f of known.failures) fail(cx, f.guard, f.kind, span);
  return known.part;
}

function expandForm(cx: Context, set: LazySet, span: Span): Part {
  const m = cx.m;
  switch (set.kind) {
    case "powerset": return asSet(cx, powerset(cx, elementsOf(cx, set.base, span), span));
    case "functions": {
      const domain = elementsOf(cx, set.domain, span);
      return asSet(cx, products(cx, domain.map((d) => ({ key: d, values: elementsOf(cx, set.range, span) })), span));
    }
    case "records": return asSet(cx, products(cx, set.fields.map((f) => ({ key: { guard: TRUE, value: m.ground(f.name) }, values: elementsOf(cx, f.set, span) })), span));
    case "product": return asSet(cx, products(cx, set.factors.map((f, i) => ({ key: { guard: TRUE, value: m.ground(i + 1) }, values: elementsOf(cx, f, span) })), span));
    case "interval": return asSet(cx, interval(cx, set.low, set.high, span));
    case "union": return asSet(cx, setOfCells(cx, [...elementsOf(cx, set.left, span), ...elementsOf(cx, set.right, span)], span));
    case "difference": {
      const cells = elementsOf(cx, set.left, span);
      return asSet(cx, m.set(cells.map((c) => ({ value: c.value, guard: m.terms.and(c.guard, not(member(cx, c.value, set.right, span))) }))));
    }
    case "bounded": case "filter": case "sequences": case "naturals": case "integers": case "reals": case "strings":
      fail(cx, TRUE, "infinite", span);
      return asSet(cx, m.set([]));
  }
}

function asSet(cx: Context, s: Sym): Part {
  return s.kind === "union" ? asSet(cx, cx.m.set([])) : s;
}

function powerset(cx: Context, base: readonly Guarded<Sym>[], span: Span): Sym {
  if (2 ** base.length > cx.machine.limits.enumeration) throw new Unsupported(`a set of 2^${base.length} sets would have to be spelt out`, span);
  let subsets: { guard: Term; cells: Guarded<Sym>[] }[] = [{ guard: TRUE, cells: [] }];
  for (const b of base) {
    subsets = subsets.flatMap((s) => [s, { guard: cx.m.terms.and(s.guard, b.guard), cells: [...s.cells, { guard: TRUE, value: b.value }] }]).filter((s) => s.guard !== FALSE);
  }
  return setOfCells(cx, subsets.map((s) => ({ guard: s.guard, value: cx.m.set(s.cells) })), span);
}

interface Column {
  readonly key: Guarded<Sym>;
  readonly values: readonly Guarded<Sym>[];
}

/** The set of functions that take each key to one of its values. A key with a guard is in the domain where the guard holds. */
function products(cx: Context, columns: readonly Column[], span: Span): Sym {
  const { terms } = cx.m;
  let rows: { guard: Term; cells: FunctionCell[] }[] = [{ guard: TRUE, cells: [] }];
  for (const { key, values } of columns) {
    if (key.value.kind !== "ground") throw new Unsupported("a set of functions over a domain that is not fixed would have to be spelt out", span);
    const ground = key.value;
    const next: { guard: Term; cells: FunctionCell[] }[] = [];
    for (const row of rows) {
      const absent = terms.and(row.guard, not(key.guard));
      if (absent !== FALSE) next.push({ guard: absent, cells: row.cells });
      const present = terms.and(row.guard, key.guard);
      for (const v of values) {
        const guard = terms.and(present, v.guard);
        if (guard !== FALSE) next.push({ guard, cells: [...row.cells, { key: ground, guard: TRUE, value: v.value }] });
      }
    }
    if (next.length > cx.machine.limits.enumeration) throw new Unsupported(`a set of more than ${cx.machine.limits.enumeration} functions would have to be spelt out`, span);
    rows = next;
  }
  return setOfCells(cx, rows.map((r) => ({ guard: r.guard, value: cx.m.function(r.cells) })), span);
}

function interval(cx: Context, low: Sym, high: Sym, span: Span): Sym {
  const limit = cx.machine.limits.enumeration;
  const lows = alternativesOf(cx, low, limit);
  const highs = alternativesOf(cx, high, limit);
  if (lows === null || highs === null) throw new Unsupported("an interval without known bounds would have to be spelt out", span);
  const numbers = (list: readonly Guarded<Sym & { kind: "ground" }>[]): number[] =>
    list.map((a) => a.value.value).filter((v): v is number => typeof v === "number");
  const from = Math.min(...numbers(lows));
  const to = Math.max(...numbers(highs));
  if (to - from > limit) throw new Unsupported(`an interval of ${to - from + 1} integers would have to be spelt out`, span);
  const cells: Guarded<Sym>[] = [];
  for (let n = from; n <= to; n++) {
    const value = cx.m.ground(n);
    cells.push({ value, guard: cx.m.terms.and(lessOrEqual(cx, low, value, span), lessOrEqual(cx, value, high, span)) });
  }
  return cx.m.set(cells);
}
