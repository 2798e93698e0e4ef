import { invariant } from "../base/invariant.ts";
import { addClause } from "./add-clause.ts";
import { startAssumptions } from "./assume.ts";
import { fromDimacs } from "./literal.ts";
import { startModes } from "./mode.ts";
import type { Limits, Options } from "./options.ts";
import { search } from "./search.ts";
import { SelfCheck } from "./self-check.ts";
import { simplify } from "./simplify.ts";
import { State } from "./state.ts";
import type { Statistics } from "./statistics.ts";

export type SatAnswer = "sat" | "unsat" | "unknown";

/** An incremental solver for clauses over Boolean variables. Variables are numbered from 1, literals are signed variables.
 *  Clauses stay for good; to take one back, give it a literal of its own and assume, later assert, the negation. */
export class Sat {
  readonly #state: State;
  readonly #selfCheck: SelfCheck | undefined;
  #answer: SatAnswer = "unknown";
  #model = new Int8Array(0);

  constructor(options: Options = {}) {
    this.#state = new State(options);
    if (options.selfCheck === true) this.#selfCheck = new SelfCheck();
  }

  /** A variable that did not exist before. */
  newVariable(): number {
    const state = this.#state;
    const variable = ++state.variables;
    state.reserve(variable + 1);
    const phase = state.options.phase === true ? 1 : -1;
    state.initialPhases[variable] = phase;
    state.savedPhases[variable] = phase;
    state.heap.places[variable] = -1;
    state.heap.insert(variable);
    state.queue.append(variable, false);
    return variable;
  }

  /** Number of variables. */
  get variables(): number {
    return this.#state.variables;
  }

  /** Adds a clause over existing variables. False when the clauses are now known to have no model at all. */
  addClause(literals: Iterable<number>): boolean {
    this.#selfCheck?.addClause(literals);
    if (this.#answer === "sat" && this.#state.removed.count > 0) {
      for (const literal of literals) this.#completeModel(Math.abs(literal)); // the clause may end an elimination
    }
    addClause(this.#state, literals);
    return this.#state.consistent;
  }

  /** Is there a model of all clauses in which all `assumptions` are true? "unknown" when a limit was reached: what was
   *  learnt is kept, so that the same call again goes on. Calls whose assumptions begin alike share that work. */
  solve(assumptions: readonly number[] | Int32Array = [], limits: Limits = {}): SatAnswer {
    const state = this.#state;
    state.counters.solves++;
    state.core = [];
    if (this.#answer !== "unknown" || state.counters.solves === 1) startModes(state);
    this.#answer = "unsat";
    if (state.consistent) startAssumptions(state, assumptions);
    if (state.consistent) this.#answer = search(state, limits);
    if (this.#answer === "sat") {
      if (this.#model.length < state.assignment.values.length) this.#model = new Int8Array(state.assignment.values.length);
      this.#model.set(state.assignment.values);
      this.#selfCheck?.model((literal) => this.value(Math.abs(literal)) === literal > 0, assumptions);
    } else if (this.#answer === "unsat") this.#selfCheck?.core(state.core, assumptions);
    return this.#answer;
  }

  /** The variable's value in the model of the last `solve`, which answered "sat"; valid until the next. */
  value(variable: number): boolean {
    invariant(this.#answer === "sat", "a model is asked for after the answer sat");
    this.#completeModel(variable);
    return this.#model[variable * 2] > 0;
  }

  /** Those assumptions of the last `solve`, which answered "unsat", that are enough for the contradiction; empty when there
   *  is no model even without assumptions. Not always a smallest such set. */
  core(): number[] {
    invariant(this.#answer === "unsat", "a core is asked for after the answer unsat");
    return this.#state.core;
  }

  /** Simplifies the clauses: subsumption, strengthening, and elimination of variables (none that is frozen). Worth its time
   *  once after loading a circuit, with the variables frozen that later clauses and assumptions mention. Those that are not
   *  are brought back when they are mentioned; models give values to all. False when the clauses have no model. */
  simplify(): boolean {
    if (this.#answer === "sat") this.#state.removed.extend(this.#model);
    simplify(this.#state);
    return this.#state.consistent;
  }

  /** Keeps a variable from being eliminated. */
  freeze(variable: number): void {
    this.#state.frozen[variable] = 1;
  }

  /** The literal's value if it is the same in all models, as far as is known without search. */
  fixed(literal: number): boolean | undefined {
    const value = this.#state.assignment.fixed(fromDimacs(literal));
    return value === 0 ? undefined : value > 0;
  }

  /** Sets the value that a variable is first tried with. */
  setPhase(variable: number, phase: boolean): void {
    const value = phase ? 1 : -1;
    this.#state.initialPhases[variable] = value;
    this.#state.savedPhases[variable] = value;
  }

  /** Makes a variable the first candidate for decisions, until conflicts suggest others. */
  prefer(variable: number): void {
    const state = this.#state;
    if (state.removed.has(variable) || state.assignment.fixed(variable * 2) !== 0) return;
    state.queue.bump(variable, state.assignment.values[variable * 2] !== 0);
    state.heap.raise(variable);
  }

  /** Eliminated variables get their values only when one of them needs it: few callers ask. */
  #completeModel(variable: number): void {
    if (this.#state.removed.has(variable) && this.#model[variable * 2] === 0) this.#state.removed.extend(this.#model);
  }

  get statistics(): Statistics {
    const { counters, arena, binaries, learntCount } = this.#state;
    return { ...counters, clauses: arena.count + binaries, learnts: learntCount };
  }
}
