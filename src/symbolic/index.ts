// symbolic: IR -> guarded values -> formulas, without types. Input: a program, and expressions of it in a guarded state. Output: the value as a
// function of boolean variables, and the conditions under which TLC would stop with an error.
// Invariants: what is built from constants is `ground`; nothing here calls the explicit evaluator, so the two are independent witnesses.
// Start reading at `sym.ts`, `merge.ts` and `evaluate.ts`; then `action.ts` and `step.ts` for the transition relation, `decode.ts` for the way back.
export { type Context, type Cut, type Failure, type Limits, type Machine, type StateSym, Unsupported, isUnsupported } from "./context.ts";
export { createMachine } from "./machine.ts";
export { evaluate, evaluateBool } from "./evaluate.ts";
export { type Incomplete, type Step, initialStep, nextStep, rootContext, withState } from "./step.ts";
export { listSets } from "./list-sets.ts";
export { pruneState } from "./prune.ts";
export { decode, decodeChosen, decodeState } from "./decode.ts";
export type { Sym } from "./sym.ts";
