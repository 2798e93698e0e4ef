import type { Span } from "../base/span.ts";
import { displayWidth, showLine } from "./display-width.ts";
import { lineAt, positionOf } from "./position.ts";
import type { Paint } from "./paint.ts";

/** Longest stretch of a source line that is shown; longer lines are cut around the place. */
const widest = 110;

/** Columns of a line of output that are not source: gutter, rule and the dots of a cut. */
const margin = 14;

/** The line of `span` in `text` with carets under it, as three lines of output: a rule, the code, the carets. A span over several lines is
 *  marked to the end of its first. Carets are aligned for tabs, combining and wide characters. `columns` is the width of the terminal. */
export function codeFrame(text: string, span: Span, paint: Paint, mark: (text: string) => string, columns: number): readonly string[] {
  const { line } = positionOf(text, span.start);
  const source = lineAt(text, span.start);
  const from = Math.min(span.start - source.start, source.text.length);
  const to = Math.max(from, Math.min(span.end - source.start, source.text.length));
  const before = showLine(source.text.slice(0, from));
  const through = showLine(source.text.slice(0, to));
  const whole = showLine(source.text).trimEnd();
  const cut = window(whole, before.length, through.length, Math.max(30, Math.min(widest, columns - margin)));
  const number = String(line);
  const gutter = " ".repeat(number.length);
  const prefix = cut.start > 0 ? "..." : "";
  const suffix = cut.end < whole.length ? "..." : "";
  const pad = " ".repeat(prefix.length + displayWidth(whole.slice(cut.start, before.length)));
  const carets = "^".repeat(Math.max(1, displayWidth(whole.slice(before.length, Math.min(cut.end, through.length)))));
  return [
    ` ${gutter} ${paint.faint("|")}`,
    ` ${paint.faint(number)} ${paint.faint("|")} ${prefix}${whole.slice(cut.start, cut.end)}${suffix}`,
    ` ${gutter} ${paint.faint("|")} ${pad}${mark(carets)}`,
  ];
}

/** The part of a shown line to print: all of it when it fits, else the surroundings of the marked part. Bounds never split a surrogate pair. */
function window(line: string, from: number, to: number, width: number): { readonly start: number; readonly end: number } {
  if (line.length <= width) return { start: 0, end: line.length };
  const start = Math.max(0, Math.min(from - Math.round((width * 4) / 11), line.length - width));
  const end = Math.min(line.length, Math.max(start + width, Math.min(to, from + width)));
  return { start: afterPair(line, start), end: afterPair(line, end) };
}

function afterPair(line: string, at: number): number {
  const code = line.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
}
