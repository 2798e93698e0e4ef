/** Half-open range of UTF-16 offsets in one file: `start` is included, `end` is not. `file` is the path given to the reader,
 *  or `<Naturals>` and the like for a built-in module. */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** The span of things that no source text stands for, such as a value given on the command line. */
export const noSpan: Span = { file: "", start: 0, end: 0 };

/** The smallest span that covers both; they are of one file. */
export function joinSpans(a: Span, b: Span): Span {
  return { file: a.file, start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}
