import { type Evaluator, EvaluationError, createEvaluator } from "../../explicit/index.ts";
import type { Expr, NamedExpr, Problem } from "../../ir/ir.ts";
import type { Value } from "../../value/value.ts";
import { StateMap } from "./state-map.ts";
import type { Layer } from "./symbolic-states.ts";

/** The states after exactly 0, 1, ..., `depth` steps, as the explicit evaluator enumerates them; the counterpart of `symbolicLayers`. Ends after a
 *  layer that fails or has more than `limit` states. */
export function explicitLayers(problem: Problem, depth: number, limit: number): readonly Layer[] {
  const { init, next } = problem;
  if (init === null || next === null) return [];
  let level = 0; // TLCGet("level"): 0 in Init, then that of the state, from 1; of a step that of its first state
  const evaluator = createEvaluator(problem.program, { statistic: (name) => (name === "level" ? level : undefined) });
  const kept = (values: readonly Value[], before: readonly Value[] | null, at: number): boolean => {
    const outer = level;
    level = at;
    const holds = attemptAll(problem.constraints, (c) => evaluator.state(c.expr, values));
    level = at - 1;
    const holdsStep = before === null || attemptAll(problem.actionConstraints, (c) => evaluator.step(c.expr, before, values));
    level = outer;
    return holds && holdsStep;
  };
  const layers: Layer[] = [];
  let states = new StateMap<boolean>(); // to whether the state is expanded
  const begun = attempt(() => evaluator.visitInitial(init, (values) => add(states, values, kept(values, null, 1))));
  if (!begun) return [];
  for (let k = 0; ; k++) {
    const listed = [...states.entries()].map(([values]) => values);
    if (k === depth || listed.length > limit) {
      layers.push({ states: listed.slice(0, limit), truncated: listed.length > limit, fails: false, deadlocks: false });
      return layers;
    }
    const following = new StateMap<boolean>();
    level = k + 1;
    const { fails, deadlocks } = expand(evaluator, next, states, following, (after, before) => kept(after, before, k + 2));
    layers.push({ states: listed, truncated: false, fails, deadlocks: deadlocks && !fails });
    if (fails || following.size === 0) return layers;
    states = following;
  }
}

type Kept = (values: readonly Value[], before: readonly Value[]) => boolean;

function expand(evaluator: Evaluator, next: Expr, states: StateMap<boolean>, into: StateMap<boolean>, kept: Kept): { readonly fails: boolean; readonly deadlocks: boolean } {
  let fails = false;
  let deadlocks = false;
  for (const [values, expanded] of states.entries()) {
    if (!expanded) continue;
    let successors = 0;
    const listed = attempt(() => evaluator.visitSuccessors(next, values, (after) => {
      successors++;
      add(into, after, kept(after, values));
    }));
    fails ||= !listed;
    deadlocks ||= listed && successors === 0;
  }
  return { fails, deadlocks };
}

function add(states: StateMap<boolean>, values: readonly Value[], expanded: boolean): void {
  const known = states.get(values);
  if (known !== true) states.set(known === undefined ? values.slice() : values, expanded);
}

/** Whether all constraints hold; one without a value cuts the state off. */
function attemptAll(constraints: readonly NamedExpr[], value: (c: NamedExpr) => Value): boolean {
  let holds = false;
  attempt(() => {
    holds = constraints.every((c) => value(c) === true);
  });
  return holds;
}

/** False when evaluating fails. */
function attempt(run: () => void): boolean {
  try {
    run();
    return true;
  } catch (error) {
    if (error instanceof EvaluationError) return false;
    throw error;
  }
}
