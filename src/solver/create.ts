import type { TermTable } from "../term/term-table.ts";
import { absurd } from "../base/invariant.ts";
import { autoSolver } from "./auto-solver.ts";
import { satSolver } from "./sat-solver.ts";
import { selfChecking } from "./self-checking.ts";
import { dimacsSolver } from "./dimacs-solver.ts";
import { portfolioSolver } from "./portfolio.ts";
import { smtLibSolver } from "./smtlib-solver.ts";
import type { Solver } from "./solver.ts";
import { z3Solver } from "./z3-solver.ts";

/** The names that `--solver` accepts. `auto` is the propositional core until integers occur, then embedded Z3; `portfolio` runs both; the last
 *  five are programs on PATH, of which the SAT solvers refuse integers. */
export const solverNames = ["auto", "z3", "sat", "portfolio", "z3-native", "cvc5", "cadical", "kissat", "minisat"] as const;
export type SolverName = (typeof solverNames)[number];

export const isSolverName = (name: string): name is SolverName => solverNames.some((known) => known === name);

export interface SolverOptions {
  /** Memory limit of embedded Z3. Default 1800; its WebAssembly has 2048. */
  readonly megabytes?: number;
  /** Check every model and every core. Default true. */
  readonly selfCheck?: boolean;
}

/** The solver of this name over the terms of `table`. Throws `SolverUnavailable` if its program is not on PATH. */
export async function createSolver(name: SolverName, table: TermTable, options: SolverOptions = {}): Promise<Solver> {
  const solver = await bare(name, table, options);
  return options.selfCheck === false ? solver : selfChecking(solver);
}

async function bare(name: SolverName, table: TermTable, options: SolverOptions): Promise<Solver> {
  switch (name) {
    case "auto": return autoSolver(table, options);
    case "z3": return z3Solver(table, options);
    case "sat": return satSolver(table);
    case "portfolio": {
      const z3 = await z3Solver(table, options);
      return autoSolver(table, options, (terms) => portfolioSolver([satSolver(terms), z3]));
    }
    case "z3-native":
    case "cvc5": return smtLibSolver(name, table);
    case "cadical":
    case "kissat":
    case "minisat": return dimacsSolver(name, table);
    default: return absurd(name);
  }
}
