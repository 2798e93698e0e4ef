import type { TermTable } from "../term/term-table.ts";
import { absurd } from "../base/invariant.ts";
import { autoSolver } from "./auto-solver.ts";
import { satSolver } from "./sat-solver.ts";
import { selfChecking } from "./self-checking.ts";
import type { Solver } from "./solver.ts";
import { z3Solver } from "./z3-solver.ts";

/** The names that `--solver` accepts. */
export const solverNames = ["auto", "z3", "sat"] as const;
export type SolverName = (typeof solverNames)[number];

export const isSolverName = (name: string): name is SolverName => solverNames.some((known) => known === name);

export interface SolverOptions {
  /** Memory limit of embedded Z3. Default 1800; its WebAssembly has 2048. */
  readonly megabytes?: number;
  /** Check every model and every core. Default true. */
  readonly selfCheck?: boolean;
}

/** The solver of this name over the terms of `table`. */
export async function createSolver(name: SolverName, table: TermTable, options: SolverOptions = {}): Promise<Solver> {
  const solver = await bare(name, table, options);
  return options.selfCheck === false ? solver : selfChecking(solver);
}

async function bare(name: SolverName, table: TermTable, options: SolverOptions): Promise<Solver> {
  switch (name) {
    case "auto": return autoSolver(table, options);
    case "z3": return z3Solver(table, options);
    case "sat": return satSolver(table);
    default: return absurd(name);
  }
}
