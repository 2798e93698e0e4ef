import { positionOf, type Sources } from "../../diagnostic/index.ts";
import type { Expr } from "../../ir/ir.ts";

/** Where an expression stands, and its text on one line. */
export interface Described {
  readonly file: string;
  readonly line: number; // from 1
  readonly column: number; // from 1
  readonly text: string;
}

/** The text of an expression with its place; what no source text stands for is described by its kind. */
export function describeExpr(e: Expr, sources: Sources): Described {
  const source = sources.get(e.span.file);
  const { line, column } = positionOf(source ?? "", e.span.start);
  const text = source === undefined ? "" : withoutComments(source.slice(e.span.start, e.span.end)).replaceAll(/\s+/g, " ").trim();
  return { file: e.span.file, line, column, text: text === "" ? e.kind : text };
}

function withoutComments(text: string): string {
  return text.replaceAll(/\(\*[^]*?\*\)/g, " ").replaceAll(/\\\*[^\n]*/g, " ");
}

/** At most `length` characters of a text. */
export function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 3)}...`;
}
