import { spawn, type ChildProcess } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import type { CheckLimits } from "./solver.ts";

/** Thrown when a solver was asked for by name and its program is not on PATH. */
export class SolverUnavailable extends Error {
  constructor(command: string) {
    super(`there is no program '${command}' on PATH`);
    this.name = "SolverUnavailable";
  }
}

/** Throws `SolverUnavailable` unless the program can be run. */
export function requireCommand(command: string): void {
  const found = (process.env.PATH ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!found) throw new SolverUnavailable(command);
}

export type CommandResult =
  | { readonly kind: "done"; readonly output: string }
  | { readonly kind: "timeout" | "interrupted" }
  | { readonly kind: "failed"; readonly detail: string };

/** Runs a program with these chunks as its input and gives back what it prints; kills it at a limit. The exit code is left to the reader of the output, since
 *  SAT solvers say 10 and 20. */
export function runCommand(command: string, args: readonly string[], input: Iterable<string>, limits: CheckLimits): Promise<CommandResult> {
  if (limits.signal?.aborted === true) return Promise.resolve({ kind: "interrupted" });
  return new Promise((resolve) => {
    // In a group of its own, so that whatever it starts ends with it.
    const child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"], detached: true });
    const output: string[] = [];
    let errors = "";
    let ending: "timeout" | "interrupted" | undefined;
    const end = (why: "timeout" | "interrupted"): void => {
      ending = why;
      killGroup(child);
    };
    const abort = (): void => end("interrupted");
    limits.signal?.addEventListener("abort", abort);
    const timer = limits.milliseconds === undefined ? undefined : setTimeout(() => end("timeout"), limits.milliseconds);
    const finish = (result: CommandResult): void => {
      clearTimeout(timer);
      limits.signal?.removeEventListener("abort", abort);
      resolve(ending === undefined ? result : { kind: ending });
    };
    child.stdout.setEncoding("utf8").on("data", (text: string) => output.push(text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => { errors = (errors + text).slice(-2000); });
    child.on("error", (error) => finish({ kind: "failed", detail: `${command}: ${error.message}` }));
    child.on("close", (code, signal) => {
      const text = output.join("");
      finish(text === "" ? { kind: "failed", detail: `${command} ended with ${signal ?? `code ${code}`} and no answer. ${errors}`.trim() } : { kind: "done", output: text });
    });
    child.stdin.on("error", () => undefined); // the program ended before it read everything; `close` says the rest
    child.stdin.cork();
    for (const chunk of input) child.stdin.write(chunk);
    child.stdin.end();
  });
}

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL"); // it has just ended, or groups are unknown to this system
  }
}
