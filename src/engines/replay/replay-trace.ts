import { type Evaluator, EvaluationError, createEvaluator, replay, witnessesIn } from "../../explicit/index.ts";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Expr, NamedExpr, Problem, Program } from "../../ir/ir.ts";
import type { Trace } from "../../trace/trace.ts";
import { judgeLasso, violatedOverLasso } from "../lasso/index.ts";
import { type Explanation, type Situation, explain } from "./explain.ts";

/** A property that a state of the trace, the step to it, or the behaviour as a whole does not satisfy. */
export interface Violation {
  readonly of: "invariant" | "action-property" | "initial-property" | "liveness";
  readonly property: string;
  readonly state: number; // from 0; of a property of the whole behaviour the place where its loop begins
  /** The conjuncts that fail, as for a step. */
  readonly explanation: Explanation;
  /** Why the property has no value there, when it has none. */
  readonly diagnostic: Diagnostic | null;
}

/** Whether a trace is one of the spec's, and which properties its states violate (also behind the place where it stops being one).
 *  `state` counts from 0; the step to it, or for 0 the state itself, is what was refused. */
export type TraceReplay =
  | { readonly kind: "accepted"; readonly violations: readonly Violation[] }
  | { readonly kind: "rejected"; readonly state: number; readonly reason: string; readonly explanation: Explanation | null; readonly violations: readonly Violation[] }
  /** It was not refuted, but the explicit evaluator can not tell. */
  | { readonly kind: "undecided"; readonly state: number; readonly reason: string; readonly violations: readonly Violation[] };

/** An evaluator that knows what TLCGet("level") is. */
interface Levelled {
  readonly evaluator: Evaluator;
  readonly atLevel: (level: number) => void;
}

const evaluators = new WeakMap<Program, Levelled>();

/** One evaluator for each program: what it compiles is used for the next trace again. */
function evaluatorOf(program: Program): Levelled {
  const known = evaluators.get(program);
  if (known !== undefined) return known;
  let current = 0;
  const evaluator = createEvaluator(program, { statistic: (name) => (name === "level" ? current : undefined) });
  const made: Levelled = { evaluator, atLevel: (level) => { current = level; } };
  evaluators.set(program, made);
  return made;
}

/** Checks a trace against the spec with the explicit evaluator: Init, Next, CONSTRAINTs and ACTION_CONSTRAINTs as `replay` of `explicit/` does. Of a
 *  behaviour that does not end, fairness and the properties of whole behaviours too; its steps may change nothing. */
export function replayTrace(problem: Problem, trace: Trace): TraceReplay {
  const levelled = evaluatorOf(problem.program);
  const { evaluator, atLevel } = levelled;
  if (trace.loop !== undefined) return replayLasso(problem, levelled, trace, trace.loop);
  const violations = violationsOf(problem, levelled, trace);
  if (trace.states.length === 0) return { kind: "rejected", state: 0, reason: "the trace has no state", explanation: null, violations };
  const replayed = replay(problem, evaluator, trace, null, atLevel);
  if (replayed.ok) return { kind: "accepted", violations };
  const { step: state, reason } = replayed;
  if (replayed.undecided) return { kind: "undecided", state, reason, violations };
  const refused = state === 0 ? problem.init : problem.next;
  if (refused === null) return { kind: "rejected", state, reason, explanation: null, violations };
  atLevel(state);
  const relation = explain(refused, situation(evaluator, trace, state));
  if (relation.failing.length > 0) return { kind: "rejected", state, reason, explanation: relation, violations };
  return { kind: "rejected", state, reason, explanation: outside(problem, levelled, trace, state), violations };
}

/** The trace with the state that its loop begins with once more at its end, so that every step is between neighbours. */
export function unrolled(trace: Trace): Trace {
  const again = trace.loop === undefined ? undefined : trace.states[trace.loop];
  return again === undefined ? trace : { variables: trace.variables, states: [...trace.states, again] };
}

function replayLasso(problem: Problem, levelled: Levelled, trace: Trace, loop: number): TraceReplay {
  const { evaluator, atLevel } = levelled;
  const judgement = judgeLasso(problem, evaluator, trace, atLevel);
  const walk = unrolled(trace);
  const violations: readonly Violation[] = [
    ...violationsOf(problem, levelled, walk).filter((v) => v.state < trace.states.length || v.of === "action-property"),
    ...violatedOverLasso(problem, evaluator, trace, atLevel).map(({ name }): Violation => ({ of: "liveness", property: name, state: loop, explanation: { failing: [], passed: 0, cut: false }, diagnostic: null })),
  ];
  if (judgement.kind === "accepted") return { kind: "accepted", violations };
  const { state, reason } = judgement;
  if (judgement.kind === "undecided") return { kind: "undecided", state, reason, violations };
  const relation = state === 0 ? problem.init : problem.next;
  const explanation = relation === null ? null : explain(relation, situation(evaluator, walk, state));
  return { kind: "rejected", state, reason, explanation: explanation === null || explanation.failing.length > 0 ? explanation : outside(problem, levelled, walk, state), violations };
}

/** The constraint that a state is outside of. */
function outside(problem: Problem, { evaluator, atLevel }: Levelled, trace: Trace, state: number): Explanation | null {
  atLevel(state + 1);
  const here = { ...situation(evaluator, trace, state), next: null, values: trace.states[state].values };
  const found = problem.constraints.map((c) => explain(c.expr, here)).find((e) => e.failing.length > 0);
  if (found !== undefined || state === 0) return found ?? null;
  atLevel(state);
  return problem.actionConstraints.map((c) => explain(c.expr, situation(evaluator, trace, state))).find((e) => e.failing.length > 0) ?? null;
}

function situation(evaluator: Evaluator, trace: Trace, state: number): Situation {
  const here = trace.states[state].values;
  if (state === 0) return { evaluator, values: here, next: null, witnesses: witnessesIn(here) };
  const before = trace.states[state - 1].values;
  return { evaluator, values: before, next: here, witnesses: witnessesIn([...before, ...here]) };
}

function violationsOf(problem: Problem, { evaluator, atLevel }: Levelled, trace: Trace): readonly Violation[] {
  return trace.states.flatMap((state, i) => {
    const at = situation(evaluator, trace, i);
    const alone = { ...at, values: state.values, next: null };
    atLevel(i + 1);
    const ofState = violated("invariant", problem.invariants, alone, i);
    atLevel(Math.max(1, i));
    return [...ofState, ...(i === 0 ? violated("initial-property", problem.initialProperties, alone, i) : violated("action-property", problem.actionProperties, at, i))];
  });
}

function violated(of: Violation["of"], properties: readonly NamedExpr[], at: Situation, state: number): readonly Violation[] {
  return properties.flatMap((property) => {
    const truth = truthOf(property.expr, at);
    if (truth === true) return [];
    return [{ of, property: property.name, state, explanation: explain(property.expr, at), diagnostic: truth === false ? null : truth }];
  });
}

function truthOf(e: Expr, at: Situation): boolean | Diagnostic {
  try {
    return (at.next === null ? at.evaluator.state(e, at.values, at.witnesses) : at.evaluator.step(e, at.values, at.next, at.witnesses)) === true;
  } catch (error) {
    if (error instanceof EvaluationError) return error.diagnostic;
    throw error;
  }
}
