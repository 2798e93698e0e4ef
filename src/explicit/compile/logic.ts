import type { Expr } from "../../ir/ir.ts";
import { call, type Context, type Piece, type PieceType, within } from "./context.ts";
import { compile, condition, fail } from "./expr.ts";
import { strict } from "./keepable.ts";
import { bindVariable, compileBounds, loopOver } from "./loops.ts";

/** Conjunctions and disjunctions, from left to right, as far as needed. */
export function compileJunction(e: Extract<Expr, { kind: "and" | "or" }>, context: Context): Piece {
  const isAnd = e.kind === "and";
  if (e.items.length === 0) return { code: String(isAnd), type: "bool" };
  const operator = isAnd ? "/\\" : "\\/";
  const result = context.unit.base.fresh("t");
  const label = context.unit.base.fresh("L");
  context.block.line(`let ${result} = ${!isAnd};`);
  const inner = context.block.braced(`${label}:`);
  e.items.forEach((item, i) => {
    const test = condition(item, { ...context, block: inner }, operator);
    if (i === e.items.length - 1) inner.line(`${result} = ${test};`);
    else inner.line(`if (${isAnd ? `!${test}` : test}) break ${label};`);
  });
  return { code: result, type: "bool" };
}

export function compileIf(e: Extract<Expr, { kind: "if" }>, context: Context): Piece {
  const test = condition(e.condition, strict(context), "IF");
  const result = context.unit.base.fresh("t");
  context.block.line(`let ${result};`);
  const yes = context.block.braced(`if (${test})`, "} else {");
  const a = compile(e.then, { ...context, block: yes });
  yes.line(`${result} = ${a.code};`);
  const no = context.block.child();
  context.block.line("}");
  const b = compile(e.else, { ...context, block: no });
  no.line(`${result} = ${b.code};`);
  return { code: result, type: joinTypes(a.type, b.type) };
}

export function joinTypes(a: PieceType, b: PieceType): PieceType {
  if (a === b) return a;
  return a === "any" || b === "any" ? "any" : "value";
}

export function compileCase(e: Extract<Expr, { kind: "case" }>, context: Context): Piece {
  const result = context.unit.base.fresh("t");
  context.block.line(`let ${result};`);
  const label = context.unit.base.fresh("L");
  const inner = context.block.braced(`${label}:`);
  let type: PieceType | null = null;
  for (const arm of e.arms) {
    const test = condition(arm.guard, strict({ ...context, block: inner }), "CASE");
    const chosen = inner.braced(`if (${test})`);
    const value = compile(arm.value, { ...context, block: chosen });
    chosen.line(`${result} = ${value.code}; break ${label};`);
    type = type === null ? value.type : joinTypes(type, value.type);
  }
  if (e.other === null) {
    fail({ ...context, block: inner }, "failConstruct", ['"E507"', '""'], e);
    return { code: result, type: type ?? "any" };
  }
  const value = compile(e.other, { ...context, block: inner });
  inner.line(`${result} = ${value.code};`);
  return { code: result, type: type === null ? value.type : joinTypes(type, value.type) };
}

/** The sets of all bindings are evaluated first, then the body is tried for one choice after the other. */
export function compileQuantifier(e: Extract<Expr, { kind: "forall" | "exists" }>, context: Context): Piece {
  const isForall = e.kind === "forall";
  const operator = isForall ? "\\A" : "\\E";
  const result = context.unit.base.fresh("t");
  const label = context.unit.base.fresh("L");
  const bounds = compileBounds(e.bindings, context, operator);
  context.block.line(`let ${result} = ${isForall};`);
  const outer = context.block.braced(`${label}:`);
  let inner: Context = { ...context, block: outer };
  for (const bound of bounds.toReversed()) inner = loopOver(bound, inner, e.kind === "exists"); // TLC's order: the first variable changes fastest
  const test = condition(e.body, inner, operator);
  inner.block.line(`if (${isForall ? `!${test}` : test}) { ${result} = ${!isForall}; break ${label}; }`);
  return { code: result, type: "bool" };
}

export function compileChoose(e: Extract<Expr, { kind: "choose" }>, context: Context): Piece {
  if (e.set === null) return fail(context, "failConstruct", ['"E522"', '"CHOOSE without a set"'], e);
  const result = context.unit.base.fresh("t");
  const label = context.unit.base.fresh("L");
  const [bound] = compileBounds([{ variable: e.variable, set: e.set }], context, "CHOOSE", false);
  context.block.line(`let ${result};`);
  const outer = context.block.braced(`${label}:`);
  const inner = loopOver(bound, { ...context, block: outer }, false);
  const test = condition(e.body, inner, "CHOOSE");
  const element = inner.environment.get(e.variable.id);
  inner.block.line(`if (${test}) { ${result} = ${element?.kind === "value" ? element.piece.code : "undefined"}; break ${label}; }`);
  call({ ...context, block: outer }, "failChoose", [bound.set], e.span, "value");
  return { code: result, type: "value" };
}

/** A closure of one bound variable, for sets and functions that are computed on demand. */
export function closureOver(e: { readonly variable: Parameters<typeof bindVariable>[0]; readonly body: Expr }, context: Context, finish: (piece: Piece, inner: Context) => string): Piece {
  const name = context.unit.base.fresh("x");
  const closure = context.unit.base.fresh("f");
  const body = context.block.braced(`const ${closure} = (${name}) =>`, "};");
  const inner = bindVariable(e.variable, name, within(context, body), "value");
  body.line(`return ${finish(compile(e.body, inner), inner)};`);
  return { code: closure, type: "value" };
}

