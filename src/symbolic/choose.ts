import type { Span } from "../base/span.ts";
import { FALSE, TRUE, type Term, not } from "../term/term-table.ts";
import { type Context, Unsupported, fail } from "./context.ts";
import { setOfCells } from "./expand.ts";
import { partsOf } from "./parts.ts";
import { cellsOfSet } from "./cells.ts";
import { mergeAll } from "./merge.ts";
import type { Guarded, Sym } from "./sym.ts";

/** The least of the cells that are present, in the order of `compareValues`: CHOOSE as a function of its set and predicate, the same in every
 *  state and in the explicit evaluator. None present is a failure. Throws `Unsupported` where cells can not be spelt out into ground ones. */
export function chooseFirst(cx: Context, cells: readonly Guarded<Sym>[], span: Span): Sym {
  const results: Guarded<Sym>[] = [];
  let none: Term = TRUE;
  const live = cells.filter((c) => c.guard !== FALSE);
  if (live.length === 1) {
    fail(cx, not(live[0].guard), "choose", span);
    return live[0].value;
  }
  for (const cell of inOrder(cx, live, span)) {
    const guard = cx.m.terms.and(none, cell.guard);
    if (guard !== FALSE) results.push({ guard, value: cell.value });
    none = cx.m.terms.and(none, not(cell.guard));
    if (none === FALSE) break;
  }
  fail(cx, none, "choose", span);
  return results.length === 0 ? cx.m.ground(false) : mergeAll(cx.m, results);
}

/** The cells as ground ones, ascending. */
export function inOrder(cx: Context, cells: readonly Guarded<Sym>[], span: Span): readonly Guarded<Sym>[] {
  const ordered: Guarded<Sym>[] = [];
  for (const p of partsOf(setOfCells(cx, cells, span))) ordered.push(...cellsOfSet(cx.m, p.value));
  if (ordered.some((c) => c.value.kind !== "ground")) throw new Unsupported("an order among elements with too many possible values would be needed", span);
  return ordered;
}
