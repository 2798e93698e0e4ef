import { invariant } from "../../base/invariant.ts";
import type { NamedExpr, Problem } from "../../ir/ir.ts";
import type { Answer, Solver } from "../../solver/solver.ts";
import { type Machine, type Step, Unsupported, decodeState, initialStep, nextStep } from "../../symbolic/index.ts";
import { type Term, not } from "../../term/term-table.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Assignment } from "../../../encodings/integer-encoding.ts";
import { differs } from "../bmc/differs.ts";
import { type Target, anyFailure, expansionTargets, predicate, stepTargets } from "../bmc/target.ts";
import { confirm } from "../confirm.ts";
import type { Reporter } from "../report.ts";
import { splitConjuncts } from "../split-conjuncts.ts";
import type { Verdict } from "../verdict.ts";
import type { InductOptions } from "./check-inductive.ts";
import { type Obligation, describe } from "./obligation.ts";

/** One of the three parts of an induction proof, over one solver. */
export class Induction {
  readonly #problem: Problem;
  readonly #machine: Machine;
  readonly #solver: Solver;
  readonly #options: InductOptions;
  readonly #reporter: Reporter;
  readonly #found: (o: Obligation) => void;
  readonly #begin = performance.now();
  readonly #steps: Step[] = [];

  constructor(problem: Problem, machine: Machine, solver: Solver, options: InductOptions, reporter: Reporter, found: (o: Obligation) => void) {
    this.#problem = problem;
    this.#machine = machine;
    this.#solver = solver;
    this.#options = options;
    this.#reporter = reporter;
    this.#found = found;
  }

