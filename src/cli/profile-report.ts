import { describePlace, type Paint, paintFor, type Sources } from "../diagnostic/index.ts";
import { cpuProfile, describeExpr, heaviest, heaviestOperators, type Profile, type ProfileRow, shortened, summarize } from "../engines/profile/index.ts";
import { Profiler } from "../profile/index.ts";
import type { RunOptions } from "./options.ts";
import type { OutFile, Outcome } from "./outcome.ts";
import type { Input } from "./pipeline.ts";

/** Rows of each table, and of the `--json` object; characters that an expression has at least. */
const shownOperators = 10;
const shownRows = 20;
const leastText = 48;
const jsonRows = 100;

/** What measures a run with `--profile`; null without. */
export function profilerFor(options: RunOptions): Profiler | null {
  return options.profile ? new Profiler(() => performance.now()) : null;
}

/** The outcome with what was measured: tables after the verdict, rows in the `--json` object, files for `--out`. */
export function withProfile(outcome: Outcome, profiler: Profiler | null, input: Input, context: { readonly color: boolean; readonly width: number }): Outcome {
  if (profiler === null || input.problem === null) return outcome;
  const profile = summarize(profiler.root, input.problem.program);
  return {
    ...outcome,
    text: `${outcome.text}\n${profileText(profile, input.sources, context)}`,
    json: { ...outcome.json, profile: profileJson(profile, input.sources) },
    files: [...outcome.files, ...profileFiles(profile, input.spec, input.sources)],
  };
}

/** Tables: definitions with all that they evaluate, and the expressions that cost most by themselves, by formula size (where formulas are made) and by time. */
export function profileText(profile: Profile, sources: Sources, { color, width }: { readonly color: boolean; readonly width: number }): string {
  const { terms, seconds } = profile.evaluation;
  const paint = paintFor(color);
  const byTime = heaviest(profile, "seconds", shownRows).map((row) =>
    [time(row.own.seconds), share(row.own.seconds, seconds), time(row.all.seconds), count(row.calls), ...whereAndWhat(row, sources)]);
  const times = ["Expressions by time:", ...table(["own s", "", "all s", "calls", "operator", "place", "expression"], 4, byTime, width, paint), ""];
  if (!makesFormulas(profile)) return [...concreteHead(profile, sources, width, paint), "", ...times].join("\n");
  const operators = heaviestOperators(profile, shownOperators).map((row) =>
    [count(row.all.terms), share(row.all.terms, terms), time(row.all.seconds), count(row.calls), row.name, placeOf(describePlace(row.span, sources))]);
  const byTerms = heaviest(profile, "terms", shownRows).map((row) =>
    [count(row.own.terms), share(row.own.terms, terms), count(row.all.terms), count(row.calls), ...whereAndWhat(row, sources)]);
  return [
    `Profile: ${count(terms)} terms and ${time(seconds)} s of evaluation. The solver's time is not in it.`,
    "", "Operators, with all that they evaluate:", ...table(["terms", "", "seconds", "calls", "operator", "place"], 4, operators, width, paint),
    "", "Expressions by formula size:", ...table(["own terms", "", "all", "calls", "operator", "place", "expression"], 4, byTerms, width, paint),
    "", ...times,
  ].join("\n");
}

/** Whether the evaluator was the symbolic one. */
const makesFormulas = (profile: Profile): boolean => profile.evaluation.terms > 0;

function concreteHead(profile: Profile, sources: Sources, width: number, paint: Paint): readonly string[] {
  const { seconds } = profile.evaluation;
  const operators = heaviestOperators(profile, shownOperators).map((row) =>
    [time(row.all.seconds), share(row.all.seconds, seconds), count(row.calls), row.name, placeOf(describePlace(row.span, sources))]);
  return [
    `Profile: ${time(seconds)} s of evaluation, slower for being measured. What the search does with the states is not in it.`,
    "", "Operators, with all that they evaluate:", ...table(["seconds", "", "calls", "operator", "place"], 3, operators, width, paint),
  ];
}

const share = (part: number, whole: number): string => (whole === 0 ? "" : `${Math.round((100 * part) / whole)}%`);

function whereAndWhat(row: ProfileRow, sources: Sources): readonly string[] {
  const { file, line, column, text } = describeExpr(row.expr, sources);
  return [row.operator ?? "", placeOf(`${file}:${line}:${column}`), text];
}

/** Without the folders. */
const placeOf = (place: string): string => place.slice(Math.max(place.lastIndexOf("/"), place.lastIndexOf("\\")) + 1);

/** The first columns, `numbers` of them, stand to the right; the last one takes what is left of the line. */
function table(heads: readonly string[], numbers: number, rows: readonly (readonly string[])[], width: number, paint: Paint): readonly string[] {
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i].length)));
  const line = (row: readonly string[]): string => {
    const before = row.slice(0, -1).map((cell, i) => (i < numbers ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join("  ");
    return `  ${before}  ${shortened(row[row.length - 1], Math.max(leastText, width - before.length - 4))}`;
  };
  return [paint.faint(line(heads)), ...rows.map(line)];
}

const count = (n: number): string => n.toLocaleString("en");
const time = (seconds: number): string => seconds.toFixed(2);

function profileJson(profile: Profile, sources: Sources): readonly unknown[] {
  return heaviest(profile, makesFormulas(profile) ? "terms" : "seconds", jsonRows).map((row) => {
    const { file, line, column, text } = describeExpr(row.expr, sources);
    return {
      operator: row.operator, expression: text, file, line, column, calls: row.calls,
      terms: row.own.terms, allTerms: row.all.terms, seconds: row.own.seconds, allSeconds: row.all.seconds,
    };
  });
}

function profileFiles(profile: Profile, spec: string, sources: Sources): readonly OutFile[] {
  return [
    ...(makesFormulas(profile) ? [{ name: `${spec}_Terms.cpuprofile`, text: cpuProfile(profile.root, "terms", sources) }] : []),
    { name: `${spec}_Time.cpuprofile`, text: cpuProfile(profile.root, "seconds", sources) },
  ];
}
