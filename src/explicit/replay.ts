import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Expr, NamedExpr, Problem } from "../ir/ir.ts";
import type { Trace } from "../trace/trace.ts";
import { equalValues } from "../value/compare.ts";
import { printValue } from "../value/print.ts";
import type { Value } from "../value/value.ts";
import { evaluationDiagnostic } from "./catalogue.ts";
import { EvaluationError } from "./evaluation-error.ts";
import type { Evaluator } from "./evaluator.ts";
import { isPartial } from "./runtime/force.ts";
import { witnessesIn } from "./witnesses.ts";

/** What is said to be wrong at the end of a trace; null: nothing, only the states and steps are checked. */
export type Claim =
  | { readonly kind: "invariant" | "action-property" | "initial-property"; readonly property: NamedExpr }
  | { readonly kind: "deadlock" }
  | { readonly kind: "evaluation-error"; readonly in: "next" | "invariant" | "property"; readonly property: NamedExpr | null };

/** `diagnostic` is that of a claimed evaluation error, which may be a limit of this evaluator (see `isOwnLimit` of the engines). A refusal names the state (from 0) where the trace stops being one of the spec's;
 *  `undecided`: it was not refuted, only this evaluator can not tell. */
export type Replayed =
  | { readonly ok: true; readonly diagnostic: Diagnostic | null }
  | { readonly ok: false; readonly step: number; readonly reason: string; readonly undecided: boolean };

/** Checks a trace state by state: the first state against Init, each step against Next, CONSTRAINTs in all states but the last and
 *  ACTION_CONSTRAINTs on all steps but the last, and then the claim. Where a \E ranges over an infinite set in a step or a constraint, the values that
 *  occur in the two states and in the label are tried, and those `chosen` for it; a claim is judged without them. `atLevel` is told TLCGet("level") before each evaluation: 0 in Init, then the number of the state, from 1; of
 *  a step that of its first state. */
export function replay(problem: Problem, evaluator: Evaluator, trace: Trace, claim: Claim | null, atLevel: (level: number) => void = () => undefined, chosen: readonly (readonly Value[])[] = []): Replayed {
  return new Replay(problem, evaluator, trace, atLevel, chosen).run(claim);
}

type Truth = { readonly value: boolean } | { readonly error: EvaluationError };

/** Codes of errors that say that this evaluator can not list or evaluate something, not that the spec is wrong. */
const ownLimits: readonly string[] = ["E514", "E517", "E532"];

class Replay {
  readonly #problem: Problem;
  readonly #evaluator: Evaluator;
  readonly #trace: Trace;
  readonly #atLevel: (level: number) => void;
  readonly #chosen: readonly (readonly Value[])[];

  constructor(problem: Problem, evaluator: Evaluator, trace: Trace, atLevel: (level: number) => void, chosen: readonly (readonly Value[])[]) {
    this.#problem = problem;
    this.#evaluator = evaluator;
    this.#trace = trace;
    this.#atLevel = atLevel;
    this.#chosen = chosen;
  }

  run(claim: Claim | null): Replayed {
    const { states } = this.#trace;
    for (let i = 0; i < states.length; i++) {
      const refused = i === 0 ? this.#initial() : this.#step(i);
      const outside = refused ?? (i < states.length - 1 ? this.#outside(i) : null);
      if (outside !== null) return outside;
    }
    return claim === null ? { ok: true, diagnostic: null } : this.#claimed(claim);
  }

  #values(i: number): readonly Value[] {
    return this.#trace.states[i].values;
  }

  #witnesses(i: number): readonly Value[] {
    const labels = this.#trace.states[i].action?.arguments.map((a) => a.value) ?? [];
    return witnessesIn([...labels, ...this.#chosen[i] ?? [], ...this.#values(i), ...(i > 0 ? this.#values(i - 1) : [])]);
  }

  #initial(): Replayed | null {
    const { init } = this.#problem;
    if (init === null) return refuse(0, "there is no initial predicate");
    this.#atLevel(0);
    const tried = this.#witnesses(0);
    const truth = this.#truth(() => this.#evaluator.state(init, this.#values(0), tried));
    return "value" in truth && truth.value ? null : refuse(0, `the first state is not an initial state${because(truth, tried)}`, truth, tried);
  }

  /** Evaluates Next over the two states; where that fails, looks whether the search for successors comes by the second one before it fails. */
  #step(i: number): Replayed | null {
    const { next } = this.#problem;
    if (next === null) return refuse(i, "there is no next-state relation");
    this.#atLevel(i);
    const tried = this.#witnesses(i);
    const truth = this.#truth(() => this.#evaluator.step(next, this.#values(i - 1), this.#values(i), tried));
    if ("value" in truth && truth.value) return null;
    if ("error" in truth && this.#isVisited(next, i)) return null;
    return refuse(i, `the step from state ${i} to state ${i + 1} is not a step of the next-state relation${because(truth, tried)}`, truth, tried);
  }