  /** Init => P */
  async initiation(): Promise<void> {
    invariant(this.#problem.init !== null, "there is an initial predicate");
    this.#append(initialStep(this.#machine, this.#problem.init));
    for (const conjunct of splitConjuncts(this.#machine.program, this.#options.candidate)) {
      await this.#ask("initiation", conjunct, null, [], this.#problem);
    }
  }

  /** P => Safety */
  async safety(): Promise<void> {
    this.#append(this.#candidateStates());
    for (const property of this.#options.safety) {
      for (const conjunct of splitConjuncts(this.#machine.program, property)) await this.#ask("safety", conjunct, null, [], this.#fromCandidate());
    }
    if (!this.#options.complete || this.#problem.next === null) return;
    // the step from these states is not asserted: a deadlock is a state without one
    const { state } = this.#steps[0];
    for (const c of this.#problem.constraints) this.#solver.assert(predicate(this.#machine, c.expr, state, null).holds);
    const expansion = nextStep(this.#machine, this.#problem.next, state);
    this.#restrict(expansion);
    await this.#exclude(expansionTargets(this.#machine, this.#problem, expansion, false));
  }

  /** P /\ Next => P', with P in as many states as k says. */
  async consecution(): Promise<void> {
    const { next } = this.#problem;
    invariant(next !== null, "there is a next-state relation");
    this.#append(this.#candidateStates());
    for (let k = 1; ; k++) {
      const before = this.#steps[k - 1].state;
      for (const c of this.#problem.constraints) this.#solver.assert(predicate(this.#machine, c.expr, before, null).holds);
      const step = nextStep(this.#machine, next, before);
      this.#append(step);
      if (k === this.#options.length) break;
      this.#solver.assert(predicate(this.#machine, this.#options.candidate.expr, step.state, null).holds);
    }
    if (this.#options.complete) await this.#exclude(stepTargets(this.#machine, this.#problem, this.#steps[this.#steps.length - 2].state, this.#steps[this.#steps.length - 1].state));
    const actions = this.#actions();
    for (const conjunct of splitConjuncts(this.#machine.program, this.#options.candidate)) {
      for (const [action, guard] of actions) await this.#ask("consecution", conjunct, action, [guard], this.#fromCandidate());
    }
  }

  /** A target of bounded checking as an obligation: nothing that is asserted so far makes it true. */
  async #exclude(targets: readonly Target[]): Promise<void> {
    for (const { claim, term } of targets) {
      const begin = performance.now();
      const name = claim.kind === "deadlock" ? "a successor exists" : "Next can be evaluated";
      const conjunct = claim.kind !== "deadlock" && claim.property !== null ? claim.property : { ...this.#options.candidate, name };
      const answer = await this.#check([term]);
      this.#found({
        kind: "safety", conjunct, action: null, answer: answer.kind === "unsat" ? "holds" : answer.kind === "sat" ? "fails" : "unknown",
        seconds: (performance.now() - begin) / 1000, counterexamples: [], reason: answer.kind === "unknown" ? answer.reason : null,
      });
    }
  }

  /** All states that the candidate allows, as a guarded state. */
  #candidateStates(): Step {
    const step = initialStep(this.#machine, this.#options.candidate.expr);
    const open = step.incomplete.flatMap((i) => i.variables);
    if (open.length > 0) {
      throw new Unsupported(`${this.#options.candidate.name} does not say what ${[...new Set(open)].join(", ")} may be: it needs a conjunct like ${open[0]} \\in S (before ${open[0]} is used)`, this.#options.candidate.span);
    }
    const wrong = anyFailure(this.#machine, step.failures);
    this.#solver.assert(not(wrong));
    return step;
  }

  #fromCandidate(): Problem {
    return { ...this.#problem, init: this.#options.candidate.expr };
  }

  #append(step: Step): void {
    this.#steps.push(step);
    this.#restrict(step);
    this.#solver.assert(step.taken);
  }

  #restrict(step: Step): void {
    for (const t of step.inputs) this.#solver.assert(t);
  }

  /** The last step's selectors by the name of the action. */
  #actions(): ReadonlyMap<string, Term> {
    const guards = new Map<string, Term[]>();
    for (const { guard, value } of this.#steps[this.#steps.length - 1].labels) {
      const name = value?.name ?? "Next";
      const list = guards.get(name);
      if (list === undefined) guards.set(name, [guard]);
      else list.push(guard);
    }
    return new Map([...guards].map(([name, list]) => [name, this.#machine.m.terms.any(list)]));
  }

  async #ask(kind: Obligation["kind"], conjunct: NamedExpr, action: string | null, where: readonly Term[], problem: Problem): Promise<void> {
    const { terms } = this.#machine.m;
    const begin = performance.now();
    const last = this.#steps[this.#steps.length - 1].state;
    this.#reporter.step({ depth: this.#steps.length - 1, seconds: (begin - this.#begin) / 1000, terms: terms.size, phase: describe({ kind, conjunct, action }, this.#options.candidate.name), solver: this.#solver.name });
    const { holds, failures } = predicate(this.#machine, conjunct.expr, last, null);
    const bad = terms.or(not(holds), anyFailure(this.#machine, failures));
    const counterexamples: Verdict[] = [];
    const blocked: Term[] = [];
    const tell = (answer: Obligation["answer"], reason: string | null): void =>
      this.#found({ kind, conjunct, action, answer, seconds: (performance.now() - begin) / 1000, counterexamples, reason });
    while (counterexamples.length < this.#options.maxErrors) {
      const answer = await this.#check([...where, bad, ...blocked]);
      if (answer.kind === "unknown") return tell(counterexamples.length > 0 ? "fails" : "unknown", answer.detail ?? answer.reason);
      if (answer.kind === "unsat") break;
      const trace = this.#trace(answer.model);
      counterexamples.push(confirm({ ...problem, invariants: [conjunct] }, trace, { kind: "invariant", property: conjunct }));
      blocked.push(differs(this.#machine, this.#options.view, this.#steps.map((s) => s.state), trace));
    }
    tell(counterexamples.length > 0 ? "fails" : "holds", null);
  }

  #trace(model: Assignment): Trace {
    const states = this.#steps.map((s, i) => decodeState(this.#machine.m, s.state, i === 0 ? null : s.labels, model));
    return { variables: this.#machine.program.variables.map((v) => v.name), states };
  }

  async #check(assumptions: readonly Term[]): Promise<Answer> {
    const { timeoutSeconds, signal } = this.#options;
    if (signal.aborted) return { kind: "unknown", reason: "interrupted" };
    if (timeoutSeconds === null) return this.#solver.check(assumptions, { signal });
    const milliseconds = timeoutSeconds * 1000 - (performance.now() - this.#begin);
    return milliseconds <= 0 ? { kind: "unknown", reason: "timeout" } : this.#solver.check(assumptions, { signal, milliseconds });
  }
}
