import type { Span } from "../base/span.ts";
import { TRUE } from "../term/term-table.ts";
import { makeFunction } from "../value/construct.ts";
import type { Value } from "../value/value.ts";
import { alternativesOf } from "./alternatives.ts";
import { type Context, Unsupported } from "./context.ts";
import { setOfCells } from "./expand.ts";
import { mergeAll } from "./merge.ts";
import type { Sym } from "./sym.ts";

/** The bijections of a set to itself. */
export function permutations(cx: Context, s: Sym, span: Span): Sym {
  const sets = alternativesOf(cx, s, cx.machine.limits.expansion);
  if (sets === null) throw new Unsupported("Permutations of a set with too many possible values", span);
  return mergeAll(cx.m, sets.map(({ guard, value }) => {
    const elements = typeof value.value === "object" && value.value.kind === "set" ? value.value.elements : [];
    if (elements.length > 7) throw new Unsupported(`Permutations of ${elements.length} elements`, span);
    const cells = orders(elements).map((order) => ({ guard: TRUE, value: cx.m.ground(makeFunction(elements.map((e, i) => [e, order[i]] as const))) }));
    return { guard, value: setOfCells(cx, cells, span) };
  }));
}

function orders(elements: readonly Value[]): readonly (readonly Value[])[] {
  if (elements.length === 0) return [[]];
  return elements.flatMap((first, i) => orders(elements.filter((_, j) => j !== i)).map((rest) => [first, ...rest]));
}
