import { assemble } from "../config/assemble.ts";
import { noSpan } from "../base/span.ts";
import { type Diagnostic, paintFor, type Paint } from "../diagnostic/index.ts";
import { checkAssumptions } from "../engines/check-assumptions.ts";
import { checkInductive, type InductReport } from "../engines/induct/check-inductive.ts";
import { type Obligation, describe } from "../engines/induct/obligation.ts";
import type { Reporter } from "../engines/report.ts";
import type { Verdict } from "../engines/verdict.ts";
import type { NamedExpr, Problem } from "../ir/ir.ts";
import type { FileHost } from "../module/loaded.ts";
import { SolverUnavailable } from "../solver/index.ts";
import { printTrace, type Trace } from "../trace/index.ts";
import { aliasOf } from "./apply-alias.ts";
import { cliDiagnostic } from "./catalogue.ts";
import { exitCodes } from "./exit-code.ts";
import { headline } from "./headline.ts";
import { jsonReport, traceOf } from "./json-report.ts";
import type { RunOptions } from "./options.ts";
import type { OutFile, Outcome } from "./outcome.ts";
import { hasErrors, type Input, overridesOf, readInput } from "./pipeline.ts";
import { profilerFor, withProfile } from "./profile-report.ts";
import type { Profiler } from "../profile/index.ts";
import { errorOutcome, reportOutcome, type RunContext } from "./report-outcome.ts";
import { contextOf, textInScope, type RunSurroundings } from "./run-check.ts";
import { traceFiles } from "./trace-files.ts";

/** What `talus induct` checks: the problem, the candidate and what it has to imply. */
interface Task {
  readonly problem: Problem;
  readonly candidate: NamedExpr;
  readonly safety: readonly NamedExpr[];
}

/** `talus induct`: the obligations of an induction proof, each on its own line, and a counterexample to each that fails. Runs in the checking thread. */
export async function runInduct(options: RunOptions, host: FileHost, reporter: Reporter, signal: AbortSignal, around: RunSurroundings): Promise<Outcome> {
  const input = readInput({ ...options, invariants: null }, host);
  const task = taskOf(input, options);
  const context: RunContext = { ...contextOf("induct", input, options, around), shown: task.problem === null ? (trace) => trace : aliasOf(task.problem), files: [], behaviours: true };
  if (task.problem === null) return errorOutcome(task.diagnostics, context);
  const wrong = checkAssumptions(task.problem);
  if (wrong !== null) return reportOutcome({ verdicts: [wrong], warnings: [], stats: { solverSeconds: 0, terms: 0 }, depth: -1, engine: "induction", solver: "none" }, task.diagnostics, { ...context, now: around.now() });
  const profiler = profilerFor(options);
  const report = await check(task, input, options, profiler, reporter, signal, around);
  if ("code" in report) return errorOutcome([...task.diagnostics, report], context);
  const files = counterexampleFiles(task, report, input, options, around);
  return withProfile(outcomeOf(task, report, options.assumed, task.diagnostics, { ...context, now: around.now(), files }), profiler, input, around);
}

async function check(task: Task, input: Input, options: RunOptions, profiler: Profiler | null, reporter: Reporter, signal: AbortSignal, around: RunSurroundings): Promise<InductReport | Diagnostic> {
  const spent = (around.now() - around.startedAt) / 1000;
  const timeoutSeconds = options.timeoutSeconds === null ? null : Math.max(0.001, options.timeoutSeconds - spent);
  const { assumed: length, maxErrors, solver, encoding } = options;
  try {
    return await checkInductive(task.problem, {
      candidate: task.candidate, safety: task.safety, complete: false, perAction: true, length, maxErrors, view: input.view, solver, encoding, timeoutSeconds, signal,
      ...(profiler === null ? {} : { profiler }),
    }, reporter, () => {});
  } catch (error) {
    if (error instanceof SolverUnavailable) return cliDiagnostic("E705", { solver, reason: error.message }, noSpan);
    throw error;
  }
}

