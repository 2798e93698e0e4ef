import type { Expr } from "../ir/ir.ts";
import { boundedFilter } from "./bounded-filter.ts";
import { type Context, under } from "./context.ts";
import { bindVariable, evaluate, evaluateBool } from "./evaluate.ts";
import { elementsOf } from "./expand.ts";
import { isInfinite } from "./infinite.ts";
import { mergeAll } from "./merge.ts";
import { partsOf } from "./parts.ts";
import type { Guarded, Sym } from "./sym.ts";

type Filter = Extract<Expr, { kind: "filter" }>;

/** {x \in S : P(x)}: the cells of S that satisfy P; of an infinite S what is left is not listed either. */
export function evaluateFilter(cx: Context, e: Filter): Sym {
  const bounded = boundedFilter(cx, e.binding, e.body);
  if (bounded !== null) return bounded;
  const set = evaluate(cx, e.binding.set);
  const parts = partsOf(set);
  if (!parts.some((p) => isInfinite(p.value))) return filtered(cx, e, set);
  const kept: Guarded<Sym>[] = [];
  for (const p of parts) {
    const inside = under(cx, p.guard);
    if (inside !== null) kept.push({ guard: p.guard, value: isInfinite(p.value) ? lazyFilter(cx, e, p.value) : filtered(inside, e, p.value) });
  }
  return kept.length === 0 ? cx.m.set([]) : mergeAll(cx.m, kept);
}

function filtered(cx: Context, e: Filter, set: Sym): Sym {
  const cells: Guarded<Sym>[] = [];
  for (const cell of elementsOf(cx, set, e.binding.set.span)) {
    const inside = under(cx, cell.guard);
    if (inside === null) continue;
    const there = bindVariable(inside, e.binding.variable, cell.value, e.binding.set.span);
    cells.push({ value: cell.value, guard: cx.m.terms.and(cell.guard, evaluateBool(there, e.body)) });
  }
  return cx.m.set(cells);
}

/** The predicate is asked of a candidate in the state in which the set was evaluated. */
function lazyFilter(cx: Context, e: Filter, base: Sym): Sym {
  const { variable, set } = e.binding;
  return cx.m.lazy({
    kind: "filter", base,
    test: ({ path, failures }, x) => evaluateBool(bindVariable({ ...cx, path, failures }, variable, x, set.span), e.body),
  });
}
