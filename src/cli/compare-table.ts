import type { Paint } from "../diagnostic/index.ts";
import { parties, type Point } from "../engines/compare/index.ts";

/** The points as a table for people, with a column for each checker that says anything, and under a line what its notes say. */
export function compareTable(points: readonly Point[], width: number, paint: Paint): readonly string[] {
  const columns = parties.filter((name) => points.some((p) => p.said[name] !== undefined));
  const cell = (text: string): string => (text.length <= 30 ? text : `${text.slice(0, 27)}...`);
  const rows = points.map((p) => [p.what, ...columns.map((name) => cell(p.said[name] ?? ""))]);
  const head = ["", ...columns];
  const widths = head.map((text, i) => Math.max(text.length, ...rows.map((row) => row[i].length)));
  const line = (cells: readonly string[]): string => cells.map((text, i) => text.padEnd(widths[i])).join("  ");
  return [
    paint.strong(line(head).trimEnd()),
    ...points.flatMap((p, i) => [`${line(rows[i])}  ${mark(p, paint)}`, ...notes(p, width).map((text) => paint.faint(`    ${text}`))]),
  ];
}

function mark(p: Point, paint: Paint): string {
  if (p.agree === null) return paint.warning("unknown");
  return p.agree ? paint.good("agree") : paint.error("DIFFER");
}

/** The note of a point, and for one that differs everything that the cells may have cut. */
function notes(p: Point, width: number): readonly string[] {
  const whole = p.agree === true ? [] : parties.flatMap((name) => (p.said[name] !== undefined && p.said[name].length > 30 ? [`${name}: ${p.said[name]}`] : []));
  return [...whole, ...(p.note === null ? [] : [p.note])].flatMap((text) => wrap(text, Math.max(40, width - 4)));
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of text.split(/\s+/)) {
    if (current !== "" && current.length + word.length + 1 > width) {
      lines.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, current];
}
