import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Statement } from "../syntax/proof-tree.ts";
import type { Bound, ExprNode, LetUnit, ModuleNode, Pattern, Unit } from "../syntax/tree.ts";
import { lowerDiagnostic } from "./catalogue.ts";

/** What surrounds an expression, as far as labels go. */
interface Surrounding {
  /** The variables bound since the definition or the label around. */
  readonly bound: readonly string[];
  /** The labels that the definition or the label around has already; null outside of definitions. */
  readonly labels: Set<string> | null;
  readonly inExcept: boolean;
}

/** Labels of a module's definitions that name no part: the parameters of a label are just the variables bound between it and the definition or label
 *  around it, in any order, and a label stands once there. Modules nested in it are looked at as well. Raises E251 to E255. */
export function checkLabels(module: ModuleNode): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const unit of module.units) checkUnit(unit, found);
  return found;
}

function checkUnit(unit: Unit, found: Diagnostic[]): void {
  const definition = (inside: boolean): Surrounding => ({ bound: [], labels: inside ? new Set() : null, inExcept: false });
  switch (unit.kind) {
    case "module": found.push(...checkLabels(unit)); return;
    case "operator": case "function": checkLetUnit(unit, definition(true), found); return;
    case "assume": visit(unit.body, definition(unit.name !== null), found); return;
    case "theorem":
      visitStatement(unit.statement, definition(unit.name !== null), found);
      return;
    default: return;
  }
}

/** An ASSUME/PROVE: in one that stands in another there are no labels once a symbol is declared. */
function visitStatement(statement: Statement, around: Surrounding, found: Diagnostic[], nested = false): void {
  let inside = around;
  for (const assumption of statement.assumptions ?? []) {
    if (assumption.kind === "statement") visitStatement(assumption.statement, inside, found, true);
    else {
      if (assumption.set !== null) visit(assumption.set, inside, found);
      if (nested) inside = { ...inside, labels: null };
    }
  }
  visit(statement.goal, inside, found);
}

/** A definition is a place of its own: what is bound around it does not count, nor do the labels there. */
function checkLetUnit(unit: LetUnit, around: Surrounding, found: Diagnostic[]): void {
  if (unit.kind !== "operator" && unit.kind !== "function") return;
  const bound = unit.kind === "function" ? namesOf(unit.bounds) : [];
  visit(unit.body, { bound, labels: new Set(), inExcept: around.inExcept }, found);
}

function visit(node: ExprNode, around: Surrounding, found: Diagnostic[]): void {
  switch (node.kind) {
    case "labelled": return visitLabelled(node, around, found);
    case "quantifier": case "function": case "set-map":
      for (const { set } of node.bounds) visit(set, around, found);
      return visit(node.body, binding(around, namesOf(node.bounds)), found);
    case "choose": case "set-filter":
      if (node.set !== null) visit(node.set, around, found);
      return visit(node.body, binding(around, namesOfPattern(node.pattern)), found);
    case "unbounded-quantifier": return visit(node.body, binding(around, node.names.map(({ text }) => text)), found);
    case "lambda": return visit(node.body, binding(around, node.parameters.map(({ name }) => name.text)), found);
    case "let":
      for (const unit of node.units) checkLetUnit(unit, around, found);
      return visit(node.body, around, found);
    case "except":
      visit(node.base, around, found);
      for (const { value } of node.updates) visit(value, { ...around, inExcept: true }, found);
      return;
    default:
      for (const child of childrenOf(node)) visit(child, around, found);
  }
}

function visitLabelled(node: Extract<ExprNode, { kind: "labelled" }>, around: Surrounding, found: Diagnostic[]): void {
  const { span } = node.label;
  const label = node.label.text;
  if (around.labels === null) found.push(lowerDiagnostic("E254", { label }, span));
  else if (around.inExcept) found.push(lowerDiagnostic("E255", { label }, span));
  else if (around.labels.has(label)) found.push(lowerDiagnostic("E253", { label }, span));
  around.labels?.add(label);
  const given = node.parameters.map(({ text }) => text);
  for (const name of around.bound) if (!given.includes(name)) found.push(lowerDiagnostic("E251", { name, label }, span));
  node.parameters.forEach((parameter, i) => {
    if (!around.bound.includes(parameter.text) || given.indexOf(parameter.text) < i) found.push(lowerDiagnostic("E252", { name: parameter.text, label }, parameter.span));
  });
  visit(node.body, { ...around, bound: [], labels: around.labels === null ? null : new Set() }, found);
}

function binding(around: Surrounding, names: readonly string[]): Surrounding {
  return { ...around, bound: [...around.bound, ...names] };
}

function namesOf(bounds: readonly Bound[]): readonly string[] {
  return bounds.flatMap((bound) => bound.patterns.flatMap(namesOfPattern));
}

function namesOfPattern(pattern: Pattern): readonly string[] {
  return pattern.kind === "name" ? [pattern.name.text] : pattern.names.map(({ text }) => text);
}

/** The expressions directly inside of one that binds nothing. */
function childrenOf(node: ExprNode): readonly ExprNode[] {
  switch (node.kind) {
    case "name": return node.path.flatMap((step) => step.arguments);
    case "operator-application": return node.arguments;
    case "junction": return node.items;
    case "product": return node.factors;
    case "set": case "tuple": return node.elements;
    case "function-set": return [node.domain, node.range];
    case "function-application": return [node.function, ...node.arguments];
    case "record": case "record-set": return node.fields.map(({ value }) => value);
    case "field": return [node.record];
    case "if": return [node.condition, node.then, node.else];
    case "case": return [...node.arms.flatMap(({ guard, value }) => [guard, value]), ...(node.other === null ? [] : [node.other])];
    case "box-action": case "angle-action": case "fairness": return [node.action, node.subscript];
    default: return [];
  }
}
