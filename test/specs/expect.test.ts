import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { assemble } from "../../src/config/assemble.ts";
import { parseConfig } from "../../src/config/parse-config.ts";
import { checkBounded } from "../../src/engines/bmc/index.ts";
import { silentReporter } from "../../src/engines/report.ts";
import type { Verdict } from "../../src/engines/verdict.ts";
import type { Problem } from "../../src/ir/ir.ts";
import { lower } from "../../src/lower/lower.ts";
import { load } from "../../src/module/load.ts";

interface Expectation {
  readonly spec: string;
  readonly config: string;
  readonly verdict: string;
  readonly property: string | null;
  readonly depth: number | null;
  /** What Talus is known to say of it, and the seconds that takes; "unknown" where only TLC has the answer. */
  readonly talus?: { readonly verdict: string; readonly seconds: number; readonly length?: number };
}

const specs = join(import.meta.dirname, "../../specs");
const rows = readdirSync(specs, { recursive: true }).map(String).filter((f) => f.endsWith("expect.json")).sort().flatMap((file) => {
  const folder = join(specs, file, "..");
  const list = JSON.parse(readFileSync(join(specs, file), "utf8")) as readonly Expectation[]; // our own file
  return list.map((e) => ({ ...e, name: `${file.replace("/expect.json", "")}/${e.config}`, folder }));
});

function problemOf(folder: string, e: Expectation): Problem {
  const read = (path: string): string | null => {
    try {
      return readFileSync(path, "utf8");
    } catch {
      return null;
    }
  };
  const { loaded } = load(join(folder, e.spec), { read });
  const { config } = parseConfig(readFileSync(join(folder, e.config), "utf8"), e.config);
  const lowered = loaded === null ? null : lower(loaded, config).lowered;
  const problem = lowered === null ? null : assemble(lowered, config, {}).problem;
  if (problem === null) throw new Error(`${e.spec} with ${e.config} is read without errors`);
  return problem;
}

function told(v: Verdict): { verdict: string; property: string | null; depth: number | null } {
  const depth = "trace" in v ? v.trace.states.length - 1 : null;
  return { verdict: v.kind, property: v.kind === "violated" ? v.property : null, depth };
}

// the nightly suite also takes the long ones, and searches deeper where nothing is to be found
const nightly = process.env.TALUS_NIGHTLY !== undefined;
const quickSeconds = 5;
const affordable = rows.filter((r) => r.talus?.verdict !== "unknown" && (nightly || ((r.depth ?? 0) <= 8 && (r.talus?.seconds ?? 0) <= quickSeconds)));

test.each(affordable)("$name", async (row) => {
  // a state at the bound is not expanded: what is wrong with its successors needs one step more
  const length = row.depth === null ? (row.talus?.length ?? (nightly ? 8 : 4)) : row.depth + (row.verdict === "violated" ? 0 : 1);
  const options = { length, maxErrors: 1, view: null, seed: 0, solver: "auto", encoding: "auto", timeoutSeconds: null, signal: new AbortController().signal };
  const report = await checkBounded(problemOf(row.folder, row), options, silentReporter);
  expect(told(report.verdicts[0])).toEqual({ verdict: row.verdict, property: row.property, depth: row.depth });
}, 600_000);
