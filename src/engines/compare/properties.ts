import { EvaluationError, type Evaluator, isAssertion } from "../../explicit/index.ts";
import type { NamedExpr, Problem } from "../../ir/ir.ts";
import type { Value } from "../../value/value.ts";
import type { Wrong } from "./finding.ts";

type Tell = (wrong: Wrong) => void;

/** Evaluates; an error is told as `place` says, a failed Assert as such. Null after an error. */
export function guarded<T>(run: () => T, place: Extract<Wrong, { kind: "evaluation-error" }>, tell: Tell): T | null {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    tell(isAssertion(error) ? { kind: "assert" } : place);
    return null;
  }
}

/** Everything that is wrong with a state by itself. */
export function judgeState(problem: Problem, evaluator: Evaluator, values: readonly Value[], initial: boolean, tell: Tell): void {
  judge(problem.invariants, "invariant", (p) => evaluator.state(p.expr, values), tell);
  if (initial) judge(problem.initialProperties, "initial-property", (p) => evaluator.state(p.expr, values), tell);
}

/** Everything that is wrong with a step. */
export function judgeStep(problem: Problem, evaluator: Evaluator, values: readonly Value[], next: readonly Value[], tell: Tell): void {
  judge(problem.actionProperties, "action-property", (p) => evaluator.step(p.expr, values, next), tell);
}

function judge(properties: readonly NamedExpr[], of: "invariant" | "action-property" | "initial-property", value: (p: NamedExpr) => Value, tell: Tell): void {
  for (const property of properties) {
    const place = { kind: "evaluation-error", in: of === "invariant" ? "invariant" : "property", property: property.name } as const;
    const truth = guarded(() => value(property), place, tell);
    if (truth === false) tell({ kind: "violated", of, property: property.name });
    else if (truth !== null && truth !== true) tell(place);
  }
}

/** Whether all constraints hold, of a state or of a step; where one has no value, that is told, and the answer is no. */
export function within(constraints: readonly NamedExpr[], value: (c: NamedExpr) => Value, tell: Tell): boolean {
  return constraints.every((c) => {
    const place = { kind: "evaluation-error", in: "next", property: c.name } as const;
    const truth = guarded(() => value(c), place, tell);
    if (truth !== null && typeof truth !== "boolean") tell(place);
    return truth === true;
  });
}
