import { assemble } from "../config/assemble.ts";
import type { Config, Overrides } from "../config/config.ts";
import { withFreeConstants } from "../config/free-constants.ts";
import { noSpan } from "../base/span.ts";
import type { Diagnostic, Sources } from "../diagnostic/index.ts";
import { withGenerators } from "../generate/index.ts";
import type { NamedExpr, Problem } from "../ir/ir.ts";
import { lower } from "../lower/lower.ts";
import type { Lowered } from "../lower/lowered.ts";
import { load } from "../module/load.ts";
import type { FileHost, LoadedModules } from "../module/loaded.ts";
import { cliDiagnostic } from "./catalogue.ts";
import { findModel, missingConfig } from "./find-model.ts";
import type { RunOptions } from "./options.ts";
import { readConfigFile } from "./read-config.ts";
import { unwrittenFiles } from "./unwritten-files.ts";

/** The input of a run, read as far as it is right: a pass with errors leaves what comes after it null. */
export interface Input {
  /** Name of the root module; the path as given where it could not be read. */
  readonly spec: string;
  readonly rootFile: string | null;
  readonly config: Config | null;
  readonly lowered: Lowered | null;
  readonly problem: Problem | null;
  /** `--view` and `--cinit` resolved, and the config's VIEW where there is no `--view`. */
  readonly view: NamedExpr | null;
  readonly constantInit: NamedExpr | null;
  /** `Gen` stands for sets of small values, of the shapes that notes name. */
  readonly generated: boolean;
  readonly sources: Sources;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a command knows to check: invariants of traces, choices of `Gen`. */
export interface Abilities {
  readonly traceInvariants?: boolean;
  readonly generators?: boolean;
}

/** Reads a spec and its configuration: find, load, parse the config, lower, assemble. Findings of the spec and of the config are
 *  collected together, so that one run shows all that is wrong with both. `can`: what the command knows to check. */
export function readInput(options: RunOptions, host: FileHost, can: Abilities = {}): Input {
  const files = findModel(options.spec, options.config, host);
  const loading = load(files.spec, host, { libraryPaths: options.libraries });
  const reading = readConfigFile(files.config, host);
  const { config } = reading;
  const sources: Sources = new Map([...loading.sources, ...reading.sources]);
  const diagnostics = [...loading.diagnostics, ...reading.diagnostics];
  const root = loading.loaded?.root ?? null;
  const read: Input = {
    spec: root?.name.text ?? options.spec, rootFile: root?.span.file ?? null, config, lowered: null, problem: null, view: null, constantInit: null, generated: false, sources, diagnostics,
  };
  if (loading.loaded === null) return read;
  const lowering = lower(loading.loaded, config);
  diagnostics.push(...lowering.diagnostics);
  if (lowering.lowered !== null) diagnostics.push(...unwrittenFiles(lowering.lowered.program));
  if (lowering.lowered !== null && !hasErrors(diagnostics)) {
    const input = assembleInput({ ...read, lowered: lowering.lowered }, lowering.lowered, options, can, diagnostics);
    return files.config === null && input.diagnostics.some((d) => ofWhatIsMissing.has(d.code)) ? { ...input, diagnostics: [...input.diagnostics, missingConfig(files.spec, host)] } : input;
  }
  const specIsRight = diagnostics.every((d) => d.severity !== "error" || d.code.startsWith("E3"));
  return { ...read, diagnostics: specIsRight ? [...diagnostics, ...misfits(loading.loaded, config, options)] : diagnostics };
}

/** Errors that only show up when a missing part of the configuration is needed; what could not be read of it may well have given that part. */
const ofWhatIsMissing: ReadonlySet<string> = new Set(["E332", "E333", "E390"]);

/** What else of a configuration with errors does not fit the spec. */
function misfits(loaded: LoadedModules, config: Config | null, options: RunOptions): readonly Diagnostic[] {
  const { lowered } = lower(loaded, null);
  if (lowered === null || config === null) return [];
  return assemble(lowered, config, overridesOf(options)).diagnostics.filter((d) => d.severity === "error" && !ofWhatIsMissing.has(d.code));
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.severity === "error");
}

function assembleInput(read: Input, lowered: Lowered, options: RunOptions, can: Abilities, found: readonly Diagnostic[]): Input {
  const view = named(lowered, "view", options.view);
  const constantInit = named(lowered, "cinit", options.constantInit);
  const assembled = assemble(lowered, read.config, { ...overridesOf(options), ...can });
  const diagnostics = [...found, ...assembled.diagnostics, ...view.diagnostics, ...constantInit.diagnostics];
  const complete = hasErrors(diagnostics) ? null : assembled.problem;
  const closed = complete === null || constantInit.expr === null ? complete : withFreeConstants(complete, lowered.unassignedConstants, constantInit.expr);
  const generated = closed === null || can.generators !== true ? null : withGenerators(closed);
  diagnostics.push(...generated?.diagnostics ?? []);
  const problem = generated?.problem ?? closed;
  return { ...read, problem, view: view.expr ?? problem?.view ?? null, constantInit: constantInit.expr, generated: (generated?.diagnostics.length ?? 0) > 0, diagnostics };
}

/** What the command line puts in place of the configuration. */
export function overridesOf(options: RunOptions): Overrides {
  return {
    ...(options.init === null ? {} : { init: options.init }),
    ...(options.next === null ? {} : { next: options.next }),
    ...(options.invariants === null ? {} : { invariants: options.invariants }),
    ...(options.temporal === null ? {} : { properties: options.temporal }),
    ...(options.constantInit === null ? {} : { constantInit: options.constantInit }),
    ...(options.deadlock ? {} : { checkDeadlock: false }),
  };
}

function named(lowered: Lowered, option: string, name: string | null): { readonly expr: NamedExpr | null; readonly diagnostics: readonly Diagnostic[] } {
  if (name === null) return { expr: null, diagnostics: [] };
  const variable = lowered.program.variables.find((v) => v.name === name);
  if (variable !== undefined) return { expr: { name, expr: { kind: "variable", variable: variable.id, span: variable.span }, span: variable.span }, diagnostics: [] };
  const definition = lowered.find(name);
  if (definition === null) return { expr: null, diagnostics: [cliDiagnostic("E702", { name, option }, noSpan)] };
  if (definition.parameters.length > 0) return { expr: null, diagnostics: [cliDiagnostic("E703", { name, option }, definition.span)] };
  return { expr: { name, expr: definition.body, span: definition.span }, diagnostics: [] };
}
