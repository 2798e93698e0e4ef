import { InternalError } from "../../base/invariant.ts";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Problem } from "../../ir/ir.ts";
import type { Answer, Solver } from "../../solver/solver.ts";
import { type Machine, type StateSym, type Step, decodeChosen, decodeState, initialStep, nextStep } from "../../symbolic/index.ts";
import { FALSE, type Term, not } from "../../term/term-table.ts";
import type { Trace, TraceState } from "../../trace/trace.ts";
import type { Assignment } from "../../../encodings/integer-encoding.ts";
import { confirm } from "../confirm.ts";
import { BoundedLiveness, trueOfAll } from "../liveness/index.ts";
import type { CheckOptions, Reporter } from "../report.ts";
import type { Verdict } from "../verdict.ts";
import { Assertions } from "./assertions.ts";
import { incompleteChoice } from "./incomplete-choice.ts";
import { differs } from "./differs.ts";
import { PossibleSearch, type Witness } from "./possible.ts";
import { Vacuity } from "./vacuity.ts";
import { type Target, expansionTargets, predicate, stateTargets, stepTargets } from "./target.ts";

/** One run of bounded model checking: the behaviours so far as a list of guarded states, asserted step by step. */
export class Search {
  readonly verdicts: Verdict[] = [];
  readonly warnings: Diagnostic[] = [];
  /** Steps that were searched completely. */
  depth = -1;
  readonly #problem: Problem;
  readonly #machine: Machine;
  readonly #solver: Solver;
  readonly #options: CheckOptions;
  readonly #reporter: Reporter;
  readonly #steps: Step[] = []; // steps[k].state is the state after k steps
  readonly #begin = performance.now();
  readonly #vacuity: Vacuity | null;
  readonly #assertions: Assertions;
  readonly #liveness: BoundedLiveness | null;
  readonly #possible: PossibleSearch;

  constructor(problem: Problem, machine: Machine, solver: Solver, options: CheckOptions, reporter: Reporter) {
    this.#problem = problem;
    this.#machine = machine;
    this.#solver = solver;
    this.#options = options;
    this.#reporter = reporter;
    this.#vacuity = options.findVacuous === true ? new Vacuity(problem, machine, (assumptions, milliseconds) => this.#check(assumptions, milliseconds)) : null;
    this.#assertions = new Assertions(machine, solver);
    this.#possible = new PossibleSearch(problem, machine);
    this.#liveness = problem.liveness.length === 0 ? null : new BoundedLiveness(problem, machine, options.seed);
  }

