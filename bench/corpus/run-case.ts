import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Case } from "./case.ts";

export interface Limits {
  /** Path of the command's script. */
  readonly talus: string;
  /** Seconds that the command is told, and after which (and a grace) it is killed. */
  readonly seconds: number;
  /** Where commands are started, so that nothing is left in a checkout. */
  readonly directory: string;
  /** Resident memory after which the process is killed. */
  readonly megabytes: number;
}

/** What a child process left. `killed`: by which limit of ours. */
export interface Ran {
  readonly exit: number | null;
  readonly signal: string | null;
  readonly killed: "time" | "memory" | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
  /** Processor time of the process and its threads, to a tenth of a second; 0 where the system does not tell. */
  readonly processorSeconds: number;
  readonly megabytes: number;
  readonly command: string;
}

const graceSeconds = 15;
const pollMilliseconds = 100;

/** Runs one case in a process of its own, in a process group of its own, and watches its time and its resident memory. Never rejects. */
export function runCase(one: Case, limits: Limits): Promise<Ran> {
  const options = one.command !== "parse" ? [...one.options, "--timeout", String(limits.seconds), "--memory", String(Math.floor(limits.megabytes * 0.6))] : one.options;
  const configs = options.map((option, i) => (options[i - 1] === "--config" ? resolve(one.directory, option) : option));
  const args = [one.command, resolve(one.directory, one.spec), ...configs, "--json", "--quiet"];
  const begin = performance.now();
  const child = spawn(process.execPath, [limits.talus, ...args], { cwd: limits.directory, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const command = `talus ${[one.command, one.spec, ...options].join(" ")}`;
  return new Promise((done) => {
    let killed: Ran["killed"] = null;
    let megabytes = 0;
    let processorSeconds = 0;
    const texts = { stdout: "", stderr: "" };
    const watch = setInterval(() => {
      megabytes = Math.max(megabytes, residentMegabytes(child));
      processorSeconds = Math.max(processorSeconds, processorTime(child));
      if (megabytes > limits.megabytes) killed ??= "memory";
      if (performance.now() - begin > (limits.seconds + graceSeconds) * 1000) killed ??= "time";
      if (killed !== null) end(child);
    }, pollMilliseconds);
    const finish = (exit: number | null, signal: string | null): void => {
      clearInterval(watch);
      done({ exit, signal, killed, ...texts, seconds: (performance.now() - begin) / 1000, processorSeconds, megabytes, command });
    };
    child.stdout.setEncoding("utf8").on("data", (text: string) => { texts.stdout += text; });
    child.stderr.setEncoding("utf8").on("data", (text: string) => { texts.stderr = (texts.stderr + text).slice(-20_000); });
    child.once("error", () => finish(null, "not started"));
    child.once("close", finish);
  });
}

/** The most resident memory so far, where the system tells (Linux); otherwise 0. */
function residentMegabytes(child: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${child.pid ?? 0}/status`, "utf8");
    return Math.round(Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? "0") / 1024);
  } catch {
    return 0;
  }
}

/** User and system time so far, where the system tells (Linux, a hundred ticks a second); otherwise 0. */
function processorTime(child: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${child.pid ?? 0}/stat`, "utf8").replace(/^.*\) /, "").split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

function end(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}
