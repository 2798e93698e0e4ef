import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { createEvaluator, EvaluationError } from "../../explicit/index.ts";
import type { Problem } from "../../ir/ir.ts";
import { engineDiagnostic } from "../catalogue.ts";
import { NotCheckable, Translator } from "./translate.ts";

/** A warning for each property about whole behaviours, or conjunct of one, that is true whatever the states are, because its negation comes down to FALSE as
 *  soon as constants have their values: `<>[]TRUE`, `P ~> TRUE`, a quantifier over an empty set. TLC refuses some of them. Others may be as
 *  void: nothing is searched here. Cost: that of reading the properties. */
export function trueOfAll(problem: Problem): readonly Diagnostic[] {
  const { program, liveness } = problem;
  const translator = new Translator(program, createEvaluator(program));
  const isTrueOfAll = (formula: Problem["liveness"][number]): boolean => {
    try {
      return translator.translate(formula.expr, false) === translator.table.false;
    } catch (error) {
      if (error instanceof NotCheckable || error instanceof EvaluationError) return false; // told where the property is checked
      throw error;
    }
  };
  const parts = [...liveness, ...problem.invariants, ...problem.actionProperties, ...problem.initialProperties];
  const isWhole = (name: string): boolean => parts.filter((part) => part.name === name).length === 1;
  return liveness.filter(isTrueOfAll).map(({ name, span }) => engineDiagnostic("W605", { name, whole: isWhole(name) }, span));
}
