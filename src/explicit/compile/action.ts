import type { Expr } from "../../ir/ir.ts";
import { isName } from "../../ir/is-name.ts";
import { type ActionContext, allAssigned, closeLabel, type Continuation } from "./action-context.ts";
import { applyAction, applyLocalAction, localAction } from "./action-apply.ts";
import { assign, assignFrom, targetOf, variableOf } from "./assign.ts";
import { letContext } from "./apply.ts";
import { composedAction } from "./compose.ts";
import { inlineArguments } from "./arguments.ts";
import { call, emptyEnvironment, keep, type Piece } from "./context.ts";
import { compile, condition, fail } from "./expr.ts";
import { compileBounds, loopOver } from "./loops.ts";
import { joined } from "./join-paths.ts";
import { selectedAction } from "./action-select.ts";
import { forAllActions } from "./action-forall.ts";

/** Generates code that runs `next` once for every way to make the action true: TLC's search, from left to right, with a partial assignment of
 *  the variables of the state that is being built. */
export function compileAction(e: Expr, context: ActionContext, next: Continuation): void {
  switch (e.kind) {
    case "and": return conjunction(e.items, closeLabel(context), next);
    case "or": return joined(context, next, (each) => e.items.forEach((item) => compileAction(item, { ...context, block: context.block.braced("") }, each)));
    case "exists": return someAction(e, context, next);
    case "forall": return forAllActions(e, closeLabel(context), next);
    case "if": return conditional(e, closeLabel(context), next);
    case "case": return cases(e, closeLabel(context), next);
    case "let": {
      const inner = letContext(e, context, true);
      return compileAction(e.body, { ...context, environment: inner.environment }, next);
    }
    case "apply": return applyAction(e, context, next);
    case "apply-local": return applyLocalAction(e, context, next);
    case "local": return localAction(e, context, next);
    case "select": return selectedAction(e, closeLabel(context), next);
    case "unchanged": return unchanged(e.body, e, closeLabel(context), next);
    case "box-action":
      return joined(context, next, (each) => {
        compileAction(e.action, { ...context, block: context.block.braced("") }, each);
        unchanged(e.subscript, e, { ...closeLabel(context), block: context.block.braced("") }, each);
      });
    case "angle-action": return compileAction(e.action, closeLabel(context), { tail: false, generate: (at) => changed(e.subscript, e, { ...at, environment: context.environment }, next) });
    case "builtin": return e.operator === "\\cdot" ? composedAction(e, context, next) : compileBuiltinAction(e, closeLabel(context), next);
    default: return guard(e, closeLabel(context), next);
  }
}

/** An expression without assignments. */
export function guard(e: Expr, context: ActionContext, next: Continuation): void {
  const test = condition(e, context, context.target === "init" ? "Init" : "an action");
  next.generate({ ...context, block: context.block.braced(`if (${test})`) });
}

/** Once every variable has a value, what is left is a test. */
export function conjunction(items: readonly Expr[], context: ActionContext, next: Continuation): void {
  if (items.length === 0) return next.generate(context);
  const [first, ...rest] = items;
  const after: Continuation = rest.length === 0 ? next : { tail: false, generate: (at) => continueWith(rest, { ...at, environment: context.environment }, next) };
  compileAction(first, context, after);
}

function continueWith(items: readonly Expr[], context: ActionContext, next: Continuation): void {
  if (!allAssigned(context)) return conjunction(items, context, next);
  let at = context;
  for (const item of items) {
    const test = condition(item, at, "/\\");
    at = { ...at, block: at.block.braced(`if (${test})`) };
  }
  next.generate(at);
}

function someAction(e: Extract<Expr, { kind: "forall" | "exists" }>, context: ActionContext, next: Continuation): void {
  const bounds = compileBounds(e.bindings, context, "\\E");
  let inner: ActionContext = { ...context, block: context.block.braced("") };
  for (const bound of bounds.toReversed()) inner = { ...inner, ...loopOver(bound, inner, false) }; // TLC's order: the first variable changes fastest
  const { label } = context;
  if (label !== null && label.open && !label.fixed) {
    const bound = e.bindings.flatMap((b) => {
      const entry = inner.environment.get(b.variable.id);
      return entry?.kind === "value" ? [{ name: b.variable.name, code: entry.piece.code }] : [];
    });
    inner = { ...inner, label: { ...label, arguments: [...label.arguments, ...bound] } };
  }
  compileAction(e.body, inner, { tail: next.tail, generate: (at) => next.generate({ ...at, environment: context.environment }) });
}

