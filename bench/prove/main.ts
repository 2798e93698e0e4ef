// prove: what `talus prove` says of public models that TLC has enumerated. Input: a checkout of tlaplus/Examples, and the folder with the table of what TLC
// answers. Output: a row a model as Markdown, and a line of JSON a model, so that a run can be resumed.
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Ran, runCase } from "../corpus/run-case.ts";
import { readTable } from "../corpus/table.ts";

/** What is kept of one proof. */
interface Row {
  readonly model: string;
  readonly states: string; // distinct ones, as TLC counted them
  readonly expected: string;
  readonly verdict: string;
  readonly isWrong: boolean;
  readonly bits: number | null;
  readonly clauses: number | null;
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly cause: string;
}

/** The keys of the command's JSON that are read here. */
interface Answer {
  readonly verdict: string;
  readonly depth: number;
  readonly property: string | null;
  readonly reason: string | null;
  readonly warnings: readonly { readonly severity: string; readonly message: string }[];
  readonly stats: Readonly<Record<string, number>>;
}

/** The command line. Returns the exit code: 0, or 1 if a verdict contradicts TLC's; 64 for wrong usage. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ args: [...args], options: { examples: text, facts: text, out: text, only: text, timeout: text, talus: text, fresh: { type: "boolean" } } });
  if (values.examples === undefined || values.facts === undefined) {
    console.log("usage: node bench/prove/run.js --examples DIR --facts DIR [--out DIR] [--only REGEX] [--timeout S (60)] [--talus FILE] [--fresh]");
    return 64;
  }
  const out = resolve(values.out ?? join(root, "bench/results/prove"));
  mkdirSync(join(out, "scratch"), { recursive: true });
  const file = join(out, "rows.jsonl");
  if (values.fresh === true) rmSync(file, { force: true });
  const known = new Map((existsSync(file) ? readFileSync(file, "utf8").split("\n") : []).filter((line) => line !== "").map((line) => {
    const row = JSON.parse(line) as Row; // written below
    return [row.model, row] as const;
  }));
  const limits = { directory: join(out, "scratch"), talus: resolve(values.talus ?? join(root, "bin/talus.js")), seconds: Number(values.timeout ?? "60"), megabytes: 4000 };
  for (const fact of readTable(join(resolve(values.facts), "examples-tlc-results.tsv"))) {
    if (known.has(nameOf(fact)) || !new RegExp(values.only ?? "").test(fact.model)) continue;
    const ran = await runCase({
      id: fact.model, corpus: "examples", command: "prove", directory: join(resolve(values.examples), dirname(fact.module)), spec: basename(fact.module),
      options: ["--config", basename(fact.model)], expected: { codes: [], depth: null, why: fact.verdict }, excluded: null,
    }, limits);
    const row = rowOf(fact, ran);
    known.set(row.model, row);
    appendFileSync(file, `${JSON.stringify(row)}\n`);
    console.error(lineOf(row));
  }
  console.log(["| model | states | TLC | prove | state bits | clauses | seconds | of processor | why |", "|---|---:|---|---|---:|---:|---:|---:|---|", ...[...known.values()].map(lineOf)].join("\n"));
  return [...known.values()].some((row) => row.isWrong) ? 1 : 0;
}

const nameOf = (fact: Readonly<Record<string, string>>): string => fact.model.replace("specifications/", "");

function rowOf(fact: Readonly<Record<string, string>>, ran: Ran): Row {
  const answer = answerOf(ran.stdout);
  const error = answer?.warnings.find((w) => w.severity === "error")?.message ?? ran.stderr.trim().split("\n").at(-1) ?? "";
  // a proof of all but what is refused is `unknown` for the command line
  const refused = answer?.verdict === "unknown" && /not checked/.test(answer.reason ?? "") && answer.stats.clauses !== undefined;
  const verdict = answer === null ? `no answer (${ran.killed ?? ran.exit ?? ran.signal ?? ""})` : refused ? "proved, liveness refused" : answer.verdict;
  const steps = Number(fact.trace_len_w1 || fact.trace_len || "0") - 1;
  return {
    model: nameOf(fact), states: fact.distinct, expected: fact.verdict, verdict: answer?.property == null ? verdict : `${verdict} (${answer.property}, ${answer.depth})`,
    isWrong: isWrong(fact.verdict, steps, answer, refused),
    bits: answer?.stats.stateBits ?? null, clauses: answer?.stats.clauses ?? null, seconds: ran.seconds, processorSeconds: ran.processorSeconds,
    cause: refused ? "" : answer?.verdict === "unknown" || answer?.verdict === "error" || answer === null ? `${answer?.reason ?? ""} ${answer?.reason == null ? error : ""}`.trim().slice(0, 300) : "",
  };
}

/** Does the verdict contradict what TLC found? */
function isWrong(expected: string, steps: number, answer: Answer | null, refused: boolean): boolean {
  if (answer === null) return true;
  if (answer.verdict === "unknown" && !refused) return false;
  if (answer.verdict === "error") return true;
  const good = refused || answer.verdict === "proved" || answer.verdict === "holds";
  if (expected === "success" || expected === "liveness failure") return !good;
  return good || (answer.verdict === "violated" && steps >= 0 && answer.depth !== steps);
}

function answerOf(stdout: string): Answer | null {
  try {
    return JSON.parse(stdout) as Answer; // the command's own JSON
  } catch {
    return null;
  }
}

function lineOf(row: Row): string {
  const verdict = row.isWrong ? `**${row.verdict}**` : row.verdict;
  return `| ${[row.model, row.states, row.expected, verdict, row.bits ?? "", row.clauses ?? "", row.seconds.toFixed(1), row.processorSeconds.toFixed(1), row.cause.replaceAll("|", "/")].join(" | ")} |`;
}
