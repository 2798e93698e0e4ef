import type { Class, Corpus, Result, Stage } from "./case.ts";

const classes: readonly Class[] = ["right", "wrong", "wrong length", "wrong counts", "crash", "unknown", "unsupported", "liveness", "refused", "unjudged", "excluded"];
const stages: readonly Stage[] = ["none", "parsed", "resolved", "evaluated"];
const titles: Readonly<Record<Corpus, string>> = { examples: "TLA+ Examples", tlc: "TLC's test models", apalache: "Apalache's tests", explore: "TLA+ Examples, explore" };

/** Figures of one corpus. */
export interface Summary {
  readonly corpus: Corpus;
  readonly cases: number;
  readonly ran: number;
  /** How many of those that ran got at least so far. */
  readonly parsed: number;
  readonly resolved: number;
  readonly evaluated: number;
  readonly classes: Readonly<Record<Class, number>>;
  readonly seconds: number;
  readonly megabytes: number;
  readonly causes: readonly { readonly class: Class; readonly cause: string; readonly ids: readonly string[] }[];
}

/** The figures of each corpus that has results. */
export function summarize(results: readonly Result[]): readonly Summary[] {
  const corpora: readonly Corpus[] = ["examples", "tlc", "apalache", "explore"];
  return corpora.map((corpus) => summaryOf(corpus, results.filter((r) => r.corpus === corpus))).filter((summary) => summary.cases > 0);
}

function summaryOf(corpus: Corpus, results: readonly Result[]): Summary {
  const ran = results.filter((r) => r.class !== "excluded");
  const reached = (stage: Stage): number => ran.filter((r) => stages.indexOf(r.stage) >= stages.indexOf(stage)).length;
  const count = (kind: Class): number => results.filter((r) => r.class === kind).length;
  return {
    corpus,
    cases: results.length,
    ran: ran.length,
    parsed: reached("parsed"),
    resolved: reached("resolved"),
    evaluated: reached("evaluated"),
    classes: Object.fromEntries(classes.map((kind) => [kind, count(kind)])) as Record<Class, number>, // keys are the classes
    seconds: Math.round(ran.reduce((sum, r) => sum + r.seconds, 0)),
    megabytes: ran.reduce((most, r) => Math.max(most, r.megabytes), 0),
    causes: causesOf(results),
  };
}

function causesOf(results: readonly Result[]): Summary["causes"] {
  const groups = new Map<string, { class: Class; cause: string; ids: string[] }>();
  for (const r of results) {
    if (r.cause === "") continue;
    const key = `${r.class} ${r.cause}`;
    const group = groups.get(key) ?? { class: r.class, cause: r.cause, ids: [] };
    group.ids.push(r.id.replace(/^\S+ /, ""));
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => classes.indexOf(a.class) - classes.indexOf(b.class) || b.ids.length - a.ids.length || (a.cause < b.cause ? -1 : 1));
}

/** The same as Markdown: a table of figures, then the causes of failures by corpus, the most frequent first. */
export function toMarkdown(summaries: readonly Summary[]): string {
  const head = "| corpus | cases | ran | parsed | resolved | evaluated | right | wrong | wrong length | wrong counts | crash | unknown | unsupported | liveness refused | spec refused | unjudged | excluded | seconds | MB at most |";
  const rule = `|---${"|---:".repeat(18)}|`;
  const rows = summaries.map((s) => `| ${[titles[s.corpus], s.cases, s.ran, s.parsed, s.resolved, s.evaluated, ...classes.map((kind) => s.classes[kind]), s.seconds, s.megabytes].join(" | ")} |`);
  const groups = summaries.flatMap((s) => [
    "", `## ${titles[s.corpus]}: causes`, "", "| class | cause | cases | which |", "|---|---|---:|---|",
    ...s.causes.map((c) => `| ${c.class} | ${cell(c.cause)} | ${c.ids.length} | ${cell(c.ids.slice(0, 12).join(", "))}${c.ids.length > 12 ? " …" : ""} |`),
  ]);
  return [head, rule, ...rows, ...groups, ""].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