function conditional(e: Extract<Expr, { kind: "if" }>, context: ActionContext, next: Continuation): void {
  const test = condition(e.condition, context, "IF");
  joined(context, next, (each) => {
    const yes = context.block.braced(`if (${test})`, "} else {");
    compileAction(e.then, { ...context, block: yes }, each);
    const no = context.block.child();
    compileAction(e.else, { ...context, block: no }, each);
    context.block.line("}");
  });
}

function cases(e: Extract<Expr, { kind: "case" }>, context: ActionContext, next: Continuation): void {
  joined(context, next, (each) => {
    const label = context.unit.base.fresh("L");
    const inner: ActionContext = { ...context, block: context.block.braced(`${label}:`) };
    for (const arm of e.arms) {
      const test = condition(arm.guard, inner, "CASE");
      const chosen = inner.block.braced(`if (${test})`);
      compileAction(arm.value, { ...inner, block: chosen.child() }, each);
      chosen.line(`break ${label};`);
    }
    if (e.other === null) fail(inner, "failConstruct", ['"E507"', '""'], e);
    else compileAction(e.other, inner, each);
  });
}

/** UNCHANGED e: variables and tuples of variables, through definitions, are assigned; anything else is compared. */
export function unchanged(body: Expr, at: Expr, context: ActionContext, next: Continuation): void {
  const variable = variableOf(body, context.environment, context);
  if (context.target !== "init" && variable !== null) {
    return assign(variable, compile(body, { ...context, mode: 0 }), at, context, next);
  }
  if (body.kind === "tuple") return unchangedAll(body.elements, at, context, next);
  if (body.kind === "apply" && isName(context.unit.analysis.program, body)) {
    const definition = context.unit.analysis.program.definitions[body.definition];
    const environment = inlineArguments(definition.parameters, body.arguments, context, emptyEnvironment);
    if (!definition.recursive) return unchanged(definition.body, at, { ...context, environment }, { ...next, generate: (then) => next.generate({ ...then, environment: context.environment }) });
  }
  const entry = body.kind === "local" ? context.environment.get(body.id) : undefined;
  if (entry?.kind === "let" && entry.definition.parameters.length === 0) return unchanged(entry.definition.body, at, { ...context, environment: entry.context().environment }, { ...next, generate: (then) => next.generate({ ...then, environment: context.environment }) });
  const before = compile(body, { ...context, mode: 0 });
  const after = compile(body, { ...context, mode: 1 });
  const same = call(context, "eq", [after.code, before.code], at.span, "bool");
  next.generate({ ...context, block: context.block.braced(`if (${same.code})`) });
}

function unchangedAll(parts: readonly Expr[], at: Expr, context: ActionContext, next: Continuation): void {
  if (parts.length === 0) return next.generate(context);
  const [first, ...rest] = parts;
  unchanged(first, at, context, rest.length === 0 ? next : { tail: false, generate: (then) => unchangedAll(rest, at, { ...then, environment: context.environment }, next) });
}

export function changed(subscript: Expr, at: Expr, context: ActionContext, next: Continuation): void {
  const before = compile(subscript, { ...context, mode: 0 });
  const after = context.target !== "enabled" || allAssigned(context) ? compile(subscript, { ...context, mode: 1 }) : nextOfSubscript(subscript, context);
  const same = call(context, "eq", [after.code, before.code], at.span, "bool");
  next.generate({ ...context, block: context.block.braced(`if (!${same.code})`) });
}

function nextOfSubscript(subscript: Expr, context: ActionContext): Piece {
  const name = context.unit.base.fresh("n");
  const block = context.block.braced(`const ${name} = () =>`, "};");
  block.line(`return ${compile(subscript, { ...context, block, mode: 1 }).code};`);
  return keep(context, `R.subscript(${name})`, "any");
}

function compileBuiltinAction(e: Extract<Expr, { kind: "builtin" }>, context: ActionContext, next: Continuation): void {
  const [left, right] = e.arguments;
  if (left !== undefined && right !== undefined && left.kind !== "lambda" && right.kind !== "lambda") {
    if (e.operator === "=" || e.operator === "\\in" || e.operator === "\\subseteq") {
      const variable = targetOf(left, context);
      if (variable !== null && e.operator === "=") return assign(variable, compile(right, context), e, context, next);
      if (variable !== null) return assignFrom(variable, right, e, context, next, e.operator === "\\in" ? "none" : "powerSet");
    }
    if (e.operator === "=>") {
      const test = condition(left, context, "=>");
      return joined(context, next, (each) => {
        const yes = context.block.braced(`if (${test})`, "} else {");
        compileAction(right, { ...context, block: yes }, each);
        each.generate({ ...context, block: context.block.child() });
        context.block.line("}");
      });
    }
  }
  guard(e, context, next);
}

