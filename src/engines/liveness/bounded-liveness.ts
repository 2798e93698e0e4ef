import type { Assignment } from "../../../encodings/integer-encoding.ts";
import { createEvaluator, EvaluationError } from "../../explicit/index.ts";
import type { NamedExpr, Problem } from "../../ir/ir.ts";
import type { Answer } from "../../solver/solver.ts";
import { type Machine, type StateSym, Unsupported, isUnsupported } from "../../symbolic/index.ts";
import { FALSE, type Term, not } from "../../term/term-table.ts";
import type { TraceState } from "../../trace/trace.ts";
import { confirmLasso } from "../lasso/index.ts";
import type { Verdict } from "../verdict.ts";
import { type Closing, closingOf, formulaTerm, SymbolicAtoms } from "./bounded-formula.ts";
import type { Formula } from "./formula.ts";
import { NotCheckable, Translator } from "./translate.ts";

/** What a bounded search lends: the states so far, when the last one may be part of a behaviour that does not end, a solver, and a way back. */
export interface Unrolled {
  readonly states: readonly StateSym[];
  readonly allowed: Term;
  readonly check: (question: Term) => Promise<Answer>;
  readonly decode: (model: Assignment) => readonly TraceState[];
}

/** A property and the formula that a counterexample satisfies: fairness, and the negation. */
interface Open {
  readonly property: NamedExpr;
  readonly formula: Formula;
}

/** Looks, at each depth of a bounded search, for behaviours that repeat themselves (or stay) and violate a property about whole behaviours. */
export class BoundedLiveness {
  readonly #problem: Problem;
  readonly #machine: Machine;
  readonly #seed: number;
  readonly #atoms: SymbolicAtoms;
  readonly #undecided = new Map<string, Verdict>();
  #open: readonly Open[] = [];

  constructor(problem: Problem, machine: Machine, seed: number) {
    this.#problem = problem;
    this.#machine = machine;
    this.#seed = seed;
    const translator = new Translator(problem.program, createEvaluator(problem.program, { seed }));
    this.#atoms = new SymbolicAtoms(machine, translator.atoms);
    this.#open = problem.liveness.flatMap((property) => this.#opened(property, translator));
  }

  /** Names of the properties that were looked at at every depth, and of which no violation was found. */
  get names(): readonly string[] {
    const undecided = (name: string): boolean => this.#undecided.has(name);
    return [...new Set(this.#open.map((o) => o.property.name))].filter((name) => !undecided(name));
  }

  /** A verdict for each property that could not be looked at. */
  get undecided(): readonly Verdict[] {
    return [...this.#undecided.values()];
  }

  /** Looks at behaviours whose repetition ends with the last state. Violations come one at a time: each property is given up after its first.
   *  Null: nothing (more) was found. */
  async look(unrolled: Unrolled): Promise<Verdict | Extract<Answer, { kind: "unknown" }> | null> {
    if (this.#open.length === 0 || unrolled.allowed === FALSE) return null;
    const closing = closingOf(this.#machine, unrolled.states);
    for (const open of this.#open) {
      const answer = await this.#ask(open, closing, unrolled);
      if (answer === null || answer.kind === "unsat") continue;
      if (answer.kind === "unknown") return answer;
      this.#open = this.#open.filter((o) => o !== open);
      return this.#verdict(open.property, closing, unrolled, answer.model);
    }
    return null;
  }

  #opened(property: NamedExpr, translator: Translator): readonly Open[] {
    try {
      const formula = translator.table.and([...this.#problem.fairness.map((f) => translator.translate(f, true)), translator.translate(property.expr, false)]);
      return [{ property, formula }];
    } catch (error) {
      if (error instanceof NotCheckable) this.#giveUp(property, `${error.message} can not be checked`, error.span);
      else if (error instanceof EvaluationError) this.#giveUp(property, error.diagnostic.message, error.diagnostic.span);
      else throw error;
      return [];
    }
  }

  async #ask({ property, formula }: Open, closing: Closing, { states, allowed, check }: Unrolled): Promise<Answer | null> {
    const { terms } = this.#machine.m;
    try {
      const violated = formulaTerm(formula, this.#machine, states, closing, this.#atoms);
      if (this.#atoms.failing !== FALSE) {
        const fails = await check(terms.and(allowed, this.#atoms.failing));
        if (fails.kind === "unknown") return fails;
        if (fails.kind === "sat") {
          this.#giveUp(property, "a part of it, or of the fairness, has no value in some reachable state", property.span);
          return null;
        }
      }
      return await check(terms.all([allowed, closing.valid, violated, not(this.#atoms.failing)]));
    } catch (error) {
      if (!isUnsupported(error)) throw error;
      this.#giveUp(property, error.message, error instanceof Unsupported ? error.span : property.span);
      return null;
    }
  }

  #giveUp(property: NamedExpr, reason: string, span: NamedExpr["span"]): void {
    this.#open = this.#open.filter((o) => o.property !== property);
    if (!this.#undecided.has(property.name)) this.#undecided.set(property.name, { kind: "unknown", depth: 0, reason: "incomplete", detail: `${property.name} was not checked: ${reason}`, span });
  }

  #verdict(property: NamedExpr, { loops }: Closing, { decode }: Unrolled, model: Assignment): Verdict {
    const states = decode(model);
    const last = states.length - 1;
    const loop = loops.findIndex((t) => model.truth(t));
    const variables = this.#machine.program.variables.map((v) => v.name);
    const trace = loop < 0 ? { variables, states, loop: last } : { variables, states: states.slice(0, last), loop, back: loop === last - 1 ? null : states[last].action };
    const verdict = confirmLasso(this.#problem, property, trace, this.#seed);
    if (verdict.kind === "unknown") this.#undecided.set(property.name, verdict);
    return verdict;
  }
}
