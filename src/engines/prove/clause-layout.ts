import type { Implication } from "./clause.ts";

/** A clause with its quantifiers, as it is written. */
export interface WrittenClause {
  /** `x, y \in Nodes`; empty: none. */
  readonly quantifiers: readonly string[];
  readonly implication: Implication;
}

const width = 100;

/** The lines of a clause as a conjunct: the first begins with `/\ ` at column 3, the others are indented further. */
export function clauseLines({ quantifiers, implication }: WrittenClause): readonly string[] {
  const { premises, conclusions } = implication;
  const head = quantifiers.length === 0 ? "" : `\\A ${quantifiers.join(", ")} : `;
  const conclusion = conclusions.join(" \\/ ");
  const whole = `  /\\ ${head}${premises.length === 0 ? conclusion : `${premises.join(" /\\ ")} => ${conclusion}`}`;
  if (whole.length <= width) return [whole];
  const first = head === "" ? [] : [`  /\\ ${head.trimEnd()}`];
  const indent = head === "" ? "  /\\ " : "       ";
  if (premises.length === 0) return [...first, ...filled(conclusions, " \\/", indent, "         ")];
  return [...first, ...filled(premises, " /\\", indent, "       "), ...filled(conclusions, " \\/", "         => ", "            ")];
}

/** Parts with `separator` between them, as many on a line as fit. */
function filled(parts: readonly string[], separator: string, firstIndent: string, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = firstIndent;
  parts.forEach((part, i) => {
    const piece = i + 1 < parts.length ? part + separator : part;
    const isFresh = line === firstIndent || line === indent;
    if (!isFresh && line.length + 1 + piece.length > width) {
      lines.push(line);
      line = indent;
    }
    line += line === firstIndent || line === indent ? piece : ` ${piece}`;
  });
  return [...lines, line];
}

/** A conjunct that lists values, broken between the elements of its outermost sets where it is too long. */
export function wrappedLines(line: string): readonly string[] {
  if (line.length <= width) return [line];
  const parts: string[] = [];
  let depth = 0;
  let begin = 0;
  let inString = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (c === "\\" && inString) i++;
    else if (c === '"') inString = !inString;
    else if (!inString && ("{[(".includes(c) || line.startsWith("<<", i))) depth++;
    else if (!inString && ("}])".includes(c) || line.startsWith(">>", i))) depth--;
    else if (!inString && depth <= 1 && c === "," && line[i + 1] === " ") {
      parts.push(line.slice(begin, i + 1));
      begin = i + 2;
    }
  }
  return filled([...parts, line.slice(begin)], "", "", "       ");
}
