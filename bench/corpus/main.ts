// corpus: how Talus does on checkouts of public repositories. Input: their folders, and a folder of tables with what peers answer on them. Output:
// a table a corpus, with failures grouped by cause, as text, JSON and Markdown; one line of JSON a case, so that a run can be resumed.
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { apalacheCases } from "./apalache-cases.ts";
import type { Case, Result } from "./case.ts";
import { examplesCases } from "./examples-cases.ts";
import { exploreCases } from "./explore-cases.ts";
import { toExploreTable } from "./explore-table.ts";
import { excludedResult, judgeCase } from "./judge-case.ts";
import { parity } from "./parity/parity.ts";
import { summarize, toMarkdown } from "./report.ts";
import { type Limits, runCase } from "./run-case.ts";
import { tlcCases } from "./tlc-cases.ts";

const usage = `usage: npm run corpus -- [--examples DIR] [--apalache DIR] [--tlc DIR] [--facts DIR] [options]
  --facts DIR     tables of what peers answer (without them: the manifests of the Examples only)
  --engine NAME   check, or explore: the search through all states of the Examples, with counts as TLC's, and of TLC's test models (default check)
  --out DIR       results (default bench/results/corpus); cases that are in there already are not run again
  --fresh         run every case again
  --only REGEX    only cases whose name matches
  --bound K       steps to look at where nothing is expected (default 4)
  --timeout S     seconds a case (default 20)
  --memory MB     resident memory a case (default 3000)
  --jobs N        processes at a time, 1 or 2 (default 1)
  --talus FILE    the command (default bin/talus.js)
       npm run corpus -- parse FOLDER...: accepts and rejects what SANY does? (parse --help)`;

/** The command line. Returns the exit code: 0, or 1 if a verdict is wrong or missing; 64 for wrong usage. */
export async function main(args: readonly string[], root: string): Promise<number> {
  if (args[0] === "parse") return parity(args.slice(1));
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { examples: text, apalache: text, tlc: text, facts: text, engine: text, out: text, only: text, bound: text, timeout: text, memory: text, jobs: text, talus: text, fresh: { type: "boolean" }, help: { type: "boolean" } },
  });
  if (values.help === true || (values.examples ?? values.apalache ?? values.tlc) === undefined) {
    console.log(usage);
    return values.help === true ? 0 : 64;
  }
  const out = resolve(values.out ?? join(root, "bench/results", values.engine === "explore" ? "corpus-explore" : "corpus"));
  mkdirSync(join(out, "scratch"), { recursive: true });
  const bound = Number(values.bound ?? "4");
  const facts = values.facts === undefined ? null : resolve(values.facts);
  const cases: readonly Case[] = [
    ...(values.examples === undefined || values.engine === "explore" ? [] : examplesCases(resolve(values.examples), facts, bound)),
    ...(values.examples === undefined || values.engine !== "explore" || facts === null ? [] : exploreCases(resolve(values.examples), facts)),
    ...(values.tlc === undefined || facts === null ? [] : tlcCases(resolve(values.tlc), facts, values.engine === "explore" ? "explore" : "check", bound, join(out, "configs"))),
    ...(values.apalache === undefined || facts === null ? [] : apalacheCases(resolve(values.apalache), facts)),
  ];
  const only = new RegExp(values.only ?? "");
  const limits: Limits = { directory: join(out, "scratch"), talus: resolve(values.talus ?? join(root, "bin/talus.js")), seconds: Number(values.timeout ?? "20"), megabytes: Number(values.memory ?? "3000") };
  const results = await runAll(cases.filter((one) => only.test(one.id)), limits, out, Math.min(2, Number(values.jobs ?? "1")), values.fresh === true);
  const summaries = summarize(results);
  writeFileSync(join(out, "corpus.json"), JSON.stringify({ limits: { seconds: limits.seconds, megabytes: limits.megabytes, bound }, summaries, results }, null, 1));
  writeFileSync(join(out, "corpus.md"), toMarkdown(summaries));
  if (values.engine === "explore") writeFileSync(join(out, "explore.md"), toExploreTable(results));
  console.log(toMarkdown(summaries));
  return summaries.some((s) => s.classes.wrong + s.classes["wrong length"] + s.classes["wrong counts"] + s.classes.crash > 0) ? 1 : 0;
}

/** Runs what has no result yet, a few at a time, and keeps each result as soon as it is there. In the order of the cases. */
async function runAll(cases: readonly Case[], limits: Limits, out: string, jobs: number, fresh: boolean): Promise<readonly Result[]> {
  const file = join(out, "results.jsonl");
  if (fresh) rmSync(file, { force: true });
  const known = new Map((existsSync(file) ? readFileSync(file, "utf8").split("\n") : []).filter((line) => line !== "").map((line) => {
    const result = JSON.parse(line) as Result; // written below
    return [result.id, result] as const;
  }));
  const waiting = cases.filter((one) => one.excluded === null && !known.has(one.id));
  const worker = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const result = judgeCase(one, await runCase(one, limits));
      known.set(one.id, result);
      appendFileSync(file, `${JSON.stringify(result)}\n`);
      console.error(`${String(waiting.length).padStart(4)} ${result.class.padEnd(12)} ${result.seconds.toFixed(1).padStart(5)} s ${String(result.megabytes).padStart(5)} MB  ${result.id}  ${result.cause}`);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, jobs) }, worker));
  return cases.map((one) => (one.excluded === null ? known.get(one.id) : undefined) ?? excludedResult(one));
}