/** Resolves --inv and --safety; without --safety, the invariants of the configuration are what has to follow. */
function taskOf(input: Input, options: RunOptions): (Task | { readonly problem: null }) & { readonly diagnostics: readonly Diagnostic[] } {
  const { lowered, problem } = input;
  if (lowered === null || problem === null) return { problem: null, diagnostics: input.diagnostics };
  if (problem.init === null || problem.next === null) return { problem: null, diagnostics: [...input.diagnostics, cliDiagnostic("E706", {}, noSpan)] };
  const named = (names: readonly string[]): ReturnType<typeof assemble> => assemble(lowered, input.config, { ...overridesOf(options), invariants: names });
  const candidates = named(options.invariants ?? []);
  const safety = options.safety === null ? null : named(options.safety);
  const diagnostics = [...new Map([...input.diagnostics, ...candidates.diagnostics, ...(safety?.diagnostics ?? [])].map((d) => [JSON.stringify(d), d])).values()];
  const [first, ...others] = candidates.problem === null ? [] : namedIn(candidates.problem, options.invariants ?? []);
  if (first === undefined || hasErrors(diagnostics)) return { problem: null, diagnostics };
  const candidate: NamedExpr = others.length === 0 ? first : {
    name: [first, ...others].map((p) => p.name).join(" /\\ "), expr: { kind: "and", items: [first, ...others].map((p) => p.expr), span: first.span }, span: first.span,
  };
  const goals = safety?.problem == null ? problem.invariants.filter((p) => options.invariants?.includes(p.name) !== true) : namedIn(safety.problem, options.safety ?? []);
  return { problem, candidate, safety: goals, diagnostics };
}

/** Those that were named, without what the configuration's properties add. */
function namedIn(problem: Problem, names: readonly string[]): readonly NamedExpr[] {
  return problem.invariants.filter((p) => names.includes(p.name));
}

function outcomeOf(task: Task, report: InductReport, length: number, found: readonly Diagnostic[], context: RunContext): Outcome {
  const paint = paintFor(context.color);
  const { candidate, safety } = task;
  const failed = report.obligations.filter((o) => o.answer === "fails");
  const open = report.obligations.find((o) => o.answer === "unknown");
  const verdict: Verdict = failed[0]?.counterexamples[0] ?? (open !== undefined ? unknown(open) : { kind: "proved", invariant: candidate.name, properties: [candidate, ...safety].map((p) => p.name) });
  const kind = length === 1 ? "an inductive invariant" : `an invariant by induction over ${length} states`;
  const base = reportOutcome({ verdicts: [verdict], warnings: [], stats: report.stats, depth: 0, engine: "induction", solver: report.solver }, found, context);
  const head =
    failed.length > 0 ? paint.error(`${candidate.name} is not ${kind}: ${failed.length} of ${report.obligations.length} obligations fail.`)
    : open !== undefined ? paint.warning(`Unknown: ${open.reason ?? "an obligation was not decided"}.`)
    : paint.good(`${candidate.name} is ${kind}${safety.length === 0 ? "" : ` and implies ${safety.map((s) => s.name).join(", ")}`}: it holds in every reachable state.`);
  const lines = [head, "", ...report.obligations.map((o) => obligationLine(o, candidate.name, paint)), ...failed.flatMap((o) => counterexampleLines(o, candidate.name, context, paint))];
  const shown = traceOf(verdict);
  const json = jsonReport(shown === null || !("trace" in verdict) ? verdict : { ...verdict, trace: context.shown(shown) }, {
    ...context, depth: 0, engine: "induction", solver: report.solver, warnings: found, stats: base.json.stats,
  });
  return {
    ...base,
    exitCode: failed.length > 0 ? exitCodes.invariant.code : open !== undefined ? exitCodes.unknown.code : exitCodes.ok.code,
    text: `${lines.join("\n")}\n`,
    json: { ...json, verdict: failed.length > 0 ? "violated" : json.verdict, ...(failed.length === 0 ? {} : { property: failed[0].conjunct.name, reason: `not inductive: ${describe(failed[0], candidate.name)}` }), obligations: report.obligations.map((o) => obligationJson(o, candidate.name)) },
  };
}

