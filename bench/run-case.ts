import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchCase, Report, Run } from "./case.ts";

/** Runs a case in a process group of its own, and ends that at its limit. Memory and processor time are those of the kernel's books where it has them
 *  (Linux), else what the command says of itself. Never rejects. */
export async function runCase(one: BenchCase, root: string): Promise<Run> {
  const directory = mkdtempSync(join(tmpdir(), "talus-bench-"));
  for (const [name, text] of Object.entries(one.files ?? {})) writeFileSync(join(directory, name), text);
  try {
    return await runCommand(one.command.map((part) => part.replace("{directory}", directory)), root, one.limitSeconds);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function runCommand(command: readonly string[], root: string, limitSeconds: number): Promise<Run> {
  const begin = performance.now();
  const child = spawn(process.execPath, command, { cwd: root, detached: true, stdio: ["ignore", "pipe", "ignore"] });
  return new Promise((resolve) => {
    let stdout = "";
    let ended: Run["ended"] = "by itself";
    let books: Books = { megabytes: null, cpuSeconds: null };
    const look = setInterval(() => { books = booksOf(child.pid) ?? books; }, 50);
    const limit = setTimeout(() => {
      ended = "by the limit";
      killGroup(child.pid);
    }, limitSeconds * 1000);
    child.stdout.setEncoding("utf8").on("data", (text: string) => { stdout += text; });
    child.on("error", () => {});
    child.on("close", (exit) => {
      clearInterval(look);
      clearTimeout(limit);
      const report = reportOf(stdout);
      const said = report?.stats?.peakMegabytes ?? null;
      resolve({ exit, ended, seconds: (performance.now() - begin) / 1000, cpuSeconds: books.cpuSeconds, megabytes: said ?? books.megabytes, stdout, report });
    });
  });
}

interface Books {
  readonly megabytes: number | null;
  readonly cpuSeconds: number | null;
}

const ticksASecond = 100; // what Linux tells programs, whatever its own clock is

function booksOf(pid: number | undefined): Books | null {
  if (pid === undefined) return null;
  try {
    const high = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ");
    return { megabytes: high === undefined ? null : Math.round(Number(high) / 1024), cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksASecond };
  } catch {
    return null;
  }
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // it has just ended
  }
}

function reportOf(stdout: string): Report | null {
  try {
    const value: unknown = JSON.parse(stdout);
    return typeof value === "object" && value !== null ? value as Report : null; // every key of it is optional
  } catch {
    return null;
  }
}
