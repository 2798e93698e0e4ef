import type { Binding } from "../ir/ir.ts";
import { TRUE, type Term } from "../term/term-table.ts";
import { compareValues } from "../value/compare.ts";
import { inOrder } from "./choose.ts";
import { type Context, under } from "./context.ts";
import { bindVariable } from "./evaluate.ts";
import { elementsOf } from "./expand.ts";
import type { Guarded, Sym } from "./sym.ts";

/** The cells of the set of each binding. */
export type Domains = readonly (readonly Guarded<Sym>[])[];

export function domainsOf(cx: Context, bindings: readonly Binding[], sets: readonly Sym[]): Domains {
  return bindings.map((b, i) => byValue(elementsOf(cx, sets[i], b.set.span)));
}

/** Ground cells first, ascending. */
function byValue(cells: readonly Guarded<Sym>[]): readonly Guarded<Sym>[] {
  return [...cells].sort((a, b) => {
    if (a.value.kind === "ground" && b.value.kind === "ground") return compareValues(a.value.value, b.value.value);
    return a.value.kind === "ground" ? -1 : b.value.kind === "ground" ? 1 : 0;
  });
}

/** Is the order of the cells that of their values, in every state? */
export const areOrdered = (domains: Domains): boolean => domains.every((cells) => cells.length < 2 || cells.every((c) => c.value.kind === "ground"));

/** The same elements, in ascending order in every state. Throws `Unsupported` where cells may be too many values. */
export function ordered(cx: Context, bindings: readonly Binding[], domains: Domains): Domains {
  return domains.map((cells, i) => (areOrdered([cells]) ? cells : inOrder(cx, cells, bindings[i].set.span)));
}

/** Calls `visit` for each combination of elements, in the context where the variables are bound and in which its own failures are kept, with the guard of the combination. In
 *  TLC's order: the first variable changes fastest. */
export function forEachCombination(cx: Context, bindings: readonly Binding[], domains: Domains, visit: (cx: Context, guard: Term) => void): void {
  const descend = (inside: Context, i: number, sofar: Term, elements: readonly Sym[]): void => {
    if (i < 0) {
      let there: Context = { ...inside, failures: [] };
      for (const [k, b] of bindings.entries()) there = bindVariable(there, b.variable, elements[k], b.set.span);
      return visit(there, sofar);
    }
    for (const cell of domains[i]) {
      const there = under(inside, cell.guard);
      if (there !== null) descend(there, i - 1, cx.m.terms.and(sofar, cell.guard), [cell.value, ...elements]);
    }
  };
  descend(cx, bindings.length - 1, TRUE, []);
}
