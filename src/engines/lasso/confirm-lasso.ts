import { InternalError } from "../../base/invariant.ts";
import { createEvaluator } from "../../explicit/index.ts";
import type { NamedExpr, Problem } from "../../ir/ir.ts";
import type { Trace } from "../../trace/trace.ts";
import { printValue } from "../../value/print.ts";
import type { Verdict } from "../verdict.ts";
import { judgeLasso, truthOverLasso } from "./judge-lasso.ts";

/** The verdict for a behaviour that a search says is one of the spec's and violates a property, after an evaluator of its own has judged both.
 *  `unknown` where that can not be judged. Throws InternalError where the judgement is another. */
export function confirmLasso(problem: Problem, property: NamedExpr, trace: Trace, seed: number): Verdict {
  let level = 0;
  const evaluator = createEvaluator(problem.program, { seed, statistic: (name) => (name === "level" ? level : undefined) });
  const atLevel = (now: number): void => void (level = now);
  const unknown = (reason: string): Verdict => ({ kind: "unknown", depth: 0, reason: "incomplete", detail: `a counterexample to ${property.name} could not be confirmed: ${reason}` });
  const judgement = judgeLasso(problem, evaluator, trace, atLevel);
  if (judgement.kind === "rejected") throw disagreement(property, trace, judgement.reason);
  if (judgement.kind === "undecided") return unknown(judgement.reason);
  const truth = truthOverLasso(problem, evaluator, trace, property.expr, atLevel);
  if (truth.kind === "true") throw disagreement(property, trace, "the behaviour satisfies the property");
  if (truth.kind === "undecided") return unknown(truth.reason);
  return { kind: "violated", of: "liveness", property: property.name, conjunct: null, trace };
}

function disagreement(property: NamedExpr, trace: Trace, why: string): InternalError {
  const states = trace.states.map((s, i) => `State ${i + 1}:\n${trace.variables.map((v, j) => `  ${v} = ${printValue(s.values[j])}`).join("\n")}`);
  return new InternalError(`a counterexample to ${property.name} is none: ${why}\n${states.join("\n")}\nBack to state ${(trace.loop ?? 0) + 1}`);
}
