import type { Span } from "../base/span.ts";
import { codeFrame } from "./code-frame.ts";
import type { Diagnostic, Severity } from "./diagnostic.ts";
import { type Paint, paintFor } from "./paint.ts";
import { positionOf } from "./position.ts";

/** Texts of files by the `file` of their spans. */
export type Sources = ReadonlyMap<string, string>;

/** How findings are shown; `width` counts the columns of the terminal. */
export interface RenderOptions {
  readonly color: boolean;
  readonly width?: number;
}

/** The diagnostic as a person reads it: severity, code and message; the place as `file:line:column`, which terminals make clickable, and a
 *  code frame; related places in the same form; the hint. Ends without a line break. */
export function renderDiagnostic(d: Diagnostic, sources: Sources, options: RenderOptions): string {
  const paint = paintFor(options.color);
  const mark = markOf(d.severity, paint);
  const lines = [`${mark(`${d.severity} ${d.code}`)}: ${paint.strong(d.message)}`, ...place(d.span, sources, paint, mark, options)];
  for (const related of d.related ?? []) {
    lines.push(`  ${paint.note("note")}: ${related.message}`, ...place(related.span, sources, paint, paint.note, options));
  }
  if (d.hint !== undefined) lines.push(`  ${paint.note("hint")}: ${d.hint}`);
  return lines.join("\n");
}

/** So many findings are worth reading at once; the rest follows from them more often than not. */
const most = 20;

/** Every diagnostic once, in the order of their places, separated by empty lines; of more than 20 the first, and how many more there are. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], sources: Sources, options: RenderOptions): string {
  const sorted = sortDiagnostics(diagnostics);
  const shown = sorted.slice(0, most).map((d) => renderDiagnostic(d, sources, options));
  const left = sorted.slice(most);
  const errors = countErrors(left);
  const more = left.length === 0 ? [] : [`... and ${left.length} more (${errors === left.length ? "all errors" : errors === 1 ? "1 error" : `${errors} errors`}).`];
  return [...shown, ...more].join("\n\n");
}

/** Different errors among `diagnostics`. */
export function countErrors(diagnostics: readonly Diagnostic[]): number {
  return sortDiagnostics(diagnostics).filter((d) => d.severity === "error").length;
}

/** In the order of files and places, without exact repetitions, so that output does not depend on the order of passes. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const unique = new Map(diagnostics.map((d) => [JSON.stringify([d.code, d.message, d.span]), d]));
  const files = [...new Set(diagnostics.map((d) => d.span.file))];
  return [...unique.values()].sort(
    (a, b) => files.indexOf(a.span.file) - files.indexOf(b.span.file) || a.span.start - b.span.start || a.span.end - b.span.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
}

/** `file:line:column` of the start of a span; only the file where its text is not at hand, and empty for `noSpan`. */
export function describePlace(span: Span, sources: Sources): string {
  const text = sources.get(span.file);
  if (text === undefined) return span.file;
  const { line, column } = positionOf(text, span.start);
  return `${span.file}:${line}:${column}`;
}

/** The place of `span` and its code frame without any finding: lines as in `renderDiagnostic`; empty for `noSpan`. */
export function renderPlace(span: Span, sources: Sources, options: RenderOptions): string {
  const paint = paintFor(options.color);
  return place(span, sources, paint, paint.note, options).join("\n");
}

function place(span: Span, sources: Sources, paint: Paint, mark: (text: string) => string, options: RenderOptions): readonly string[] {
  const where = describePlace(span, sources);
  if (where === "") return [];
  const text = sources.get(span.file);
  const frame = text === undefined || text === "" ? [] : codeFrame(text, span, paint, mark, options.width ?? Infinity);
  return [`  ${paint.faint("at")} ${where}`, ...frame];
}

function markOf(severity: Severity, paint: Paint): (text: string) => string {
  return severity === "error" ? paint.error : severity === "warning" ? paint.warning : paint.note;
}
