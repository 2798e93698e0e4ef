import { noSpan } from "../base/span.ts";
import type { Config } from "../config/config.ts";
import { parseConfig } from "../config/parse-config.ts";
import type { Diagnostic, Sources } from "../diagnostic/index.ts";
import type { FileHost } from "../module/loaded.ts";
import { cliDiagnostic } from "./catalogue.ts";

/** The configuration of a model, null where it has none or the file can not be read (E701). */
export interface ReadConfig {
  readonly config: Config | null;
  readonly sources: Sources;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads and parses the file that `findModel` named. */
export function readConfigFile(path: string | null, host: FileHost): ReadConfig {
  if (path === null) return { config: null, sources: new Map(), diagnostics: [] };
  const text = host.read(path);
  if (text === null) return { config: null, sources: new Map(), diagnostics: [cliDiagnostic("E701", { path, reason: host.why?.(path) ?? "there is no such file" }, noSpan)] };
  return { ...parseConfig(text, path), sources: new Map([[path, text]]) };
}
