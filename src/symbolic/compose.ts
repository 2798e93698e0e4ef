import type { Expr } from "../ir/ir.ts";
import { FALSE, TRUE, type Term, not } from "../term/term-table.ts";
import { type ActionContext, at, explore, guard } from "./action.ts";
import { type Context, under } from "./context.ts";
import { evaluateBool } from "./evaluate.ts";
import { type Inputs, type Outcome, joinOutcomes } from "./outcome.ts";

type Builtin = Extract<Expr, { kind: "builtin" }>;

/** `A \cdot B` as an action: the ways through A give the state between values of its own; from there B goes on with what has been assigned around the composition
 *  (*Specifying Systems*, 16.2.3). */
export function composition(ax: ActionContext, e: Builtin, start: Outcome): readonly Outcome[] {
  const [first, second] = e.arguments;
  if (first.kind === "lambda" || second.kind === "lambda") return guard(ax, e, start);
  const inside: ActionContext = { ...ax, label: undefined };
  const unassigned = start.values.map((): null => null);
  const labels = start.labels.length > 0 || ax.label === undefined ? start.labels : [{ guard: TRUE, value: ax.label }];
  // All states between are found before B is looked at, so that what fails in A is met in any case.
  const before: ActionContext = { cx: at(ax, start), inputs: ax.inputs, init: false };
  return few(ax, explore(before, first, { ...start, values: unassigned, labels: [] })).flatMap((between) =>
    explore({ ...inside, cx: { ...ax.cx, state: between.values, level: null } }, second, { ...between, values: start.values, labels }));
}

/** As many ways through the first action as are worth going on with one by one. */
function few(ax: ActionContext, outcomes: readonly Outcome[]): readonly Outcome[] {
  const inputs: Inputs | null = ax.inputs;
  return inputs === null || inputs.sparing || outcomes.length <= ax.cx.machine.limits.outcomes ? outcomes : joinOutcomes(ax.cx, inputs, outcomes);
}

/** Whether `A \cdot B` holds of the current state and the next one: some way through A exists, spelt out, after which B holds. TLC finds all states between before it
 *  looks at B, and stops at the first from which B holds. */
export function composed(cx: Context, first: Expr, second: Expr): Term {
  const { terms } = cx.m;
  const values = cx.machine.program.variables.map(() => null);
  const ax: ActionContext = { cx: { ...cx, next: values }, inputs: null, init: false };
  const found: Term[] = [];
  for (const between of explore(ax, first, { path: cx.path, values, labels: [] })) {
    const here = under({ ...at(ax, between), state: between.values, next: cx.next, level: null }, not(terms.any(found)));
    if (here === null) break;
    const holds = evaluateBool(here, second);
    const t = terms.and(between.path.term, holds);
    if (t !== FALSE) found.push(t);
  }
  return terms.any(found);
}
