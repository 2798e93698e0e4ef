import type { Expr } from "../ir/ir.ts";
import type { Term } from "../term/term-table.ts";
import { explore } from "./action.ts";
import type { Context } from "./context.ts";

/** ENABLED e: some way through the action exists. Choices are spelt out, so that the result is a condition on the state alone. */
export function enabled(cx: Context, e: Expr): Term {
  const values = cx.machine.program.variables.map(() => null);
  const outcomes = explore({ cx: { ...cx, next: values }, inputs: null, init: false }, e, { path: cx.path, values, labels: [] });
  return cx.m.terms.any(outcomes.map((o) => o.path.term));
}
