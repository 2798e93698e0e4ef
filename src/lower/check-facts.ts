import type { LocalId } from "../ir/ir.ts";
import type { Fact, Facts } from "../syntax/proof-tree.ts";
import type { ExprNode, Name, PathStep } from "../syntax/tree.ts";
import { lowerDiagnostic } from "./catalogue.ts";
import type { Frame } from "./context.ts";
import type { Lowering } from "./lowering.ts";
import { exported } from "./module-scope.ts";
import { canonicalName, languageConstants, languageOperators } from "./operator-names.ts";
import { reportUnknown } from "./resolve-path.ts";
import { resolveName, resolveSymbol, type Target } from "./resolve.ts";
import type { ModuleSymbol } from "./symbol.ts";

/** What a proof has brought into scope so far. */
export interface KnownNames {
  /** Modules that are extended or instantiated. */
  readonly modules: ReadonlySet<string>;
  /** Names of steps. */
  readonly steps: Set<LocalId>;
  /** Those of steps that state no formula. */
  readonly silent: Set<LocalId>;
  /** Symbols without a definition. */
  readonly declared: Set<LocalId>;
  /** Resolves an expression for its findings. */
  readonly lower: (frame: Frame, node: ExprNode) => void;
}

/** Looks at what BY, USE or HIDE names: facts are expressions, theorems, assumptions and steps (with HIDE no expressions), and after DEF stand names of
 *  definitions. Raises E220, E256, E257, E258, E259. */
export function checkFacts(lowering: Lowering, frame: Frame, facts: Facts, hide: boolean, known: KnownNames): void {
  for (const fact of facts.facts) {
    if (fact.kind === "module") checkModule(lowering, fact.name, known);
    else checkFact(lowering, frame, fact.node, hide, known);
  }
  for (const fact of facts.definitions) {
    if (fact.kind === "module") checkModule(lowering, fact.name, known);
    else checkDefinition(lowering, frame, fact, known);
  }
}

function checkModule(lowering: Lowering, name: Name, { modules }: KnownNames): void {
  if (!modules.has(name.text)) lowering.report(lowerDiagnostic("E258", { name: name.text }, name.span));
}

function checkFact(lowering: Lowering, frame: Frame, node: ExprNode, hide: boolean, known: KnownNames): void {
  const target = node.kind === "name" ? followed(lowering, frame, node.path) : "none";
  if (target === "part") {
    const step = node.kind === "name" ? resolveName(lowering, frame, node.path[0]?.name.text ?? "") : null;
    if (step?.kind === "local" && known.silent.has(step.id)) lowering.report(lowerDiagnostic("E259", { name: step.name }, node.span));
    return;
  }
  if (target !== "none" && isFact(target, known)) return;
  if (hide) lowering.report(lowerDiagnostic("E256", undefined, node.span));
  else known.lower(frame, node);
}

function isFact(target: Target, { steps }: KnownNames): boolean {
  if (target.kind === "local") return steps.has(target.id);
  const symbol = target.kind === "definition" ? innermost(target.symbol) : null;
  return symbol?.kind === "definition" && (symbol.node.kind === "formula" || symbol.node.kind === "statement");
}

function innermost(symbol: ModuleSymbol | null): ModuleSymbol | null {
  return symbol?.kind === "instanced" ? innermost(symbol.inner) : symbol;
}

/** The entry of a DEF clause. */
function checkDefinition(lowering: Lowering, frame: Frame, fact: Extract<Fact, { kind: "expression" }>, known: KnownNames): void {
  const { node } = fact;
  const path = node.kind === "name" ? node.path : [];
  const [first] = path;
  const minus = first?.name.text === "-" && path.length === 1; // SANY reads it as the beginning of an expression
  const target = first === undefined ? "none" : followed(lowering, frame, path);
  if (target === "part") return;
  if (target === "none") {
    const language = first !== undefined && (languageOperators.has(canonicalName(first.name.text)) || languageConstants.has(first.name.text));
    if (first === undefined || language || path.length > 1) lowering.report(lowerDiagnostic("E257", { name: first?.name.text ?? "" }, node.span));
    else reportUnknown(lowering, frame, first.name);
  } else if (minus || !isDefinition(target, known)) lowering.report(lowerDiagnostic("E257", { name: first?.name.text ?? "" }, node.span));
}

function isDefinition(target: Target, { declared }: KnownNames): boolean {
  switch (target.kind) {
    case "variable": return false;
    case "local": return !declared.has(target.id);
    case "definition": return target.symbol?.kind !== "constant" && target.symbol?.kind !== "variable";
    default: return true;
  }
}

/** What a path names, its arguments aside; `part` for a selected part of a definition, which is not followed; `none` where a name is unknown. */
function followed(lowering: Lowering, frame: Frame, path: readonly PathStep[]): Target | "part" | "none" {
  const [first, ...rest] = path;
  if (first === undefined) return "none";
  let target: Target | null = resolveName(lowering, frame, first.name.text);
  for (const step of rest) {
    if (target === null) return "none";
    if (target.kind !== "instance") return "part";
    const symbol: ModuleSymbol | null = exported(target.context.scope, canonicalName(step.name.text));
    target = symbol === null ? null : resolveSymbol(lowering, symbol, target.context);
  }
  return target ?? "none";
}
