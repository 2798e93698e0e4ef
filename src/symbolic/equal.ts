import type { Span } from "../base/span.ts";
import { FALSE, TRUE, type Term, not } from "../term/term-table.ts";
import { cellsOfFunction, cellsOfSet } from "./cells.ts";
import { type Context, fail, inOrder, onlyWhere, under } from "./context.ts";
import { expand } from "./expand.ts";
import { incomparableIn, isInfinite, unlistedIn } from "./infinite.ts";
import { integerOf } from "./integer-of.ts";
import { member } from "./member.ts";
import { countTrue } from "./cardinality.ts";
import { scalarsOf, select } from "./merge.ts";
import { requireAlikeSets } from "./mixed.ts";
import { comparable, isFunction, isInteger, isScalar, isSet, keyValue, partsOf, sortOf, sortOfPart } from "./parts.ts";
import type { FunctionCell, Part, Sym } from "./sym.ts";

/** a = b. Values that TLC refuses to compare are a failure. */
export function equal(cx: Context, a: Sym, b: Sym, span: Span): Term {
  if (a === b) {
    fail(cx, incomparableIn(cx.m, a), "infinite", span);
    return TRUE;
  }
  const terms = cx.m.terms;
  const found: Term[] = [];
  for (const p of partsOf(a)) {
    for (const q of partsOf(b)) {
      const both = terms.and(p.guard, q.guard);
      if (both === FALSE) continue;
      const inside = under(cx, both);
      if (inside !== null) found.push(terms.and(both, equalParts(inside, p.value, q.value, span)));
    }
  }
  return terms.any(found);
}

function equalParts(cx: Context, a: Part, b: Part, span: Span): Term {
  if (a.kind === "pointwise" || b.kind === "pointwise") return equalPointwise(cx, a, b, span);
  if (a === b) {
    fail(cx, incomparableIn(cx.m, a), "infinite", span);
    return TRUE;
  }
  if (isScalar(a) && isScalar(b)) return equalScalars(cx, a, b, span);
  if (a.kind === "integer") return equalInteger(cx, a, b, span);
  if (b.kind === "integer") return equalInteger(cx, b, a, span);
  if (isSet(a) && isSet(b)) return equalSets(cx, a, b, span);
  if (isFunction(a) && isFunction(b)) return equalFunctions(cx, a, b, span);
  incomparable(cx, a, b, span);
  return FALSE;
}

/** Fails where a scalar of `a` and one of `b` are of sorts that can not be compared. */
function incomparable(cx: Context, a: Part, b: Part, span: Span): void {
  const sorted = (p: Part) => {
    const sort = sortOfPart(p);
    return sort === null ? scalarsOf(cx.m, p).map((s) => ({ guard: s.guard, sort: sortOf(s.value.value) })) : [{ guard: TRUE, sort }];
  };
  for (const x of sorted(a)) for (const y of sorted(b)) if (!comparable(x.sort, y.sort)) fail(cx, cx.m.terms.and(x.guard, y.guard), "compare", span);
}

function equalScalars(cx: Context, a: Part, b: Part, span: Span): Term {
  if (a.kind === "ground" && b.kind === "ground") {
    incomparable(cx, a, b, span);
    return FALSE; // equal ones are one object
  }
  if (a.kind === "bool" && b.kind === "bool") return cx.m.terms.iff(a.term, b.term);
  if (mixed(cx, a, b)) incomparable(cx, a, b, span);
  const right = new Map(scalarsOf(cx.m, b).map((s) => [s.value, s.guard]));
  return select(cx.m.terms, scalarsOf(cx.m, a).map((s) => ({ guard: s.guard, value: right.get(s.value) ?? FALSE })));
}

function mixed(cx: Context, a: Part, b: Part): boolean {
  const sorts = new Set([...scalarsOf(cx.m, a), ...scalarsOf(cx.m, b)].map((s) => sortOf(s.value.value)));
  sorts.delete("model");
  return sorts.size > 1;
}

function equalInteger(cx: Context, a: Part, b: Part, span: Span): Term {
  if (a.kind !== "integer") return FALSE;
  if (b.kind === "integer") return cx.m.integers.equal(a.integer, b.integer);
  incomparable(cx, a, b, span);
  const integers = scalarsOf(cx.m, b).filter((s) => isInteger(s.value.value));
  return cx.m.terms.any(integers.map((s) => cx.m.terms.and(s.guard, cx.m.integers.equal(a.integer, integerOf(cx.m, s.value)))));
}

/** TLC compares a function that it can not list with untyped model values only. */
function equalPointwise(cx: Context, a: Part, b: Part, span: Span): Term {
  const other = a.kind === "pointwise" ? b : a;
  const models = isScalar(other) ? scalarsOf(cx.m, other).filter((s) => sortOf(s.value.value) === "model") : [];
  fail(cx, not(cx.m.terms.any(models.map((s) => s.guard))), "infinite", span);
  return FALSE;
}

/** Two sets one of which is infinite: TLC knows the answer where it need not list them. */
function equalInfinite(cx: Context, a: Part, b: Part, span: Span): Term {
  if (a.kind === "lazy" && b.kind === "lazy") {
    const [s, t] = [a.set, b.set];
    if (s.kind === "sequences" && t.kind === "sequences") return equal(cx, s.base, t.base, span);
    if (s.kind === "functions" && t.kind === "functions") {
      const same = equal(cx, s.domain, t.domain, span);
      const inside = under(cx, same);
      return inside === null ? FALSE : cx.m.terms.and(same, equal(inside, s.range, t.range, span));
    }
    const numbers = (k: string): boolean => k === "naturals" || k === "integers";
    if (numbers(s.kind) && numbers(t.kind)) return FALSE; // equal ones are one object
  }
  fail(cx, TRUE, "infinite", span);
  return FALSE;
}

