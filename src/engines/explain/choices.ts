import type { EncodingName } from "../../../encodings/index.ts";
import { noSpan } from "../../base/span.ts";
import type { Problem } from "../../ir/ir.ts";
import { type Answer, type CheckLimits, createSolver, type Solver, type SolverName } from "../../solver/index.ts";
import { createMachine, isUnsupported, type Machine, rootContext } from "../../symbolic/index.ts";
import { equal } from "../../symbolic/equal.ts";
import { type Term, not } from "../../term/term-table.ts";
import { overlap } from "./assignment.ts";
import { anyFailure, predicate } from "../bmc/target.ts";
import { NoAnswer } from "../compare/symbolic-states.ts";
import { type Fact, factExpr, factsOf } from "./facts.ts";
import type { Flow } from "./flow.ts";
import { badTerm, type Unrolling, unroll } from "./unroll.ts";
import type { Counterexample } from "./why.ts";

/** What of one state of a trace, and of the step to it, has to be as it is. */
export interface ForcedState {
  /** The action is the one of the trace (never for the first state). */
  readonly action: boolean;
  /** Its arguments that matter, by their places in the label. */
  readonly arguments: readonly number[];
  /** Of the first state what Init leaves open; of the others what the action leaves open. */
  readonly facts: readonly Fact[];
}

/** NOTE(choices) Every behaviour of the spec with as many steps that has these facts, actions and arguments ends with the same error (the last of its
 *  states, or steps, has it); of no one of them can this be said without it. One entry for each state of the trace. */
export type Choices = readonly ForcedState[];

export type ChoicesResult = { readonly kind: "choices"; readonly choices: Choices } | { readonly kind: "unknown"; readonly reason: string };

export interface ChoiceOptions {
  readonly solver: SolverName;
  readonly encoding: EncodingName;
  /** Asked before each question to the solver and each step of the unrolling. */
  readonly limits: () => CheckLimits;
}

/** The choices that force the error of a counterexample: from the core of "the trace's choices, and no error", as small as leaving out one after the
 *  other makes it. Cost: the unrolling once more, and a solver call for each choice in the first core. */
export async function choicesOf(problem: Problem, verdict: Counterexample, flow: Flow, options: ChoiceOptions): Promise<ChoicesResult> {
  const machine = createMachine(problem.program, options.encoding);
  const solver = await createSolver(options.solver, machine.m.terms);
  try {
    const unrolling = unroll(problem, machine, verdict, options.limits);
    for (const t of unrolling.inputs) solver.assert(t);
    const last = verdict.trace.states.length - 1;
    solver.assert(unrolling.reached[last]);
    const fine = not(badTerm(problem, machine, unrolling, verdict));
    return { kind: "choices", choices: await new Chooser(problem, machine, solver, unrolling, fine, verdict, options).run(flow) };
  } catch (error) {
    if (isUnsupported(error) || error instanceof NoAnswer) return { kind: "unknown", reason: error.message };
    throw error;
  } finally {
    solver.dispose();
  }
}

const timeIsUp = "there was not enough time";

/** Something that may be assumed of a state (a fact) or of the step to it (its action, an argument). */
type Hypothesis = { readonly term: Term; readonly state: number } & (
  | { readonly kind: "action" }
  | { readonly kind: "argument"; readonly argument: number }
  | { readonly kind: "fact"; readonly fact: Fact }
);

class Chooser {
  readonly #problem: Problem;
  readonly #machine: Machine;
  readonly #solver: Solver;
  readonly #unrolling: Unrolling;
  readonly #fine: Term; // there is no error
  readonly #verdict: Counterexample;
  readonly #options: ChoiceOptions;

  constructor(problem: Problem, machine: Machine, solver: Solver, unrolling: Unrolling, fine: Term, verdict: Counterexample, options: ChoiceOptions) {
    this.#problem = problem;
    this.#machine = machine;
    this.#solver = solver;
    this.#unrolling = unrolling;
    this.#fine = fine;
    this.#verdict = verdict;
    this.#options = options;
  }

