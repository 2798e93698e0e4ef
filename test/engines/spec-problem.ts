import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assemble } from "../../src/config/assemble.ts";
import { parseConfig } from "../../src/config/parse-config.ts";
import type { Problem } from "../../src/ir/ir.ts";
import { lower } from "../../src/lower/lower.ts";
import { load } from "../../src/module/load.ts";

const specs = join(import.meta.dirname, "../../specs");

/** The problem of one of our own specs: "small/Counter.tla" with "small/Counter_Short.cfg". */
export function specProblem(spec: string, config: string): Problem {
  const read = (path: string): string | null => {
    try {
      return readFileSync(path, "utf8");
    } catch {
      return null;
    }
  };
  const { loaded } = load(join(specs, spec), { read });
  const parsed = parseConfig(readFileSync(join(specs, config), "utf8"), config).config;
  const lowered = loaded === null ? null : lower(loaded, parsed).lowered;
  const problem = lowered === null ? null : assemble(lowered, parsed, {}).problem;
  if (problem === null) throw new Error(`${spec} with ${config} is read without errors`);
  return problem;
}
