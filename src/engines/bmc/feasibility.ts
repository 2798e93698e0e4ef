import { Sat } from "../../sat/index.ts";
import { CnfWriter } from "../../solver/cnf.ts";
import { FALSE, TRUE, type Term, type TermTable } from "../../term/term-table.ts";
import { ModelPool } from "./model-pool.ts";

/** Conflicts after which a condition counts as feasible. */
const conflictLimit = 500;

/** So many questions to the solver in a row may be answered "yes"; after that, all are until something new is known. A "no" pays for `worth` more. */
const patience = { questions: 256, worth: 4 };

/** Answers at once whether conditions can hold together with what is known: by the models that were found before, or by a small solver of its own. What integers
 *  are compared with counts as free, so that the answer "no" is a proof and "yes" is not. */
export class Feasibility {
  readonly #pool: ModelPool;
  readonly #sat = new Sat();
  readonly #cnf: CnfWriter;
  readonly #impossible = new Set<Term>();
  #patience = patience.questions;

  constructor(table: TermTable) {
    this.#pool = new ModelPool(table);
    this.#cnf = new CnfWriter(table, { newVariable: () => this.#sat.newVariable(), addClause: (c) => this.#sat.addClause(c) }, true);
  }

  assert(t: Term): void {
    this.#cnf.assert(t);
    this.#pool.require(t);
    this.#patience = patience.questions;
  }

  /** False if `conditions` surely contradict each other or what is known. */
  feasible(conditions: readonly Term[]): boolean {
    const asked = conditions.filter((t) => t !== TRUE);
    if (asked.some((t) => t === FALSE || this.#impossible.has(t))) return false;
    if (this.#patience === 0 || this.#pool.some(asked)) return true;
    const literals = asked.map((t) => this.#cnf.assumption(t));
    const answer = this.#sat.solve(literals, { conflicts: conflictLimit });
    if (answer === "sat") this.#pool.add((node) => this.#valueOf(node));
    if (answer !== "unsat") {
      this.#patience--;
      return true;
    }
    this.#patience = Math.min(patience.questions, this.#patience + patience.worth);
    const core = this.#sat.core();
    if (core.length === 1) this.#impossible.add(asked[literals.indexOf(core[0])]);
    return false;
  }

  #valueOf(node: number): boolean {
    const variable = this.#cnf.variableOf(node);
    return variable !== 0 && this.#sat.value(variable);
  }
}
