import type { Config } from "../config/config.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Definition, Expr, Level, NamedExpr, Program } from "../ir/ir.ts";
import type { LoadedModules } from "../module/loaded.ts";
import { Scopes } from "./build-scope.ts";
import { checkEverything } from "./check-everything.ts";
import { configOverrides, modelValuesOf } from "./config-overrides.ts";
import type { Context } from "./context.ts";
import { lowerDiagnostic } from "./catalogue.ts";
import type { LevelAnalysis } from "./level-analysis.ts";
import { levelDiagnostic, levelName } from "./level-catalogue.ts";
import { analyseLevels, rememberLevels } from "./levels.ts";
import { lowerExpr } from "./lower-expr.ts";
import type { Lowered, UnassignedConstant } from "./lowered.ts";
import { type Entry, Lowering } from "./lowering.ts";
import type { Formula, ModuleScope } from "./module-scope.ts";
import { ConstantOverrides } from "./overrides.ts";
import { resolveSymbol } from "./resolve.ts";

/** Resolves and expands a spec. Every definition of the user's modules is looked at, used or not; library definitions only when used. `config`
 *  null leaves constants unassigned. `lowered` is null when there is an error. Raises E2xx, E39x, E4xx. */
export function lower(loaded: LoadedModules, config: Pick<Config, "constants" | "replacements"> | null): { readonly lowered: Lowered | null; readonly diagnostics: readonly Diagnostic[] } {
  const scopes = new Scopes(loaded);
  const root = scopes.rootScope();
  const given = config === null ? { overrides: new ConstantOverrides(), diagnostics: [] } : configOverrides(scopes, root, config);
  const lowering = new Lowering(scopes, root, given.overrides);
  for (const declared of root.declarations) if (declared.kind === "variable") lowering.variableFor(declared);
  for (const declared of root.declarations) if (declared.kind === "constant") resolveSymbol(lowering, declared, lowering.root);
  const named = new Map<string, Entry>();
  nameDefinitions(lowering, root, lowering.root, "", named);
  const assumptions = root.assumptions.map((formula, i) => lowerAssumption(lowering, formula, i));
  lowering.finish();
  const size = { definitions: lowering.entries.length, variables: lowering.variables.length };
  const unassigned = lowering.unassigned.map(({ entry, symbol }): UnassignedConstant =>
    ({ definition: entry.id, name: symbol.name.text, arity: symbol.signature.length, span: symbol.name.span }));
  const late = checkEverything(lowering, loaded);
  const found: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void found.push(diagnostic);
  const { analysis, recursive } = analyseLevels(lowering.entries.map(bodied), report);
  for (const { id, context, parameters, span, announced } of lowering.entries) {
    const summary = recursive[id] === true || announced ? analysis.summaryOf(id) : null;
    if (summary !== null) analysis.reportPrimedParameters(summary, parameters.slice(context.captured.length), span, report);
  }
  for (const { expr, span } of assumptions) {
    const { level } = analysis.levelOf(expr, report);
    if (level > 0) report(levelDiagnostic("E404", { level }, span));
  }
  late(analysis, report);
  // Levels are a property of the spec as written: what the config puts in place of a constant may be of a higher one.
  const asWritten = found.length > 0 && config !== null && config.replacements.length > 0 ? lower(loaded, null).diagnostics.filter(({ code }) => code.startsWith("E4")) : found;
  for (const diagnostic of asWritten) lowering.report(diagnostic);
  for (const declared of root.declarations) {
    const override = declared.kind === "constant" && declared.signature.length === 0 ? given.overrides.get(declared, lowering.root) : null;
    const level = override?.kind === "redirect" ? levelOfEntry(analysis, named.get(declared.name.text)) : 0;
    if (override !== null && level > 0) lowering.report(lowerDiagnostic("E398", { name: declared.name.text, level: levelName(level) }, override.span));
  }
  const definitions = lowering.entries.slice(0, size.definitions).map((entry): Definition => ({
    id: entry.id, name: entry.name, parameters: entry.parameters, captured: entry.context.captured.length, body: bodied(entry).body, recursive: recursive[entry.id] === true,
    level: analysis.summaryOf(entry.id)?.body.level ?? 0, span: entry.span,
  }));
  rememberLevels(definitions, analysis);
  const diagnostics = [...scopes.diagnostics, ...given.diagnostics, ...lowering.diagnostics].sort(byPlace);
  if (diagnostics.some(({ severity }) => severity === "error")) return { lowered: null, diagnostics };
  const program: Program = {
    name: root.name, variables: lowering.variables.slice(0, size.variables), unknowns: lowering.unknowns, definitions, assumptions, modelValues: config === null ? [] : modelValuesOf(config),
    outside: loaded.outside,
  };
  const names = [...named.keys()];
  const find = (name: string): Definition | null => {
    const entry = named.get(name);
    return entry === undefined ? null : definitions[entry.id] ?? null;
  };
  return { lowered: { program, find, names, unassignedConstants: unassigned }, diagnostics };
}

/** Asks for every definition that has a name in the root module, also through named instances of the user's modules. */
function nameDefinitions(lowering: Lowering, scope: ModuleScope, context: Context, prefix: string, named: Map<string, Entry>): void {
  for (const [name, { symbol, local }] of scope.entries) {
    if ((prefix !== "" && (local || symbol.kind === "constant" || symbol.kind === "variable")) || symbol.kind === "builtin") continue;
    if (symbol.kind === "definition" && (symbol.home.library || symbol.node.kind === "statement")) continue;
    const target = resolveSymbol(lowering, symbol, context, prefix !== "");
    if (target?.kind === "definition" && target.entry.context.captured.length === 0) named.set(prefix + name, target.entry);
    if (target?.kind === "instance" && target.parameters.length === 0 && !target.context.scope.library) {
      nameDefinitions(lowering, target.context.scope, target.context, `${prefix}${name}!`, named);
    }
  }
}

function lowerAssumption(lowering: Lowering, formula: Formula, index: number): NamedExpr {
  const frame = { context: lowering.root, scope: formula.home, position: formula.position, environment: null, renaming: new Map() };
  const expr = lowering.guardDepth(formula.body.span, () => lowerExpr(lowering, frame, formula.body));
  return { name: formula.name?.text ?? `assumption ${index + 1}`, expr, span: formula.body.span };
}

function levelOfEntry(analysis: LevelAnalysis, entry: Entry | undefined): Level {
  return entry === undefined ? 0 : analysis.summaryOf(entry.id)?.body.level ?? 0;
}

function bodied(entry: Entry): Entry & { readonly body: Expr } {
  return { ...entry, body: entry.body ?? { kind: "literal", value: false, span: entry.span } };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.span.file !== b.span.file) return a.span.file < b.span.file ? -1 : 1;
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}
