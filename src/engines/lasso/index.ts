// lasso: whether an infinite behaviour that repeats itself is one of the spec's, and which formulas it satisfies, by the definitions of TLA+.
// Input: a trace with `loop`. Shares no code with the searches whose counterexamples it judges. Start reading at `judge-lasso.ts`.
export { type Lasso, NoMeaning, satisfies } from "./evaluate-lasso.ts";
export { judgeLasso, type LassoJudgement, type Truth, truthOverLasso, violatedOverLasso } from "./judge-lasso.ts";
export { confirmLasso } from "./confirm-lasso.ts";
