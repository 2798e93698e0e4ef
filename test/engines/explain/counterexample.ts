import { checkBounded } from "../../../src/engines/bmc/index.ts";
import { choicesOf, type Choices, type Counterexample, type Explained, explainCounterexample, isCounterexample } from "../../../src/engines/explain/index.ts";
import { silentReporter } from "../../../src/engines/report.ts";
import type { Problem } from "../../../src/ir/ir.ts";

/** The counterexample that bounded checking finds, or null. */
export async function counterexampleOf(problem: Problem, length: number): Promise<Counterexample | null> {
  const options = { length, maxErrors: 1, view: null, seed: 0, solver: "auto", encoding: "auto", timeoutSeconds: null, signal: new AbortController().signal };
  const { verdicts: [verdict] } = await checkBounded(problem, options, silentReporter);
  return isCounterexample(verdict) ? verdict : null;
}

export interface Judged {
  readonly verdict: Counterexample;
  readonly explained: Explained;
  readonly choices: Choices;
}

/** A counterexample with all that is said of it. */
export async function judged(problem: Problem, length: number): Promise<Judged | null> {
  const verdict = await counterexampleOf(problem, length);
  if (verdict === null) return null;
  const explained = explainCounterexample(problem, verdict, new Map());
  const found = await choicesOf(problem, verdict, explained.flow, { solver: "auto", encoding: "mixed", limits: () => ({}) });
  if (found.kind === "unknown") throw new Error(found.reason);
  return { verdict, explained, choices: found.choices };
}
