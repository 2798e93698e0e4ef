import type { Span } from "../base/span.ts";
import { countErrors, type Diagnostic, paintFor, type Paint, renderDiagnostic, renderDiagnostics, renderPlace, type Sources } from "../diagnostic/index.ts";
import type { CheckReport } from "../engines/report.ts";
import type { Verdict } from "../engines/verdict.ts";
import { printTrace, type Trace } from "../trace/index.ts";
import { exitCodeOf } from "./exit-code.ts";
import { headline, steps } from "./headline.ts";
import { jsonReport, traceOf } from "./json-report.ts";
import type { OutFile, Outcome } from "./outcome.ts";

/** What the outcome of a run depends on besides what the engine found. */
export interface RunContext {
  readonly command: string;
  readonly spec: string; // module name
  readonly source: string; // path as given
  readonly sources: Sources;
  readonly color: boolean;
  readonly quiet: boolean; // leave out notes
  readonly width: number;
  readonly startedAt: number; // milliseconds since 1970
  readonly now: number;
  /** The trace that is shown for one that was found: after ALIAS. */
  readonly shown: (trace: Trace) => Trace;
  readonly files: readonly OutFile[];
  /** False: the model has no INIT and NEXT, so only assumptions were checked. */
  readonly behaviours: boolean;
}

/** The outcome of a run that reached its engine. `report.verdicts` has the headline first, see `judge`. */
export function reportOutcome(report: CheckReport, found: readonly Diagnostic[], context: RunContext): Outcome {
  const [first, ...others] = report.verdicts;
  const warnings = [...found, ...report.warnings];
  const stats = statsOf(report.stats, context);
  const shownFirst = withTrace(first, context.shown);
  return {
    exitCode: exitCodeOf(first),
    messages: messagesOf(warnings, context),
    text: told(report.verdicts).map((verdict, i) => verdictText(verdict, i, context)).join("\n"),
    json: jsonReport(shownFirst, { ...context, depth: report.depth, engine: report.engine, solver: report.solver, warnings, stats, others }),
    files: context.files,
    summary: `${stats.wallSeconds} s (${stats.solverSeconds} s in ${report.solver}), ${stats.terms.toLocaleString("en")} ${stats.terms === 1 ? "term" : "terms"}, ${stats.peakMegabytes} MB`,
  };
}

/** The outcome of a run whose input has errors. */
export function errorOutcome(diagnostics: readonly Diagnostic[], context: RunContext): Outcome {
  const verdict: Verdict = { kind: "error", diagnostics };
  const errors = countErrors(diagnostics);
  const paint = paintFor(context.color);
  return {
    exitCode: exitCodeOf(verdict),
    messages: messagesOf(diagnostics, context),
    text: `${paint.error(`${errors} ${errors === 1 ? "error" : "errors"}`)} in ${context.spec}; nothing was checked.\n`,
    json: jsonReport(verdict, { ...context, depth: 0, engine: null, solver: null, warnings: diagnostics, stats: statsOf({ solverSeconds: 0, terms: 0 }, context) }),
    files: [],
    summary: "",
  };
}

/** What holds up to a bound says nothing new beside a verdict that says how far the search came. */
function told(verdicts: readonly Verdict[]): readonly Verdict[] {
  return verdicts.some((v) => v.kind === "unknown") ? verdicts.filter((v) => v.kind !== "holds") : verdicts;
}

/** Times and sizes rounded to what is worth reading; the peak is that of the whole process. */
export function statsOf<S extends Readonly<Record<string, number>>>(stats: S, context: { readonly startedAt: number; readonly now: number }): S & { readonly wallSeconds: number; readonly peakMegabytes: number } {
  const rounded = Object.fromEntries(Object.entries(stats).map(([name, value]) => [name, round(value)]));
  // Object.fromEntries forgets the keys; they are those of `stats`.
  return { wallSeconds: round((context.now - context.startedAt) / 1000), ...(rounded as S), peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Diagnostics as text for stderr; notes only where they are wanted. */
export function messagesOf(diagnostics: readonly Diagnostic[], context: RunContext): string {
  const told = diagnostics.filter((d) => d.severity !== "note" || !context.quiet);
  return told.length === 0 ? "" : `${renderDiagnostics(told, context.sources, context)}\n\n`;
}

function verdictText(verdict: Verdict, index: number, context: RunContext): string {
  const paint = paintFor(context.color);
  const trace = traceOf(verdict);
  const head = `${index > 0 && trace !== null ? `Counterexample ${index + 1}: ` : ""}${toneOf(verdict, paint)(sentence(verdict, context))}`;
  const lines = [head, ...details(verdict, context)];
  if (trace === null) return `${lines.join("\n")}\n`;
  const states = `${trace.states.length} ${trace.states.length === 1 ? "state" : "states"}, ${steps(trace.states.length - 1)}; replayed by the explicit evaluator.`;
  return `${lines.join("\n")}\n\n${printTrace(context.shown(trace), context)}\n${paint.faint(states)}\n`;
}

function sentence(verdict: Verdict, context: RunContext): string {
  return verdict.kind === "holds" && !context.behaviours ? "The assumptions hold; there is no INIT and NEXT, so no behaviour was checked." : headline(verdict, { brief: true });
}

/** What stands between the headline and the trace: the conjunct that fails, or the diagnostic with its place. */
function details(verdict: Verdict, context: RunContext): readonly string[] {
  switch (verdict.kind) {
    case "violated": return verdict.conjunct === null ? [] : [`  The part that fails: ${verdict.conjunct.replaceAll(/\s*\n\s*/g, " ")}`];
    case "assumption": case "assert": case "evaluation-error": return [renderDiagnostic(verdict.diagnostic, context.sources, context)];
    case "error": return [renderDiagnostics(verdict.diagnostics, context.sources, context)];
    case "unknown": return verdict.span === undefined || isBuiltIn(verdict.span) ? [] : [renderPlace(verdict.span, context.sources, context)];
    default: return [];
  }
}

/** The text of a built-in module says nothing to a person. */
function isBuiltIn(span: Span): boolean {
  return span.file.startsWith("<");
}

function toneOf(verdict: Verdict, paint: Paint): (text: string) => string {
  switch (verdict.kind) {
    case "holds": case "proved": return paint.good;
    case "unknown": return paint.warning;
    default: return paint.error;
  }
}

function withTrace(verdict: Verdict, shown: (trace: Trace) => Trace): Verdict {
  switch (verdict.kind) {
    case "violated": case "deadlock": case "assert": case "evaluation-error": return { ...verdict, trace: shown(verdict.trace) };
    default: return verdict;
  }
}
