import { stripVTControlCharacters } from "node:util";
import { type Diagnostic, diagnosticToJson, paintFor, renderDiagnostic } from "../diagnostic/index.ts";
import { exitCodes } from "./exit-code.ts";
import type { RunOptions } from "./options.ts";
import type { Outcome } from "./outcome.ts";
import { liveProgress, lineProgress, noProgress, type Progress } from "./progress.ts";
import { errorOutcome } from "./report-outcome.ts";
import { runInThread } from "./run-in-thread.ts";
import type { EngineCommand, RunOrder } from "./run-messages.ts";
import type { Terminal } from "./terminal.ts";
import { prepareDirectory, writeFiles } from "./write-files.ts";

/** A command that runs an engine, on the main thread: progress, Ctrl-C, files, output. Comes back with the exit code. */
export async function engineCommand(command: EngineCommand, options: RunOptions, terminal: Terminal): Promise<number> {
  const order: RunOrder = { command, options, color: terminal.color && !options.json, width: terminal.width, startedAt: Date.now() - Math.round(performance.now()) };
  const blocked = options.out === null ? null : prepareDirectory(options.out);
  if (blocked !== null) return present(refused(blocked, order), options, terminal, null);
  const progress = progressFor(options, terminal, order.startedAt);
  const interrupt: Interrupt = { soon: new AbortController(), now: new AbortController() };
  const release = onInterrupt(interrupt, progress, options);
  let outcome: Outcome;
  try {
    outcome = await runInThread(order, progress, { soon: interrupt.soon.signal, now: interrupt.now.signal });
  } finally {
    progress.end();
    release();
  }
  const directory = options.out ?? (outcome.files.length === 0 ? null : outcome.directory ?? null);
  return present(outcome, options, terminal, directory === null ? null : (prepareDirectory(directory) ?? writeFiles(directory, outcome.files)), directory);
}

function progressFor(options: RunOptions, terminal: Terminal, startedAt: number): Progress {
  if (options.json || options.quiet) return noProgress;
  const settings = { length: options.length, color: terminal.errorColor, write: terminal.tell, now: Date.now, startedAt, width: terminal.width };
  return terminal.live ? liveProgress(settings) : lineProgress(settings);
}

interface Interrupt {
  readonly soon: AbortController;
  readonly now: AbortController;
}

/** Signals that come closer together are one Ctrl-C: npx passes on to its child what the terminal has sent to both. */
const togetherMilliseconds = 150;

/** The first Ctrl-C (or SIGTERM) asks the check to end with what it knows; the second takes what is known without waiting for it; the third
 *  ends the process, with the code of `unknown`. */
function onInterrupt(interrupt: Interrupt, progress: Progress, options: RunOptions): () => void {
  let count = 0;
  let last = -Infinity;
  const listener = (): void => {
    const now = performance.now();
    if (now - last < togetherMilliseconds) return;
    last = now;
    count += 1;
    if (count > 2) process.exit(exitCodes.unknown.code);
    if (count === 2) return interrupt.now.abort();
    if (!options.json && !options.quiet) progress.note("Stopping; press Ctrl-C again to stop at once.");
    interrupt.soon.abort();
  };
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) process.on(signal, listener);
  return () => signals.forEach((signal) => process.off(signal, listener));
}

function refused(diagnostic: Diagnostic, order: RunOrder): Outcome {
  return errorOutcome([diagnostic], {
    ...order, quiet: order.options.quiet, spec: order.options.spec, source: order.options.spec, sources: new Map(), now: Date.now(), shown: (trace) => trace, files: [], behaviours: true,
  });
}

/** Prints an outcome. Files that could not be written make the exit code 64, whatever the verdict: what was asked for is not there. */
function present(outcome: Outcome, options: RunOptions, terminal: Terminal, unwritten: Diagnostic | null, directory = options.out): number {
  const code = unwritten === null ? outcome.exitCode : exitCodes.usage.code;
  if (options.json) {
    const warnings = unwritten === null ? outcome.json.warnings : [...outcome.json.warnings, diagnosticToJson(unwritten, new Map())];
    terminal.print(`${JSON.stringify({ ...outcome.json, warnings })}\n`);
    return code;
  }
  terminal.tell(terminal.errorColor ? outcome.messages : stripVTControlCharacters(outcome.messages));
  terminal.print(outcome.text);
  if (unwritten !== null) terminal.tell(`${renderDiagnostic(unwritten, new Map(), { color: terminal.errorColor })}\n`);
  else if (directory !== null && outcome.files.length > 0) terminal.print(`Written to ${directory}: ${outcome.files.map((file) => file.name).join(", ")}\n`);
  if (!options.quiet && outcome.summary !== "") terminal.tell(`${paintFor(terminal.errorColor).faint(outcome.summary)}\n`);
  return code;
}
