import type { Span } from "../base/span.ts";
import { FALSE, type Term } from "../term/term-table.ts";
import { cellsOfFunction } from "./cells.ts";
import { type Context, fail } from "./context.ts";
import { less } from "./integers.ts";
import { isFunction, isInteger, partsOf } from "./parts.ts";
import type { Sym } from "./sym.ts";

/** When `s` is a function to integers above zero. As in TLC there is an answer for every value: what is no function is no bag. */
export function isBag(cx: Context, s: Sym, span: Span): Term {
  const { terms } = cx.m;
  for (const p of partsOf(s)) if (p.value.kind === "pointwise") fail(cx, p.guard, "infinite", span);
  return terms.any(partsOf(s).map((p) => (isFunction(p.value)
    ? terms.all([p.guard, ...cellsOfFunction(cx.m, p.value).map((c) => terms.implies(c.guard, isPositive(cx, c.value, span)))])
    : FALSE)));
}

function isPositive(cx: Context, s: Sym, span: Span): Term {
  const zero = cx.m.ground(0);
  return cx.m.terms.any(partsOf(s).flatMap((p) => {
    switch (p.value.kind) {
      case "integer": return [cx.m.terms.and(p.guard, less(cx, zero, p.value, span))];
      case "ground": return isInteger(p.value.value) && p.value.value > 0 ? [p.guard] : [];
      case "choice": return p.value.alternatives.filter(({ value }) => isInteger(value.value) && value.value > 0).map((a) => cx.m.terms.and(p.guard, a.guard));
      default: return [];
    }
  }));
}
