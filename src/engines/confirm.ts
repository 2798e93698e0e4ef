import { InternalError } from "../base/invariant.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { evaluationDiagnostic } from "../explicit/catalogue.ts";
import { EvaluationError, isAssertion } from "../explicit/evaluation-error.ts";
import { type Evaluator, createEvaluator } from "../explicit/evaluator.ts";
import type { NamedExpr, Problem, Program } from "../ir/ir.ts";
import type { Trace } from "../trace/trace.ts";
import { equalValues } from "../value/compare.ts";
import { printValue } from "../value/print.ts";
import type { Value } from "../value/value.ts";
import type { Claim } from "./bmc/target.ts";
import { isOwnLimit } from "./own-limits.ts";
import { splitConjuncts } from "./split-conjuncts.ts";
import type { Verdict } from "./verdict.ts";
import { witnessesFor } from "./witnesses.ts";

/** A counterexample of the symbolic engine that the explicit evaluator refuses: one of the two is wrong. */
export class ReplayRefused extends InternalError {
  readonly trace: Trace;
  constructor(message: string, trace: Trace) {
    super(message);
    this.name = "ReplayRefused";
    this.trace = trace;
  }
}

/** An evaluator that knows how long the behaviour is which ends in the state that is evaluated. */
interface Replayer {
  readonly evaluator: Evaluator;
  readonly facts: { level: number };
}

const replayers = new WeakMap<Program, Replayer>();

function replayerOf(program: Program): Replayer {
  const known = replayers.get(program);
  if (known !== undefined) return known;
  const facts = { level: 0 };
  const made = { evaluator: createEvaluator(program, { statistic: (name) => (name === "level" ? facts.level : undefined) }), facts };
  replayers.set(program, made);
  return made;
}

/** The verdict for a counterexample that the explicit evaluator has replayed, state by state, to the claimed end. Throws `InternalError` where it does not
 *  replay: two witnesses disagree, so one of them is wrong, and nothing may be reported as found. */
export function confirm(problem: Problem, trace: Trace, claim: Claim): Verdict {
  const replayer = replayerOf(problem.program);
  const { evaluator, facts } = replayer;
  const { states } = trace;
  const last = states.length - 1;
  for (let i = 0; i <= last; i++) {
    facts.level = i;
    const accepted = i === 0 ? truth(() => evaluator.state(initOf(problem), states[0].values)) : isStep(problem, evaluator, trace, i);
    if (accepted !== true) throw disagreement(trace, i === 0 ? "the first state is no initial state" : `step ${i} (${states[i].action?.name ?? "Next"}) is no step of Next`, accepted);
    if (i === last) break;
    facts.level = i + 1;
    for (const c of problem.constraints) {
      const kept = truth(() => evaluator.state(c.expr, states[i].values));
      if (kept !== true) throw disagreement(trace, `state ${i + 1} is outside of ${c.name}`, kept);
    }
  }
  for (let i = 1; i < last; i++) {
    facts.level = i;
    for (const c of problem.actionConstraints) {
      const kept = truth(() => evaluator.step(c.expr, states[i - 1].values, states[i].values));
      if (kept !== true) throw disagreement(trace, `step ${i} is outside of ${c.name}`, kept);
    }
  }
  return verdictOf(problem, replayer, trace, claim);
}

/** Evaluates Next over two states. Where that fails, for an action that is not taken may compare what can not be compared, looks whether the second state
 *  is among the successors. */
function isStep(problem: Problem, evaluator: Evaluator, trace: Trace, i: number): boolean | Diagnostic {
  const [before, after] = [trace.states[i - 1].values, trace.states[i].values];
  const accepted = truth(() => evaluator.step(nextOf(problem), before, after, witnessesFor(trace, i)));
  if (typeof accepted === "boolean") return accepted;
  let found = false;
  truth(() => evaluator.visitSuccessors(nextOf(problem), before, (values) => {
    found ||= values.every((v, j) => equalValues(v, after[j]));
  }));
  return found ? true : accepted;
}

function initOf(problem: Problem): NonNullable<Problem["init"]> {
  if (problem.init === null) throw new InternalError("there is an initial predicate");
  return problem.init;
}

function nextOf(problem: Problem): NonNullable<Problem["next"]> {
  if (problem.next === null) throw new InternalError("there is a next-state relation");
  return problem.next;
}

