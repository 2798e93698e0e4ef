/** A place in a text, both counted from 1. A column is a code point; a tab is one column, as editors count. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The line that holds `offset`, without its line break, and where it begins in the text. */
export interface Line {
  readonly text: string;
  readonly start: number;
}

/** Where UTF-16 `offset` is in `text`; an offset past the end is the end. Linear in the offset: for messages, not for loops.
 *  Line breaks are LF, CRLF and CR. */
export function positionOf(text: string, offset: number): Position {
  const { start } = lineAt(text, offset);
  let line = 1;
  for (let i = 0; i < start; i++) if (isBreakEnd(text, i)) line++;
  return { line, column: codePoints(text.slice(start, clamp(text, offset))) + 1 };
}

/** The line of UTF-16 `offset`; an offset on a line break belongs to the line that it ends. */
export function lineAt(text: string, offset: number): Line {
  const at = clamp(text, offset);
  let start = at;
  while (start > 0 && !isBreakEnd(text, start - 1)) start--;
  let end = at;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
  return { text: text.slice(start, end), start };
}

/** True for the last character of a line break: LF, or CR not followed by LF. */
function isBreakEnd(text: string, i: number): boolean {
  return text[i] === "\n" || (text[i] === "\r" && text[i + 1] !== "\n");
}

function clamp(text: string, offset: number): number {
  return Math.max(0, Math.min(offset, text.length));
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
