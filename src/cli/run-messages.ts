import type { Span } from "../base/span.ts";
import type { StepProgress } from "../engines/report.ts";
import type { CommandName, RunOptions } from "./options.ts";
import type { Outcome } from "./outcome.ts";

/** The commands that run in the checking thread. */
export type EngineCommand = Exclude<CommandName, "parse">;

/** What the checking thread is started with. */
export interface RunOrder {
  readonly command: EngineCommand;
  readonly options: RunOptions;
  readonly color: boolean;
  readonly width: number;
  readonly startedAt: number;
}

/** From the main thread to the checking thread. */
export type RunRequest = { readonly kind: "interrupt" };

/** From the checking thread to the main thread; `outcome`, `too-deep` (the call stack was full) or `bug` is the last. */
export type RunMessage =
  | { readonly kind: "step"; readonly progress: StepProgress }
  | { readonly kind: "note"; readonly text: string }
  /** What to show where the run is cut short from now on, and after which time it is. */
  | { readonly kind: "draft"; readonly outcome: Outcome; readonly milliseconds: number }
  | { readonly kind: "outcome"; readonly outcome: Outcome }
  | { readonly kind: "too-deep" }
  | { readonly kind: "bug"; readonly message: string; readonly stack: string; readonly span: Span | null };
