import { TRUE } from "../term/term-table.ts";
import { setOfSorted } from "../value/construct.ts";
import type { Value } from "../value/value.ts";
import { cellsOfSet } from "./cells.ts";
import type { Context } from "./context.ts";
import { elementsOf } from "./expand.ts";
import { isInfinite } from "./infinite.ts";
import { isSet } from "./parts.ts";
import type { Ground, Sym } from "./sym.ts";
import type { Span } from "../base/span.ts";

/** The most subsets that are gone through one by one, where there are too many to make the set of them. */
const mostSubsets = 1 << 18;

/** All subsets of S in ascending order, one after the other, if `s` is SUBSET S of a set that is fixed and has too many to be spelt out; else null. */
export function subsetsInOrder(cx: Context, s: Sym, span: Span): Iterable<Ground> | null {
  if (s.kind !== "lazy" || s.set.kind !== "powerset" || isInfinite(s)) return null;
  const { base } = s.set;
  const cells = base.kind === "ground" && isSet(base) ? cellsOfSet(cx.m, base) : base.kind === "lazy" ? elementsOf({ ...cx, failures: [] }, base, span) : [];
  const count = 2 ** cells.length;
  if (count <= cx.machine.limits.enumeration || count > mostSubsets) return null;
  const values: Value[] = [];
  for (const c of cells) {
    if (c.guard !== TRUE || c.value.kind !== "ground") return null;
    values.push(c.value.value);
  }
  return subsets(cx, values);
}

/** By size, then element by element. */
function* subsets(cx: Context, values: readonly Value[]): Iterable<Ground> {
  for (let size = 0; size <= values.length; size++) {
    const places = Array.from({ length: size }, (_, i) => i);
    for (;;) {
      yield cx.m.ground(setOfSorted(places.map((p) => values[p])));
      let i = size - 1;
      while (i >= 0 && places[i] === values.length - size + i) i--;
      if (i < 0) break;
      for (let next = places[i] + 1; i < size; i++, next++) places[i] = next;
    }
  }
}
