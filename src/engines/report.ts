import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { NamedExpr } from "../ir/ir.ts";
import type { Profiler } from "../profile/index.ts";
import type { Verdict } from "./verdict.ts";

/** What a bounded check is asked to do; every limit is explicit, so that an engine reads no clock setting or global. */
export interface CheckOptions {
  /** Greatest number of steps; 0 checks the initial states only. */
  readonly length: number;
  /** Stop after this many counterexamples, at least 1. */
  readonly maxErrors: number;
  /** Two counterexamples are different when this expression differs in some state of theirs; null: the whole state. */
  readonly view: NamedExpr | null;
  readonly seed: number;
  /** "auto" or a solver's name. */
  readonly solver: string;
  /** "auto" or the name of an integer encoding. */
  readonly encoding: string;
  /** Wall-clock limit of the whole check; null: none. A check that runs into it ends with `unknown`, reason "timeout". */
  readonly timeoutSeconds: number | null;
  /** Aborted on Ctrl-C: the check ends soon after with what it knows, `unknown` with reason "interrupted". */
  readonly signal: AbortSignal;
  /** Look for signs that the check could not have found anything, and warn of them; absent: no. */
  readonly findVacuous?: boolean;
  /** Measures what expressions cost; absent: nothing does. */
  readonly profiler?: Profiler;
  /** `--cinit`: a predicate over constants. */
  readonly constantInit?: NamedExpr;
}

/** Progress at the end of (or inside) one step of the search. */
export interface StepProgress {
  /** The step under way; 0 is the initial states. Or the frame of a proof, of which nobody knows how many there will be. */
  readonly depth: number;
  /** "step" where nothing is said. */
  readonly unit?: "step" | "frame";
  /** Since the check began. */
  readonly seconds: number;
  /** Nodes of the formula so far. */
  readonly terms: number;
  /** What the engine is doing: "unroll", "solve", "replay", or the property it asks about. */
  readonly phase?: string;
  readonly solver?: string;
  /** Of a search through states: how many so far. */
  readonly states?: StateProgress;
  /** True when the step is finished: no violation up to and including `depth`. */
  readonly done?: boolean;
}

/** What an explicit search has done so far. */
export interface StateProgress {
  readonly generated: number;
  readonly distinct: number;
  readonly queue: number;
}

/** Where an engine tells how far it is. Calls are cheap and may be many; the receiver decides what to show. */
export interface Reporter {
  step(progress: StepProgress): void;
  /** One sentence worth showing once, such as that a fallback was taken. */
  note(text: string): void;
}

/** A reporter that shows nothing. */
export const silentReporter: Reporter = { step: () => {}, note: () => {} };

export interface CheckStats {
  readonly solverSeconds: number;
  readonly terms: number;
  /** What else an engine or a solver counts: conflicts, states, queries. */
  readonly [count: string]: number;
}

/** The result of a check. `verdicts` is not empty; the first is the headline, more come with several counterexamples, each of its own
 *  trace. Every trace in it has been replayed by the explicit evaluator. */
export interface CheckReport {
  readonly verdicts: readonly Verdict[];
  readonly warnings: readonly Diagnostic[];
  readonly stats: CheckStats;
  /** Steps that were searched completely; -1 when not even the initial states were. */
  readonly depth: number;
  /** Name of the engine, "bmc", and of the solver that answered, "z3-wasm". */
  readonly engine: string;
  readonly solver: string;
}
