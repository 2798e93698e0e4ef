// replay: traces of any tool against a spec. Input: a problem and a trace. Output: whether it is one of the spec's, and if not, the first state or
// step that is none, with the conjuncts that fail. Only the explicit evaluator is asked. Start reading at `replay-trace.ts`, then `explain.ts`.
export { type Explanation, type FailingConjunct, explain } from "./explain.ts";
export { type Fitted, fitTrace } from "./fit-trace.ts";
export { replayTrace, unrolled, type TraceReplay, type Violation } from "./replay-trace.ts";
