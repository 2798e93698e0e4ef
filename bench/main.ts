import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { delimiter, join } from "node:path";
import type { BenchCase, Run } from "./case.ts";
import { cases } from "./cases/index.ts";
import { runCase } from "./run-case.ts";
import { head, type Row, rowsOf, textOf } from "./table.ts";

/** Measures the cases one after the other, prints a row for each figure as it is known, and writes all into `bench/results/`. Comes back with
 *  1 when an answer is wrong: a target that is missed is a figure, a wrong answer a defect. */
export async function main(argv: readonly string[], root: string): Promise<number> {
  const chosen = select(argv);
  if (argv.includes("--list")) {
    for (const one of chosen) console.log(`${one.issue}  ${one.name}  (${one.command.join(" ")})`);
    return 0;
  }
  const loadBefore = loadavg();
  console.log(`${cpus().length} processors, load ${loadBefore.map((load) => load.toFixed(1)).join(" ")}\n\n${head}`);
  const rows: Row[] = [];
  for (const one of chosen) {
    const found = await measure(one, root, limitOf(argv));
    rows.push(...found);
    for (const row of found) console.log(textOf(row));
  }
  const file = write(rows, loadBefore, root);
  const missed = rows.filter((row) => row.state === "missed").length;
  const wrong = rows.filter((row) => row.state === "wrong").length;
  console.log(`\n${rows.length} figures, ${missed} missed, ${wrong} wrong; load now ${loadavg().map((load) => load.toFixed(1)).join(" ")}; written to ${file}`);
  return wrong > 0 ? 1 : 0;
}

function select(argv: readonly string[]): readonly BenchCase[] {
  const only = valueOf(argv, "--only");
  const issue = valueOf(argv, "--issue");
  return cases.filter((one) => (only === null || one.name.includes(only)) && (issue === null || String(one.issue) === issue));
}

function limitOf(argv: readonly string[]): number {
  return Number(valueOf(argv, "--limit") ?? Infinity);
}

function valueOf(argv: readonly string[], option: string): string | null {
  const at = argv.indexOf(option);
  return at < 0 ? null : argv[at + 1] ?? null;
}

async function measure(one: BenchCase, root: string, limit: number): Promise<readonly Row[]> {
  const missing = (one.needs ?? []).filter((program) => !onPath(program));
  if (missing.length > 0) return rowsOf(one, null, `${missing.join(", ")} not on PATH`);
  const runs: Run[] = [];
  for (let i = 0; i < (one.runs ?? 1); i++) {
    const run = await runCase({ ...one, limitSeconds: Math.min(one.limitSeconds, limit) }, root);
    runs.push(run);
    if (run.ended !== "by itself") break;
  }
  const sorted = runs.sort((a, b) => a.seconds - b.seconds);
  return rowsOf({ ...one, limitSeconds: Math.min(one.limitSeconds, limit) }, sorted[sorted.length >> 1], null);
}

function onPath(program: string): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));
}

function write(rows: readonly Row[], loadBefore: readonly number[], root: string): string {
  const at = new Date();
  const file = join("bench", "results", `${at.toISOString().replace(/[:.]/g, "-")}.json`);
  const machine = { node: process.version, platform: process.platform, processors: cpus().length, model: cpus()[0]?.model ?? "", memoryMegabytes: Math.round(totalmem() / 2 ** 20) };
  mkdirSync(join(root, "bench", "results"), { recursive: true });
  writeFileSync(join(root, file), `${JSON.stringify({ at: at.toISOString(), commit: commitOf(root), machine, loadBefore, loadAfter: loadavg(), rows }, null, 2)}\n`);
  return file;
}

function commitOf(root: string): string | null {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return null;
  }
}
