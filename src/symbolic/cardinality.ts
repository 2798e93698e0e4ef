import type { Span } from "../base/span.ts";
import { FALSE, type Term, not } from "../term/term-table.ts";
import { type Context, under } from "./context.ts";
import { equal } from "./equal.ts";
import { elementsOf } from "./expand.ts";
import { unaryNumber } from "./sequences.ts";
import type { Guarded, Sym } from "./sym.ts";

/** Cardinality(s): a cell counts where it is present and no cell before it is the same element. Size: a totalizer over the cells. */
export function cardinality(cx: Context, s: Sym, span: Span): Sym {
  const cells = elementsOf(cx, s, span);
  const counted = cells.map((c) => (c.value.kind === "ground" ? c.guard : withoutEarlier(cx, c, cells, span)));
  return countTrue(cx, counted);
}

/** How many of the terms are true. */
export function countTrue(cx: Context, list: readonly Term[]): Sym {
  return unaryNumber(cx, sorted(cx, list.filter((t) => t !== FALSE)));
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

/** The terms sorted, true ones first: output k says that at least k + 1 are true (totalizer, Bailleux and Boufkhad, CP'03). */
function sorted(cx: Context, inputs: readonly Term[]): readonly Term[] {
  if (inputs.length <= 1) return inputs;
  const half = inputs.length >> 1;
  const left = sorted(cx, inputs.slice(0, half));
  const right = sorted(cx, inputs.slice(half));
  const { terms } = cx.m;
  const outputs: Term[] = [];
  for (let k = 1; k <= inputs.length; k++) {
    const ways: Term[] = [];
    for (let i = Math.max(0, k - right.length); i <= Math.min(k, left.length); i++) {
      const a = i === 0 ? null : left[i - 1];
      const b = k - i === 0 ? null : right[k - i - 1];
      if (a !== null && b !== null) ways.push(terms.and(a, b));
      else if (a !== null) ways.push(a);
      else if (b !== null) ways.push(b);
    }
    outputs.push(terms.any(ways));
  }
  return outputs;
}
