import type { BenchCase, Measure, Run } from "./case.ts";

/** One figure of one case. */
export interface Row {
  readonly issue: number;
  readonly name: string;
  readonly what: string;
  readonly value: number | null;
  readonly target: number;
  readonly bound: Measure["bound"];
  readonly unit: string;
  /** How often the figure is the target: up to 1 it is reached, whichever way the bound goes. Null where there is no figure. */
  readonly ratio: number | null;
  readonly state: "reached" | "missed" | "wrong" | "not measured";
  readonly note: string;
  readonly seconds: number | null;
  readonly cpuSeconds: number | null;
  readonly megabytes: number | null;
}

/** The rows of a case; `run` null with the reason why it was not run. */
export function rowsOf(one: BenchCase, run: Run | null, reason: string | null): readonly Row[] {
  const wrong = run === null ? null : wrongIn(one, run);
  return one.measures.map((measure) => {
    const value = run === null ? null : measure.of(run);
    const ratio = value === null ? null : measure.bound === "most" ? value / measure.target : measure.target / value;
    return {
      issue: one.issue, name: one.name, what: measure.what, value, target: measure.target, bound: measure.bound, unit: measure.unit, ratio, state: stateOf(run, wrong, ratio),
      note: reason ?? wrong ?? (run?.ended === "by the limit" ? `ended after ${one.limitSeconds} s` : ""), seconds: run?.seconds ?? null, cpuSeconds: run?.cpuSeconds ?? null, megabytes: run?.megabytes ?? null,
    };
  });
}

function stateOf(run: Run | null, wrong: string | null, ratio: number | null): Row["state"] {
  if (run === null) return "not measured";
  if (run.ended === "by the limit") return "missed";
  if (wrong !== null) return "wrong";
  return ratio === null ? "not measured" : ratio <= 1 ? "reached" : "missed";
}

/** What is wrong with an answer; null where it is right, or never came. */
function wrongIn(one: BenchCase, run: Run): string | null {
  const { expected } = one;
  if (expected === null || run.ended === "by the limit") return null;
  if (run.exit !== expected.exit) return `exit ${run.exit}, not ${expected.exit}`;
  if (expected.verdict !== undefined && run.report?.verdict !== expected.verdict) return `${run.report?.verdict ?? "nothing"}, not ${expected.verdict}`;
  if (expected.depth !== undefined && run.report?.depth !== expected.depth) return `${run.report?.depth ?? "no"} steps, not ${expected.depth}`;
  return null;
}

const columns = ["issue", "case", "figure", "measured", "target", "ratio", "cpu s", "MB", ""] as const;
const widths = [5, 42, 16, 12, 14, 7, 8, 6, 0];

/** The head of the table. */
export const head = line(columns);

/** A row as a line of text. */
export function textOf(row: Row): string {
  const bound = `${row.bound === "least" ? ">=" : "<="} ${short(row.target)} ${row.unit}`;
  const value = row.value === null ? "-" : `${short(row.value)} ${row.unit}`;
  const ratio = row.ratio === null ? "-" : row.ratio.toFixed(2);
  const end = row.state === "reached" ? "" : `${row.state}${row.note === "" ? "" : `: ${row.note}`}`;
  return line([String(row.issue), row.name, row.what, value, bound, ratio, row.cpuSeconds === null ? "-" : short(row.cpuSeconds), row.megabytes === null ? "-" : String(row.megabytes), end]);
}

function short(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString("en") : value >= 100 ? value.toFixed(0) : value.toFixed(2).replace(/\.?0+$/, "");
}

function line(cells: readonly string[]): string {
  return cells.map((cell, i) => (i < 3 || widths[i] === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("  ").trimEnd();
}