  #isVisited(next: Expr, i: number): boolean {
    let found = false;
    const wanted = this.#values(i);
    this.#truth(() => {
      this.#evaluator.visitSuccessors(next, this.#values(i - 1), (values) => {
        found ||= values.every((v, j) => equalValues(v, wanted[j]));
      });
      return true;
    });
    return found;
  }

  /** A state that is not the last has to be one that is expanded. */
  #outside(i: number): Replayed | null {
    this.#atLevel(i + 1);
    for (const constraint of this.#problem.constraints) {
      const tried = this.#witnesses(i);
      const truth = this.#truth(() => this.#evaluator.state(constraint.expr, this.#values(i), tried));
      if (!("value" in truth && truth.value)) return refuse(i, `state ${i + 1} is outside the constraint ${constraint.name}${because(truth, tried)}`, truth, tried);
    }
    if (i === 0) return null;
    this.#atLevel(i);
    for (const constraint of this.#problem.actionConstraints) {
      const tried = this.#witnesses(i);
      const truth = this.#truth(() => this.#evaluator.step(constraint.expr, this.#values(i - 1), this.#values(i), tried));
      if (!("value" in truth && truth.value)) return refuse(i, `the step to state ${i + 1} is outside the action constraint ${constraint.name}${because(truth, tried)}`, truth, tried);
    }
    return null;
  }

  #claimed(claim: Claim): Replayed {
    const last = this.#trace.states.length - 1;
    if (claim.kind === "evaluation-error") return this.#failing(claim, last);
    if (last < 0) return refuse(0, "the trace has no state");
    if (claim.kind === "deadlock") return this.#deadlock(last);
    const truth = this.#property(claim.kind === "action-property", claim.property, last);
    if ("error" in truth) return refuse(last, `${claim.property.name} can not be evaluated at the end${because(truth)}`, truth);
    return truth.value ? refuse(last, `${claim.property.name} holds at the end of the trace`) : { ok: true, diagnostic: null };
  }

  #property(isAction: boolean, property: NamedExpr, last: number): Truth {
    this.#atLevel(isAction ? Math.max(1, last) : last + 1);
    // A behaviour of one state is followed by steps that change nothing.
    return this.#truth(() => {
      const value = isAction ? this.#evaluator.step(property.expr, this.#values(Math.max(0, last - 1)), this.#values(last)) : this.#evaluator.state(property.expr, this.#values(last));
      if (typeof value === "boolean") return value;
      throw new EvaluationError(evaluationDiagnostic("E510", { operator: property.name, value: printValue(value) }, property.span));
    });
  }

  #deadlock(last: number): Replayed {
    const { next } = this.#problem;
    if (next === null) return refuse(last, "there is no next-state relation");
    this.#atLevel(last + 1);
    let count = 0;
    const truth = this.#truth(() => {
      this.#evaluator.visitSuccessors(next, this.#values(last), () => count++);
      return true;
    });
    if (count > 0) return refuse(last, "the last state has a successor");
    return "error" in truth ? refuse(last, `the successors of the last state can not be enumerated${because(truth)}`, truth) : { ok: true, diagnostic: null };
  }

  #failing(claim: Extract<Claim, { kind: "evaluation-error" }>, last: number): Replayed {
    const truth = this.#evaluate(claim, last);
    if (!("error" in truth)) return refuse(Math.max(0, last), `${claim.property?.name ?? "the next-state relation"} can be evaluated at the end of the trace`);
    return { ok: true, diagnostic: truth.error.diagnostic };
  }

  #evaluate(claim: Extract<Claim, { kind: "evaluation-error" }>, last: number): Truth {
    const { init, next } = this.#problem;
    const { property } = claim;
    if (property !== null) return this.#property(last > 0 && this.#isOverStep(property), property, last);
    this.#atLevel(last + 1);
    return this.#truth(() => {
      if (last < 0 && init !== null) this.#evaluator.visitInitial(init, () => undefined);
      if (last >= 0 && next !== null) this.#evaluator.visitSuccessors(next, this.#values(last), () => undefined);
      return true;
    });
  }

  #isOverStep(property: NamedExpr): boolean {
    const { actionProperties, actionConstraints, possibleSteps } = this.#problem;
    return [actionProperties, actionConstraints, possibleSteps].some((list) => list.includes(property));
  }

  #truth(evaluate: () => Value): Truth {
    try {
      return { value: evaluate() === true };
    } catch (error) {
      if (error instanceof EvaluationError) return { error };
      throw error;
    }
  }
}

function because(truth: Truth, tried: readonly Value[] = []): string {
  if ("error" in truth) return `: ${truth.error.diagnostic.message}`;
  return isPartial(tried) ? ", as far as elements of infinite sets were tried" : "";
}

/** `tried`: what stood for the elements of infinite sets. */
function refuse(step: number, reason: string, truth?: Truth, tried: readonly Value[] = []): Replayed {
  const isLimit = truth !== undefined && "error" in truth && ownLimits.includes(truth.error.diagnostic.code);
  return { ok: false, step, reason, undecided: isLimit || isPartial(tried) };
}