function equalSets(cx: Context, a: Part, b: Part, span: Span): Term {
  if (a.kind === "lazy" && b.kind === "lazy" && a.set.kind === "powerset" && b.set.kind === "powerset") return equal(cx, a.set.base, b.set.base, span);
  if (isInfinite(a) || isInfinite(b)) return equalInfinite(cx, a, b, span);
  const x = a.kind === "lazy" ? expand(cx, a, span) : a;
  const y = b.kind === "lazy" ? expand(cx, b, span) : b;
  const left = cellsOfSet(cx.m, x);
  const right = cellsOfSet(cx.m, y);
  if ([...left, ...right].some((c) => c.value.kind !== "ground")) return equalCells(cx, x, y, span);
  requireAlikeSets(cx, left, right, span);
  const guards = new Map(right.map((c) => [c.value, c.guard]));
  const same: Term[] = [];
  for (const c of left) {
    same.push(cx.m.terms.iff(c.guard, guards.get(c.value) ?? FALSE));
    guards.delete(c.value);
  }
  for (const guard of guards.values()) same.push(not(guard));
  return cx.m.terms.all(same);
}

/** Sets of elements some of which are not ground: each is within the other. TLC looks at the sizes first, which matters where the elements can not be compared. */
function equalCells(cx: Context, a: Part, b: Part, span: Span): Term {
  const { m } = cx;
  const sides = [cellsOfSet(m, a), cellsOfSet(m, b)] as const;
  const before = cx.failures.length;
  const same = m.terms.and(within(cx, sides[0], b, span), within(cx, sides[1], a, span));
  if (cx.failures.length > before && sides.some((cells) => cells.some((c) => unlistedIn(m, c.value) !== FALSE))) {
    const [left, right] = sides.map((cells) => countTrue(cx, cells.map((c) => c.guard)));
    onlyWhere(cx, before, equal(cx, left, right, span));
  }
  return same;
}

/** Every present cell is an element of `s`. */
export function within(cx: Context, cells: readonly { readonly guard: Term; readonly value: Sym }[], s: Sym, span: Span): Term {
  return inOrder(cx, cells, (c) => {
    const inside = under(cx, c.guard);
    return inside === null ? TRUE : cx.m.terms.implies(c.guard, member(inside, c.value, s, span));
  });
}

/** TLC compares a record with a record or the empty function only; the other way round it looks at the sizes first. */
function refuseRecords(cx: Context, a: Part, b: Part, span: Span): void {
  const present = (f: Part, strings: boolean): Term =>
    cx.m.terms.any(cellsOfFunction(cx.m, f).filter((c) => (typeof keyValue(c) === "string") === strings).map((c) => c.guard));
  fail(cx, cx.m.terms.and(present(a, true), present(b, false)), "compare", span);
  const reversed = cx.m.terms.and(present(a, false), present(b, true));
  if (reversed === FALSE) return;
  const sizes = [a, b].map((f) => countTrue(cx, cellsOfFunction(cx.m, f).map((c) => c.guard)));
  fail(cx, cx.m.terms.and(reversed, equal(cx, sizes[0], sizes[1], span)), "compare", span);
}

function equalFunctions(cx: Context, a: Part, b: Part, span: Span): Term {
  if ([a, b].some((f) => cellsOfFunction(cx.m, f).some((c) => c.key.kind !== "ground"))) return equalByKeys(cx, a, b, span);
  const right = new Map<Sym, FunctionCell>(cellsOfFunction(cx.m, b).map((c) => [c.key, c]));
  const terms = cx.m.terms;
  refuseRecords(cx, a, b, span);
  const domains: Term[] = [];
  const common: [FunctionCell, FunctionCell][] = [];
  for (const c of cellsOfFunction(cx.m, a)) {
    const other = right.get(c.key);
    right.delete(c.key);
    domains.push(other === undefined ? not(c.guard) : terms.iff(c.guard, other.guard));
    if (other !== undefined) common.push([c, other]);
  }
  for (const c of right.values()) domains.push(not(c.guard));
  const sameDomain = terms.all(domains);
  const inside = under(cx, sameDomain);
  if (inside === null) return FALSE;
  return terms.and(sameDomain, inOrder(cx, common, ([c, d]) => {
    const present = under(inside, c.guard);
    return present === null ? TRUE : terms.implies(c.guard, equal(present, c.value, d.value, span));
  }));
}

/** Functions with keys that are not ground: each present key has an equal one on the other side, with an equal value. */
function equalByKeys(cx: Context, a: Part, b: Part, span: Span): Term {
  const { terms } = cx.m;
  const left = cellsOfFunction(cx.m, a);
  const right = cellsOfFunction(cx.m, b);
  const met = left.map((c) => right.map((d) => {
    const both = terms.and(c.guard, d.guard);
    const inside = both === FALSE ? null : under(cx, both);
    return inside === null ? FALSE : terms.and(both, equal(inside, c.key, d.key, span));
  }));
  const all = [
    ...left.map((c, i) => terms.implies(c.guard, terms.any(met[i]))),
    ...right.map((d, j) => terms.implies(d.guard, terms.any(met.map((row) => row[j])))),
  ];
  left.forEach((c, i) => right.forEach((d, j) => {
    const inside = met[i][j] === FALSE ? null : under(cx, met[i][j]);
    if (inside !== null) all.push(terms.implies(met[i][j], equal(inside, c.value, d.value, span)));
  }));
  return terms.all(all);
}
