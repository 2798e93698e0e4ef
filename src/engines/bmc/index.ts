// bmc: bounded model checking. Input: a problem and limits. Output: verdicts, each counterexample replayed by the explicit evaluator.
// Start reading at `check-bounded.ts`, then `search.ts`; `target.ts` says what counts as bad.
export { checkBounded } from "./check-bounded.ts";
