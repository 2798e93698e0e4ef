import type { Sources } from "../../diagnostic/index.ts";
import type { Problem } from "../../ir/ir.ts";
import { type Flow, flowOf } from "./flow.ts";
import { type Counterexample, type Why, whyOf } from "./why.ts";

/** What the explicit evaluator has to say about a counterexample besides its states. */
export interface Explained {
  readonly verdict: Counterexample;
  readonly why: Why;
  readonly flow: Flow;
}

/** Explains a counterexample: what is wrong at its end, down to the values, and the places of its states that this depends on. */
export function explainCounterexample(problem: Problem, verdict: Counterexample, sources: Sources): Explained {
  const why = whyOf(problem, verdict, sources);
  return { verdict, why, flow: flowOf(problem, verdict.trace, why.reads) };
}
