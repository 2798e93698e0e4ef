/** The public repositories that are measured. */
export type Corpus = "examples" | "tlc" | "apalache" | "explore";

/** One run of Talus on a public spec. */
export interface Case {
  /** Stable between runs: results are kept by it. */
  readonly id: string;
  readonly corpus: Corpus;
  readonly command: "check" | "explore" | "prove" | "parse";
  /** Where the command is started; `spec` is relative to it. */
  readonly directory: string;
  readonly spec: string;
  readonly options: readonly string[];
  readonly expected: Expected;
  /** Why the case is not run; null for one that is. */
  readonly excluded: string | null;
}

/** What the publisher of the spec says. `codes`: exit codes that agree; empty where nothing is known. `depth`: steps of the counterexample, where it
 *  is known to be the shortest. `counts`: what a search through all states counts. */
export interface Expected {
  readonly codes: readonly number[];
  readonly depth: number | null;
  readonly counts?: Counts;
  readonly why: string;
}

/** What TLC says at the end of a search. */
export interface Counts {
  readonly distinct: number;
  readonly generated: number;
  readonly searchDepth: number;
}

export type Class =
  | "right"
  | "wrong" // the verdict contradicts what is expected
  | "wrong length" // the right kind of counterexample, but not the shortest one
  | "wrong counts" // not as many states as TLC counts
  | "crash" // no verdict: exit code 255, a signal, or no JSON
  | "unknown" // a limit of time, memory or size
  | "unsupported" // a construct that is refused by name
  | "liveness" // everything but liveness holds up to the bound; liveness is refused
  | "refused" // the spec or its config is rejected although it is right
  | "unjudged" // a verdict where nothing is known
  | "excluded";

/** How far the input got: each stage contains those before it. */
export type Stage = "none" | "parsed" | "resolved" | "evaluated";

export interface Result {
  readonly id: string;
  readonly corpus: Corpus;
  readonly class: Class;
  readonly stage: Stage;
  /** What failures are grouped by: a message without names and numbers of this spec. Empty where there is no failure. */
  readonly cause: string;
  readonly verdict: string;
  readonly exit: number | null;
  readonly expected: string;
  readonly depth: number | null;
  /** Of a search through all states. */
  readonly counts?: Counts;
  readonly seconds: number;
  readonly megabytes: number;
  readonly message: string;
  readonly command: string;
}
