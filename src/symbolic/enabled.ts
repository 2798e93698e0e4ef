import type { Expr } from "../ir/ir.ts";
import { type Term, not } from "../term/term-table.ts";
import { type Stretch, explore } from "./action.ts";
import type { Context } from "./context.ts";
import type { Outcome } from "./outcome.ts";

/** ENABLED e: some way through the action exists. Choices are spelt out, so that the result is a condition on the state alone. TLC stops at the first
 *  way that it finds: what fails on later ones is not met. */
export function enabled(cx: Context, e: Expr): Term {
  const { terms } = cx.m;
  const { variables, unknowns } = cx.machine.program;
  const values = [...variables, ...unknowns].map(() => null);
  const trail: Stretch[] = [];
  const outcomes = explore({ cx: { ...cx, next: values }, inputs: null, init: false, trail }, e, { path: cx.path, values, labels: [], turns: [] });
  for (const { turns, failures } of trail) {
    if (failures.length === 0) continue;
    const found = terms.any(outcomes.filter((o) => precedes(o, turns)).map((o) => o.path.term));
    for (const f of failures) cx.failures.push({ ...f, guard: terms.and(f.guard, not(found)) });
  }
  return terms.any(outcomes.map((o) => o.path.term));
}

/** Is the way of `o` taken before the one of `turns`, where they part? */
function precedes(o: Outcome, turns: readonly number[]): boolean {
  const way = o.turns ?? [];
  const parting = turns.findIndex((t, i) => way[i] !== t);
  return parting >= 0 && parting < way.length && way[parting] < turns[parting];
}
