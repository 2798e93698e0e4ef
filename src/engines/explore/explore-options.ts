import type { Profiler } from "../../profile/index.ts";
import type { CheckReport } from "../report.ts";
import type { Counts } from "./counters.ts";
import type { StartHelper } from "./helpers.ts";

/** What an explicit search is asked to do. */
export interface ExploreOptions {
  /** Greatest number of steps: states that are that far away are checked and not expanded. Null: no bound. */
  readonly depth: number | null;
  /** Threads that expand states, at least 1. With one, everything that is counted is exact, and so is the order of the search. */
  readonly workers: number;
  /** Makes the threads besides the one that `explore` is called in; without it everything happens there. */
  readonly startHelper?: StartHelper;
  readonly seed: number;
  readonly timeoutSeconds: number | null;
  /** Limit of the memory for states, in bytes; the search ends with `unknown` before it takes more. Null: none. */
  readonly memoryBytes: number | null;
  /** Aborted on Ctrl-C. */
  readonly signal: AbortSignal;
  /** Lets in what may abort it, without waiting. */
  readonly poll?: () => void;
  /** Seconds since 1970, for JavaTime. */
  readonly now: () => number;
  /** Measures what is evaluated in the thread that `explore` is called in. */
  readonly profiler?: Profiler;
}

/** What a search has counted; see TLC's last lines. */
export interface SearchStatistics {
  readonly generated: number;
  readonly distinct: number;
  /** States that were found and not expanded. */
  readonly queue: number;
  /** The greatest level reached; an initial state has level 1. */
  readonly depth: number;
  readonly degrees: Counts["degrees"];
  readonly actions: Counts["actions"];
  readonly possible: Counts["possible"];
  /** Bytes of fingerprints, links and queues. */
  readonly bytes: number;
}

export interface ExploreReport extends CheckReport {
  readonly search: SearchStatistics;
}
