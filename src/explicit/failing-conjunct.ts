import type { Expr, NamedExpr, Program } from "../ir/ir.ts";
import type { Value } from "../value/value.ts";
import { EvaluationError } from "./evaluation-error.ts";
import type { Evaluator } from "./evaluator.ts";

/** A conjunct of a predicate, through definitions without parameters: its expression, and the innermost such definition around it. */
export interface Conjunct {
  readonly definition: string;
  readonly expr: Expr;
}

function conjunctsOf(program: Program, predicate: NamedExpr): readonly Conjunct[] {
  const found: Conjunct[] = [];
  const walk = (expr: Expr, definition: string): void => {
    if (expr.kind === "and") return expr.items.forEach((item) => walk(item, definition));
    if (expr.kind === "apply" && expr.arguments.length === 0) {
      const { name, body, recursive } = program.definitions[expr.definition];
      if (!recursive && (body.kind === "and" || body.kind === "apply")) return walk(body, name);
    }
    found.push({ definition, expr });
  };
  walk(predicate.expr, predicate.name);
  return found;
}

/** The first conjunct that is not true in the state (or over the step, when `next` is given); its span is the text to show. Null where all are
 *  true. A conjunct that can not be evaluated is one. */
export function findFailingConjunct(evaluator: Evaluator, predicate: NamedExpr, values: readonly Value[], next: readonly Value[] | null, witnesses: readonly Value[] = []): Conjunct | null {
  const holds = ({ expr }: Conjunct): boolean => {
    try {
      return (next === null ? evaluator.state(expr, values, witnesses) : evaluator.step(expr, values, next, witnesses)) === true;
    } catch (error) {
      if (error instanceof EvaluationError) return false;
      throw error;
    }
  };
  return conjunctsOf(evaluator.program, predicate).find((c) => !holds(c)) ?? null;
}
