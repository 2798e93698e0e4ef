/** Counts since the solver was made. */
export interface Statistics {
  readonly solves: number;
  readonly conflicts: number;
  readonly decisions: number;
  readonly propagations: number;
  readonly restarts: number;
  readonly reductions: number;
  readonly collections: number;
  /** Clauses that are kept now, without units; the learnt ones of three or more literals among them. */
  readonly clauses: number;
  readonly learnts: number;
  /** Literals of learnt clauses, before and after minimization. */
  readonly literalsLearnt: number;
  readonly literalsKept: number;
  readonly vivified: number;
  readonly subsumed: number;
  /** Work of propagation, in about cache lines. */
  readonly ticks: number;
}

/** The counters behind `Statistics`. */
export type Counters = { -readonly [K in Exclude<keyof Statistics, "clauses" | "learnts">]: number };

/** All zero. */
export function newCounters(): Counters {
  return {
    solves: 0, conflicts: 0, decisions: 0, propagations: 0, restarts: 0, reductions: 0, collections: 0,
    literalsLearnt: 0, literalsKept: 0, vivified: 0, subsumed: 0, ticks: 0,
  };
}