function unknown(o: Obligation): Verdict {
  const reason = o.reason === "timeout" || o.reason === "interrupted" || o.reason === "memory" ? o.reason : "incomplete";
  return { kind: "unknown", depth: -1, reason, detail: o.reason ?? "an obligation was not decided", span: o.conjunct.span };
}

function obligationLine(o: Obligation, name: string, paint: Paint): string {
  const mark = o.answer === "holds" ? paint.good("holds  ") : o.answer === "fails" ? paint.error("FAILS  ") : paint.warning("unknown");
  return `  ${mark} ${o.seconds.toFixed(2).padStart(7)} s  ${describe(o, name)}`;
}

function counterexampleLines(o: Obligation, name: string, context: RunContext, paint: Paint): readonly string[] {
  return o.counterexamples.flatMap((verdict, i) => {
    const trace = traceOf(verdict);
    const title = `${o.kind === "consecution" ? "Counterexample to induction" : "Counterexample"}${o.counterexamples.length > 1 ? ` ${i + 1}` : ""} for ${describe(o, name)}`;
    const why = verdict.kind === "violated" ? `  In the last state ${o.conjunct.name} is false${textOf(o.conjunct, context)}` : `  ${headline(verdict)}`;
    const start = o.kind === "initiation" ? "" : `\n  The first state is one that ${name} allows; it need not be reachable.`;
    return ["", paint.strong(title), `${why}${start}`, ...(trace === null ? [] : ["", stateText(o, trace, name, context)])];
  });
}

/** The states as TLC prints them; the first one of a counterexample to induction is no initial state. */
function stateText(o: Obligation, trace: Trace, name: string, context: RunContext): string {
  const text = printTrace(context.shown(trace), context).trimEnd();
  return o.kind === "initiation" ? text : text.replace("<Initial predicate>", `<${name}>`);
}

/** The text of a conjunct, on one line. */
function textOf(conjunct: NamedExpr, context: RunContext): string {
  const { file, start, end } = conjunct.expr.span;
  const text = context.sources.get(file)?.slice(start, end).replaceAll(/\s+/g, " ") ?? "";
  return text === "" || text.length > 300 ? "." : `: ${text}`;
}

function obligationJson(o: Obligation, name: string): unknown {
  return { obligation: describe(o, name), kind: o.kind, conjunct: o.conjunct.name, action: o.action, answer: o.answer, seconds: Math.round(o.seconds * 1000) / 1000, counterexamples: o.counterexamples.length, reason: o.reason };
}

function counterexampleFiles(task: Task, report: InductReport, input: Input, options: RunOptions, around: RunSurroundings): readonly OutFile[] {
  const verdicts = report.obligations.flatMap((o) => o.counterexamples.map((verdict) => ({ verdict, init: o.kind === "initiation" ? task.problem.init : task.candidate.expr })));
  return verdicts.flatMap(({ verdict, init }, i) => traceFiles([verdict], aliasOf(task.problem), {
    spec: input.spec,
    source: options.spec,
    sources: input.sources,
    init: init === task.problem.init ? textInScope(input, init) : (options.invariants ?? []).join(" /\\ "),
    next: textInScope(input, task.problem.next),
    declared: new Set(input.lowered?.names ?? []),
    config: input.config,
    invariants: options.invariants ?? [],
    started: new Date(around.startedAt),
    finished: new Date(around.now()),
  }).map((file) => ({ ...file, name: file.name.replace("_Trace1", `_CTI${i + 1}`), text: file.text.replaceAll(`${input.spec}_Trace1`, `${input.spec}_CTI${i + 1}`) })));
}
