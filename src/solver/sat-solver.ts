import { setImmediate as nextTurn } from "node:timers/promises";
import { Sat, type SatAnswer } from "../sat/index.ts";
import { Evaluator } from "../term/evaluate.ts";
import { FALSE, TRUE, type Term, type TermTable } from "../term/term-table.ts";
import { CnfWriter } from "./cnf.ts";
import type { Answer, CheckLimits, Solver } from "./solver.ts";

/** After this much work (some tenths of a second) timers and Ctrl-C get their turn. Counted, not timed, so that the same problem has the same
 *  model in every run. */
const slice = { conflicts: 1000, propagations: 2_000_000 };

/** Our own propositional core, in this thread, in slices of search. Integer comparisons are refused with an exception: `autoSolver` knows when to
 *  use another. */
export function satSolver(table: TermTable): Solver {
  return new SatSolver(table);
}

class SatSolver implements Solver {
  readonly name = "talus-sat";
  readonly #table: TermTable;
  readonly #sat = new Sat();
  readonly #cnf: CnfWriter;
  #seconds = 0;
  #checks = 0;
  #clauses = 0;

  constructor(table: TermTable) {
    this.#table = table;
    this.#cnf = new CnfWriter(table, {
      newVariable: () => this.#sat.newVariable(),
      addClause: (literals) => {
        this.#clauses++;
        this.#sat.addClause(literals);
      },
    });
  }

  assert(t: Term): void {
    this.#cnf.assert(t);
  }

  async check(assumptions: readonly Term[], limits: CheckLimits = {}): Promise<Answer> {
    if (limits.signal?.aborted === true) return { kind: "unknown", reason: "interrupted" };
    if (assumptions.includes(FALSE)) return { kind: "unsat", core: [FALSE] };
    const began = performance.now();
    const terms = new Map<number, Term>();
    for (const t of assumptions) if (t !== TRUE) terms.set(this.#cnf.assumption(t), t);
    this.#checks++;
    try {
      const answer = await this.#search([...terms.keys()], limits, began);
      if (answer === "sat") return { kind: "sat", model: this.#model() };
      if (answer !== "unsat") return { kind: "unknown", reason: answer };
      return { kind: "unsat", core: this.#sat.core().map((literal) => terms.get(literal) ?? FALSE) };
    } finally {
      this.#seconds += (performance.now() - began) / 1000;
    }
  }

  async #search(assumptions: readonly number[], limits: CheckLimits, began: number): Promise<Exclude<SatAnswer, "unknown"> | "timeout" | "interrupted"> {
    for (;;) {
      const answer = this.#sat.solve(assumptions, slice);
      if (answer !== "unknown") return answer;
      await nextTurn();
      if (limits.signal?.aborted === true) return "interrupted";
      if (limits.milliseconds !== undefined && performance.now() - began > limits.milliseconds) return "timeout";
    }
  }

  #model(): Evaluator {
    const cnf = this.#cnf;
    const values = new Uint8Array(this.#sat.variables + 1);
    for (const node of cnf.variableNodes) values[cnf.variableOf(node)] = this.#sat.value(cnf.variableOf(node)) ? 1 : 0;
    return new Evaluator(this.#table, { boolean: (node) => values[cnf.variableOf(node)] === 1, integer: () => 0n });
  }

  statistics(): Readonly<Record<string, number>> {
    return { ...this.#sat.statistics, variables: this.#sat.variables, clauses: this.#clauses, seconds: this.#seconds, checks: this.#checks };
  }

  dispose(): void {}
}