  async run(flow: Flow): Promise<Choices> {
    const { states } = this.#verdict.trace;
    const steps = states.map((_, k) => k).slice(1).reverse();
    const actions = steps.map((k) => this.#choices(k));
    const open = steps.map((k) => this.#facts(k, (f) => flow[k].places.some((p) => p.chosen && overlap(p, f))));
    const of = (kind: Hypothesis["kind"]): readonly Hypothesis[] => actions.flat().filter((h) => h.kind === kind);
    const [initialRead, initialRest] = this.#facts(0, (f) => flow[0].places.some((p) => overlap(p, f)));
    // What comes last is tried first when something can be left out: so actions are kept before arguments, late steps before early ones.
    const core = await this.#core([[...of("action"), ...initialRead, ...of("argument"), ...initialRest], open.flatMap((o) => o[0]), open.flatMap((o) => o[1])]);
    return states.map((_, k) => {
      const here = core.filter((h) => h.state === k);
      return {
        action: here.some((h) => h.kind !== "fact"),
        arguments: here.flatMap((h) => (h.kind === "argument" ? [h.argument] : [])),
        facts: here.flatMap((h) => (h.kind === "fact" ? [h.fact] : [])),
      };
    });
  }

  /** The action of step `k` and its arguments. */
  #choices(k: number): readonly Hypothesis[] {
    const { action } = this.#verdict.trace.states[k];
    const { terms } = this.#machine.m;
    const before = this.#unrolling.steps[k - 1].state;
    if (action === null) return [];
    const labels = this.#unrolling.steps[k].labels.filter(({ value }) => value?.name === action.name);
    if (labels.length === 0) return [];
    const cx = rootContext(this.#machine, before, null);
    const taken = terms.any(labels.map((l) => l.guard));
    const args = action.arguments.map(({ name, value }, argument): Hypothesis => ({
      kind: "argument", argument, state: k,
      term: terms.and(taken, terms.all(labels.map(({ guard, value: label }) => {
        const given = label?.arguments.find((a) => a.name === name);
        return given === undefined ? terms.all([]) : terms.implies(guard, equal(cx, given.value, this.#machine.m.ground(value), noSpan));
      }))),
    }));
    return [{ kind: "action", state: k, term: taken }, ...args];
  }

  /** The facts of state `k`: those that pass the test, and the others. */
  #facts(k: number, test: (f: Fact) => boolean): readonly [readonly Hypothesis[], readonly Hypothesis[]] {
    const { variables, states } = this.#verdict.trace;
    const all = this.#problem.program.variables.flatMap((v) => factsOf(v.id, variables[v.id], states[k].values[v.id], states.map((s) => s.values[v.id])));
    const hypothesis = (fact: Fact): Hypothesis => {
      const { holds, failures } = predicate(this.#machine, factExpr(fact), this.#unrolling.steps[k].state, null);
      return { kind: "fact", fact, state: k, term: this.#machine.m.terms.and(holds, not(anyFailure(this.#machine, failures))) };
    };
    return [all.filter(test).map(hypothesis), all.filter((f) => !test(f)).map(hypothesis)];
  }

  /** What of the hypotheses contradicts that there is no error: of the first lists alone, if these are enough. */
  async #core(tiers: readonly (readonly Hypothesis[])[]): Promise<readonly Hypothesis[]> {
    let hypotheses: readonly Hypothesis[] = [];
    for (const tier of tiers) {
      hypotheses = [...hypotheses, ...tier];
      const core = await this.#contradiction(hypotheses);
      if (core === null) continue;
      if ((await this.#check(hypotheses.map((h) => h.term))).kind === "unsat") break; // they contradict each other, without any error
      return this.#minimal(core);
    }
    throw new NoAnswer("the two evaluators do not agree on the trace");
  }

  /** Leaves out one after the other, from the last on, what the contradiction does without. */
  async #minimal(core: readonly Hypothesis[]): Promise<readonly Hypothesis[]> {
    let kept = core;
    for (const candidate of [...core].reverse()) {
      if (!kept.includes(candidate)) continue;
      kept = (await this.#contradiction(kept.filter((h) => h !== candidate))) ?? kept;
    }
    return kept;
  }

  /** Those of the hypotheses that the solver needs for a contradiction; null where there is none. */
  async #contradiction(hypotheses: readonly Hypothesis[]): Promise<readonly Hypothesis[] | null> {
    const answer = await this.#check([this.#fine, ...hypotheses.map((h) => h.term)]);
    return answer.kind === "sat" ? null : hypotheses.filter((h) => answer.core.includes(h.term));
  }

  async #check(assumptions: readonly Term[]): Promise<Exclude<Answer, { kind: "unknown" }>> {
    const limits = this.#options.limits();
    if (limits.milliseconds !== undefined && limits.milliseconds <= 0) throw new NoAnswer(timeIsUp);
    const answer = await this.#solver.check(assumptions, limits);
    if (answer.kind === "unknown") throw new NoAnswer(answer.reason === "timeout" ? timeIsUp : answer.reason);
    return answer;
  }
}
