import { totalmem } from "node:os";
import { explore } from "../engines/explore/explore.ts";
import type { ExploreReport } from "../engines/explore/explore-options.ts";
import type { Reporter } from "../engines/report.ts";
import type { Problem } from "../ir/ir.ts";
import type { FileHost } from "../module/loaded.ts";
import { explorationFiles } from "./exploration-files.ts";
import { aliasOf } from "./apply-alias.ts";
import { judge, refusalsOf, withoutRefusals } from "./judge.ts";
import type { RunOptions } from "./options.ts";
import type { Outcome } from "./outcome.ts";
import { type Input, readInput } from "./pipeline.ts";
import { errorOutcome, reportOutcome, type RunContext, statsOf } from "./report-outcome.ts";
import { profilerFor, withProfile } from "./profile-report.ts";
import { contextOf, type RunSurroundings } from "./run-check.ts";
import { runSimulate } from "./run-simulate.ts";
import { recordingHost, startExploreHelper } from "./start-explore-helper.ts";
import { stateReport } from "./state-report.ts";

/** `talus explore`: reads the input, searches all states (or, with --simulate, walks through them), and makes what there is to show and to write. Runs in the checking thread. */
export async function runExplore(options: RunOptions, disk: FileHost, reporter: Reporter, signal: AbortSignal, around: RunSurroundings): Promise<Outcome> {
  if (options.simulate) return runSimulate({ ...options, walkLength: options.depth ?? options.walkLength }, disk, reporter, signal, around);
  const { host, files } = recordingHost(disk);
  const input = readInput(options, host);
  const context = (): RunContext => ({ ...contextOf("explore", input, options, around), shown: (trace) => trace, files: [], behaviours: input.problem?.init !== null });
  if (input.problem === null) return errorOutcome(input.diagnostics, context());
  const { problem } = input;
  const profiler = profilerFor(options);
  const report = await explore(problem, {
    depth: options.depth,
    workers: profiler === null ? options.workers : 1,
    startHelper: startExploreHelper(options, files, 4096),
    seed: options.seed,
    timeoutSeconds: options.timeoutSeconds === null ? null : Math.max(0.001, options.timeoutSeconds - (around.now() - around.startedAt) / 1000),
    memoryBytes: memoryBytes(options),
    signal,
    poll: around.poll,
    now: () => around.now() / 1000,
    ...(profiler === null ? {} : { profiler }),
  }, reporter);
  const outcome = outcomeOf({ ...report, ...judge(report, refusalsOf({ ...problem, liveness: [], postcondition: null, possible: [], possibleSteps: [] })) }, input, problem, options, context(), around);
  return withProfile(outcome, profiler, input, around);
}

/** What the states may take: what `--memory` says, or half of the machine's memory. */
function memoryBytes(options: RunOptions): number {
  return options.memoryMegabytes === null ? Math.floor(totalmem() / 2) : options.memoryMegabytes * 2 ** 20;
}

function outcomeOf(report: ExploreReport, input: Input, problem: Problem, options: RunOptions, context: RunContext, around: RunSurroundings): Outcome {
  const shown = aliasOf(problem);
  const files = explorationFiles(report, input, problem, options, around);
  const { terms: _, solverSeconds: __, ...counted } = report.stats;
  const outcome = reportOutcome({ ...report, stats: { terms: 0, solverSeconds: 0, ...counted } }, withoutRefusals(input.diagnostics, ["POSTCONDITION", "_POSSIBLE"]), { ...context, now: around.now(), shown, files });
  if (!context.behaviours) return { ...outcome, summary: "" };
  const { wallSeconds, peakMegabytes } = statsOf({}, { ...context, now: around.now() });
  const { search } = report;
  const whole = search.queue === 0 && report.verdicts.every((v) => v.kind === "holds" || v.kind === "unknown" || (v.kind === "assumption" && search.distinct > 0));
  const lines = stateReport(search, { coverage: options.coverage, whole, sources: input.sources });
  const rate = Math.round(search.distinct / Math.max(wallSeconds, 0.001));
  return {
    ...outcome,
    text: `${outcome.text}\n${lines.join("\n")}\n`,
    summary: `${wallSeconds} s, ${rate.toLocaleString("en")} distinct states a second, ${peakMegabytes} MB`,
  };
}
