import type { Solver } from "../../solver/solver.ts";
import { type Machine, type Step, pruneState, withState } from "../../symbolic/index.ts";
import type { Term } from "../../term/term-table.ts";
import { Feasibility } from "./feasibility.ts";

/** What is asserted for good to a solver. The evaluator of the machine learns of it, and leaves out what can not be the case any more: so whatever it makes from
 *  then on means something only together with these assertions. */
export class Assertions {
  readonly #machine: Machine;
  readonly #solver: Solver;
  readonly #feasibility: Feasibility;

  constructor(machine: Machine, solver: Solver) {
    this.#machine = machine;
    this.#solver = solver;
    this.#feasibility = new Feasibility(machine.m.terms);
    machine.feasible = (conditions) => this.#feasibility.feasible(conditions);
  }

  assert(...list: readonly Term[]): void {
    for (const t of list) {
      this.#solver.assert(t);
      this.#feasibility.assert(t);
    }
  }

  /** Asserts that a step is taken, whose inputs are asserted; the step, with the state that is left. */
  take(step: Step): Step {
    this.assert(step.taken);
    return withState(step, pruneState(this.#machine, step.state));
  }
}
