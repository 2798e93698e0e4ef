import type { Span } from "../base/span.ts";
import type { Diagnostic, Severity } from "./diagnostic.ts";
import { positionOf } from "./position.ts";
import type { Sources } from "./render.ts";

/** A place for programs: lines and columns from 1, the end exclusive; zeros where the text is not at hand. */
export interface JsonPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A diagnostic as it stands in the `--json` object. */
export interface JsonDiagnostic extends JsonPlace {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string | null;
  readonly related: readonly (JsonPlace & { readonly message: string })[];
}

/** The diagnostic with lines and columns in place of offsets. */
export function diagnosticToJson(d: Diagnostic, sources: Sources): JsonDiagnostic {
  return {
    code: d.code,
    severity: d.severity,
    message: d.message,
    hint: d.hint ?? null,
    ...place(d.span, sources),
    related: (d.related ?? []).map((r) => ({ message: r.message, ...place(r.span, sources) })),
  };
}

function place(span: Span, sources: Sources): JsonPlace {
  const text = sources.get(span.file);
  if (text === undefined) return { file: span.file, line: 0, column: 0, endLine: 0, endColumn: 0 };
  const start = positionOf(text, span.start);
  const end = positionOf(text, span.end);
  return { file: span.file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
