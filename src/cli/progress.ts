import { paintFor } from "../diagnostic/index.ts";
import type { Reporter, StateProgress, StepProgress } from "../engines/report.ts";

/** A reporter that writes to a person; `end` leaves the terminal clean and must be called before anything else is printed. */
export interface Progress extends Reporter {
  end(): void;
}

export interface ProgressOptions {
  readonly length: number;
  readonly color: boolean;
  readonly write: (text: string) => void;
  readonly now: () => number; // milliseconds
  readonly startedAt: number;
  /** Columns of the terminal. */
  readonly width: number;
}

/** Shows nothing: `--json` and `--quiet`. */
export const noProgress: Progress = { step: () => {}, note: () => {}, end: () => {} };

/** One status line that is written over, for a terminal; its seconds go on while a step takes long. */
export function liveProgress(options: ProgressOptions): Progress {
  const paint = paintFor(options.color);
  let latest: StepProgress | null = null;
  let shownAt = -Infinity;
  const show = (): void => {
    if (latest === null) return;
    shownAt = options.now();
    const line = describe({ ...latest, seconds: (shownAt - options.startedAt) / 1000 }, options.length);
    options.write(`\r\u001b[K${paint.note(line.slice(0, options.width - 1))}`);
  };
  const timer = setInterval(show, 500);
  timer.unref();
  return {
    step(progress) {
      latest = progress;
      if (options.now() - shownAt >= 100) show();
    },
    note: (text) => options.write(`\r\u001b[K${paint.faint(text)}\n`),
    end() {
      clearInterval(timer);
      if (latest !== null) options.write("\r\u001b[K");
    },
  };
}

/** A line for each finished step, and one every half minute inside a long step, for pipes and logs. */
export function lineProgress(options: ProgressOptions): Progress {
  let latest: StepProgress | null = null;
  const timer = setInterval(() => {
    if (latest !== null) options.write(`still at ${describe({ ...latest, seconds: (options.now() - options.startedAt) / 1000 }, options.length)}\n`);
  }, 30_000);
  timer.unref();
  return {
    step(progress) {
      latest = progress;
      if (progress.done === true) options.write(`${describe(progress, options.length)}\n`);
    },
    note: (text) => options.write(`${text}\n`),
    end: () => clearInterval(timer),
  };
}

function describe(progress: StepProgress, length: number): string {
  if (progress.states !== undefined) return describeStates(progress, progress.states);
  const parts = [progress.unit === "frame" ? `frame ${progress.depth}` : `step ${progress.depth} of ${length}`];
  if (progress.done === true) parts.push("no error");
  else if (progress.phase !== undefined) parts.push(progress.phase);
  parts.push(`${progress.seconds.toFixed(1)} s`, `${progress.terms.toLocaleString("en")} ${progress.terms === 1 ? "term" : "terms"}`);
  if (progress.solver !== undefined) parts.push(progress.solver);
  return parts.join(" · ");
}

/** Progress of a search through states, which has no bound to come near to. */
function describeStates({ depth, seconds, phase }: StepProgress, { generated, distinct, queue }: StateProgress): string {
  const count = (n: number): string => n.toLocaleString("en");
  if (phase !== undefined) return `${phase} · ${count(generated)} states generated · ${seconds.toFixed(1)} s`; // of random walks
  const rate = seconds > 0 ? ` (${count(Math.round(distinct / seconds))}/s)` : "";
  return [`step ${depth}`, `${count(generated)} states generated`, `${count(distinct)} distinct${rate}`, `${count(queue)} left`, `${seconds.toFixed(1)} s`].join(" · ");
}
