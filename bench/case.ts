/** One thing that is measured: a command, what it has to answer, and what it must reach. The tables are in `cases/`. */
export interface BenchCase {
  readonly issue: number;
  readonly name: string;
  /** Arguments of Node, from the root of the project; the command under test is `bin/talus.js`. */
  readonly command: readonly string[];
  /** What makes the run right besides its figures; null accepts any answer. */
  readonly expected: Expectation | null;
  readonly measures: readonly Measure[];
  /** The process is ended after this time. */
  readonly limitSeconds: number;
  /** The median of so many runs counts; default 1. For what is short. */
  readonly runs?: number;
  /** Programs on PATH without which there is nothing to measure. */
  readonly needs?: readonly string[];
  /** Files to write into a fresh directory, which takes the place of `{directory}` in the command. */
  readonly files?: Readonly<Record<string, string>>;
}

export interface Expectation {
  readonly exit: number;
  readonly verdict?: string;
  /** Steps of the counterexample. */
  readonly depth?: number;
}

/** A figure with its target. */
export interface Measure {
  readonly what: string;
  readonly unit: string;
  readonly target: number;
  /** "most": the figure must not be greater; "least": not smaller. */
  readonly bound: "most" | "least";
  /** Null where the run does not say. */
  readonly of: (run: Run) => number | null;
}

/** What a process left. */
export interface Run {
  readonly exit: number | null;
  readonly ended: "by itself" | "by the limit";
  readonly seconds: number; // wall clock, start of Node included
  readonly cpuSeconds: number | null; // of all its threads
  readonly megabytes: number | null; // greatest resident memory
  readonly stdout: string;
  /** The object of `--json`, where stdout is one. */
  readonly report: Report | null;
}

export interface Report {
  readonly verdict?: string;
  readonly depth?: number;
  readonly stats?: Readonly<Record<string, number>>;
  readonly [key: string]: unknown;
}

/** Wall seconds of the process. */
export const withinSeconds = (target: number): Measure => ({ what: "time", unit: "s", target, bound: "most", of: (run) => run.seconds });

/** Resident memory of the process at its greatest. */
export const withinMegabytes = (target: number): Measure => ({ what: "memory", unit: "MB", target, bound: "most", of: (run) => run.megabytes });

/** A run of the command under test. */
export const talus = (...args: readonly string[]): readonly string[] => ["bin/talus.js", ...args];
