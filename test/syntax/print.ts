import type { Bound, ExprNode, InstanceNode, ModuleNode, OperatorDeclaration, Pattern, Selector, Unit } from "../../src/syntax/index.ts";

const all = (nodes: readonly ExprNode[]): string => nodes.map(printExpression).join(" ");

/** A tree as a compact s-expression; names keep their own notation, `f(a, b)!g`. Bulleted lists are in brackets. */
export function printExpression(node: ExprNode): string {
  switch (node.kind) {
    case "number": return node.text;
    case "string": return JSON.stringify(node.value);
    case "boolean": return node.value ? "TRUE" : "FALSE";
    case "at": return "@";
    case "name": return node.path.map((step) => step.name.text + (step.arguments.length > 0 ? `(${step.arguments.map(printExpression).join(", ")})` : "")).join("!");
    case "operator-application": return `(${node.operator.text} ${all(node.arguments)})`;
    case "junction": return node.bulleted ? `[${node.operator} ${all(node.items)}]` : `(${node.operator} ${all(node.items)})`;
    case "product": return `(\\X ${all(node.factors)})`;
    case "quantifier": return `(${node.quantifier} ${node.bounds.map(printBound).join(" ")} ${printExpression(node.body)})`;
    case "unbounded-quantifier": return `(${node.quantifier} ${node.names.map((name) => name.text).join(" ")} ${printExpression(node.body)})`;
    case "choose": return `(choose ${printPattern(node.pattern)}${node.set === null ? "" : ` in ${printExpression(node.set)}`} ${printExpression(node.body)})`;
    case "tuple": return `<${all(node.elements)}>`;
    case "let": return `(let ${node.units.map(printUnit).join(" ")} ${printExpression(node.body)})`;
    case "lambda": return `(lambda ${node.parameters.map((parameter) => parameter.name.text).join(" ")} ${printExpression(node.body)})`;
    case "if": return `(if ${all([node.condition, node.then, node.else])})`;
    case "case": return `(case ${node.arms.map((arm) => `${all([arm.guard])} -> ${all([arm.value])}`).join(" ")}${node.other === null ? "" : ` other ${printExpression(node.other)}`})`;
    case "labelled": return `(label ${[node.label, ...node.parameters].map((name) => name.text).join(" ")} :: ${printExpression(node.body)})`;
    case "box-action": return `(box ${all([node.action, node.subscript])})`;
    case "angle-action": return `(angle ${all([node.action, node.subscript])})`;
    case "fairness": return `(${node.strength} ${all([node.subscript, node.action])})`;
    default: return printStructure(node);
  }
}

type Structure = Extract<ExprNode, { kind: "set" | "set-filter" | "set-map" | "function" | "function-set" | "function-application" | "record" | "record-set" | "field" | "except" }>;

function printStructure(node: Structure): string {
  switch (node.kind) {
    case "set": return `{${all(node.elements)}}`;
    case "set-filter": return `(filter ${printPattern(node.pattern)} in ${all([node.set, node.body])})`;
    case "set-map": return `(map ${printExpression(node.body)} ${node.bounds.map(printBound).join(" ")})`;
    case "function": return `(fun ${node.bounds.map(printBound).join(" ")} ${printExpression(node.body)})`;
    case "function-set": return `(-> ${all([node.domain, node.range])})`;
    case "function-application": return `(at ${all([node.function, ...node.arguments])})`;
    case "record": return `(record ${node.fields.map((field) => `${field.name.text}:${printExpression(field.value)}`).join(" ")})`;
    case "record-set": return `(record-set ${node.fields.map((field) => `${field.name.text}:${printExpression(field.value)}`).join(" ")})`;
    case "field": return `(. ${printExpression(node.record)} ${node.field.text})`;
    case "except": return `(except ${printExpression(node.base)} ${node.updates.map((update) => `${update.path.map(printSelector).join("")}=${printExpression(update.value)}`).join(" ")})`;
  }
}

function printSelector(selector: Selector): string {
  return selector.kind === "field" ? `.${selector.name.text}` : `[${all(selector.arguments)}]`;
}

function printPattern(pattern: Pattern): string {
  return pattern.kind === "name" ? pattern.name.text : `<${pattern.names.map((name) => name.text).join(" ")}>`;
}

function printBound(bound: Bound): string {
  return `${bound.patterns.map(printPattern).join(",")} in ${printExpression(bound.set)}`;
}

function printDeclaration(declaration: OperatorDeclaration): string {
  return declaration.arity === 0 ? declaration.name.text : `${declaration.name.text}/${declaration.arity}`;
}

function printInstance(instance: InstanceNode): string {
  return `(instance ${[instance.module.text, ...instance.substitutions.map((sub) => `${sub.name.text}<-${printExpression(sub.value)}`)].join(" ")})`;
}

export function printUnit(unit: Unit): string {
  const local = "local" in unit && unit.local ? "local " : "";
  switch (unit.kind) {
    case "constants": return `(constants ${unit.declarations.map(printDeclaration).join(" ")})`;
    case "variables": return `(variables ${unit.names.map((name) => name.text).join(" ")})`;
    case "recursive": return `(recursive ${unit.declarations.map(printDeclaration).join(" ")})`;
    case "operator": return `(${local}def ${[unit.name.text, ...unit.parameters.map(printDeclaration)].join(" ")} = ${printExpression(unit.body)})`;
    case "function": return `(${local}def ${unit.name.text}[${unit.bounds.map(printBound).join(" ")}] = ${printExpression(unit.body)})`;
    case "instance-definition": return `(${local}def ${[unit.name.text, ...unit.parameters.map(printDeclaration)].join(" ")} = ${printInstance(unit.instance)})`;
    case "instance": return local === "" ? printInstance(unit.instance) : `(local ${printInstance(unit.instance)})`;
    case "assume": return `(assume ${unit.name === null ? "" : `${unit.name.text} = `}${printExpression(unit.body)})`;
    case "theorem": return `(theorem ${unit.name === null ? "" : `${unit.name.text} = `}${unit.statement.assumptions === null ? printExpression(unit.statement.goal) : "..."})`;
    case "facts": return `(${unit.hide ? "hide" : "use"} ${unit.facts.facts.length} ${unit.facts.definitions.length})`;
    case "module": return printModule(unit);
  }
}

export function printModule(module: ModuleNode): string {
  const extended = module.extends.length > 0 ? [`extends ${module.extends.map((name) => name.text).join(",")}`] : [];
  return `(module ${[module.name.text, ...extended, ...module.units.map(printUnit)].join(" ")})`;
}
