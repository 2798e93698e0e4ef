import { type Evaluator, EvaluationError, createEvaluator } from "../../explicit/index.ts";
import type { Expr, Problem } from "../../ir/ir.ts";
import type { Value } from "../../value/value.ts";
import { StateMap } from "./state-map.ts";
import type { Layer } from "./symbolic-states.ts";

/** The states after exactly 0, 1, ..., `depth` steps, as the explicit evaluator enumerates them; the counterpart of `symbolicLayers`. Ends after a
 *  layer that fails or has more than `limit` states. */
export function explicitLayers(problem: Problem, depth: number, limit: number): readonly Layer[] {
  const { init, next } = problem;
  if (init === null || next === null) return [];
  const evaluator = createEvaluator(problem.program);
  const layers: Layer[] = [];
  let states = new StateMap<boolean>(); // to whether the state is expanded
  const begun = attempt(() => evaluator.visitInitial(init, (values) => add(states, values, inside(problem, evaluator, values, null))));
  if (!begun) return [];
  for (let k = 0; ; k++) {
    const listed = [...states.entries()].map(([values]) => values);
    if (k === depth || listed.length > limit) {
      layers.push({ states: listed.slice(0, limit), truncated: listed.length > limit, fails: false, deadlocks: false });
      return layers;
    }
    const following = new StateMap<boolean>();
    const { fails, deadlocks } = expand(problem, evaluator, next, states, following);
    layers.push({ states: listed, truncated: false, fails, deadlocks: deadlocks && !fails });
    if (fails || following.size === 0) return layers;
    states = following;
  }
}

function expand(problem: Problem, evaluator: Evaluator, next: Expr, states: StateMap<boolean>, into: StateMap<boolean>): { readonly fails: boolean; readonly deadlocks: boolean } {
  let fails = false;
  let deadlocks = false;
  for (const [values, expanded] of states.entries()) {
    if (!expanded) continue;
    let successors = 0;
    const listed = attempt(() => evaluator.visitSuccessors(next, values, (after) => {
      successors++;
      add(into, after, inside(problem, evaluator, after, values));
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

/** Whether a state is expanded when it was reached from `before`; a constraint without a value cuts it off. */
function inside(problem: Problem, evaluator: Evaluator, values: readonly Value[], before: readonly Value[] | null): boolean {
  let holds = false;
  attempt(() => {
    holds = problem.constraints.every((c) => evaluator.state(c.expr, values) === true)
      && (before === null || problem.actionConstraints.every((c) => evaluator.step(c.expr, before, values) === true));
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
