import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { bundle } from "../../build.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The command, bundled from the present sources; a process of its own for each run. */
export interface Talus {
  /** Runs `talus` in a fresh directory that holds `files`. */
  run(args: readonly string[], files?: Files, settings?: Settings): Promise<Run>;
  dispose(): void;
}

export type Files = Readonly<Record<string, string>>;

export interface Settings {
  readonly environment?: Readonly<Record<string, string>>;
  /** Ctrl-C after so many seconds. */
  readonly interruptAfter?: number;
  /** Ctrl-C when stderr says this for the first time. */
  readonly interruptAt?: string;
  /** Close stdout at once. */
  readonly closeOutput?: boolean;
  /** Where stdout goes instead. */
  readonly outputFile?: string;
  /** A directory to run in instead of a fresh one. */
  readonly directory?: string;
}

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
  readonly directory: string;
}

/** Bundles the command for one test file. */
export async function buildTalus(): Promise<Talus> {
  const dist = `${root}node_modules/.cache/talus-${process.pid}-${Math.round(performance.now())}`;
  await bundle(dist);
  const start = join(dist, "start.mjs");
  writeFileSync(start, 'import { main } from "./main.js"; await main(process.argv.slice(2));');
  const made: string[] = [dist];
  return {
    async run(args, files = {}, settings = {}) {
      const directory = settings.directory ?? mkdtempSync(join(tmpdir(), "talus-test-"));
      if (settings.directory === undefined) made.push(directory);
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(directory, name)), { recursive: true });
        writeFileSync(join(directory, name), text);
      }
      return launch(start, args, directory, settings);
    },
    dispose: () => made.forEach((path) => rmSync(path, { recursive: true, force: true })),
  };
}

/** Runs a command and compares all that it prints with a golden file; times and sizes are left out. No run may show a stack. */
export async function check(talus: Talus, name: string, args: readonly string[], files: Files, code: number): Promise<void> {
  const run = await talus.run(args, files, { environment: { PATH: "" } });
  const shown = `$ talus ${args.join(" ")}\n--- stdout\n${run.stdout}--- stderr\n${run.stderr}--- exit ${run.code}\n`;
  expect(shown).not.toMatch(/^\s+at .*\.(js|ts):\d+/m);
  expect(run.code, shown).toBe(code);
  const timeless = shown.replace(/^[\d.]+ s \([^)]*\), .*$/gm, "(statistics)").replace(/ · [\d.]+ s · [\d,]+ terms? · .*$/gm, " · (statistics)").replace(/^[\d.]+ s, [\d,]+ distinct states .*$/gm, "(statistics)").replace(/\([\d,]+\/s\) (.*) · [\d.]+ s$/gm, "(rate) $1 · (time)").replace(/^(## Record #\d+ - )[\d-]+$/gm, "$1(date)").replace(/"stats":\{[^}]*\}/, '"stats":{}')
    .replace(/^( {2}(?:holds {2}|FAILS {2}|unknown)) +[\d.]+ s/gm, "$1 (time)").replace(/"seconds":[\d.e-]+/g, '"seconds":0');
  await expect(timeless).toMatchFileSnapshot(`golden/${name}.txt`);
}

/** The text of a module of these lines. */
export const module = (name: string, ...lines: readonly string[]): string => [`---- MODULE ${name} ----`, ...lines, "====", ""].join("\n");

function launch(start: string, args: readonly string[], directory: string, settings: Settings): Promise<Run> {
  return new Promise((resolve) => {
    const began = performance.now();
    const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
    const output = settings.outputFile === undefined ? "pipe" as const : openSync(settings.outputFile, "w");
    const child = spawn(process.execPath, [start, ...args], { cwd: directory, env: { ...inherited, ...settings.environment }, stdio: ["ignore", output, "pipe"] });
    let stdout = "";
    let stderr = "";
    let interrupted = false;
    if (settings.closeOutput === true) child.stdout?.destroy();
    if (settings.interruptAfter !== undefined) setTimeout(() => child.kill("SIGINT"), settings.interruptAfter * 1000);
    child.stdout?.setEncoding("utf8").on("data", (text: string) => { stdout += text; });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
      if (settings.interruptAt === undefined || interrupted || !stderr.includes(settings.interruptAt)) return;
      interrupted = true;
      setTimeout(() => child.kill("SIGINT"), 200); // signals that come closer together count as one
    });
    child.on("close", (code) => resolve({ code, stdout, stderr, seconds: (performance.now() - began) / 1000, directory }));
  });
}
