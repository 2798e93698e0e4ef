import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { askSany, readAnswers, type SanyAnswer, writeAnswer } from "./ask-sany.ts";
import { askTalus, type TalusAnswer } from "./ask-talus.ts";

const usage = `usage: npm run corpus -- parse FOLDER... (--jar CLASSPATH | --sany TABLE) [options]
  --jar CLASSPATH    asks SANY (tla2tools.jar, perhaps with other archives)
  --sany TABLE       SANY's answers of before, as --jar writes them there: file, parser, whole, message, separated by tabs
  --library DIR,...  folders where both look for modules
  --only REGEX       only files whose path matches
  --all              lists every difference, not the first fifty`;

interface Row {
  readonly sany: SanyAnswer;
  readonly talus: TalusAnswer;
}

/** `npm run corpus -- parse`: whether Talus accepts what SANY accepts, and rejects what SANY rejects, file by file. Returns the exit code: 0 when they
 *  agree on all files, else 1; 64 for wrong usage. */
export function parity(args: readonly string[]): number {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { jar: text, sany: text, library: text, only: text, all: { type: "boolean" }, help: { type: "boolean" } } });
  if (values.help === true || positionals.length === 0 || (values.jar ?? values.sany) === undefined) {
    console.log(usage);
    return values.help === true ? 0 : 64;
  }
  const libraries = (values.library ?? "").split(",").filter((path) => path !== "").map((path) => resolve(path));
  const only = new RegExp(values.only ?? "");
  const files = positionals.flatMap((path) => modulesOf(resolve(path))).filter((path) => only.test(path)).sort();
  const answers = answersOf(files, values.jar, values.sany, libraries);
  const rows = files.map((file): Row | null => {
    const sany = answers.get(file);
    return sany === undefined ? null : { sany, talus: askTalus(file, libraries) };
  }).filter((row) => row !== null);
  return report(rows, files.length, values.all === true);
}

/** Answers of the table, and of SANY for what is not in it; those are added to the table. */
function answersOf(files: readonly string[], jar: string | undefined, table: string | undefined, libraries: readonly string[]): ReadonlyMap<string, SanyAnswer> {
  const known = table !== undefined && existsSync(table) ? readAnswers(readFileSync(table, "utf8")) : [];
  const answers = new Map(known.map((answer) => [answer.file, answer]));
  const missing = files.filter((file) => !answers.has(file));
  if (jar === undefined || missing.length === 0) return answers;
  for (const answer of askSany(missing, jar, javaProgram(), libraries)) answers.set(answer.file, answer);
  if (table !== undefined) {
    mkdirSync(dirname(resolve(table)), { recursive: true });
    writeFileSync(table, [...answers.values()].map((answer) => `${writeAnswer(answer)}\n`).join(""));
  }
  return answers;
}

/** The Java source lies beside this file; the runner is bundled into another folder. */
function javaProgram(): string {
  return fileURLToPath(new URL("../../../bench/corpus/parity/SanyAnswers.java", import.meta.url));
}

function modulesOf(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return entry.name.startsWith(".") ? [] : modulesOf(join(path, entry.name));
    return entry.name.endsWith(".tla") ? [join(path, entry.name)] : [];
  });
}

function report(rows: readonly Row[], files: number, all: boolean): number {
  const judged = rows.filter(({ sany }) => sany.resolved === "accept" || sany.resolved === "reject");
  const different = judged.filter(({ sany, talus }) => sany.resolved !== talus.resolved);
  const syntax = judged.filter(({ sany, talus }) => sany.parsed !== talus.parsed);
  const percent = (n: number): string => `${judged.length === 0 ? "0" : (100 * n / judged.length).toFixed(2)} %`;
  for (const { sany, talus } of different.slice(0, all ? different.length : 50)) {
    console.log(`${sany.file}\n  SANY ${sany.resolved}: ${sany.message.slice(0, 300)}\n  Talus ${talus.resolved}: ${talus.message}`);
  }
  const accepted = judged.filter(({ sany }) => sany.resolved === "accept");
  const count = (list: readonly Row[], answer: string): number => list.filter(({ talus }) => talus.resolved === answer).length;
  console.log(`
| files | judged | accepted by SANY | of these by Talus | rejected by SANY | of these by Talus | same answer | same answer of the parser |
|---:|---:|---:|---:|---:|---:|---:|---:|
| ${[files, judged.length, accepted.length, count(accepted, "accept"), judged.length - accepted.length, count(judged.filter((row) => !accepted.includes(row)), "reject"), percent(judged.length - different.length), percent(judged.length - syntax.length)].join(" | ")} |`);
  return different.length === 0 && rows.length === files ? 0 : 1;
}
