import { EvaluationError } from "../explicit/evaluation-error.ts";
import { createEvaluator, type Evaluator } from "../explicit/evaluator.ts";
import type { Problem } from "../ir/ir.ts";
import type { Verdict } from "./verdict.ts";

/** What is wrong with the ASSUMEs: the first one that is false, or can not be evaluated; null if all are true. Registers that they set with TLCSet are
 *  those of `evaluator` afterwards. */
export function checkAssumptions(problem: Problem, evaluator: Evaluator = createEvaluator(problem.program)): Verdict | null {
  try {
    const wrong = evaluator.assumption();
    if (wrong === null) return null;
    return {
      kind: "assumption", name: wrong.name,
      diagnostic: { code: "E520", severity: "error", message: `the assumption ${wrong.name} is false`, hint: "the constants of the config do not satisfy it", span: wrong.span },
    };
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return { kind: "error", diagnostics: [error.diagnostic] };
  }
}
