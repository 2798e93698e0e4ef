import { printValue } from "../value/index.ts";
import type { Value } from "../value/value.ts";
import { isIdentifier } from "./identifier.ts";

/** The lines of `value` as TLA+ text, none wider than `width` columns where that is possible: a value that fits stays on one line; else its
 *  parts go on lines of their own, under each other, and short parts share lines. Lines after the first are indented under the first part. */
export function layoutValue(value: Value, width: number): readonly string[] {
  const flat = printValue(value);
  if (flat.length <= width) return [flat];
  if (typeof value !== "object") return [flat];
  switch (value.kind) {
    case "model": return [flat];
    case "set": return bracketed("{", "}", value.elements.map((e) => ({ label: "", value: e })), ",", width);
    case "tuple": return bracketed("<<", ">>", value.elements.map((e) => ({ label: "", value: e })), ",", width);
    case "record":
      if (!value.fields.every(isIdentifier)) return mapping(value.fields, value.values, width);
      return bracketed("[", "]", value.fields.map((f, i) => ({ label: `${f} |-> `, value: value.values[i] })), ",", width);
    case "function": return mapping(value.keys, value.values, width);
  }
}

interface Part {
  readonly label: string;
  readonly value: Value;
}

function mapping(keys: readonly Value[], values: readonly Value[], width: number): readonly string[] {
  return bracketed("(", ")", keys.map((k, i) => ({ label: `${printValue(k)} :> `, value: values[i] })), " @@", width);
}

function bracketed(open: string, close: string, parts: readonly Part[], separator: string, width: number): readonly string[] {
  const inner = width - open.length - separator.length;
  const pieces = parts.map((part, i) => closeWith(layoutPart(part, inner), i + 1 < parts.length ? separator : ""));
  const rows = fill(pieces, inner + separator.length);
  const lines = rows.map((line, i) => (i === 0 ? open : " ".repeat(open.length)) + line);
  return closeWith(lines, close);
}

/** A labelled part: the value behind its label when that leaves it some room, else below it. */
function layoutPart(part: Part, width: number): readonly string[] {
  const beside = layoutValue(part.value, width - part.label.length);
  if (beside.length === 1 || part.label.length <= 6 || (part.label.length <= width / 3 && width - part.label.length >= 30)) {
    return beside.map((line, i) => (i === 0 ? part.label : " ".repeat(part.label.length)) + line);
  }
  return [part.label.trimEnd(), ...layoutValue(part.value, width - 4).map((line) => `    ${line}`)];
}

/** Puts pieces of one line next to each other while they are short (elements of a set of names); all else gets lines of its own. */
function fill(pieces: readonly (readonly string[])[], width: number): readonly string[] {
  const short = pieces.every((piece) => piece.length === 1 && (piece[0] ?? "").length <= width / 2);
  if (!short) return pieces.flat();
  const rows: string[] = [];
  let row = "";
  for (const [text = ""] of pieces) {
    if (row !== "" && row.length + 1 + text.length > width) {
      rows.push(row);
      row = "";
    }
    row = row === "" ? text : `${row} ${text}`;
  }
  return [...rows, row];
}

function closeWith(lines: readonly string[], end: string): readonly string[] {
  return lines.map((line, i) => (i === lines.length - 1 ? line + end : line));
}
