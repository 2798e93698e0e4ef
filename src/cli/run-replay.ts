import { noSpan } from "../base/span.ts";
import { describePlace, type Diagnostic, paintFor, renderDiagnostic, renderPlace } from "../diagnostic/index.ts";
import { type Explanation, type FailingConjunct, fitTrace, replayTrace, type TraceReplay, unrolled, type Violation } from "../engines/replay/index.ts";
import type { Reporter } from "../engines/report.ts";
import type { Problem } from "../ir/ir.ts";
import type { FileHost } from "../module/loaded.ts";
import { fromItf, printTrace, type Trace } from "../trace/index.ts";
import { cliDiagnostic } from "./catalogue.ts";
import { exitCodes } from "./exit-code.ts";
import { steps } from "./headline.ts";
import type { RunOptions } from "./options.ts";
import type { JsonReport, Outcome } from "./outcome.ts";
import { type Input, readInput } from "./pipeline.ts";
import { errorOutcome, messagesOf, type RunContext, statsOf } from "./report-outcome.ts";
import { contextOf, type RunSurroundings } from "./run-check.ts";
import { version } from "./version.ts";

/** `talus replay`: reads a trace and the spec, and says whether the trace is one of the spec's. Runs in the checking thread. */
export async function runReplay(options: RunOptions, host: FileHost, _: Reporter, __: AbortSignal, around: RunSurroundings): Promise<Outcome> {
  const input = readInput(options, host, { generators: true });
  const context: RunContext = { ...contextOf("replay", input, options, around), shown: (trace) => trace, files: [], behaviours: true };
  if (input.problem === null) return errorOutcome(input.diagnostics, context);
  const { trace, found, exitCode } = readFittingTrace(options.trace ?? "", host, input.problem);
  const diagnostics = [...input.diagnostics, ...found];
  if (trace === null) return { ...errorOutcome(diagnostics, context), ...(exitCode === null ? {} : { exitCode }) };
  return replayOutcome(replayTrace(input.problem, trace), trace, input, diagnostics, { ...context, now: around.now() });
}

/** The trace of a file in terms of the problem's variables, with what is to be said about it; null with an exit code of its own where it does not fit. */
export function readFittingTrace(path: string, host: FileHost, problem: Problem): { readonly trace: Trace | null; readonly found: readonly Diagnostic[]; readonly exitCode: number | null } {
  const read = readTrace(path, host, problem);
  if ("code" in read) return { trace: null, found: [read], exitCode: null };
  const fitted = fitTrace(problem.program, read);
  const extra = fitted.extra.length === 0 ? [] : [cliDiagnostic("W710", { path, names: fitted.extra.join(", ") }, noSpan)];
  const missing = fitted.missing.length === 0 ? [] : [cliDiagnostic("E709", { path, names: fitted.missing.join(", ") }, noSpan)];
  return { trace: fitted.trace, found: [...extra, ...missing], exitCode: fitted.trace === null ? exitCodes.disagree.code : null };
}

/** The trace of a file. E707, E708. */
function readTrace(path: string, host: FileHost, problem: Problem): Trace | Diagnostic {
  const text = host.read(path);
  if (text === null) return cliDiagnostic("E707", { path }, noSpan);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return cliDiagnostic("E708", { path, problem: `is not JSON: ${error instanceof Error ? error.message : ""}` }, noSpan);
  }
  const read = fromItf(json, problem.program.modelValues);
  if (read.kind === "malformed") return cliDiagnostic("E708", { path, problem: read.problem }, noSpan);
  return read.trace;
}

/** What a replay has to show. */
export function replayOutcome(replay: TraceReplay, trace: Trace, input: Input, found: readonly Diagnostic[], context: RunContext): Outcome {
  const stats = statsOf({}, context);
  const verdict = replay.kind === "undecided" ? "unknown" : replay.kind;
  const reason = replay.kind === "accepted" ? null : replay.reason;
  const json: JsonReport = {
    tool: "talus", version, command: context.command, spec: context.spec, verdict,
    depth: replay.kind === "accepted" ? trace.states.length - 1 : Math.max(0, replay.state - 1),
    property: replay.violations[0]?.property ?? null, engine: "explicit", solver: null, trace: null, replayed: replay.kind === "accepted" ? true : null, reason, invariant: null,
    warnings: [], stats,
    failing: replay.kind === "rejected" ? (replay.explanation?.failing ?? []).map((f) => failingJson(f, input)) : [],
    violations: replay.violations.map((v) => ({ property: v.property, of: v.of, state: v.state, failing: v.explanation.failing.map((f) => failingJson(f, input)) })),
  };
  const exitCode = { accepted: exitCodes.ok.code, rejected: exitCodes.disagree.code, undecided: exitCodes.unknown.code }[replay.kind];
  return { exitCode, messages: messagesOf(found, context), text: `${textOf(replay, trace, input, context)}\n`, json, files: [], summary: `${stats.wallSeconds} s, ${stats.peakMegabytes} MB` };
}

