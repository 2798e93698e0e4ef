import { noSpan, type Span } from "../base/span.ts";
import { historyVariable } from "../config/trace-invariants.ts";
import type { Diagnostic } from "../diagnostic/index.ts";
import { checkBounded } from "../engines/bmc/check-bounded.ts";
import { isCounterexample } from "../engines/explain/index.ts";
import type { CheckReport, Reporter } from "../engines/report.ts";
import type { Expr, Problem } from "../ir/ir.ts";
import type { FileHost } from "../module/loaded.ts";
import type { Profiler } from "../profile/index.ts";
import { SolverUnavailable } from "../solver/index.ts";
import type { Trace } from "../trace/index.ts";
import { aliasOf } from "./apply-alias.ts";
import { cliDiagnostic } from "./catalogue.ts";
import { type ExplanationForms, explainVerdict, patienceOf } from "./explain-verdict.ts";
import { judge, refusalsOf, withoutRefusals } from "./judge.ts";
import type { RunOptions } from "./options.ts";
import type { Outcome } from "./outcome.ts";
import { type Input, readInput } from "./pipeline.ts";
import { errorOutcome, reportOutcome, type RunContext } from "./report-outcome.ts";
import { profilerFor, withProfile } from "./profile-report.ts";
import { type TraceFileContext, traceFiles } from "./trace-files.ts";

/** What a run is told about the terminal and the clock. */
export interface RunSurroundings {
  readonly color: boolean;
  readonly width: number;
  readonly startedAt: number; // milliseconds since 1970
  readonly now: () => number;
  /** Lets in an interruption, where nothing waits. */
  readonly poll: () => void;
  /** Takes an outcome to show where the run is cut short, by a limit or Ctrl-C, from now on; `milliseconds`: the run is cut short after that time. */
  readonly draft: (outcome: Outcome, milliseconds: number) => void;
}

/** What a command does in the checking thread: from options to what there is to show and to write. */
export type Runner = (options: RunOptions, host: FileHost, reporter: Reporter, signal: AbortSignal, around: RunSurroundings) => Promise<Outcome>;

/** `talus check`: reads the input, checks up to the bound, and makes what there is to show and to write. Runs in the checking thread. */
export async function runCheck(options: RunOptions, host: FileHost, reporter: Reporter, signal: AbortSignal, around: RunSurroundings): Promise<Outcome> {
  const input = readInput(options, host, { traceInvariants: true, generators: true });
  const context = (): RunContext => ({ ...contextOf("check", input, options, around), shown: (trace) => trace, files: [], behaviours: input.problem?.init !== null });
  if (input.problem === null) return errorOutcome(input.diagnostics, context());
  const profiler = profilerFor(options);
  const report = await search(input, input.problem, options, profiler, reporter, signal, around);
  if ("code" in report) return errorOutcome([...input.diagnostics, report], context());
  const shown = aliasOf({ ...input.problem, program: input.lowered?.program ?? input.problem.program });
  const files = traceFiles(report.verdicts, shown, fileContextOf(input, input.problem, options, around));
  const outcome = withProfile(reportOutcome(report, withoutRefusals(input.diagnostics, ["_POSSIBLE"]), { ...context(), shown, files }), profiler, input, around);
  const [verdict] = report.verdicts;
  if (!options.explain || !isCounterexample(verdict)) return outcome;
  // A trace invariant is about a variable that the trace does not show.
  if (verdict.trace.variables.length < input.problem.program.variables.length) return { ...outcome, text: `${outcome.text}\nNot explained: the model has invariants over all states so far.\n` };
  const explained = ({ text, json, record }: ExplanationForms): Outcome => ({ ...outcome, text: `${outcome.text}\n${text}\n`, json: { ...outcome.json, explanation: json }, files: [...outcome.files, record] });
  return explained(await explainVerdict(input.problem, verdict, input, options, context(), signal, around, (forms) => around.draft(explained(forms), patienceOf(options, around))));
}

