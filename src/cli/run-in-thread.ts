import { totalmem } from "node:os";
import { Worker } from "node:worker_threads";
import { InternalError } from "../base/invariant.ts";
import type { CheckReport, Reporter, StateProgress } from "../engines/report.ts";
import type { Verdict } from "../engines/verdict.ts";
import type { Outcome } from "./outcome.ts";
import { reportOutcome } from "./report-outcome.ts";
import type { EngineCommand, RunMessage, RunOrder, RunRequest } from "./run-messages.ts";

type LimitReason = Extract<Verdict, { kind: "unknown" }>["reason"];

/** How long a thread that was asked to end may take to do so with a verdict of its own. */
const graceMilliseconds = 1_500;

/** Aborted when a person wants a run to end: soon, with a verdict of its own; now, with what is known. */
export interface Interruption {
  readonly soon: AbortSignal;
  readonly now: AbortSignal;
}

/** Runs a check in a thread of its own and comes back with its outcome. When the thread does not end by itself soon after it was interrupted
 *  or the time limit has passed, or when its heap overflows, it is ended, and the outcome is `unknown` up to the last step that it
 *  reported as finished. Throws `InternalError` for a bug of Talus. */
export async function runInThread(order: RunOrder, reporter: Reporter, interrupt: Interruption): Promise<Outcome> {
  const worker = new Worker(new URL("./run-worker.js", import.meta.url), {
    workerData: order,
    stdout: false,
    stderr: false,
    resourceLimits: { maxOldGenerationSizeMb: order.options.memoryMegabytes ?? defaultMegabytes(), stackSizeMb: 64 },
  });
  const timers: NodeJS.Timeout[] = [];
  let known: KnownSoFar = { depth: -1, terms: 0, states: null };
  try {
    return await new Promise<Outcome>((resolve, reject) => {
      let draft: Outcome | null = null;
      const giveUp = (reason: LimitReason): void => resolve(draft ?? cutShort(reason, known, order));
      const endSoon = (reason: LimitReason): void => void timers.push(setTimeout(() => giveUp(reason), graceMilliseconds));
      const onInterrupt = (): void => {
        worker.postMessage({ kind: "interrupt" } satisfies RunRequest);
        endSoon("interrupted");
      };
      interrupt.soon.addEventListener("abort", onInterrupt, { once: true });
      interrupt.now.addEventListener("abort", () => giveUp("interrupted"), { once: true });
      const limit = order.options.timeoutSeconds;
      if (limit !== null) timers.push(setTimeout(() => endSoon("timeout"), Math.min(limit * 1000, 2 ** 31 - 1)));
      worker.on("message", (message: RunMessage) => {
        known = learn(known, message);
        if (message.kind === "draft") {
          ({ outcome: draft } = message);
          timers.push(setTimeout(() => giveUp("timeout"), message.milliseconds + graceMilliseconds));
        }
        if (message.kind === "too-deep") giveUp("incomplete");
        else receive(message, reporter, resolve, reject);
      });
      worker.on("error", (error) => (isOutOfMemory(error) ? giveUp("memory") : reject(error)));
      worker.on("exit", (code) => reject(new InternalError(`the checking thread ends with an outcome (it ended with code ${code})`)));
    });
  } finally {
    timers.forEach((timer) => clearTimeout(timer));
    await worker.terminate();
  }
}

interface KnownSoFar {
  readonly depth: number; // last step reported as finished
  readonly terms: number;
  readonly states: StateProgress | null;
}

function learn(known: KnownSoFar, message: RunMessage): KnownSoFar {
  if (message.kind !== "step") return known;
  const { depth, terms, done, states } = message.progress;
  return { depth: done === true ? Math.max(known.depth, depth) : known.depth, terms, states: states ?? known.states };
}

function receive(message: Exclude<RunMessage, { kind: "too-deep" }>, reporter: Reporter, resolve: (outcome: Outcome) => void, reject: (error: Error) => void): void {
  switch (message.kind) {
    case "step": return reporter.step(message.progress);
    case "note": return reporter.note(message.text);
    case "draft": return;
    case "outcome": return resolve(message.outcome);
    case "bug": {
      const error = new InternalError(message.message, message.span ?? undefined);
      error.stack = message.stack;
      return reject(error);
    }
  }
}

function cutShort(reason: LimitReason, known: KnownSoFar, order: RunOrder): Outcome {
  const detail = { timeout: "--timeout", interrupted: "Ctrl-C", memory: "the checker's memory", incomplete: "something in the spec is nested too deeply" }[reason];
  const report: CheckReport = {
    verdicts: [{ kind: "unknown", depth: known.depth, reason, detail }],
    warnings: [],
    stats: { solverSeconds: 0, terms: known.terms, ...known.states },
    depth: known.depth,
    engine: engines[order.command] ?? order.command,
    solver: order.options.solver,
  };
  const spec = order.options.spec.replace(/^.*[/\\]/, "").replace(/\.tla$/, "");
  const now = Date.now();
  const outcome = reportOutcome(report, [], { ...order, quiet: order.options.quiet, spec, source: order.options.spec, sources: new Map(), now, shown: (trace) => trace, files: [], behaviours: true });
  const seconds = (now - order.startedAt) / 1000;
  return { ...outcome, summary: known.states === null ? `${seconds} s` : `${seconds} s, ${known.states.generated.toLocaleString("en")} states generated, ${known.states.distinct.toLocaleString("en")} distinct` };
}

/** The engine of each command where it is called otherwise, as its own reports name it. */
const engines: Readonly<Partial<Record<EngineCommand, string>>> = { check: "bmc", prove: "ic3", explore: "explicit", simulate: "random-walks" };

/** Most of the machine's memory, within what V8 bears well. */
function defaultMegabytes(): number {
  return Math.max(512, Math.min(8192, Math.floor((totalmem() / 2 ** 20) * 0.6)));
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
