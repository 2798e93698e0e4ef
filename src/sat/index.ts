// The propositional core. Input: clauses over numbered variables (signed DIMACS literals), assumptions, limits.
// Output: sat with a total model, unsat with the assumptions that failed, or unknown at a limit; on request a DRAT proof.
// Invariants: outside of a pass every watched literal that is false has a true literal of its clause at no higher level;
// references to long clauses move in `collect` only. Start reading in search.ts; propagate.ts is where the time goes;
// clause-arena.ts, watches.ts and assignment.ts say how things are laid out.
export { Sat, type SatAnswer } from "./sat.ts";
export type { Limits, Options } from "./options.ts";
export { textProof, type ProofSink } from "./proof.ts";
export type { Statistics } from "./statistics.ts";
export { readDimacs, writeDimacs, type Cnf } from "./dimacs.ts";
