import { invariant } from "../../base/invariant.ts";
import type { Argument, Expr, Parameter } from "../../ir/ir.ts";
import { accessOf, compileClosure } from "./apply.ts";
import { bind, type Context, type Entry, type Environment } from "./context.ts";
import { compile } from "./expr.ts";
import { keeping, strict as made } from "./keepable.ts";
import type { LocalId } from "../../ir/ir.ts";

/** The JavaScript argument for a parameter: a function for an operator, a value where that is safe or `strict`, else a thunk. */
export function argumentCode(argument: Argument, context: Context, strict: boolean): string {
  if (argument.kind === "lambda") return closureCode(argument, context);
  if (strict || isHarmless(argument, context)) return compile(argument, made(context)).code;
  if (argument.kind === "local") {
    const entry = context.environment.get(argument.id);
    if (entry !== undefined && (entry.kind === "parameter" || entry.kind === "let")) {
      const access = accessOf(entry, context);
      if (access !== null && access.form !== "call") return access.name; // passed on as it came
    }
  }
  const name = context.unit.base.fresh("h");
  const { context: inside, parameter } = keeping(argument, context);
  const body = context.block.braced(`const ${name} = new Thunk((${parameter ?? ""}) =>`, "});");
  body.line(`return ${compile(argument, { ...inside, block: body }).code};`);
  return name;
}

function closureCode(lambda: Extract<Argument, { kind: "lambda" }>, context: Context): string {
  const { body } = lambda;
  const isPassedOn = body.kind === "apply-local" && body.arguments.length === lambda.parameters.length && body.arguments.every((a, i) => a.kind === "local" && a.id === lambda.parameters[i].id);
  if (isPassedOn) {
    const entry = context.environment.get(body.id);
    if (entry !== undefined && (entry.kind === "parameter" || entry.kind === "let")) {
      const access = accessOf(entry, context);
      if (access !== null) return access.name;
    }
  }
  const name = context.unit.base.fresh("f");
  compileClosure(name, lambda, context);
  return name;
}

/** Whether evaluating it early can not fail and costs little. */
export function isHarmless(e: Expr, context: Context): boolean {
  switch (e.kind) {
    case "literal": return true;
    case "variable": return context.mode === 0 && !context.frame.open;
    case "local": {
      const entry = context.environment.get(e.id);
      invariant(entry !== undefined, `the local ${e.name} is bound`, e.span);
      if (entry.kind === "value") return true;
      if (entry.kind === "inlined") return entry.argument.kind !== "lambda" && isHarmless(entry.argument, { ...context, environment: entry.environment });
      return entry.kind === "parameter" && entry.mode === context.mode && entry.current?.form === "value";
    }
    case "tuple": return e.elements.every((part) => isHarmlessValue(part, context));
    case "record": return e.fields.every((part) => isHarmlessValue(part.value, context));
    case "set": return e.elements.length === 0 || (e.elements.length === 1 && isHarmlessValue(e.elements[0], context));
    case "apply": {
      const definition = context.unit.analysis.program.definitions[e.definition];
      return definition.parameters.length === 0 && (definition.body.kind === "literal" || (definition.body.kind === "variable" && context.mode === 0 && !context.frame.open));
    }
    default: return false;
  }
}

/** The same for a part of a value, which has to be listed if it is lazy: locals may be. */
function isHarmlessValue(e: Expr, context: Context): boolean {
  if (e.kind !== "local") return isHarmless(e, context);
  const entry = context.environment.get(e.id);
  return entry?.kind === "value" && entry.piece.type !== "any";
}

/** The environment of an operator's body that is generated in place: arguments are generated wherever their parameter is used. */
export function inlineArguments(parameters: readonly Parameter[], args: readonly Argument[], context: Context, environment: Environment): Environment {
  const entries = parameters.map((p, i): readonly [LocalId, Entry] => [p.id, { kind: "inlined", argument: args[i], environment: context.environment }]);
  return bind(environment, entries);
}

/** Whether the value depends on the next state, also through what its locals stand for. */
export function dependsOnNextState(e: Expr, environment: Environment, context: Context): boolean {
  const { analysis } = context.unit;
  if (analysis.mentionsPrime(e)) return true;
  return [...analysis.freeLocals(e)].some((id) => {
    const entry = environment.get(id);
    if (entry?.kind === "inlined") return entry.argument.kind === "lambda" ? analysis.mentionsPrime(entry.argument) : dependsOnNextState(entry.argument, entry.environment, context);
    return entry?.kind === "let" && dependsOnNextState(entry.definition.body, without(entry.context().environment, id), context);
  });
}

/** An environment without one local, which may be defined by itself. */
function without(environment: Environment, id: LocalId): Environment {
  const rest = new Map(environment);
  rest.delete(id);
  return rest;
}
