import type { Span } from "../base/span.ts";
import { FALSE, TRUE, type Term, not } from "../term/term-table.ts";
import { cellsOfFunction, cellsOfSet } from "./cells.ts";
import { cardinality } from "./cardinality.ts";
import { inOrder as ascending } from "./choose.ts";
import { type Context, type Failure, fail, inOrder, under } from "./context.ts";
import { equal, within } from "./equal.ts";
import { expand } from "./expand.ts";
import { lessOrEqual } from "./integers.ts";
import type { LazySet } from "./lazy-set.ts";
import { scalarsOf, select } from "./merge.ts";
import { comparable, isFunction, isInteger, isScalar, isSequence, isSet, keyValue, partsOf, sortOf } from "./parts.ts";
import { length } from "./sequences.ts";
import type { FunctionCell, Ground, Guarded, Part, Sym } from "./sym.ts";

const indexes = new WeakMap<Part, ReadonlyMap<Sym, Term>>();

/** x \in s. A set that is not one is a failure; so is an element that TLC can not compare with those of `s`. */
export function member(cx: Context, x: Sym, s: Sym, span: Span): Term {
  const terms = cx.m.terms;
  const found: Term[] = [];
  for (const set of partsOf(s)) {
    const inside = under(cx, set.guard);
    if (inside === null) continue;
    if (!isSet(set.value)) fail(inside, TRUE, "kind", span);
    else for (const p of partsOf(x)) {
      const there = under(inside, p.guard);
      if (there === null) continue;
      const t = set.value.kind === "lazy" ? memberLazy(there, p.value, set.value.set, span) : memberCells(there, p.value, set.value, span);
      found.push(terms.and(terms.and(set.guard, p.guard), t));
    }
  }
  return terms.any(found);
}

function memberCells(cx: Context, x: Part, set: Part, span: Span): Term {
  const cells = cellsOfSet(cx.m, set);
  if (cells.length === 0) return FALSE;
  const terms = cx.m.terms;
  if (x.kind === "choice" || x.kind === "bool") {
    return select(terms, scalarsOf(cx.m, x).map((a) => {
      const inside = under(cx, a.guard);
      return { guard: a.guard, value: inside === null ? FALSE : memberGround(inside, a.value, set, cells, span) };
    }));
  }
  if (x.kind === "ground") return memberGround(cx, x, set, cells, span);
  return terms.any(cells.map((c) => {
    const inside = under(cx, c.guard);
    return inside === null ? FALSE : terms.and(c.guard, equal(inside, x, c.value, span));
  }));
}

function memberGround(cx: Context, x: Ground, set: Part, cells: readonly Guarded<Sym>[], span: Span): Term {
  let index = indexes.get(set);
  if (index === undefined) {
    index = new Map(cells.map((c) => [c.value, c.guard]));
    indexes.set(set, index);
  }
  const found: Term[] = [index.get(x) ?? FALSE];
  if (found[0] === TRUE) return TRUE;
  const sort = sortOf(x.value);
  const first = cells[0].value;
  const last = cells[cells.length - 1].value;
  // cells are ordered by sort first: where both ends are of one sort with x, all are
  if (first.kind !== "ground" || last.kind !== "ground" || sortOf(first.value) !== sort || sortOf(last.value) !== sort) {
    for (const c of cells) {
      if (c.value.kind === "ground") {
        if (!comparable(sortOf(c.value.value), sort)) fail(cx, c.guard, "compare", span);
        continue;
      }
      const inside = under(cx, c.guard);
      if (inside !== null) found.push(cx.m.terms.and(c.guard, equal(inside, x, c.value, span)));
    }
  }
  return cx.m.terms.any(found);
}

function memberLazy(cx: Context, x: Part, set: LazySet, span: Span): Term {
  switch (set.kind) {
    case "powerset": {
      if (isSet(x)) return subset(cx, x, set.base, span);
      fail(cx, TRUE, "kind", span); // of model values too, other than of functions, records and the like
      return FALSE;
    }
    case "functions": return isFunction(x) ? memberOfFunctions(cx, x, set.domain, set.range, span) : refuse(cx, x, span);
    case "records": return isFunction(x) ? memberOfFields(cx, x, set.fields.map((f) => [cx.m.ground(f.name), f.set] as const), span) : refuse(cx, x, span);
    case "product": return isFunction(x) ? memberOfFields(cx, x, set.factors.map((f, i) => [cx.m.ground(i + 1), f] as const), span) : refuse(cx, x, span);
    case "sequences": return isFunction(x) ? memberOfSequences(cx, x, set.base, span) : refuse(cx, x, span);
    case "bounded": {
      const inside = member(cx, x, set.set, span);
      const there = under(cx, inside);
      return there === null ? FALSE : cx.m.terms.and(inside, lessOrEqual(there, isSet(x) ? cardinality(there, x, span) : length(there, x, span), cx.m.ground(set.most), span));
    }
    case "interval": return scalarsWhere(cx, x, "integer", span, (i) =>
      cx.m.terms.and(lessOrEqual(cx, set.low, i, span), lessOrEqual(cx, i, set.high, span)));
    case "naturals": return scalarsWhere(cx, x, "integer", span, (i) => lessOrEqual(cx, cx.m.ground(0), i, span));
    case "integers": case "reals": return scalarsWhere(cx, x, "integer", span, () => TRUE);
    case "strings": return scalarsWhere(cx, x, "string", span, () => TRUE);
    case "union": {
      const left = member(cx, x, set.left, span);
      const inside = under(cx, not(left));
      return inside === null ? left : cx.m.terms.or(left, member(inside, x, set.right, span));
    }
    case "filter": {
      const inBase = member(cx, x, set.base, span);
      const inside = under(cx, inBase);
      return inside === null ? FALSE : cx.m.terms.and(inBase, set.test(inside, x));
    }
    case "difference": {
      const left = member(cx, x, set.left, span);
      const inside = under(cx, left);
      return inside === null ? FALSE : cx.m.terms.and(left, not(member(inside, x, set.right, span)));
    }
  }
}

