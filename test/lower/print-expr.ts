import type { Argument, Binding, BoundVariable, Level, LocalId, Program } from "../../src/ir/ir.ts";
import { builtins } from "../../src/ir/builtins.ts";
import type { Value } from "../../src/value/value.ts";

/** A compact form of the IR: definitions and variables by name, locals as `name` with a number appended where names repeat. */
export function printExpr(program: Pick<Program, "definitions" | "variables">, e: Argument): string {
  const { nameOf, variable } = localNames();
  const binding = (b: Binding): string => `${variable(b.variable)} \\in ${print(b.set)}`;
  const list = (items: readonly Argument[]): string => items.map(print).join(", ");
  const call = (name: string, args: readonly Argument[]): string => (args.length === 0 ? name : `${name}(${list(args)})`);
  const print = (part: Argument): string => {
    switch (part.kind) {
      case "literal": return printValue(part.value);
      case "variable": return program.variables[part.variable]?.name ?? "?";
      case "replaced": return `${part.name} <- ${print(part.current)}`;
      case "local": return nameOf(part.id, part.name);
      case "apply": return call(`$${program.definitions[part.definition]?.name ?? "?"}`, part.arguments);
      case "apply-local": return call(nameOf(part.id, part.name), part.arguments);
      case "builtin": return part.arguments.length === 2 && !/^\w/.test(part.operator) && builtins[part.operator] === 2
        ? `(${part.arguments.map(print).join(` ${part.operator} `)})` : call(part.operator, part.arguments);
      case "and": case "or": return `(${part.items.map(print).join(part.kind === "and" ? " /\\ " : " \\/ ")})`;
      case "forall": case "exists": return `(${part.kind === "forall" ? "\\A" : "\\E"} ${part.bindings.map(binding).join(", ")} : ${print(part.body)})`;
      case "choose": return `(CHOOSE ${variable(part.variable)}${part.set === null ? "" : ` \\in ${print(part.set)}`} : ${print(part.body)})`;
      case "unbounded": return `(${part.quantifier === "forall" ? "\\A" : "\\E"} ${part.variables.map(variable).join(", ")} : ${print(part.body)})`;
      case "set": return `{${list(part.elements)}}`;
      case "filter": return `{${binding(part.binding)} : ${print(part.body)}}`;
      case "map": { const bindings = part.bindings.map(binding).join(", "); return `{${print(part.body)} : ${bindings}}`; }
      case "function": { const self = part.self === null ? "" : `self ${nameOf(part.self, "self")}, `; return `[${self}${part.bindings.map(binding).join(", ")} |-> ${print(part.body)}]`; }
      case "record": return `[${part.fields.map((field) => `${field.name} |-> ${print(field.value)}`).join(", ")}]`;
      case "record-set": return `[${part.fields.map((field) => `${field.name} : ${print(field.value)}`).join(", ")}]`;
      case "tuple": return `<<${list(part.elements)}>>`;
      case "product": return `(${part.factors.map(print).join(" \\X ")})`;
      case "select": return `${print(part.function)}[${print(part.argument)}]`;
      case "except": return `[${print(part.base)} EXCEPT ${part.updates.map((update) => {
        nameOf(update.at, "@");
        return `!${update.path.map((key) => `[${print(key)}]`).join("")} = ${print(update.value)}`;
      }).join(", ")}]`;
      case "if": return `IF ${print(part.condition)} THEN ${print(part.then)} ELSE ${print(part.else)}`;
      case "case": return `CASE ${[...part.arms.map((arm) => `${print(arm.guard)} -> ${print(arm.value)}`), ...(part.other === null ? [] : [`OTHER -> ${print(part.other)}`])].join(" [] ")}`;
      case "let": return `LET ${part.definitions.map((definition) => {
        const head = nameOf(definition.id, definition.name);
        const parameters = definition.parameters.map((parameter) => nameOf(parameter.id, parameter.name));
        return `${definition.recursive ? "rec " : ""}${head}${parameters.length === 0 ? "" : `(${parameters.join(", ")})`} == ${print(definition.body)}`;
      }).join("; ")} IN ${print(part.body)}`;
      case "prime": return `${print(part.body)}'`;
      case "unchanged": return `UNCHANGED ${print(part.body)}`;
      case "enabled": return `ENABLED ${print(part.body)}`;
      case "box-action": return `[${print(part.action)}]_${print(part.subscript)}`;
      case "angle-action": return `<<${print(part.action)}>>_${print(part.subscript)}`;
      case "temporal": return call(part.operator, part.arguments);
      case "lambda": { const parameters = part.parameters.map((parameter) => nameOf(parameter.id, parameter.name)).join(", "); return `LAMBDA ${parameters} : ${print(part.body)}`; }
    }
  };
  return print(e);
}

/** Names for locals: the written name, with a number appended from its second use on. */
function localNames(): { readonly nameOf: (id: LocalId, name: string) => string; readonly variable: (bound: BoundVariable) => string } {
  const names = new Map<LocalId, string>();
  const used = new Set<string>();
  const nameOf = (id: LocalId, name: string): string => {
    const known = names.get(id);
    if (known !== undefined) return known;
    let fresh = name;
    for (let i = 2; used.has(fresh); i++) fresh = `${name}.${i}`;
    used.add(fresh);
    names.set(id, fresh);
    return fresh;
  };
  const variable = (bound: BoundVariable): string => {
    const text = nameOf(bound.id, bound.name);
    bound.tuple?.forEach((part) => nameOf(part.id, part.name));
    return text;
  };
  return { nameOf, variable };
}

/** `Op(a, F/1) == body` with the level when it is not a constant. */
export function printDefinition(program: Program, name: string): string {
  const definition = program.definitions.find((candidate) => candidate.name === name);
  if (definition === undefined) return `no definition ${name}`;
  const parameters = definition.parameters.map((parameter) => (parameter.arity === 0 ? parameter.name : `${parameter.name}/${parameter.arity}`));
  const levels: Readonly<Record<Level, string>> = { 0: "", 1: " :: state", 2: " :: action", 3: " :: temporal" };
  const lambda: Argument = { kind: "lambda", parameters: definition.parameters, body: definition.body, span: definition.span };
  const body = printExpr(program, lambda).replace(/^LAMBDA [^:]*: /, "");
  return `${definition.recursive ? "rec " : ""}${definition.name}${parameters.length === 0 ? "" : `(${parameters.join(", ")})`} == ${body}${levels[definition.level]}`;
}

function printValue(value: Value): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value !== "object") return String(value);
  switch (value.kind) {
    case "model": return value.name;
    case "set": return `{${value.elements.map(printValue).join(", ")}}`;
    case "tuple": return `<<${value.elements.map(printValue).join(", ")}>>`;
    case "record": return `[${value.fields.map((field, i) => `${field} |-> ${printValue(value.values[i] ?? false)}`).join(", ")}]`;
    case "function": return `(${value.keys.map((key, i) => `${printValue(key)} :> ${printValue(value.values[i] ?? false)}`).join(" @@ ")})`;
  }
}

