import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { evaluationDiagnostic } from "../explicit/catalogue.ts";
import { EvaluationError } from "../explicit/evaluation-error.ts";
import { createEvaluator, type Evaluator } from "../explicit/evaluator.ts";
import type { NamedExpr, Problem } from "../ir/ir.ts";
import { printValue } from "../value/print.ts";
import { isOwnLimit } from "./own-limits.ts";
import type { Verdict } from "./verdict.ts";

/** What is wrong with the ASSUMEs: the first one that is false, or can not be evaluated; null if all are true. Registers that they set with TLCSet are
 *  those of `evaluator` afterwards. */
export function checkAssumptions(problem: Problem, evaluator: Evaluator = evaluatorOfConstants(problem)): Verdict | null {
  for (const assumption of problem.program.assumptions) {
    const diagnostic = wrongWith(assumption, evaluator);
    if (diagnostic === null) continue;
    if (isOwnLimit(diagnostic)) return { kind: "unknown", depth: -1, reason: "incomplete", detail: diagnostic.message, span: diagnostic.span };
    return { kind: "assumption", name: assumption.name, diagnostic };
  }
  return null;
}

function evaluatorOfConstants(problem: Problem): Evaluator {
  return createEvaluator(problem.program, { statistic: (name) => (name === "level" ? 0 : undefined) });
}

function wrongWith(assumption: NamedExpr, evaluator: Evaluator): Diagnostic | null {
  try {
    const value = evaluator.constant(assumption.expr);
    if (value === true) return null;
    return value === false ? evaluationDiagnostic("E534", { name: assumption.name }, assumption.span) : evaluationDiagnostic("E510", { operator: "ASSUME", value: printValue(value) }, assumption.span);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return error.diagnostic;
  }
}
