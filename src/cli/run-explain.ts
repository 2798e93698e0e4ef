import { paintFor } from "../diagnostic/index.ts";
import { isCounterexample, verdictOfTrace } from "../engines/explain/index.ts";
import type { CheckReport, Reporter } from "../engines/report.ts";
import type { FileHost } from "../module/loaded.ts";
import { explainVerdict, type ExplanationForms, patienceOf } from "./explain-verdict.ts";
import { headline } from "./headline.ts";
import type { RunOptions } from "./options.ts";
import type { Outcome } from "./outcome.ts";
import { readInput } from "./pipeline.ts";
import { errorOutcome, reportOutcome, type RunContext } from "./report-outcome.ts";
import { contextOf, fileContextOf, type RunSurroundings, search } from "./run-check.ts";
import { readFittingTrace, replayOutcome } from "./run-replay.ts";
import { traceFiles } from "./trace-files.ts";

/** `talus explain`: finds a counterexample, or takes one, and explains it. Runs in the checking thread. */
export async function runExplain(options: RunOptions, host: FileHost, reporter: Reporter, signal: AbortSignal, around: RunSurroundings): Promise<Outcome> {
  const input = readInput(options, host, { generators: true });
  const context = (): RunContext => ({ ...contextOf("explain", input, options, around), shown: (trace) => trace, files: [], behaviours: input.problem?.init !== null });
  const { problem } = input;
  if (problem === null) return errorOutcome(input.diagnostics, context());
  let report: CheckReport;
  let diagnostics = input.diagnostics;
  if (options.trace === null) {
    const searched = await search(input, problem, options, null, reporter, signal, around);
    if ("code" in searched) return errorOutcome([...diagnostics, searched], context());
    report = searched;
  } else {
    const { trace, found, exitCode } = readFittingTrace(options.trace, host, problem);
    diagnostics = [...diagnostics, ...found];
    if (trace === null) return { ...errorOutcome(diagnostics, context()), ...(exitCode === null ? {} : { exitCode }) };
    const judged = verdictOfTrace(problem, trace);
    if (judged.kind === "refused") return replayOutcome(judged.replay, trace, input, diagnostics, context());
    const depth = trace.states.length - 1;
    if (judged.kind === "fine") return replayOutcome({ kind: "accepted", violations: [] }, trace, input, diagnostics, context());
    report = { verdicts: [judged.verdict], warnings: [], stats: { solverSeconds: 0, terms: 0 }, depth, engine: "explicit", solver: "no solver" };
  }
  const [verdict] = report.verdicts;
  const outcome = (): Outcome => reportOutcome(report, diagnostics, context());
  if (!isCounterexample(verdict)) return outcome();
  const files = traceFiles([verdict], (trace) => trace, fileContextOf(input, problem, options, around));
  const head = paintFor(around.color).error(headline(verdict));
  const shown = (forms: ExplanationForms): Outcome => {
    const { json, ...rest } = outcome();
    const text = options.markdown ? forms.record.text : `${[head, forms.path, forms.text].join("\n\n")}\n`;
    return { ...rest, text, json: { ...json, explanation: forms.json }, files: [...files, forms.record] };
  };
  return shown(await explainVerdict(problem, verdict, input, options, context(), signal, around, (forms) => around.draft(shown(forms), patienceOf(options, around))));
}
