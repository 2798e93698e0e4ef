import { expect } from "vitest";
import type { Span } from "../../src/base/span.ts";

/** Every node's span lies in its parent's, is not empty, and begins and ends at a character that is no blank. */
export function checkSpans(tree: unknown, text: string, outer: Span = { file: "test", start: 0, end: text.length }): void {
  if (typeof tree !== "object" || tree === null) return;
  const span = spanOf(tree);
  if (span !== null) {
    const part = text.slice(span.start, span.end);
    expect([span.start >= outer.start, span.end <= outer.end, part, part.length > 0]).toEqual([true, true, part.trim(), true]);
  }
  for (const [key, child] of Object.entries(tree)) {
    if (key !== "span") checkSpans(child, text, span ?? outer);
  }
}

function spanOf(tree: object): Span | null {
  const span: unknown = "span" in tree ? tree.span : null;
  if (typeof span !== "object" || span === null || !("start" in span) || !("end" in span)) return null;
  return { file: "test", start: Number(span.start), end: Number(span.end) };
}
