import { positionOf } from "../../../src/diagnostic/index.ts";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import { lower } from "../../../src/lower/lower.ts";
import { load } from "../../../src/module/load.ts";
import { diskHost } from "../../../src/cli/file-host.ts";

/** What Talus says of a file. `crash`: an exception, which is a bug. */
export interface TalusAnswer {
  readonly parsed: "accept" | "reject" | "crash";
  readonly resolved: "accept" | "reject" | "crash";
  /** The first error with its place. */
  readonly message: string;
}

/** Reads and resolves the module of a file as `talus parse` does without a configuration. */
export function askTalus(file: string, libraries: readonly string[]): TalusAnswer {
  try {
    const loading = load(file, host, { libraryPaths: libraries });
    const syntax = loading.diagnostics.filter(({ severity }) => severity === "error");
    if (loading.loaded === null) return { parsed: "reject", resolved: "reject", message: shown(syntax, loading.sources) };
    const { lowered, diagnostics } = lower(loading.loaded, null);
    return { parsed: "accept", resolved: lowered === null ? "reject" : "accept", message: shown(diagnostics.filter(({ severity }) => severity === "error"), loading.sources) };
  } catch (error) {
    return { parsed: "crash", resolved: "crash", message: error instanceof Error ? error.stack?.slice(0, 300) ?? error.message : String(error) };
  }
}

const host = diskHost();

function shown(errors: readonly Diagnostic[], sources: ReadonlyMap<string, string>): string {
  const first = errors[0];
  if (first === undefined) return "";
  const text = sources.get(first.span.file);
  return `${first.code} ${first.message} (${first.span.file.replace(/^.*\//, "")}${text === undefined ? "" : `:${positionOf(text, first.span.start).line}`})`;
}
