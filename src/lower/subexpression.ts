import type { Span } from "../base/span.ts";
import type { ExprNode, LetUnit, Name, OperatorDeclaration, PathStep } from "../syntax/tree.ts";
import { lowerDiagnostic } from "./catalogue.ts";
import { lowerDefinition } from "./lower-definition.ts";
import type { Lowering } from "./lowering.ts";
import { canonicalName } from "./operator-names.ts";
import type { Resolved } from "./resolve-path.ts";
import type { DefinedSymbol } from "./symbol.ts";
import { binderOf, labelledParts, operandsOf } from "./tree-operands.ts";

/** A part of a definition: the variables bound between the definition and the part have become parameters, in the order in which they are
 *  crossed, and the LETs around it are `units`, outermost first. */
interface Part {
  readonly parameters: readonly OperatorDeclaration[];
  readonly units: readonly (readonly LetUnit[])[];
  readonly node: ExprNode;
}

/** `Op!1!2`, `Op!label(x)`, `Op!(x)!<<`: the part of a definition that the selectors name (the guide to TLA+ version 2, "Naming
 *  Subexpressions"). It becomes a definition of its own. `path` starts with the definition's own step. Raises E237, E242. */
export function selectPart(lowering: Lowering, from: Resolved, path: readonly PathStep[], span: Span): Resolved | null {
  const [whole, ...selectors] = path;
  const { target } = from;
  const symbol = target.kind === "definition" && target.symbol?.kind === "definition" ? target.symbol : null;
  if (whole === undefined || symbol === null || target.kind !== "definition") {
    lowering.report(lowerDiagnostic("E237", { name: whole?.name.text ?? "" }, span));
    return null;
  }
  let part = wholeOf(symbol);
  for (let i = 0; i < selectors.length; i++) {
    const selector = selectors[i];
    const next = selector === undefined ? null : step(part, selector, selectors[i + 1]);
    if (next === null || selector === undefined) {
      const text = selector?.name.text ?? "";
      lowering.report(i === 0 && /^[A-Za-z_]/.test(text) ? lowerDiagnostic("E237", { name: whole.name.text }, span) : lowerDiagnostic("E242", { selector: text, name: whole.name.text }, span));
      return null;
    }
    part = next.part;
    i += next.taken - 1;
  }
  const name = path.map((taken) => taken.name.text).join("!");
  const partSymbol = lowering.partOf(symbol, name, () => definitionOf(symbol, name, part, span));
  const entry = lowerDefinition(lowering, partSymbol, target.entry.context);
  return {
    target: { kind: "definition", entry, signature: entry.signature, symbol: partSymbol },
    given: from.given, nodes: path.flatMap((taken) => taken.arguments),
  };
}

function wholeOf(symbol: DefinedSymbol): Part {
  const { node } = symbol;
  switch (node.kind) {
    case "operator": return { parameters: node.parameters, units: [], node: node.body };
    case "function": return { parameters: [], units: [], node: { kind: "function", bounds: node.bounds, body: node.body, span: node.span } };
    case "formula": return { parameters: [], units: [], node: node.body };
    case "statement": return { parameters: [], units: [], node: { kind: "boolean", value: true, span: node.span } };
  }
}

/** What a selector leads to; `taken` counts the selectors it used up: two for the arm of a CASE. */
function step(part: Part, selector: PathStep, following: PathStep | undefined): { readonly part: Part; readonly taken: number } | null {
  const { text } = selector.name;
  if (text === ":") return { part, taken: 1 };
  if (text === "()" || text === "@") return one(enter(unlabelled(part)));
  if (text === "<<" || text === ">>" || /^\d+$/.test(text)) return operand(unlabelled(part), text, following);
  return one(letOperator(part, text) ?? label(part, text, []));
}

function one(part: Part | null): { readonly part: Part; readonly taken: number } | null {
  return part === null ? null : { part, taken: 1 };
}

/** The part without the labels in front of it. */
function unlabelled(part: Part): Part {
  return part.node.kind === "labelled" ? unlabelled({ ...part, node: part.node.body }) : part;
}

function operand(part: Part, text: string, following: PathStep | undefined): { readonly part: Part; readonly taken: number } | null {
  const { node } = part;
  if (node.kind === "case") {
    const index = text === "<<" ? 0 : text === ">>" ? 1 : Number(text) - 1;
    const arm = node.arms[index];
    const value = index === node.arms.length ? node.other ?? undefined : arm?.value;
    const side = following === undefined ? undefined : ["1", "<<"].includes(following.name.text) ? arm?.guard : ["2", ">>"].includes(following.name.text) ? value : undefined;
    return side === undefined ? null : { part: { ...part, node: side }, taken: 2 };
  }
  if (node.kind === "let") return text === "1" || text === "<<" ? { part: { ...part, units: [...part.units, node.units], node: node.body }, taken: 1 } : null;
  const operands = operandsOf(node) ?? [];
  const chosen = text === "<<" ? operands[0] : text === ">>" ? operands[1] : operands[Number(text) - 1];
  return chosen === undefined ? null : { part: { ...part, node: chosen }, taken: 1 };
}

/** `!(x)` and `!@`: the body of a binder. */
function enter(part: Part): Part | null {
  const binder = binderOf(part.node);
  return binder === null ? null : { ...part, parameters: [...part.parameters, ...binder.names.map(asParameter)], node: binder.body };
}

/** The operator that a LET around the part defines. The definitions after it are left out: it does not see them. */
function letOperator(part: Part, text: string): Part | null {
  const { node } = part;
  if (node.kind === "labelled") return letOperator({ ...part, node: node.body }, text);
  if (node.kind !== "let") return null;
  const index = node.units.findIndex((unit) => unit.kind === "operator" && canonicalName(unit.name.text) === canonicalName(text));
  const unit = node.units[index];
  if (unit?.kind !== "operator") return letOperator({ ...part, units: [...part.units, node.units], node: node.body }, text);
  return { parameters: [...part.parameters, ...unit.parameters], units: [...part.units, node.units.slice(0, index)], node: unit.body };
}

/** The expression with this label. Other labels hide what is below them. */
function label(part: Part, text: string, crossed: readonly Name[]): Part | null {
  const { node } = part;
  if (node.kind === "labelled") {
    if (node.label.text !== text) return null;
    const names = node.parameters.length === crossed.length ? node.parameters : crossed;
    return { ...part, parameters: [...part.parameters, ...names.map(asParameter)], node: node.body };
  }
  const binder = binderOf(node);
  for (const { part: child, units } of labelledParts(node)) {
    const bound = binder !== null && child === binder.body ? [...crossed, ...binder.names] : crossed;
    const found = label({ ...part, units: units.length === 0 ? part.units : [...part.units, units], node: child }, text, bound);
    if (found !== null) return found;
  }
  return null;
}

function asParameter(name: Name): OperatorDeclaration {
  return { name, arity: 0, span: name.span };
}

function definitionOf(symbol: DefinedSymbol, name: string, part: Part, span: Span): DefinedSymbol {
  const body = part.units.filter((units) => units.length > 0).reduceRight<ExprNode>((inner, units) => ({ kind: "let", units, body: inner, span: inner.span }), part.node);
  const named: Name = { text: name, span };
  const node = { kind: "operator", local: true, name: named, parameters: part.parameters, body, span: part.node.span } as const;
  return { kind: "definition", name: named, signature: part.parameters.map(({ arity }) => arity), node, home: symbol.home, position: symbol.position };
}
