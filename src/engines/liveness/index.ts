// liveness: properties about whole behaviours, by explicit search. Input: a problem with `liveness` and `fairness`. Output: verdicts; a violation
// is a lasso, which `engines/lasso` has judged by definition, without any of the code here. The negated property with the fairness becomes
// alternatives (`conditions.ts`); for each, a product of the state graph with an automaton (`tableau.ts`) is searched for a component that
// keeps all promises (`fair-components.ts`). Start reading at `check-liveness.ts`.
export { BoundedLiveness, type Unrolled } from "./bounded-liveness.ts";
export { trueOfAll } from "./true-of-all.ts";
export { checkLiveness, type LivenessOptions } from "./check-liveness.ts";
