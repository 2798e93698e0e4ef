// explain: what a counterexample says. Input: a problem and a verdict with a trace. Output: why its end is wrong, down to the values (explicit
// evaluator only), and what it follows from: the places of each state that decide it (NOTE(flow)) and the choices that force it, from a core of the
// unrolled spec (NOTE(choices)); docs/adr/0006-slices.md. Start reading at `explain-counterexample.ts`, then `because.ts`, `flow.ts`, `choices.ts`.
export { type Explained, explainCounterexample } from "./explain-counterexample.ts";
export { type Counterexample, isCounterexample, type Why } from "./why.ts";
export { type TraceVerdict, verdictOfTrace } from "./verdict-of-trace.ts";
export type { DisabledAction } from "./disabled.ts";
export type { Erring } from "./erring.ts";
export type { Fact } from "./facts.ts";
export type { NamedValue, Reason } from "./reason.ts";
export { type Choices, choicesOf, type ChoicesResult, type ForcedState } from "./choices.ts";
export type { Flow, FlowState, Place } from "./flow.ts";
