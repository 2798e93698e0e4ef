import { createEvaluator, type Evaluator, EvaluationError, isAssertion } from "../../explicit/index.ts";
import type { Problem } from "../../ir/ir.ts";
import type { ActionLabel, Trace } from "../../trace/index.ts";
import { equalValues, type Value } from "../../value/index.ts";
import { isOwnLimit } from "../own-limits.ts";
import { replayTrace, type TraceReplay } from "../replay/index.ts";
import type { Counterexample } from "./why.ts";

/** What a trace of the spec shows: the first error in it, with the trace up to there and its steps named; null for none. A trace that is not one of the
 *  spec's is returned as the replay says. */
export type TraceVerdict =
  | { readonly kind: "error"; readonly verdict: Counterexample }
  | { readonly kind: "fine" }
  | { readonly kind: "refused"; readonly replay: Exclude<TraceReplay, { kind: "accepted" }> };

/** Judges a trace with the explicit evaluator, as TLC would judge its states in their order. */
export function verdictOfTrace(problem: Problem, trace: Trace): TraceVerdict {
  const replay = replayTrace(problem, trace);
  if (replay.kind !== "accepted") return { kind: "refused", replay };
  let level = 0;
  const evaluator = createEvaluator(problem.program, { statistic: (name) => (name === "level" ? level : undefined) });
  const named: Trace = { ...trace, states: trace.states.map((s, i) => {
    level = i;
    return i === 0 || s.action !== null ? s : { ...s, action: actionOf(problem, evaluator, trace.states[i - 1].values, s.values) };
  }) };
  const first = replay.violations.reduce<(typeof replay.violations)[number] | null>((a, b) => (a === null || b.state < a.state ? b : a), null);
  if (first !== null) {
    const upTo: Trace = { ...named, states: named.states.slice(0, first.state + 1) };
    const { of, property, diagnostic } = first;
    if (diagnostic === null) return { kind: "error", verdict: { kind: "violated", of, property, conjunct: null, trace: upTo } };
    if (isOwnLimit(diagnostic)) return { kind: "fine" };
    return { kind: "error", verdict: { kind: "evaluation-error", in: of === "invariant" ? "invariant" : "property", property, diagnostic, trace: upTo } };
  }
  level = trace.states.length;
  const end = atEnd(problem, evaluator, named);
  return end === null ? { kind: "fine" } : { kind: "error", verdict: end };
}

/** Whether the last state has no successor, or none that can be evaluated. */
function atEnd(problem: Problem, evaluator: Evaluator, trace: Trace): Counterexample | null {
  const { next } = problem;
  if (next === null) return null;
  try {
    const successors = evaluator.successors(next, trace.states[trace.states.length - 1].values);
    return successors.length === 0 && problem.checkDeadlock ? { kind: "deadlock", trace } : null;
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    const { diagnostic } = error;
    if (isAssertion(error)) return { kind: "assert", diagnostic, trace };
    return isOwnLimit(diagnostic) ? null : { kind: "evaluation-error", in: "next", property: null, diagnostic, trace };
  }
}

/** The action of a step; null where listing the successors fails before it comes to this one. */
function actionOf(problem: Problem, evaluator: Evaluator, from: readonly Value[], to: readonly Value[]): ActionLabel | null {
  if (problem.next === null) return null;
  try {
    return evaluator.successors(problem.next, from).find((s) => s.values.every((v, i) => equalValues(v, to[i])))?.action ?? null;
  } catch (error) {
    if (error instanceof EvaluationError) return null;
    throw error;
  }
}
