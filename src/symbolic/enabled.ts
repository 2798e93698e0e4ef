import type { Expr, VariableId } from "../ir/ir.ts";
import { isName } from "../ir/is-name.ts";
import { type Term, not } from "../term/term-table.ts";
import { type ActionContext, type Stretch, assigned, explore, guard } from "./action.ts";
import type { Context } from "./context.ts";
import { bindArguments, lookup } from "./environment.ts";
import type { Outcome } from "./outcome.ts";

/** ENABLED e: some way through the action exists. Choices are spelt out, so that the result is a condition on the state alone. TLC stops at the first
 *  way that it finds: what fails on later ones is not met. */
export function enabled(cx: Context, e: Expr): Term {
  const { terms } = cx.m;
  const { variables, unknowns } = cx.machine.program;
  const values = [...variables, ...unknowns].map(() => null);
  const trail: Stretch[] = [];
  const ax: ActionContext = { cx: { ...cx, next: values }, inputs: null, init: false, trail };
  const start: Outcome = { path: cx.path, values, labels: [], turns: [] };
  const outcomes = e.kind === "angle-action" ? changingSteps(ax, e, start) : explore(ax, e, start);
  for (const { turns, failures } of trail) {
    if (failures.length === 0) continue;
    const found = terms.any(outcomes.filter((o) => precedes(o, turns)).map((o) => o.path.term));
    for (const f of failures) cx.failures.push({ ...f, guard: terms.and(f.guard, not(found)) });
  }
  return terms.any(outcomes.map((o) => o.path.term));
}

/** `<<A>>_v` with nothing after it: where A leaves a component of v open, that may change. */
function changingSteps(ax: ActionContext, e: Extract<Expr, { kind: "box-action" | "angle-action" }>, start: Outcome): readonly Outcome[] {
  const components = variablesIn(ax, e.subscript);
  const changes: Expr = { kind: "builtin", operator: "~", arguments: [{ kind: "unchanged", body: e.subscript, span: e.span }], span: e.span };
  return explore(ax, e.action, start).flatMap((o) => (components.some((v) => o.values[v] === null) ? [o] : guard(ax, changes, o)));
}

/** The variables that are components of a tuple, or of a tuple in it, through names. */
function variablesIn(ax: ActionContext, e: Expr): readonly VariableId[] {
  const { program } = ax.cx.machine;
  const variable = assigned(ax, e, ax.cx.env, false);
  if (variable !== null) return [variable];
  const inside = (expr: Expr, env: Context["env"]): readonly VariableId[] => variablesIn({ ...ax, cx: { ...ax.cx, env } }, expr);
  if (e.kind === "tuple") return e.elements.flatMap((part) => variablesIn(ax, part));
  if (e.kind === "apply" && isName(program, e) && !program.definitions[e.definition].recursive) {
    const { body, parameters } = program.definitions[e.definition];
    return inside(body, bindArguments(null, parameters, e.arguments, ax.cx.env, ax.cx.path));
  }
  const binding = e.kind === "local" ? lookup(ax.cx.env, e.id, e.name) : null;
  return binding?.kind === "thunk" ? inside(binding.expr, binding.env) : [];
}

/** Is the way of `o` taken before the one of `turns`, where they part? */
function precedes(o: Outcome, turns: readonly number[]): boolean {
  const way = o.turns ?? [];
  const parting = turns.findIndex((t, i) => way[i] !== t);
  return parting >= 0 && parting < way.length && way[parting] < turns[parting];
}