/** What the files of a counterexample say besides its states. */
export function fileContextOf(input: Input, problem: Problem, options: RunOptions, around: RunSurroundings): TraceFileContext {
  return {
    spec: input.spec,
    source: options.spec,
    sources: input.sources,
    init: textInScope(input, problem.init),
    next: textInScope(input, problem.next),
    declared: new Set(input.lowered?.names ?? []),
    config: input.config,
    invariants: options.invariants ?? input.config?.invariants.map((name) => name.text) ?? [],
    started: new Date(around.startedAt),
    finished: new Date(around.now()),
  };
}

/** Runs the engine and judges what it reports; E705 where the chosen solver is not installed. */
export async function search(input: Input, problem: Problem, options: RunOptions, profiler: Profiler | null, reporter: Reporter, signal: AbortSignal, around: RunSurroundings): Promise<CheckReport | Diagnostic> {
  const spent = (around.now() - around.startedAt) / 1000;
  // With the history that trace invariants need as a variable no state comes twice, so no behaviour would repeat itself.
  const remembers = problem.program.variables.some((v) => v.name === historyVariable);
  try {
    const report = await checkBounded(remembers ? { ...problem, liveness: [] } : problem, {
      length: options.length,
      maxErrors: options.maxErrors,
      view: input.view,
      seed: options.seed,
      findVacuous: !options.quiet,
      solver: options.solver,
      encoding: options.encoding,
      timeoutSeconds: options.timeoutSeconds === null ? null : Math.max(0.001, options.timeoutSeconds - spent),
      signal,
      ...(profiler === null ? {} : { profiler }),
      ...(input.constantInit === null ? {} : { constantInit: input.constantInit }),
    }, reporter);
    return judge(withExceptions(withoutHistory(report), input), refusalsOf({ ...problem, possible: [], possibleSteps: [], ...(remembers ? {} : { liveness: [] }) }));
  } catch (error) {
    if (error instanceof SolverUnavailable) return cliDiagnostic("E705", { solver: options.solver, reason: error.message }, noSpan);
    throw error;
  }
}

/** What holds is said of the values that were chosen from. */
function withExceptions(report: CheckReport, input: Input): CheckReport {
  if (!input.generated) return report;
  return { ...report, verdicts: report.verdicts.map((v) => (v.kind === "holds" ? { ...v, except: "values of Gen that are larger, or of another shape" } : v)) };
}

/** The variable that trace invariants need is none of the spec's. */
function withoutHistory(report: CheckReport): CheckReport {
  return { ...report, verdicts: report.verdicts.map((verdict) => ("trace" in verdict && verdict.trace !== null ? { ...verdict, trace: ownVariables(verdict.trace) } : verdict)) };
}

function ownVariables(trace: Trace): Trace {
  if (trace.variables.at(-1) !== historyVariable) return trace;
  return { ...trace, variables: trace.variables.slice(0, -1), states: trace.states.map((state) => ({ ...state, values: state.values.slice(0, -1) })) };
}

/** What the outcome of a run depends on besides its findings and files. */
export function contextOf(command: string, input: Input, options: RunOptions, around: RunSurroundings): Omit<RunContext, "shown" | "files" | "behaviours"> {
  const { color, width, startedAt } = around;
  return { command, spec: input.spec, source: options.spec, sources: input.sources, color, quiet: options.quiet, width, startedAt, now: around.now() };
}

/** The text of an expression, when it stands on one line of the root module, where a module that extends it can say the same. */
export function textInScope(input: Input, expr: Expr | null): string | null {
  if (expr === null || expr.span.file !== input.rootFile) return null;
  const text = textOf(input, expr.span);
  return text !== null && !text.includes("\n") && text !== "" ? text : null;
}

function textOf(input: Input, span: Span): string | null {
  return input.sources.get(span.file)?.slice(span.start, span.end) ?? null;
}
