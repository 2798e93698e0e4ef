import { lookUp, type Part } from "../../config/part.ts";
import type { Sources } from "../../diagnostic/index.ts";
import type { Argument, Expr } from "../../ir/ir.ts";
import { forEachChild } from "../../lower/children.ts";
import { printValue } from "../../value/index.ts";

/** The text of a part as the user wrote it, on one line, without comments, and with the values of bound variables (and the text of arguments) in
 *  place of their names: `commitIndex[s2] <= Len(log[s2])`. "" where the text is not at hand. */
export function sourceText({ expr, frames }: Part, sources: Sources): string {
  const text = sources.get(expr.span.file);
  if (text === undefined) return "";
  const { start, end } = expr.span;
  const places = localsIn(expr).filter(({ span }) => span.file === expr.span.file && span.start >= start && span.end <= end).sort((a, b) => a.span.start - b.span.start);
  let written = "";
  let at = start;
  for (const local of places) {
    if (local.span.start < at) continue; // the same place, seen twice
    const found = lookUp(frames, local.id);
    const meant = found === null ? null : standsFor({ expr: found.definition.body, frames: found.scope }, found.isLet, sources);
    if (meant === null || text.slice(local.span.start, local.span.end) !== local.name) continue;
    written += text.slice(at, local.span.start) + meant;
    at = local.span.end;
  }
  return oneLine(written + text.slice(at, end));
}

/** What a name is replaced by: a value, or the text of an argument. A LET's name stays. */
function standsFor(part: Part, isLet: boolean, sources: Sources): string | null {
  const { expr } = part;
  if (expr.kind === "literal") return upTo(24, printValue(expr.value));
  if (isLet) return null;
  const text = upTo(48, sourceText(part, sources));
  if (text === null || text === "") return null;
  return atomic.has(expr.kind) || /^[\w!']+$/.test(text) ? text : `(${text})`;
}

/** Long texts stay behind their names. */
function upTo(length: number, text: string): string | null {
  return text.length <= length ? text : null;
}

const atomic: ReadonlySet<Expr["kind"]> = new Set(["variable", "local", "apply", "select", "record", "set", "tuple", "map", "filter", "function", "except"]);

function localsIn(e: Expr): readonly Extract<Expr, { kind: "local" }>[] {
  const found: Extract<Expr, { kind: "local" }>[] = [];
  const seen = new Set<Argument>();
  const visit = (part: Argument): void => {
    if (seen.has(part)) return;
    seen.add(part);
    if (part.kind === "local") found.push(part);
    forEachChild(part, visit);
  };
  visit(e);
  return found;
}

/** Without comments and line breaks. */
export function oneLine(text: string): string {
  return text.replace(/\(\*[\s\S]*?\*\)/g, " ").replace(/\\\*.*$/gm, " ").replace(/\s+/g, " ").trim();
}
