import { hasIntegers } from "../term/has-integers.ts";
import type { Term, TermTable } from "../term/term-table.ts";
import { satSolver } from "./sat-solver.ts";
import type { Answer, CheckLimits, Solver } from "./solver.ts";
import { z3Solver } from "./z3-solver.ts";

/** The propositional core as long as no integer comparison occurs; from the first one on Z3, which then gets everything asserted so far. `propositional` stands in for the core
 *  (a portfolio). */
export function autoSolver(table: TermTable, options: { readonly megabytes?: number }, propositional: (table: TermTable) => Solver = satSolver): Solver {
  return new AutoSolver(table, options, propositional(table));
}

class AutoSolver implements Solver {
  readonly #table: TermTable;
  readonly #options: { readonly megabytes?: number };
  readonly #propositional: Solver;
  readonly #marks = { seen: new Uint8Array(0) };
  readonly #asserted: Term[] = [];
  #general: Promise<Solver> | undefined;
  #current: Solver;

  constructor(table: TermTable, options: { readonly megabytes?: number }, propositional: Solver) {
    this.#table = table;
    this.#options = options;
    this.#propositional = propositional;
    this.#current = propositional;
  }

  get name(): string {
    return this.#current.name;
  }

  assert(t: Term): void {
    this.#asserted.push(t);
    if (this.#current !== this.#propositional) this.#current.assert(t);
    else if (this.#general === undefined && !hasIntegers(this.#table, [t], this.#marks)) this.#propositional.assert(t);
    else this.#general ??= z3Solver(this.#table, this.#options);
  }

  async check(assumptions: readonly Term[], limits: CheckLimits = {}): Promise<Answer> {
    if (this.#general === undefined && hasIntegers(this.#table, assumptions, this.#marks)) this.#general = z3Solver(this.#table, this.#options);
    if (this.#general !== undefined && this.#current === this.#propositional) {
      const general = await this.#general;
      for (const t of this.#asserted) general.assert(t);
      this.#current = general;
      this.#propositional.dispose();
    }
    return this.#current.check(assumptions, limits);
  }

  statistics(): Readonly<Record<string, number>> {
    const { seconds = 0, checks = 0 } = this.#current === this.#propositional ? {} : this.#propositional.statistics();
    const own = this.#current.statistics();
    return { ...own, seconds: (own.seconds ?? 0) + seconds, checks: (own.checks ?? 0) + checks };
  }

  dispose(): void {
    this.#current.dispose();
  }
}
