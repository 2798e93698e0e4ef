// The explicit evaluator: expressions of the IR over concrete states, compiled once to JavaScript. Input: a Program. Output: values, initial
// states, successors; errors are TLC's, of `catalogue.ts`, with the place and the operators on the way.
// Start reading at `evaluator.ts`, then `compile/expr.ts` and `compile/action.ts`; `runtime/` is what generated code calls.
export type { Registers } from "./runtime/machine.ts";
export { createEvaluator, type Evaluator, type EvaluatorOptions, type InitialState, type Successor, type Visit } from "./evaluator.ts";
export { EvaluationError, type Frame, isAssertion } from "./evaluation-error.ts";
export { evaluationCatalogue, evaluationDiagnostic } from "./catalogue.ts";
export { type Claim, replay, type Replayed } from "./replay.ts";
export { type Conjunct, findFailingConjunct } from "./failing-conjunct.ts";
export { witnessesIn } from "./witnesses.ts";
