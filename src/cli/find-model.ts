import { basename, dirname, join } from "node:path";
import { noSpan } from "../base/span.ts";
import type { Diagnostic } from "../diagnostic/index.ts";
import type { FileHost } from "../module/loaded.ts";
import { cliDiagnostic } from "./catalogue.ts";

/** The files of a model: its root module, and the file that its configuration is read from, null where there is none. A configuration in a
 *  `---- CONFIG X ----` section has the module's own file here. */
export interface ModelFiles {
  readonly spec: string;
  readonly config: string | null;
}

/** Finds the files of a model as users of TLC and of the VS Code extension expect: `--config FILE` (`.cfg` may be left out); else `X.cfg`
 *  beside `X.tla`; else `MCX.tla` with `MCX.cfg`, which then replaces the spec; else a CONFIG section of the spec. Whether the spec itself
 *  exists is left to the loader, a `--config` file that does not exist to the reader. */
export function findModel(given: string, config: string | null, host: FileHost): ModelFiles {
  const spec = withSuffix(given, ".tla", host);
  if (config !== null) return { spec, config: withSuffix(config, ".cfg", host) };
  const name = basename(spec).replace(/\.tla$/, "");
  const beside = (file: string): string => join(dirname(spec), file);
  const own = beside(`${name}.cfg`);
  if (host.read(own) !== null) return { spec, config: own };
  const model = beside(`MC${name}.tla`);
  const modelConfig = beside(`MC${name}.cfg`);
  if (host.read(model) !== null && host.read(modelConfig) !== null) return { spec: model, config: modelConfig };
  return { spec, config: hasConfigSection(host.read(spec), name) ? spec : null };
}

/** Says which configuration was looked for, and which there are beside the spec (N701). */
export function missingConfig(spec: string, host: FileHost): Diagnostic {
  const directory = dirname(spec);
  const name = basename(spec).replace(/\.tla$/, "");
  const present = (host.list?.(directory) ?? []).filter((file) => file.endsWith(".cfg"));
  const shown = present.slice(0, 3).map((file) => join(directory, file));
  const finding = cliDiagnostic("N701", { looked: [`${name}.cfg`, `MC${name}.tla`] }, noSpan);
  return shown.length === 0 ? finding : { ...finding, hint: `give one with --config: ${shown.join(", ")}${present.length > shown.length ? ", ..." : ""}` };
}

function withSuffix(path: string, suffix: string, host: FileHost): string {
  return path.endsWith(suffix) || path.endsWith(".tla") || host.read(path) !== null ? path : path + suffix;
}

function hasConfigSection(text: string | null, name: string): boolean {
  return text !== null && text.split(/\r?\n/).some((line) => /^-{4,}\s*CONFIG\s+(\S+)\s*-{4,}/.exec(line)?.[1] === name);
}