function failingJson(failing: FailingConjunct, { sources }: Input): unknown {
  const text = sources.get(failing.span.file)?.slice(failing.span.start, failing.span.end) ?? null;
  return { place: describePlace(failing.span, sources), text, detail: failing.diagnostic?.message ?? failing.detail, within: failing.within };
}

function textOf(replay: TraceReplay, trace: Trace, input: Input, context: RunContext): string {
  const paint = paintFor(context.color);
  const violations = violationLines(replay.violations, input, context);
  const again = trace.loop === undefined ? "" : trace.loop === trace.states.length - 1 ? ", then nothing changes" : `, then again and again from state ${trace.loop + 1}`;
  const count = `${trace.states.length} ${trace.states.length === 1 ? "state" : "states"}, ${steps(trace.states.length - 1)}${again}`;
  switch (replay.kind) {
    case "accepted": return [paint.good(`The trace is one of ${context.spec}: ${count}.`), ...violations].join("\n");
    case "undecided": return [paint.warning(`Unknown: it can not be decided whether the trace is one of ${context.spec}: ${replay.reason}.`), ...violations].join("\n");
    case "rejected": {
      const shown = unrolled(trace).states.slice(Math.max(0, replay.state - 1), replay.state + 1);
      const states = shown.length === 0 ? [] : ["", printTrace({ variables: trace.variables, states: shown }, context).trimEnd(), ...(replay.state > 1 ? [paint.faint(`State 1 here is state ${replay.state} of the trace.`)] : [])];
      return [paint.error(`The trace is not one of ${context.spec}: ${replay.reason}.`), ...explanationLines(replay.explanation, input, context), ...states, ...violations].join("\n");
    }
  }
}

/** Where the failing conjuncts stand, and what they are in these states. */
function explanationLines(explanation: Explanation | null, input: Input, context: RunContext): readonly string[] {
  if (explanation === null || explanation.failing.length === 0) return [];
  const { failing, passed, cut } = explanation;
  const [first, ...rest] = failing;
  const within = first.within.length === 0 ? "" : ` in ${first.within.join(", ")}`;
  const nearest = `Nearest${within}: ${passed} ${passed === 1 ? "conjunct holds" : "conjuncts hold"}, then ${rest.length === 0 ? "this one fails" : `this one fails, and ${rest.length} more`}${cut ? " (not everything was tried)" : ""}:`;
  return [nearest, ...conjunctLines(first, input, context), ...rest.slice(0, 4).flatMap((f) => ["  Also:", ...conjunctLines(f, input, context)])];
}

function conjunctLines(failing: FailingConjunct, input: Input, context: RunContext): readonly string[] {
  const place = failing.diagnostic === null ? renderPlace(failing.span, input.sources, context) : renderDiagnostic(failing.diagnostic, input.sources, context);
  return [place, ...(failing.detail === "" ? [] : [`  ${failing.detail}`])];
}

/** One paragraph for each property: in which states it is violated, and what fails in the first of them. */
function violationLines(violations: readonly Violation[], input: Input, context: RunContext): readonly string[] {
  const paint = paintFor(context.color);
  return [...new Set(violations.map((v) => v.property))].flatMap((property) => {
    const those = violations.filter((v) => v.property === property);
    const [first] = those;
    const what = first.of === "invariant" ? "Invariant" : "Property";
    const where = first.of === "liveness" ? "by the behaviour as a whole" : first.of === "action-property" ? `by step ${those.map((v) => v.state).join(", ")}` : `in state ${those.map((v) => v.state + 1).join(", ")}`;
    const head = first.diagnostic === null ? `${what} ${property} is violated ${where}.` : `${what} ${property} can not be evaluated ${where}.`;
    return ["", paint.error(head), ...first.explanation.failing.slice(0, 1).flatMap((f) => conjunctLines(f, input, context))];
  });
}
