import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Problem } from "../../ir/ir.ts";
import type { Answer } from "../../solver/solver.ts";
import type { Machine, StateSym, Step } from "../../symbolic/index.ts";
import { FALSE, type Term, TRUE } from "../../term/term-table.ts";
import { engineDiagnostic } from "../catalogue.ts";
import { holdsByShape } from "./holds-by-shape.ts";
import { mentionedVariables } from "./mentioned-variables.ts";
import { keyOf, type NamedAction, namedActions } from "./named-actions.ts";
import type { Target } from "./target.ts";

/** Asks the solver of the search, under what it has asserted so far, for at most so many milliseconds. */
export type Ask = (assumptions: readonly Term[], milliseconds: number) => Promise<Answer>;

/** Time that the questions below may take: so much in any case, and this share of the search. */
const leastMilliseconds = 1_000;
const share = 0.1;

/** Watches a search for signs that it could not have found anything: an Init without states, constraints that cut every behaviour off, actions that are
 *  never taken, invariants that nothing could violate. What is not decided within its time is not reported. */
export class Vacuity {
  readonly #problem: Problem;
  readonly #machine: Machine;
  readonly #ask: Ask;
  readonly #begin = performance.now();
  readonly #untaken: Map<string, NamedAction>;
  readonly #idle: Set<string>;
  #spent = 0;
  #decided = true;
  /** Variables that had several possible values somewhere. */
  readonly #open = new Set<number>();
  #initial: "some" | "none" = "some";
  #expanded: "some" | "none" = "some";

  constructor(problem: Problem, machine: Machine, ask: Ask) {
    this.#problem = problem;
    this.#machine = machine;
    this.#ask = ask;
    this.#untaken = new Map((problem.next === null ? [] : namedActions(problem.program, problem.next)).map((action) => [keyOf(action), action]));
    this.#idle = new Set(problem.invariants.map((invariant) => invariant.name));
  }

  /** A step was asserted, the initial states first; `targets` is what would be bad after it. False if there is no initial state. */
  async reached(step: Step, targets: readonly Target[], initial: boolean): Promise<boolean> {
    if (initial && (step.taken === FALSE || (await this.#possible(TRUE)) === false)) {
      this.#initial = "none";
      return false;
    }
    this.#lookAt(step.state, targets);
    if (!initial) await this.#lookForActions(step);
    return true;
  }

  /** States after `k` steps are expanded where `expanded` holds. False if no initial state is. */
  async expanding(k: number, expanded: Term): Promise<boolean> {
    if (k === 0 && expanded !== TRUE && (await this.#possible(expanded)) === false) this.#expanded = "none";
    return this.#expanded === "some";
  }

  /** What is worth saying after a search of `depth` steps that found nothing. */
  findings(depth: number): readonly Diagnostic[] {
    const { init, next, constraints } = this.#problem;
    if (init === null || next === null) return [];
    if (this.#initial === "none") return [engineDiagnostic("W601", {}, init.span)];
    if (this.#expanded === "none") return [engineDiagnostic("W602", {}, constraints[0]?.span ?? init.span)];
    const untaken = this.#decided && depth > 0 ? [...this.#untaken.values()] : [];
    // Where a variable has one value only, as in a spec without choices, what folds says nothing.
    const idle = this.#problem.invariants.filter(({ name, expr }) => this.#idle.has(name) && mentionedVariables(this.#problem.program, expr).every((id) => this.#open.has(id)));
    return [
      ...(untaken.length === 0 ? [] : [engineDiagnostic("W603", { names: untaken.map((action) => action.name), steps: depth }, untaken[0].span)]),
      ...(idle.length === 0 ? [] : [engineDiagnostic("N604", { names: [...new Set(idle.map((invariant) => invariant.name))] }, idle[0].span)]),
    ];
  }

  #lookAt(state: StateSym, targets: readonly Target[]): void {
    state.forEach((value, id) => {
      if (value !== null && value.kind !== "ground") this.#open.add(id);
    });
    for (const { claim } of targets) if (claim.kind !== "deadlock" && claim.property !== null) this.#idle.delete(claim.property.name);
    for (const invariant of this.#problem.invariants) {
      if (this.#idle.has(invariant.name) && !holdsByShape(this.#machine, invariant, state)) this.#idle.delete(invariant.name);
    }
  }

  /** Takes one action after the other off the list of those that were never taken, by steps that take one. */
  async #lookForActions(step: Step): Promise<void> {
    const { terms } = this.#machine.m;
    for (;;) {
      const open = step.labels.filter(({ value }) => value !== null && this.#untaken.has(keyOf(value)));
      const some = terms.any(open.map((label) => label.guard));
      if (some === FALSE) return;
      const answer = await this.#query(some);
      if (answer === null || answer.kind !== "sat") return;
      for (const { guard, value } of open) if (value !== null && answer.model.truth(guard)) this.#untaken.delete(keyOf(value));
    }
  }

  /** Null where that is not known. */
  async #possible(t: Term): Promise<boolean | null> {
    const answer = await this.#query(t);
    return answer === null ? null : answer.kind === "sat";
  }

  async #query(t: Term): Promise<Answer | null> {
    const left = Math.max(leastMilliseconds, (performance.now() - this.#begin) * share) - this.#spent;
    if (left <= 0) this.#decided = false;
    if (!this.#decided) return null;
    const from = performance.now();
    const answer = await this.#ask(t === TRUE ? [] : [t], left);
    this.#spent += performance.now() - from;
    if (answer.kind !== "unknown") return answer;
    this.#decided = false;
    return null;
  }
}
