import { EvaluationError, type Evaluator } from "../../explicit/index.ts";
import { evaluationDiagnostic } from "../../explicit/catalogue.ts";
import type { NamedExpr, Problem } from "../../ir/ir.ts";
import { makeRecord, makeSet } from "../../value/construct.ts";
import { printValue } from "../../value/print.ts";
import type { Value } from "../../value/value.ts";
import { isMissing } from "../own-limits.ts";
import type { Verdict } from "../verdict.ts";
import type { PossibleCounts } from "./counters.ts";
import type { Facts } from "./facts.ts";

/** A search that has found nothing wrong. `complete`: it has seen all states. */
export interface Finished {
  readonly problem: Problem;
  readonly evaluator: Evaluator;
  readonly facts: Facts;
  readonly possible: PossibleCounts;
  readonly complete: boolean;
}

/** What is wrong with the states as a whole: a POSTCONDITION, or else what _POSSIBLE names and nothing makes true. Empty where all is well. */
export function afterSearch(finished: Finished): readonly Verdict[] {
  keepCounts(finished);
  keep(finished.evaluator, "counterexample", makeRecord([["action", makeSet([])], ["state", makeSet([])]]));
  const wrong = postcondition(finished);
  return wrong === null ? impossible(finished) : [wrong];
}

/** The register in which TLC counts for _POSSIBLE. */
const register = "s:_possible";

function keepCounts({ problem, evaluator, possible }: Finished): void {
  const named = (list: readonly NamedExpr[], counts: readonly (number | null)[]): [string, Value][] =>
    list.flatMap(({ name }, i): [string, Value][] => (counts[i] === null ? [] : [[name, counts[i]]]));
  const counts = [...named(problem.possible, possible.states), ...named(problem.possibleSteps, possible.steps)];
  if (counts.length > 0) keep(evaluator, register, makeRecord(counts));
}

function keep(evaluator: Evaluator, key: string, value: Value): void {
  evaluator.registers.set(printValue(key), { key, value });
}

function postcondition({ problem, evaluator, facts }: Finished): Verdict | null {
  const { postcondition: wanted } = problem;
  if (wanted === null) return null;
  facts.level = 0;
  try {
    if (evaluator.constant(wanted.expr) === true) return null;
  } catch (error) {
    if (!(error instanceof EvaluationError) || !isMissing(error.diagnostic)) throw error;
    return { kind: "unknown", depth: Math.max(0, facts.diameter - 1), reason: "incomplete", detail: `POSTCONDITION ${wanted.name} was not checked: ${error.diagnostic.message}`, span: error.diagnostic.span };
  }
  return { kind: "assumption", name: wanted.name, diagnostic: evaluationDiagnostic("E535", { name: wanted.name }, wanted.span) };
}

function impossible({ problem, facts, possible, complete }: Finished): readonly Verdict[] {
  const depth = Math.max(0, facts.diameter - 1);
  const never = (list: readonly NamedExpr[], counts: readonly (number | null)[], what: "state" | "step"): Verdict[] => list.filter((_, i) => (counts[i] ?? 0) === 0).map(({ name, span }) => (complete
    ? { kind: "assumption", name, diagnostic: evaluationDiagnostic("E538", { name, what }, span) }
    : { kind: "unknown", depth, reason: "incomplete", detail: `no ${what} so far makes ${name} true, which should be possible`, span }));
  return [...never(problem.possible, possible.states, "state"), ...never(problem.possibleSteps, possible.steps, "step")];
}
