import { assemble } from "../../src/config/assemble.ts";
import type { Overrides } from "../../src/config/config.ts";
import { parseConfig } from "../../src/config/parse-config.ts";
import type { Problem } from "../../src/ir/ir.ts";
import { lower } from "../../src/lower/lower.ts";
import { load } from "../../src/module/load.ts";

/** The problem of a module text, with `files` beside it, and a config text; throws with all diagnostics if there are errors. */
export function problemOf(text: string, config: string, overrides: Overrides = {}, files: Readonly<Record<string, string>> = {}): Problem {
  const name = /MODULE\s+(\w+)/.exec(text)?.[1] ?? "Spec";
  const loading = load(`${name}.tla`, { read: (path) => (path === `${name}.tla` ? text : files[path] ?? null) });
  const parsed = parseConfig(config, `${name}.cfg`);
  const errors = [...loading.diagnostics, ...parsed.diagnostics].filter((d) => d.severity === "error");
  if (loading.loaded === null || errors.length > 0) throw new Error(errors.map((d) => `${d.code} ${d.message}`).join("\n"));
  const lowering = lower(loading.loaded, parsed.config);
  if (lowering.lowered === null) throw new Error(lowering.diagnostics.map((d) => `${d.code} ${d.message}`).join("\n"));
  const assembled = assemble(lowering.lowered, parsed.config, overrides);
  const wrong = [...lowering.diagnostics, ...assembled.diagnostics].filter((d) => d.severity === "error");
  if (assembled.problem === null || wrong.length > 0) throw new Error(wrong.map((d) => `${d.code} ${d.message}`).join("\n"));
  return assembled.problem;
}
