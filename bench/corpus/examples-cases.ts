import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Case, Expected } from "./case.ts";
import { readTable } from "./table.ts";

/** A row of a manifest, or of the table of models: what the authors of the TLA+ Examples say about one model. */
interface Model {
  readonly spec: string;
  readonly config: string;
  readonly mode: string;
  readonly result: string;
}

const codesOf: Readonly<Record<string, readonly number[]>> = {
  success: [0],
  "safety failure": [12],
  "liveness failure": [13],
  "deadlock failure": [11],
  "assumption failure": [10],
};

/** The models of the TLA+ Examples. `facts`: a folder with tables of what TLC answers; null: what the manifests of the repository say. */
export function examplesCases(checkout: string, facts: string | null, bound: number): readonly Case[] {
  const models = facts === null ? fromManifests(checkout) : readTable(join(facts, "examples-models.tsv")).map((row) => ({ spec: row.spec, config: row.model, mode: row.mode, result: row.expected }));
  const traces = new Map(facts === null ? [] : readTable(join(facts, "examples-tlc-results.tsv")).map((row) => [row.model, Number(row.trace_len_w1 || row.trace_len || "0")]));
  return models.map((model): Case => {
    const states = traces.get(model.config) ?? 0;
    const expected = expectedOf(model, states, bound);
    const length = expected.depth ?? bound;
    return {
      id: `examples ${model.config}`,
      corpus: "examples",
      command: "check",
      directory: join(checkout, dirname(model.spec)),
      spec: basename(model.spec),
      options: ["--config", basename(model.config), "--length", String(length)],
      expected,
      excluded: model.mode.startsWith("simulate") || model.mode.startsWith("generate") ? "a model for simulation" : null,
    };
  });
}

/** A violation that is out of reach of the bound is expected not to be found. */
function expectedOf(model: Model, states: number, bound: number): Expected {
  const codes = codesOf[model.result] ?? [];
  const failure = codes.length > 0 && codes[0] !== 0;
  if (!failure) return { codes, depth: null, why: `${model.result} (${model.mode})` };
  if (states === 0) return { codes: [...codes, 0], depth: null, why: `${model.result}, at an unknown depth` };
  if (states - 1 > Math.max(10, bound)) return { codes: [0], depth: null, why: `${model.result} after ${states - 1} steps, beyond the bound` };
  return { codes, depth: codes[0] === 12 || codes[0] === 11 ? states - 1 : null, why: `${model.result} after ${states - 1} steps` };
}

interface Manifest {
  readonly modules: readonly { readonly path: string; readonly models: readonly { readonly path: string; readonly mode: unknown; readonly result: string }[] }[];
}

function fromManifests(checkout: string): readonly Model[] {
  const root = join(checkout, "specifications");
  const files = readdirSync(root, { recursive: true }).map(String).filter((path) => basename(path) === "manifest.json").sort();
  return files.flatMap((file) => {
    const manifest = JSON.parse(readFileSync(join(root, file), "utf8")) as Manifest; // the repository's schema says so
    return manifest.modules.flatMap((module) => module.models.map((model) => {
      const mode = typeof model.mode === "string" ? model.mode : Object.keys(model.mode ?? {}).join(" ");
      return { spec: module.path, config: model.path, mode, result: model.result };
    }));
  });
}
