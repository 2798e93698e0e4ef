// Solvers behind one port. Input: terms of one table; output: answers with a model or a core. Start with solver.ts (the port) and
// create.ts; cnf.ts and z3-encoder.ts say how terms are written down for the two embedded solvers.
export type { Answer, CheckLimits, Solver } from "./solver.ts";
export { createSolver, isSolverName, solverNames, type SolverName, type SolverOptions } from "./create.ts";
export { z3Solver } from "./z3-solver.ts";
export { satSolver } from "./sat-solver.ts";
export { portfolioSolver } from "./portfolio.ts";
export { SolverUnavailable } from "./run-command.ts";
