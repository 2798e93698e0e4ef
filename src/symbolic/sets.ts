import type { Span } from "../base/span.ts";
import { FALSE, TRUE, type Term, not } from "../term/term-table.ts";
import { type Context, fail, under } from "./context.ts";
import { elementsOf, setOfCells } from "./expand.ts";
import { member } from "./member.ts";
import { isSet, partsOf } from "./parts.ts";
import type { Guarded, Sym } from "./sym.ts";

/** Is some part of `s` a set that must not be spelt out: infinite, or a set of functions or subsets? */
const hasLazy = (s: Sym): boolean => partsOf(s).some((p) => p.value.kind === "lazy" && p.value.set.kind !== "interval");

/** Fails where `s` is no set. */
export function requireSet(cx: Context, s: Sym, span: Span): void {
  for (const p of partsOf(s)) if (!isSet(p.value)) fail(cx, p.guard, "kind", span);
}

/** a \union b: concatenation of cells; equal ground cells share a guard. */
export function union(cx: Context, a: Sym, b: Sym, span: Span): Sym {
  if (a === b) {
    requireSet(cx, a, span);
    return a;
  }
  if (hasLazy(a) || hasLazy(b)) {
    requireSet(cx, a, span);
    requireSet(cx, b, span);
    return cx.m.lazy(hasLazy(b) ? { kind: "union", left: a, right: b } : { kind: "union", left: b, right: a }); // as in TLC, what is listed is asked first
  }
  return setOfCells(cx, [...elementsOf(cx, a, span), ...elementsOf(cx, b, span)], span);
}

/** a \intersect b: the cells of `a` that are in `b`. */
export function intersection(cx: Context, a: Sym, b: Sym, span: Span): Sym {
  if (hasLazy(a) && !hasLazy(b)) return intersection(cx, b, a, span);
  requireSet(cx, b, span);
  return keep(cx, a, span, (inside, c) => member(inside, c.value, b, span));
}

/** a \ b */
export function difference(cx: Context, a: Sym, b: Sym, span: Span): Sym {
  requireSet(cx, b, span);
  if (hasLazy(a)) {
    requireSet(cx, a, span);
    return cx.m.lazy({ kind: "difference", left: a, right: b });
  }
  return keep(cx, a, span, (inside, c) => not(member(inside, c.value, b, span)));
}

function keep(cx: Context, a: Sym, span: Span, test: (cx: Context, cell: Guarded<Sym>) => Term): Sym {
  const cells: Guarded<Sym>[] = [];
  for (const c of elementsOf(cx, a, span)) {
    const inside = under(cx, c.guard);
    if (inside !== null) cells.push({ value: c.value, guard: cx.m.terms.and(c.guard, test(inside, c)) });
  }
  return cx.m.set(cells);
}

/** UNION s */
export function unionOfSets(cx: Context, s: Sym, span: Span): Sym {
  if (s.kind === "lazy" && s.set.kind === "powerset") return s.set.base;
  return unionOfCells(cx, elementsOf(cx, s, span), span);
}

/** UNION of the set that has these cells, which is not made: its elements are not compared. */
export function unionOfCells(cx: Context, sets: readonly Guarded<Sym>[], span: Span): Sym {
  const cells: Guarded<Sym>[] = [];
  let lazy: Sym | null = null;
  for (const outer of sets) {
    const inside = under(cx, outer.guard);
    if (inside === null) continue;
    if (outer.guard === TRUE && hasLazy(outer.value)) {
      lazy = lazy === null ? outer.value : cx.m.lazy({ kind: "union", left: lazy, right: outer.value });
      continue;
    }
    for (const c of elementsOf(inside, outer.value, span)) cells.push({ value: c.value, guard: cx.m.terms.and(outer.guard, c.guard) });
  }
  if (lazy !== null && cells.length === 0) return lazy;
  const spelt = setOfCells(cx, cells.filter((c) => c.guard !== FALSE), span);
  return lazy === null ? spelt : cx.m.lazy({ kind: "union", left: lazy, right: spelt });
}
