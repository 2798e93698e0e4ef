import { invariant } from "../../base/invariant.ts";
import type { NamedExpr, Problem } from "../../ir/ir.ts";
import type { Answer, Solver } from "../../solver/solver.ts";
import { type Machine, type StateSym, type Step, decodeState, initialStep, nextStep } from "../../symbolic/index.ts";
import { FALSE, TRUE, type Term, not } from "../../term/term-table.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Assignment } from "../../../encodings/integer-encoding.ts";
import { differs } from "../bmc/differs.ts";
import { type Claim, type Target, anyFailure, expansionTargets, predicate, stepTargets } from "../bmc/target.ts";
import { confirm } from "../confirm.ts";
import type { Reporter } from "../report.ts";
import { splitConjuncts } from "../split-conjuncts.ts";
import type { Verdict } from "../verdict.ts";
import { candidateStates } from "./candidate-states.ts";
import type { InductOptions } from "./check-inductive.ts";
import { type Obligation, type Question, describe } from "./obligation.ts";

/** What the parts of an induction proof work with. */
export interface InductionContext {
  readonly problem: Problem;
  readonly machine: Machine;
  readonly solver: Solver;
  readonly options: InductOptions;
  readonly reporter: Reporter;
  readonly found: (o: Obligation) => void;
  readonly begin: number; // of the whole proof, as performance.now() has it
}

/** When a conjunct does not hold: it is false, or can not be evaluated although all conjuncts before it are true. */
interface Broken {
  readonly conjunct: NamedExpr;
  readonly wrong: Term;
  readonly false: Term;
}

/** One of the three parts of an induction proof, over one solver. */
export class Induction {
  readonly #cx: InductionContext;
  readonly #steps: Step[] = [];

  constructor(context: InductionContext) {
    this.#cx = context;
  }

