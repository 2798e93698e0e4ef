import { counter } from "../../encodings/cardinality/index.ts";
import type { Span } from "../base/span.ts";
import { FALSE, type Term, not } from "../term/term-table.ts";
import { type Context, under } from "./context.ts";
import { equal } from "./equal.ts";
import { elementsOf } from "./expand.ts";
import { unaryNumber } from "./sequences.ts";
import type { Guarded, Sym } from "./sym.ts";

/** Cardinality(s): a cell counts where it is present and no cell before it is the same element. Size: a sorting network over the cells. */
export function cardinality(cx: Context, s: Sym, span: Span): Sym {
  const cells = elementsOf(cx, s, span);
  const counted = cells.map((c) => (c.value.kind === "ground" ? c.guard : withoutEarlier(cx, c, cells, span)));
  return countTrue(cx, counted);
}

/** How many of the terms are true. */
export function countTrue(cx: Context, list: readonly Term[]): Sym {
  return unaryNumber(cx, counter(cx.m.terms, list.filter((t) => t !== FALSE)));
}

function withoutEarlier(cx: Context, cell: Guarded<Sym>, cells: readonly Guarded<Sym>[], span: Span): Term {
  const { terms } = cx.m;
  let result = cell.guard;
  for (const other of cells) {
    if (other === cell) break;
    const both = terms.and(cell.guard, other.guard);
    const inside = both === FALSE ? null : under(cx, both);
    if (inside !== null) result = terms.and(result, not(terms.and(other.guard, equal(inside, cell.value, other.value, span))));
  }
  return result;
}
