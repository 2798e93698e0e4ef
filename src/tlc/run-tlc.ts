import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { parseTlcOutput, type TlcRun } from "./parse-output.ts";

/** A model that TLC is started with: files of one directory by their names, root module and configuration among them. */
export interface TlcModel {
  readonly files: ReadonlyMap<string, string>;
  readonly root: string; // "Spec_Bounded.tla"
  readonly config: string; // "Spec_Bounded.cfg"
  /** More arguments, such as `-loadTrace json trace.json`. */
  readonly arguments: readonly string[];
  /** A file that TLC writes and that is wanted afterwards. */
  readonly result?: string;
}

export interface TlcSettings {
  /** `tla2tools.jar`, or several files and folders as in a Java class path. */
  readonly jar: string;
  /** The command that starts Java. */
  readonly java: string;
  readonly milliseconds: number | null;
  readonly signal: AbortSignal;
}

export type TlcAnswer =
  | { readonly kind: "ran"; readonly run: TlcRun; readonly output: string; readonly result: string | null }
  /** It could not be started, as a phrase after "TLC". */
  | { readonly kind: "missing"; readonly reason: string }
  | { readonly kind: "stopped" };

/** Starts TLC on a copy of the model in a directory of its own, with one worker, so that counterexamples are shortest. The directory is removed
 *  afterwards. Community modules are found when their jar lies beside that of TLC. */
export async function runTlc(model: TlcModel, settings: TlcSettings): Promise<TlcAnswer> {
  const path = classPath(settings.jar);
  if (typeof path !== "string") return { kind: "missing", reason: `is not at ${path.missing}` };
  const directory = mkdtempSync(join(tmpdir(), "talus-tlc-"));
  try {
    for (const [name, text] of model.files) writeFileSync(join(directory, name), text);
    const options = ["-XX:+UseParallelGC", "-cp", path, "tlc2.TLC", "-tool", "-workers", "1", "-noGenerateSpecTE", "-metadir", join(directory, "states")];
    const answer = await start([...options, ...model.arguments, "-config", model.config, model.root], directory, settings);
    const result = model.result === undefined ? null : join(directory, model.result);
    return answer.kind === "ran" && result !== null && existsSync(result) ? { ...answer, result: readFileSync(result, "utf8") } : answer;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function classPath(jar: string): string | { readonly missing: string } {
  const parts = jar.split(delimiter).filter((part) => part !== "").map((part) => resolve(part));
  const missing = parts.find((part) => !existsSync(part.replace(/[/\\]\*$/, "")));
  if (missing !== undefined || parts.length === 0) return { missing: missing ?? jar };
  const community = parts.map((part) => join(dirname(part), "CommunityModules-deps.jar")).find((part) => existsSync(part));
  return [...parts, ...(community === undefined || parts.includes(community) ? [] : [community])].join(delimiter);
}

function start(args: readonly string[], directory: string, settings: TlcSettings): Promise<TlcAnswer> {
  return new Promise((done) => {
    const child = spawn(settings.java, args, { cwd: directory, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let stopped = false;
    const stop = (): void => {
      stopped = true;
      child.kill("SIGKILL");
    };
    const timer = settings.milliseconds === null ? null : setTimeout(stop, Math.min(settings.milliseconds, 2 ** 31 - 1));
    const end = (answer: TlcAnswer): void => {
      if (timer !== null) clearTimeout(timer);
      settings.signal.removeEventListener("abort", stop);
      done(answer);
    };
    if (settings.signal.aborted) stop();
    settings.signal.addEventListener("abort", stop, { once: true });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => { output += text; });
    child.on("error", () => end({ kind: "missing", reason: `needs Java, and '${settings.java}' does not start` }));
    child.on("close", (code) => end(stopped ? { kind: "stopped" } : { kind: "ran", run: parseTlcOutput(output, code), output, result: null }));
  });
}