  async run(): Promise<void> {
    const { init, next } = this.#problem;
    if (init === null || next === null) throw new InternalError("there is something to unroll");
    this.#progress(0, "unroll");
    let step = this.#restricted(initialStep(this.#machine, init));
    if (!(await this.#enumerate(0, expansionTargets(this.#machine, this.#problem, step, true)))) return;
    for (let k = 0; ; k++) {
      step = this.#append(step);
      const possible = step.taken !== FALSE;
      if (!possible && k > 0) return this.#finish(k - 1, true);
      const targets = [...stateTargets(this.#machine, this.#problem, step.state, k === 0)];
      const started = (await this.#vacuity?.reached(step, targets, k === 0)) ?? possible;
      if (!started) return this.#finish(-1, true);
      if (k > 0) targets.push(...stepTargets(this.#machine, this.#problem, this.#state(k - 1), step.state));
      let following: Step | null = null;
      let expanded: Term = FALSE;
      if (k < this.#options.length || this.#liveness !== null || !this.#possible.isEmpty) {
        this.#progress(k, "unroll");
        expanded = this.#constraint(k, targets);
      }
      const allowed = expanded;
      const wanted = this.#possible.wanted(this.#steps.map((s) => s.state), allowed, targets);
      if (k < this.#options.length) {
        if ((await this.#vacuity?.expanding(k, expanded)) === false) expanded = FALSE;
      }
      if (expanded !== FALSE && k < this.#options.length) {
        following = this.#restricted(nextStep(this.#machine, next, step.state));
        for (const t of expansionTargets(this.#machine, this.#problem, following, false)) targets.push({ ...t, term: this.#machine.m.terms.and(expanded, t.term) });
      }
      if (!(await this.#enumerate(k, targets)) || !(await this.#repetitions(allowed)) || !(await this.#witnesses(k, wanted))) return;
      this.depth = k;
      this.#progress(k, "solve", true);
      if (following === null) return this.#finish(k, k < this.#options.length); // below the bound: nothing is expanded any more
      this.#assertions.assert(expanded);
      step = following;
    }
  }

  /** Asserts a step. */
  #append(step: Step): Step {
    const taken = this.#assertions.take(step);
    this.#steps.push(taken);
    this.#machine.levels.set(taken.state, this.#steps.length);
    return taken;
  }

  #restricted(step: Step): Step {
    this.#assertions.assert(...step.inputs);
    return step;
  }

  #finish(depth: number, complete: boolean): void {
    this.depth = depth;
    if (this.verdicts.length > 0) return;
    if (this.#machine.cuts.length > 0) {
      this.verdicts.push(incompleteChoice(this.#machine.cuts, depth, complete));
      return;
    }
    const temporal = this.#liveness?.names ?? [];
    this.verdicts.push({ kind: "holds", depth, complete, ...(temporal.length === 0 ? {} : { temporal }) });
    for (const verdict of this.#liveness?.undecided ?? []) this.verdicts.push(verdict.kind === "unknown" ? { ...verdict, depth } : verdict);
    this.verdicts.push(...this.#possible.verdicts(Math.max(0, depth), complete));
    this.warnings.push(...trueOfAll(this.#problem), ...this.#vacuity?.findings(depth) ?? []);
  }

  #state(k: number): StateSym {
    return this.#steps[k].state;
  }

  /** When the state after `k` steps is expanded: CONSTRAINT there, ACTION_CONSTRAINT on the step to it. */
  #constraint(k: number, targets: Target[]): Term {
    const { terms } = this.#machine.m;
    const parts: Term[] = [];
    const add = (property: Problem["constraints"][number], state: StateSym, next: StateSym | null): void => {
      const { holds, failures } = predicate(this.#machine, property.expr, state, next);
      parts.push(holds);
      const wrong = terms.any(failures.map((f) => f.guard));
      if (wrong !== FALSE) targets.push({ claim: { kind: "evaluation-error", in: "next", property }, term: wrong });
    };
    for (const c of this.#problem.constraints) add(c, this.#state(k), null);
    if (k > 0) for (const c of this.#problem.actionConstraints) add(c, this.#state(k - 1), this.#state(k));
    return terms.all(parts);
  }

  /** Finds counterexamples after `k` steps until there are none, or enough. False if the search is over. */
  async #enumerate(k: number, targets: readonly Target[]): Promise<boolean> {
    const { terms } = this.#machine.m;
    const blocked: Term[] = [];
    for (;;) {
      const bad = terms.any(targets.map((t) => t.term));
      this.#progress(k, "solve");
      const answer = await this.#check([bad, ...blocked]);
      if (answer.kind === "unknown") return this.#stop(answer);
      if (answer.kind === "unsat") {
        if (bad !== FALSE && !answer.core.includes(bad) && blocked.length === 0) return this.#noBehaviour(k);
        this.#assertions.assert(not(bad)); // known now; also ends the search for the same thing in longer behaviours
        return true;
      }
      const meant = await this.#inOrder(k, targets, blocked, answer);
      if (meant.kind !== "sat") return this.#stop(meant);
      this.#progress(k, "replay");
      const found = this.#counterexample(k, targets, meant.model);
      this.verdicts.push(found.verdict);
      if (this.verdicts.length >= this.#options.maxErrors) return false;
      blocked.push(differs(this.#machine, this.#options.view, this.#steps.map((s) => s.state), found.trace));
    }
  }

  /** The model, or one of what TLC meets sooner: it looks at all states after `k` steps before it expands one of them. */
  async #inOrder(k: number, targets: readonly Target[], blocked: readonly Term[], answer: Satisfied): Promise<Exclude<Answer, { kind: "unsat" }>> {
    if (!isOfExpansion(targetOf(targets, answer.model))) return answer;
    const sooner = this.#machine.m.terms.any(targets.filter((t) => !isOfExpansion(t)).map((t) => t.term));
    const other = sooner === FALSE ? answer : await this.#check([sooner, ...blocked]);
    return other !== answer && other.kind === "sat" ? other : this.#withError(k, targets, answer);
  }

  /** Where the model has a deadlock, some other choice of Next's may end with an error in the same state, which TLC then reports: a model of that, if there is one. */
  async #withError(k: number, targets: readonly Target[], answer: Satisfied): Promise<Exclude<Answer, { kind: "unsat" }>> {
    const error = targets.find((t) => isOfExpansion(t) && t.claim.kind !== "deadlock");
    if (error === undefined || targetOf(targets, answer.model).claim.kind !== "deadlock") return answer;
    const here = not(differs(this.#machine, null, this.#steps.map((s) => s.state), this.#trace(k, answer.model)));
    const other = await this.#check([error.term, here]);
    return other.kind === "unsat" ? answer : other;
  }

  /** Finds behaviours that repeat themselves after the steps so far and violate a property about whole behaviours. False if the search is over. */
  async #repetitions(allowed: Term): Promise<boolean> {
    const liveness = this.#liveness;
    if (liveness === null) return true;
    const unrolled = { states: this.#steps.map((s) => s.state), allowed, check: (question: Term) => this.#check([question]), decode: (model: Assignment) => this.#decoded(this.#steps.length, model) };
    for (;;) {
      const found = await liveness.look(unrolled);
      if (found === null) return true;
      if (found.kind === "unknown" && !("depth" in found)) return this.#stop(found);
      if (found.kind === "violated") this.verdicts.push(found);
      if (this.verdicts.length >= this.#options.maxErrors) return false;
    }
  }

  /** Finds behaviours after `k` steps that make true what should be possible. False if the search is over. */
  async #witnesses(k: number, wanted: readonly Witness[]): Promise<boolean> {
    for (const { property, target } of wanted) {
      const answer = await this.#check([target.term]);
      if (answer.kind === "unknown") return this.#stop(answer);
      if (answer.kind === "sat" && this.#counterexample(k, [target], answer.model).verdict.kind === "violated") this.#possible.found(property);
    }
    return true;
  }

  /** The behaviours asserted so far contradict each other without anything bad: none has `k` steps. */
  #noBehaviour(k: number): false {
    this.#finish(Math.max(0, k - 1), true);
    return false;
  }

  async #check(assumptions: readonly Term[], most = Infinity): Promise<Answer> {
    const { timeoutSeconds, signal } = this.#options;
    if (signal.aborted) return { kind: "unknown", reason: "interrupted" };
    const milliseconds = Math.min(most, timeoutSeconds === null ? Infinity : timeoutSeconds * 1000 - (performance.now() - this.#begin));
    if (milliseconds === Infinity) return this.#solver.check(assumptions, { signal });
    if (milliseconds <= 0) return { kind: "unknown", reason: "timeout" };
    return this.#solver.check(assumptions, { signal, milliseconds });
  }

  #stop(answer: Extract<Answer, { kind: "unknown" }>): false {
    if (this.verdicts.length === 0) this.verdicts.push({ kind: "unknown", depth: this.depth, reason: answer.reason, detail: answer.detail ?? "the solver gave no answer" });
    return false;
  }

  #counterexample(k: number, targets: readonly Target[], model: Assignment): { readonly verdict: Verdict; readonly trace: Trace } {
    const target = targetOf(targets, model);
    const trace = this.#trace(k, model);
    const chosen = this.#steps.slice(0, k + 1).map((s) => decodeChosen(this.#machine.m, s.chosen, model));
    return { verdict: confirm(this.#problem, trace, target.claim, chosen), trace };
  }

  #trace(k: number, model: Assignment): Trace {
    return { variables: this.#machine.program.variables.map((v) => v.name), states: this.#decoded(k + 1, model) };
  }

  #decoded(count: number, model: Assignment): readonly TraceState[] {
    return this.#steps.slice(0, count).map((s, i) => decodeState(this.#machine.m, s.state, i === 0 ? null : s.labels, model));
  }

  #progress(depth: number, phase: string, done = false): void {
    this.#reporter.step({ depth, phase, done, seconds: (performance.now() - this.#begin) / 1000, terms: this.#machine.m.terms.size, solver: this.#solver.name });
  }
}

type Satisfied = Extract<Answer, { kind: "sat" }>;

/** That Next can not be evaluated, or has no successor; constraints are asked of a state when it is found. */
const isOfExpansion = ({ claim }: Target): boolean => claim.kind === "deadlock" || (claim.kind === "evaluation-error" && claim.in === "next" && claim.property === null);

function targetOf(targets: readonly Target[], model: Assignment): Target {
  const target = targets.find((t) => model.truth(t.term));
  if (target === undefined) throw new InternalError("a model of 'something is bad' makes something bad");
  return target;
}
