import type { Span } from "../../base/span.ts";
import { EvaluationError, type Evaluator, replay, witnessesIn } from "../../explicit/index.ts";
import type { Expr, NamedExpr, Problem } from "../../ir/ir.ts";
import type { Trace, TraceState } from "../../trace/trace.ts";
import { equalValues } from "../../value/compare.ts";
import { type Lasso, NoMeaning, satisfies } from "./evaluate-lasso.ts";

/** What is true of a formula and a behaviour; `undecided`: the formula has no value there, or no meaning here. */
export type Truth = { readonly kind: "true" | "false" } | { readonly kind: "undecided"; readonly reason: string; readonly span: Span };

/** Whether a behaviour is one of the spec's: its states and steps (steps that change nothing are allowed), the constraints, and fairness. */
export type LassoJudgement =
  | { readonly kind: "accepted" }
  /** `state` counts from 0: that state, or the step to it; the number of states for the step back to the loop. */
  | { readonly kind: "rejected" | "undecided"; readonly state: number; readonly reason: string };

/** Judges the infinite behaviour that a trace with `loop` describes. The evaluator is asked about single states and steps only. */
export function judgeLasso(problem: Problem, evaluator: Evaluator, trace: Trace, atLevel: (level: number) => void): LassoJudgement {
  const { states } = lassoOf(trace);
  const loop = trace.loop ?? states.length - 1;
  // Once through the loop and back to its beginning. Steps that change nothing are always possible, so they are left out.
  const all = [...trace.states, trace.states[loop]];
  const places = [...all.keys()].filter((i) => i === 0 || all[i].values.some((value, v) => !equalValues(value, all[i - 1].values[v])));
  const walk = places.map((place) => all[place]);
  const replayed = replay({ ...problem, constraints: [], actionConstraints: [] }, evaluator, { variables: trace.variables, states: walk }, null, atLevel);
  if (!replayed.ok) return { kind: replayed.undecided ? "undecided" : "rejected", state: places[replayed.step] ?? 0, reason: replayed.reason };
  return outside(problem, evaluator, walk, places, atLevel) ?? unfair(problem, evaluator, trace, atLevel);
}

/** Whether the behaviour satisfies a formula. */
export function truthOverLasso(problem: Problem, evaluator: Evaluator, trace: Trace, formula: Expr, atLevel: (level: number) => void): Truth {
  try {
    return { kind: satisfies(lassoOf(trace), formula, problem.program, evaluator, atLevel) ? "true" : "false" };
  } catch (error) {
    if (error instanceof EvaluationError) return { kind: "undecided", reason: error.diagnostic.message, span: error.diagnostic.span };
    if (error instanceof NoMeaning) return { kind: "undecided", reason: `${error.message} can not be evaluated`, span: error.span };
    throw error;
  }
}

/** The properties about whole behaviours that this one violates. */
export function violatedOverLasso(problem: Problem, evaluator: Evaluator, trace: Trace, atLevel: (level: number) => void): readonly NamedExpr[] {
  return problem.liveness.filter((property) => truthOverLasso(problem, evaluator, trace, property.expr, atLevel).kind === "false");
}

function lassoOf(trace: Trace): Lasso {
  return { states: trace.states.map((s) => s.values), loop: trace.loop ?? trace.states.length - 1 };
}

/** The first state or step that the constraints cut off. */
function outside(problem: Problem, evaluator: Evaluator, walk: readonly TraceState[], places: readonly number[], atLevel: (level: number) => void): LassoJudgement | null {
  for (const [i, { values }] of walk.entries()) {
    atLevel(i + 1);
    const left = problem.constraints.find((c) => !isTrue(() => evaluator.state(c.expr, values, witnessesIn(values))));
    if (left !== undefined) return { kind: "rejected", state: places[i], reason: `state ${places[i] + 1} is outside the constraint ${left.name}` };
    if (i === 0) continue;
    const before = walk[i - 1].values;
    atLevel(i);
    const refused = problem.actionConstraints.find((c) => !isTrue(() => evaluator.step(c.expr, before, values, witnessesIn([...before, ...values]))));
    if (refused !== undefined) return { kind: "rejected", state: places[i], reason: `the step to state ${places[i] + 1} is outside the action constraint ${refused.name}` };
  }
  return null;
}

function isTrue(value: () => unknown): boolean {
  try {
    return value() === true;
  } catch (error) {
    if (error instanceof EvaluationError) return false;
    throw error;
  }
}

function unfair(problem: Problem, evaluator: Evaluator, trace: Trace, atLevel: (level: number) => void): LassoJudgement {
  const end = trace.states.length;
  for (const fairness of problem.fairness) {
    const truth = truthOverLasso(problem, evaluator, trace, fairness, atLevel);
    if (truth.kind === "false") return { kind: "rejected", state: end, reason: "the behaviour is not fair as the specification demands" };
    if (truth.kind === "undecided") return { kind: "undecided", state: end, reason: truth.reason };
  }
  return { kind: "accepted" };
}
