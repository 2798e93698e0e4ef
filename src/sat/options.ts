import type { ProofSink } from "./proof.ts";

/** What can be chosen for one solver. Every default is the value that did best on `bench/sat`. */
export interface Options {
  /** Takes down every clause that is derived or forgotten, as DRAT. Default: nobody listens. */
  readonly proof?: ProofSink;
  /** Keep all original clauses and check each model against them, each core against its assumptions. Default false. */
  readonly selfCheck?: boolean;
  /** The value a variable is first tried with. Default false. */
  readonly phase?: boolean;
  /** Simplify learnt clauses between searches. Default true. */
  readonly inprocess?: boolean;
  /** Factor on the intervals between reductions, rephasings, changes of mode and simplifications. Default 1; tests make it
   *  small, so that small formulas meet every pass. */
  readonly intervals?: number;
  /** Alternate between searching for a contradiction and searching for a model. Default true; false never does the latter. */
  readonly stable?: boolean;
}

/** How much one call of `solve` may do; a limit that is reached gives "unknown". The conflict that reaches it is learnt from,
 *  so that even a limit of no conflicts makes progress, and what takes no conflict is answered under any. */
export interface Limits {
  readonly conflicts?: number;
  readonly propagations?: number;
}