  /** Init => P, and in k-induction also P after each of the first k - 1 steps. */
  async initiation(): Promise<void> {
    const { problem, machine, options } = this.#cx;
    invariant(problem.init !== null && problem.next !== null, "there is an initial predicate and a next-state relation");
    this.#append(initialStep(machine, problem.init));
    for (let k = 0; ; k++) {
      const asked = { kind: "initiation", action: null, steps: k } as const;
      for (const broken of this.#broken(options.candidate)) await this.#ask({ ...asked, conjunct: broken.conjunct }, broken, [], problem);
      if (k === options.length - 1) return;
      const before = this.#last();
      this.#within(problem.constraints, before, null);
      this.#append(nextStep(machine, problem.next, before));
      this.#within(problem.actionConstraints, before, this.#last());
    }
  }

  /** P /\ Next => P', with P in as many states as k says. */
  async consecution(): Promise<void> {
    const { problem, machine, options } = this.#cx;
    invariant(problem.next !== null, "there is a next-state relation");
    this.#appendCandidate();
    for (let k = 1; ; k++) {
      const before = this.#last();
      await this.#evaluable(problem.constraints, before, null);
      this.#within(problem.constraints, before, null);
      this.#append(nextStep(machine, problem.next, before));
      await this.#evaluable(problem.actionConstraints, before, this.#last());
      if (k === options.length) break;
      this.#within(problem.actionConstraints, before, this.#last());
      for (const { wrong, false: fails } of this.#broken(options.candidate)) this.#cx.solver.assert(not(machine.m.terms.or(wrong, fails)));
    }
    const before = this.#steps[this.#steps.length - 2].state;
    if (options.complete) await this.#exclude(stepTargets(machine, problem, before, this.#last()));
    await this.#outside(before);
    this.#within(problem.actionConstraints, before, this.#last());
    const actions = options.perAction ? [...(await this.#actions())] : [[null, TRUE] as const];
    for (const broken of this.#broken(options.candidate)) {
      for (const [action, guard] of actions) {
        const question: Question = { kind: "consecution", conjunct: broken.conjunct, action, steps: 0 };
        await this.#ask(question, broken, guard === TRUE ? [] : [guard], this.#fromCandidate());
      }
    }
  }

  /** P => Safety, and from P the next-state relation can be evaluated. */
  async safety(): Promise<void> {
    const { problem, machine, options } = this.#cx;
    invariant(problem.next !== null, "there is a next-state relation");
    this.#appendCandidate();
    for (const property of options.safety) {
      for (const broken of this.#broken(property)) {
        await this.#ask({ kind: "safety", conjunct: broken.conjunct, action: null, steps: 0 }, broken, [], this.#fromCandidate());
      }
    }
    // the step from these states is not asserted: a deadlock is a state without one
    const state = this.#last();
    this.#within(problem.constraints, state, null);
    const expansion = nextStep(machine, problem.next, state);
    for (const t of expansion.inputs) this.#cx.solver.assert(t);
    await this.#exclude(expansionTargets(machine, problem, expansion, !options.complete));
  }

  /** A state that is reached by a step outside of ACTION_CONSTRAINT is checked, but goes no further: P need not hold there, Safety has to. */
  async #outside(before: StateSym): Promise<void> {
    const { problem, machine, options } = this.#cx;
    for (const constraint of problem.actionConstraints) {
      const { holds } = predicate(machine, constraint.expr, before, this.#last());
      if (holds === TRUE) continue;
      for (const property of options.safety) {
        for (const broken of this.#broken(property)) {
          const question: Question = { kind: "consecution", conjunct: broken.conjunct, action: `~${constraint.name}`, steps: 0 };
          await this.#ask(question, broken, [not(holds)], this.#fromCandidate());
        }
      }
    }
  }

  /** CONSTRAINT or ACTION_CONSTRAINT has a value wherever it is asked for. */
  async #evaluable(constraints: readonly NamedExpr[], state: StateSym, next: StateSym | null): Promise<void> {
    const targets = constraints.map((property): Target => {
      const { failures } = predicate(this.#cx.machine, property.expr, state, next);
      return { claim: { kind: "evaluation-error", in: "next", property }, term: anyFailure(this.#cx.machine, failures) };
    });
    await this.#exclude(targets.filter((t) => t.term !== FALSE));
  }

  #within(constraints: readonly NamedExpr[], state: StateSym, next: StateSym | null): void {
    for (const c of constraints) this.#cx.solver.assert(predicate(this.#cx.machine, c.expr, state, next).holds);
  }

  /** A target of bounded checking as an obligation: nothing that is asserted so far makes it true. */
  async #exclude(targets: readonly Target[]): Promise<void> {
    for (const { claim, term } of targets) {
      const question: Question = { kind: "safety", conjunct: this.#conjunctOf(claim), action: null, steps: 0 };
      await this.#decide(question, [term], () => claim, this.#fromCandidate());
    }
  }

  #conjunctOf(claim: Claim): NamedExpr {
    const { candidate } = this.#cx.options;
    if (claim.kind === "deadlock") return { ...candidate, name: "there is a successor" };
    if (claim.kind !== "evaluation-error") return claim.property;
    return { ...(claim.property ?? candidate), name: `${claim.property?.name ?? "Next"} can be evaluated` };
  }

  /** All states that the candidate allows. */
  #appendCandidate(): void {
    const { step, holds } = candidateStates(this.#cx.machine, this.#cx.options.candidate);
    this.#append(step);
    for (const t of holds) this.#cx.solver.assert(t);
  }

  #fromCandidate(): Problem {
    return { ...this.#cx.problem, init: this.#cx.options.candidate.expr };
  }

  #append(step: Step): void {
    this.#steps.push(step);
    for (const t of step.inputs) this.#cx.solver.assert(t);
    this.#cx.solver.assert(step.taken);
  }

  #last(): StateSym {
    return this.#steps[this.#steps.length - 1].state;
  }

  /** The conjuncts of a predicate in the last state. Each is looked at by itself, so that all that break are found. */
  #broken(p: NamedExpr): readonly Broken[] {
    const { terms } = this.#cx.machine.m;
    let before: Term = TRUE;
    return splitConjuncts(this.#cx.machine.program, p).map((conjunct) => {
      const { holds, failures } = predicate(this.#cx.machine, conjunct.expr, this.#last(), null);
      const failing = anyFailure(this.#cx.machine, failures);
      const broken = { conjunct, wrong: terms.and(failing, before), false: terms.and(not(holds), not(failing)) };
      before = terms.all([before, holds, not(failing)]);
      return broken;
    });
  }

  /** The last step's selectors by the name of the action. Together they cover every step: what no label covers, if there is such a step, counts as Next. */
  async #actions(): Promise<ReadonlyMap<string, Term>> {
    const { terms } = this.#cx.machine.m;
    const last = this.#steps[this.#steps.length - 1];
    const guards = new Map<string, Term[]>();
    const add = (name: string, guard: Term): void => {
      const list = guards.get(name);
      if (list === undefined) guards.set(name, [guard]);
      else list.push(guard);
    };
    for (const { guard, value } of last.labels) add(value?.name ?? "Next", guard);
    const rest = terms.and(last.taken, not(terms.any([...guards.values()].flat())));
    if (rest !== FALSE && (await this.#check([rest])).kind !== "unsat") add("Next", rest);
    return new Map([...guards].map(([name, list]) => [name, terms.any(list)]));
  }

  async #ask(question: Question, broken: Broken, where: readonly Term[], problem: Problem): Promise<void> {
    const { conjunct, wrong } = broken;
    const claim = (model: Assignment): Claim => (model.truth(wrong) ? { kind: "evaluation-error", in: "invariant", property: conjunct } : { kind: "invariant", property: conjunct });
    await this.#decide(question, [...where, this.#cx.machine.m.terms.or(wrong, broken.false)], claim, { ...problem, invariants: [conjunct] });
  }

  /** Looks for models of `bad`, all of them confirmed, and reports the obligation that there are none. */
  async #decide(question: Question, bad: readonly Term[], claimOf: (model: Assignment) => Claim, problem: Problem): Promise<void> {
    const { machine, options, reporter, solver, begin } = this.#cx;
    const start = performance.now();
    reporter.step({ depth: this.#steps.length - 1, seconds: (start - begin) / 1000, terms: machine.m.terms.size, phase: describe(question, options.candidate.name), solver: solver.name });
    const counterexamples: Verdict[] = [];
    const blocked: Term[] = [];
    const tell = (answer: Obligation["answer"], reason: string | null): void =>
      this.#cx.found({ ...question, answer, seconds: (performance.now() - start) / 1000, counterexamples, reason });
    while (counterexamples.length < options.maxErrors) {
      const answer = bad.includes(FALSE) ? { kind: "unsat" as const } : await this.#check([...bad, ...blocked]);
      if (answer.kind === "unknown") return tell(counterexamples.length > 0 ? "fails" : "unknown", answer.detail ?? answer.reason);
      if (answer.kind === "unsat") break;
      const trace = this.#trace(answer.model);
      counterexamples.push(confirm(problem, trace, claimOf(answer.model)));
      blocked.push(differs(machine, options.view, this.#steps.map((s) => s.state), trace));
    }
    tell(counterexamples.length > 0 ? "fails" : "holds", null);
  }

  #trace(model: Assignment): Trace {
    const { m, program } = this.#cx.machine;
    const states = this.#steps.map((s, i) => decodeState(m, s.state, i === 0 ? null : s.labels, model));
    return { variables: program.variables.map((v) => v.name), states };
  }

  async #check(assumptions: readonly Term[]): Promise<Answer> {
    const { options: { timeoutSeconds, signal }, solver, begin } = this.#cx;
    if (signal.aborted) return { kind: "unknown", reason: "interrupted" };
    if (timeoutSeconds === null) return solver.check(assumptions, { signal });
    const milliseconds = timeoutSeconds * 1000 - (performance.now() - begin);
    return milliseconds <= 0 ? { kind: "unknown", reason: "timeout" } : solver.check(assumptions, { signal, milliseconds });
  }
}