/** Not an element; a failure unless it is a model value. */
function refuse(cx: Context, x: Part, span: Span): Term {
  if (x.kind !== "choice") {
    if (!(x.kind === "ground" && sortOf(x.value) === "model")) fail(cx, TRUE, "kind", span);
  } else for (const a of x.alternatives) if (sortOf(a.value.value) !== "model") fail(cx, a.guard, "kind", span);
  return FALSE;
}

function scalarsWhere(cx: Context, x: Part, sort: "integer" | "string", span: Span, test: (s: Sym) => Term): Term {
  if (x.kind === "integer" && sort === "integer") return test(x);
  if (!isScalar(x)) return refuse(cx, x, span);
  return select(cx.m.terms, scalarsOf(cx.m, x).map((a) => {
    if (sort === "integer" ? isInteger(a.value.value) : typeof a.value.value === "string") return { guard: a.guard, value: test(a.value) };
    if (sortOf(a.value.value) !== "model") fail(cx, a.guard, "kind", span);
    return { guard: a.guard, value: FALSE };
  }));
}

/** a \subseteq s */
export function subset(cx: Context, a: Sym, s: Sym, span: Span): Term {
  const found: Term[] = [];
  for (const p of partsOf(a)) {
    const inside = under(cx, p.guard);
    if (inside === null) continue;
    if (!isSet(p.value)) fail(inside, TRUE, "kind", span);
    else if (a === s) found.push(p.guard);
    else found.push(cx.m.terms.and(p.guard, subsetPart(inside, p.value, s, span)));
  }
  return cx.m.terms.any(found);
}

function subsetPart(cx: Context, p: Part, s: Sym, span: Span): Term {
  if (p.kind === "lazy") {
    if (p.set.kind === "naturals" && s.kind === "lazy" && (s.set.kind === "naturals" || s.set.kind === "integers")) return TRUE;
    if (p.set.kind === "powerset" && s.kind === "lazy" && s.set.kind === "powerset") return subset(cx, p.set.base, s.set.base, span);
    if (p.set.kind === "union") return cx.m.terms.and(subset(cx, p.set.left, s, span), subset(cx, p.set.right, s, span));
  }
  const cells = cellsOfSet(cx.m, p.kind === "lazy" ? expand(cx, p, span) : p);
  const failures: Failure[] = [];
  const found = within({ ...cx, failures }, cells, s, span);
  if (failures.length > 0 && cells.length > 1 && cells.some((c) => c.value.kind !== "ground")) return within(cx, ascending(cx, cells, span), s, span); // TLC stops at the first that is no element
  cx.failures.push(...failures);
  return found;
}

function memberOfFunctions(cx: Context, f: Part, domain: Sym, range: Sym, span: Span): Term {
  const cells = cellsOfFunction(cx.m, f);
  const terms = cx.m.terms;
  const keys = cx.m.set(cells.map((c) => ({ guard: c.guard, value: c.key })));
  const sameDomain = equal(cx, keys, domain, span);
  const inside = under(cx, sameDomain);
  if (inside === null) return FALSE;
  return terms.and(sameDomain, inOrder(cx, cells, (c) => {
    const present = under(inside, c.guard);
    return present === null ? TRUE : terms.implies(c.guard, member(present, c.value, range, span));
  }));
}

function memberOfFields(cx: Context, f: Part, fields: readonly (readonly [Ground, Sym])[], span: Span): Term {
  const cells = new Map<Sym, FunctionCell>(cellsOfFunction(cx.m, f).map((c) => [c.key, c]));
  const terms = cx.m.terms;
  const all: Term[] = [];
  for (const [key] of fields) all.push(cells.get(key)?.guard ?? FALSE);
  const wanted = new Set<Sym>(fields.map(([key]) => key));
  for (const c of cells.values()) if (!wanted.has(c.key)) all.push(not(c.guard));
  const sameDomain = terms.all(all);
  const inside = under(cx, sameDomain);
  if (inside === null) return FALSE;
  return terms.and(sameDomain, inOrder(cx, fields, ([key, set]) => {
    const cell = cells.get(key);
    return cell === undefined ? FALSE : member(inside, cell.value, set, span);
  }));
}

function memberOfSequences(cx: Context, f: Part, base: Sym, span: Span): Term {
  const cells = cellsOfFunction(cx.m, f);
  const terms = cx.m.terms;
  const contiguous = sequenceGuard(cx, f);
  const inside = under(cx, contiguous);
  if (inside === null) return FALSE;
  return terms.and(contiguous, inOrder(cx, cells, (c) => {
    const present = under(inside, c.guard);
    return present === null ? TRUE : terms.implies(c.guard, member(present, c.value, base, span));
  }));
}

/** When the function's domain is 1..n for some n. */
export function sequenceGuard(cx: Context, f: Part): Term {
  if (isSequence(f)) return TRUE;
  const all: Term[] = [];
  let before: Term = TRUE;
  let expected = 1;
  for (const c of cellsOfFunction(cx.m, f)) {
    const key = keyValue(c);
    if (key === expected) {
      all.push(cx.m.terms.implies(c.guard, before));
      before = c.guard;
      expected++;
    } else {
      all.push(not(c.guard));
      if (typeof key === "number" && key > expected) before = FALSE;
    }
  }
  return cx.m.terms.all(all);
}
