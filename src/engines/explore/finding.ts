/** What is wrong with a state or step that a search has come by. Plain data, so that it can be told to another thread; the trace is made
 *  by running the spec again. */
export interface Finding {
  /** The last state that was expanded, or that the step began in: its number; -1 while initial states are computed. */
  readonly parent: number;
  readonly claim: Claim;
}

/** `index` is that of the predicate in its list of the Problem. `error`: it can not be evaluated, rather than being false. */
export type Claim =
  | { readonly kind: "predicate"; readonly list: PredicateList; readonly index: number; readonly error: boolean }
  | { readonly kind: "view" } // VIEW can not be evaluated
  | { readonly kind: "deadlock" }
  /** Init or Next can not be evaluated. */
  | { readonly kind: "next" };

export type PredicateList = "invariants" | "initialProperties" | "actionProperties" | "constraints" | "actionConstraints" | "possible" | "possibleSteps";
