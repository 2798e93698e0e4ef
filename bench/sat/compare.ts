// Conflicts a second and seconds of this solver against minisat and cadical, where they are on PATH, on the formulas of
// instances.ts: `node bench/sat/run.js compare [NAME...]`. Runs alternate, and processor time is compared, so that a busy
// machine slows all alike. Ours is without the start of Node and the reading of the file, but with the compiler's warming up;
// with `SAT_WARM` also the search of the fourth of four runs in one process, without loading and simplification. `SAT_ROUNDS`
// sets how often (3), `SAT_OPTIONS` our options.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { writeDimacs } from "../../src/sat/index.ts";
import { instances } from "./instances.ts";

interface Run { readonly answer: string; readonly seconds: number; readonly conflicts: number }
interface Tool { readonly name: string; readonly command: (file: string) => readonly string[]; readonly conflicts: RegExp; readonly seconds?: RegExp }

/** Beside this bundle. */
const solver = new URL("sat-solve.js", import.meta.url).pathname;
const limitSeconds = 100;
const tools: readonly Tool[] = [
  { name: "talus", command: (file: string) => [process.execPath, solver, file], conflicts: /"conflicts":(\d+)/, seconds: /"processorSeconds":([\d.]+)/ },
  { name: "talus, warm search", command: (file: string) => [process.execPath, solver, file, "--times", "4"], conflicts: /"conflicts":(\d+)/, seconds: /"searchProcessorSeconds":([\d.]+)/ },
  { name: "minisat", command: (file: string) => ["minisat", file], conflicts: /^conflicts\s*:\s*(\d+)/m },
  { name: "cadical", command: (file: string) => ["cadical", "-n", file], conflicts: /^c conflicts:\s*(\d+)/m },
].filter(({ name }) => name === "talus" || (name === "talus, warm search" && process.env["SAT_WARM"] !== undefined) || isOnPath(name));

function isOnPath(name: string): boolean {
  return (process.env["PATH"] ?? "").split(delimiter).some((folder) => existsSync(join(folder, name)));
}

function run(tool: Tool, file: string): Run {
  const [command = "", ...args] = tool.command(file);
  // The shell's `times` reports the processor time of its children on its second line.
  const quoted = [command, ...args].map((part) => `'${part}'`).join(" ");
  const result = spawnSync("sh", ["-c", `timeout ${limitSeconds} ${quoted}; code=$?; times; exit $code`], { encoding: "utf8", maxBuffer: 1 << 28 });
  const answer = result.status === 10 ? "sat" : result.status === 20 ? "unsat" : "none";
  const time = /(\d+)m([\d.]+)s (\d+)m([\d.]+)s\s*$/.exec(result.stdout) ?? [];
  const own = tool.seconds?.exec(result.stdout)?.[1];
  const seconds = own !== undefined ? Number(own) : Number(time[1] ?? 0) * 60 + Number(time[2] ?? 0) + Number(time[3] ?? 0) * 60 + Number(time[4] ?? 0);
  return { answer, seconds, conflicts: Number(tool.conflicts.exec(result.stdout)?.[1] ?? 0) };
}

/** The run of the median time. */
function median(runs: readonly Run[]): Run {
  const sorted = [...runs].sort((a, b) => a.seconds - b.seconds);
  return sorted[sorted.length >> 1] ?? { answer: "none", seconds: 0, conflicts: 0 };
}

const names = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "sat-"));
console.log(["formula".padEnd(28), ...tools.map((tool) => `${tool.name}: s, conflicts, conflicts/s`.padStart(36))].join(""));
for (const [name, make] of Object.entries(instances)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const file = join(folder, `${name}.cnf`);
  writeFileSync(file, writeDimacs(make()));
  const runs: Run[][] = tools.map(() => []);
  for (let round = 0; round < Number(process.env["SAT_ROUNDS"] ?? 3); round++) {
    tools.forEach((tool, i) => runs[i]?.push(run(tool, file)));
  }
  const medians = runs.map(median);
  const cells = medians.map((r) => `${r.answer} ${r.seconds.toFixed(2)} ${String(r.conflicts).padStart(8)} ${(r.conflicts / r.seconds).toFixed(0).padStart(8)}`.padStart(36));
  console.log([name.padEnd(28), ...cells].join(""));
  if (new Set(medians.map((r) => r.answer).filter((answer) => answer !== "none")).size > 1) {
    console.log(`DISAGREEMENT on ${name}`);
    process.exitCode = 1;
  }
}
rmSync(folder, { recursive: true });
