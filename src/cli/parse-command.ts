import { paintFor, positionOf, renderDiagnostics, countErrors, diagnosticToJson, type Diagnostic, type Sources } from "../diagnostic/index.ts";
import { assemble } from "../config/assemble.ts";
import type { Config } from "../config/config.ts";
import type { Definition } from "../ir/ir.ts";
import { lower } from "../lower/lower.ts";
import type { Lowered } from "../lower/lowered.ts";
import { load } from "../module/load.ts";
import type { LoadedModules } from "../module/loaded.ts";
import { errorJson } from "./error-json.ts";
import { exitCodeOfErrors, exitCodes } from "./exit-code.ts";
import { diskHost } from "./file-host.ts";
import { findModel } from "./find-model.ts";
import type { RunOptions } from "./options.ts";
import { hasErrors, overridesOf } from "./pipeline.ts";
import type { Terminal } from "./terminal.ts";
import { statsOf } from "./report-outcome.ts";
import { readConfigFile } from "./read-config.ts";

/** `talus parse`: reads the spec, resolves it, and lists what it declares and defines; errors as `talus check` shows them. A constant without
 *  a value is no error here. Comes back with the exit code. */
export async function parseCommand(options: RunOptions, terminal: Terminal): Promise<number> {
  const startedAt = Date.now() - Math.round(performance.now());
  const host = diskHost();
  const files = findModel(options.spec, options.config, host);
  const loading = load(files.spec, host, { libraryPaths: options.libraries });
  const config = readConfigFile(files.config, host);
  const sources: Sources = new Map([...loading.sources, ...config.sources]);
  const before = [...loading.diagnostics, ...config.diagnostics];
  const lowering = loading.loaded === null ? null : lower(loading.loaded, config.config);
  const diagnostics = [...before, ...(lowering?.diagnostics ?? []), ...(lowering?.lowered == null ? [] : aboutNext(lowering.lowered, config.config, options))];
  const name = loading.loaded?.root.name.text ?? options.spec;
  const code = hasErrors(diagnostics) ? exitCodeOfErrors(diagnostics) : exitCodes.ok.code;
  const summary = hasErrors(diagnostics) ? emptySummary : summarize(loading.loaded, lowering?.lowered ?? null, sources);
  if (options.json) {
    const stats = statsOf({}, { startedAt, now: Date.now() });
    const warnings = diagnostics.map((d) => diagnosticToJson(d, sources));
    const reason = diagnostics.find((d) => d.severity === "error")?.message ?? null;
    terminal.print(`${JSON.stringify({ ...errorJson("parse", reason ?? ""), spec: name, verdict: code === 0 ? "parsed" : "error", reason, ...summary, warnings, stats })}\n`);
  } else {
    printSummary(name, summary, diagnostics, sources, options, terminal);
  }
  return code;
}

/** What the text of the next-state relation alone is warned of. */
function aboutNext(lowered: Lowered, config: Config | null, options: RunOptions): readonly Diagnostic[] {
  return assemble(lowered, config, overridesOf(options)).diagnostics.filter(({ code }) => code === "W308" || code === "W309");
}

interface Summary {
  readonly modules: readonly { readonly name: string; readonly file: string }[];
  readonly variables: readonly string[];
  readonly definitions: readonly { readonly name: string; readonly parameters: readonly string[]; readonly level: string; readonly file: string; readonly line: number }[];
  readonly assumptions: readonly string[];
}

const emptySummary: Summary = { modules: [], variables: [], definitions: [], assumptions: [] };

const levelNames = ["constant", "state", "action", "temporal"] as const;

function summarize(loaded: LoadedModules | null, lowered: Lowered | null, sources: Sources): Summary {
  if (loaded === null) return emptySummary;
  const modules = [loaded.root, ...loaded.modules.values()].map((m) => ({ name: m.name.text, file: m.span.file }));
  const unique = [...new Map(modules.map((m) => [m.name, m])).values()];
  if (lowered === null) return { ...emptySummary, modules: unique };
  const { program } = lowered;
  const shown = lowered.names.map((name) => lowered.find(name)).filter((d): d is Definition => d !== null && !d.span.file.startsWith("<"));
  return {
    modules: unique,
    variables: program.variables.map((v) => v.name),
    definitions: shown.map((d) => ({ name: d.name, parameters: d.parameters.map((p) => p.name), level: levelNames[d.level], file: d.span.file, line: lineOf(d, sources) })),
    assumptions: program.assumptions.map((a) => a.name),
  };
}

function lineOf(definition: Definition, sources: Sources): number {
  const text = sources.get(definition.span.file);
  return text === undefined ? 0 : positionOf(text, definition.span.start).line;
}

function printSummary(name: string, summary: Summary, diagnostics: readonly Diagnostic[], sources: Sources, options: RunOptions, terminal: Terminal): void {
  const paint = paintFor(terminal.color);
  if (diagnostics.length > 0) terminal.tell(`${renderDiagnostics(diagnostics, sources, { color: terminal.errorColor, width: terminal.width })}\n\n`);
  const errors = countErrors(diagnostics);
  if (errors > 0) return terminal.print(`${paint.error(`${errors} ${errors === 1 ? "error" : "errors"}`)} in ${name}.\n`);
  terminal.print(`${paint.good(`${name} is well-formed`)}: ${count(summary.modules.length, "module")}, ${count(summary.variables.length, "variable")}, ${count(summary.definitions.length, "definition")}.\n`);
  if (options.quiet) return;
  if (summary.variables.length > 0) terminal.print(`\n${paint.strong("Variables")}  ${summary.variables.join(", ")}\n`);
  for (const level of levelNames) {
    const definitions = summary.definitions.filter((d) => d.level === level);
    if (definitions.length === 0) continue;
    terminal.print(`\n${paint.strong(`Definitions of ${level} level`)}\n`);
    for (const d of definitions) terminal.print(`  ${d.name}${d.parameters.length === 0 ? "" : `(${d.parameters.join(", ")})`}  ${paint.faint(`${d.file}:${d.line}`)}\n`);
  }
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}