/** The truth of an expression, or why it has none. */
function truth(value: () => unknown): boolean | Diagnostic {
  try {
    return value() === true;
  } catch (error) {
    if (error instanceof EvaluationError) return error.diagnostic;
    throw error;
  }
}

function disagreement(trace: Trace, what: string, answer: boolean | Diagnostic): ReplayRefused {
  const states = trace.states.map((s, i) => `State ${i + 1}${s.action === null ? "" : ` (${s.action.name})`}:\n${trace.variables.map((v, j) => `  ${v} = ${printValue(s.values[j])}`).join("\n")}`);
  const why = typeof answer === "boolean" ? "" : `: ${answer.message}`;
  return new ReplayRefused(`a counterexample of the symbolic engine does not replay: ${what}${why}\n${states.join("\n")}`, trace);
}

function verdictOf(problem: Problem, { evaluator, facts }: Replayer, trace: Trace, claim: Claim): Verdict {
  const { states } = trace;
  const overStep = states.length > 1 && (claim.kind === "action-property" || (claim.kind === "evaluation-error" && claim.property !== null && isOverStep(problem, claim.in, claim.property)));
  facts.level = overStep ? states.length - 1 : states.length;
  const end = states.length === 0 ? [] : states[states.length - 1].values;
  const before = states.length < 2 ? end : states[states.length - 2].values;
  switch (claim.kind) {
    case "deadlock":
      if (claim.doubtful === true) return { kind: "unknown", depth: states.length - 2, reason: "incomplete", detail: "whether a state is a deadlock hangs on a choice from an infinite or very large set (see --no-deadlock)" };
      return deadlockOf(problem, evaluator, trace, end);
    case "evaluation-error": return errorOf(problem, evaluator, trace, claim.in, claim.property);
    default: {
      const value = (p: NamedExpr): boolean | Diagnostic => truth(() => (claim.kind === "action-property" ? evaluator.step(p.expr, before, end) : evaluator.state(p.expr, end)));
      if (value(claim.property) !== false) throw disagreement(trace, `${claim.property.name} holds at the end`, value(claim.property));
      const parts = splitConjuncts(problem.program, claim.property);
      const conjunct = parts.length > 1 ? parts.find((p) => value(p) === false) : undefined;
      return { kind: "violated", of: claim.kind, property: claim.property.name, conjunct: conjunct?.name ?? null, trace };
    }
  }
}

function deadlockOf(problem: Problem, evaluator: Evaluator, trace: Trace, end: readonly Value[]): Verdict {
  try {
    if (evaluator.successors(nextOf(problem), end).length > 0) throw disagreement(trace, "the last state has a successor", false);
    return { kind: "deadlock", trace };
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    throw disagreement(trace, "the last state is no deadlock", error.diagnostic);
  }
}

/** Is it a property of the last step, and not of the last state? */
function isOverStep(problem: Problem, where: "next" | "invariant" | "property", property: NamedExpr): boolean {
  return where === "property" || problem.actionConstraints.includes(property);
}

/** The evaluation error that the explicit evaluator meets at the end of the trace. */
function errorOf(problem: Problem, evaluator: Evaluator, trace: Trace, where: "next" | "invariant" | "property", property: NamedExpr | null): Verdict {
  const { states } = trace;
  const end = states.length === 0 ? null : states[states.length - 1].values;
  try {
    if (end === null) evaluator.initialStates(initOf(problem));
    else if (property === null) evaluator.successors(nextOf(problem), end);
    else {
      const value = states.length > 1 && isOverStep(problem, where, property) ? evaluator.step(property.expr, states[states.length - 2].values, end) : evaluator.state(property.expr, end);
      if (typeof value !== "boolean") {
        const diagnostic = evaluationDiagnostic("E510", { operator: property.name, value: printValue(value) }, property.span);
        return { kind: "evaluation-error", in: where, property: property.name, diagnostic, trace };
      }
    }
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    if (isAssertion(error)) return { kind: "assert", diagnostic: error.diagnostic, trace };
    if (isOwnLimit(error.diagnostic)) return { kind: "unknown", depth: states.length - 2, reason: "incomplete", detail: error.diagnostic.message, span: error.diagnostic.span };
    return { kind: "evaluation-error", in: where, property: property?.name ?? null, diagnostic: error.diagnostic, trace };
  }
  throw disagreement(trace, `${property?.name ?? "Next"} can be evaluated at the end`, true);
}
