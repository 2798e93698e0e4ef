import type { Span } from "../base/span.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";

/** An operator that was being evaluated: its name, and the place where it was applied. */
export interface Frame {
  readonly name: string;
  readonly span: Span;
}

/** An expression has no value. `operators` are the operators on the way to the place of the diagnostic, innermost first; the
 *  diagnostic's `related` says the same. */
export class EvaluationError extends Error {
  readonly diagnostic: Diagnostic;
  readonly operators: readonly Frame[];

  constructor(diagnostic: Diagnostic, operators: readonly Frame[] = []) {
    super(diagnostic.message);
    this.name = "EvaluationError";
    this.operators = operators;
    const entry = isLibrary(diagnostic.span) ? operators.findIndex((f) => !isLibrary(f.span)) : -1; // how the user's text got into a library module
    const placed = entry < 0 ? diagnostic : { ...diagnostic, message: inside(operators[entry].name, diagnostic.message), span: operators[entry].span };
    const related = operators.slice(entry + 1, entry + 11).map((f) => ({ message: `in ${f.name}`, span: f.span }));
    this.diagnostic = related.length === 0 ? placed : { ...placed, related: [...(placed.related ?? []), ...related] };
  }
}

const isLibrary = (span: Span): boolean => span.file.startsWith("<");

const inside = (operator: string, message: string): string => (message.startsWith(operator) ? message : `in ${operator}, ${message}`);

/** Whether the error is that of a failed Assert, which ends a check with its own exit code. */
export function isAssertion(error: Pick<EvaluationError, "diagnostic">): boolean {
  return error.diagnostic.code === "E516";
}
