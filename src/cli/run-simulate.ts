import { simulate } from "../engines/explore/simulate.ts";
import type { Reporter } from "../engines/report.ts";
import type { FileHost } from "../module/loaded.ts";
import { explorationFiles } from "./exploration-files.ts";
import { aliasOf } from "./apply-alias.ts";
import { steps } from "./headline.ts";
import { judge, refusalsOf } from "./judge.ts";
import type { RunOptions } from "./options.ts";
import type { Outcome } from "./outcome.ts";
import { readInput } from "./pipeline.ts";
import { errorOutcome, reportOutcome, type RunContext, statsOf } from "./report-outcome.ts";
import { profilerFor, withProfile } from "./profile-report.ts";
import { contextOf, type RunSurroundings } from "./run-check.ts";

/** `talus simulate`: reads the input, takes random walks, and makes what there is to show and to write. Runs in the checking thread. */
export async function runSimulate(options: RunOptions, host: FileHost, reporter: Reporter, signal: AbortSignal, around: RunSurroundings): Promise<Outcome> {
  const input = readInput(options, host);
  const context = (): RunContext => ({ ...contextOf("simulate", input, options, around), shown: (trace) => trace, files: [], behaviours: input.problem?.init !== null });
  if (input.problem === null) return errorOutcome(input.diagnostics, context());
  const { problem } = input;
  const profiler = profilerFor(options);
  const report = await simulate(problem, {
    walks: options.walks,
    length: options.walkLength,
    seed: options.seed,
    timeoutSeconds: options.timeoutSeconds === null ? null : Math.max(0.001, options.timeoutSeconds - (around.now() - around.startedAt) / 1000),
    signal,
    poll: around.poll,
    now: () => around.now() / 1000,
    ...(profiler === null ? {} : { profiler }),
  }, reporter);
  const finished: RunContext = { ...context(), now: around.now(), shown: aliasOf(problem), files: explorationFiles(report, input, problem, options, around) };
  const outcome = reportOutcome(judge(report, refusalsOf({ ...problem, postcondition: null })), input.diagnostics, finished);
  if (!finished.behaviours) return { ...outcome, summary: "" };
  const { wallSeconds } = statsOf({}, finished);
  const count = (n: number): string => n.toLocaleString("en");
  return withProfile({
    ...outcome,
    text: `${outcome.text}\n${count(report.walks)} random ${report.walks === 1 ? "walk" : "walks"} of up to ${steps(report.longest)}, ${count(report.generated)} states generated, seed ${options.seed}.\n`,
    summary: `${wallSeconds} s, ${count(Math.round(report.generated / Math.max(wallSeconds, 0.001)))} states generated a second`,
  }, profiler, input, around);
}
