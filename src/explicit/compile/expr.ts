import { absurd } from "../../base/invariant.ts";
import type { Expr } from "../../ir/ir.ts";
import type { Value } from "../../value/value.ts";
import { compileApply, compileApplyLocal, compileLet, compileLocal } from "./apply.ts";
import { compileBuiltin } from "./builtin.ts";
import { compileEnabled } from "./enabled.ts";
import { call, type Context, currentValue, forced, keep, type Piece, slotOf } from "./context.ts";
import { compileCase, compileChoose, compileIf, compileJunction, compileQuantifier } from "./logic.ts";
import { compileExcept, compileFunction, compileRecord, compileRecordSet, compileSelect } from "./functions.ts";
import { compileFilter, compileMap } from "./sets.ts";
import { passesOn, strict } from "./keepable.ts";
import type { Unit } from "./unit.ts";

/** Generates the code of an expression into the context's block and returns how its value is named there. */
export function compile(e: Expr, context: Context): Piece {
  const { unit: { base }, block } = context;
  if (base.profiled === null || isAtom(e)) return compileUnmeasured(e, context);
  const caller = base.fresh("p");
  block.line(`const ${caller} = R.profiler.enter(R.profiled[${base.profiled.push(e) - 1}]);`);
  const piece = compileUnmeasured(e, context);
  block.line(`R.profiler.leave(${caller});`);
  return piece;
}

/** Too small for a profile; what a name stands for is in it. */
const isAtom = (e: Expr): boolean => e.kind === "literal" || e.kind === "variable" || e.kind === "local";

function compileUnmeasured(e: Expr, at: Context): Piece {
  const context = passesOn.has(e.kind) ? at : strict(at);
  if (isWorthKeeping(e) && context.unit.analysis.isConstant(e)) return compileConstant(e, context);
  return compileNow(e, context);
}

function isWorthKeeping(e: Expr): boolean {
  switch (e.kind) {
    case "literal": case "variable": case "replaced": case "local": case "unbounded": case "temporal": return false;
    case "builtin": return e.operator !== "BOOLEAN" && e.arguments.length > 0;
    case "tuple": case "set": return e.elements.length > 0;
    default: return true;
  }
}

/** A constant expression is computed at most once in a run, where it is first needed. */
function compileConstant(e: Expr, context: Context): Piece {
  const { unit, block } = context;
  const definition = e.kind === "apply" && e.arguments.length === 0 ? unit.analysis.program.definitions[e.definition] : null;
  if (definition !== null && definition.body.kind === "literal") return literalPiece(definition.body.value, unit);
  const cache = unit.cacheName(definition === null ? e : definition.id);
  const name = unit.base.fresh("c");
  block.line(`let ${name} = ${cache};`);
  const inner = block.braced(`if (${name} === undefined)`);
  const drawn = unit.analysis.isDrawnOnce(e) ? unit.base.fresh("r") : null;
  if (drawn !== null) inner.line(`const ${drawn} = R.drawConstant(${e.span.start});`);
  const piece = compileNow(e, { ...context, block: inner });
  if (drawn !== null) inner.line(`R.random = ${drawn};`);
  if (context.kept === undefined) inner.line(`${cache} = ${name} = ${piece.code};`);
  else inner.line(`${name} = ${piece.code}; if (!${name}.untabulated) ${cache} = ${name};`);
  return { code: name, type: piece.type };
}

export function literalPiece(value: Value, unit: Unit): Piece {
  switch (typeof value) {
    case "boolean": return { code: String(value), type: "bool" };
    case "number": return { code: value < 0 ? `(${value})` : String(value), type: "int" };
    case "bigint": return { code: `${value < 0n ? `(${value}n)` : `${value}n`}`, type: "int" };
    case "string": return { code: JSON.stringify(value), type: "string" };
    default: return { code: unit.constantName(unit.base.constant(value)), type: value.kind === "set" ? "set" : "value" };
  }
}

function compileNow(e: Expr, context: Context): Piece {
  switch (e.kind) {
    case "literal": return literalPiece(e.value, context.unit);
    case "variable": {
      if (context.mode === 0) return currentValue(e.variable, context, e.span);
      return keep(context, `N[${e.variable}] ?? R.unassigned(${e.variable}, ${context.unit.base.site(e.span)})`, "value");
    }
    case "replaced": {
      if (context.mode === 0) return compile(e.current, context);
      const slot = slotOf(e, context);
      return keep(context, `N[${slot}] ?? R.unassigned(${slot}, ${context.unit.base.site(e.span)})`, "value");
    }
    case "local": return compileLocal(e, context);
    case "apply": return compileApply(e, context);
    case "apply-local": return compileApplyLocal(e, context);
    case "let": return compileLet(e, context, (inner) => compile(e.body, inner));
    case "builtin": return compileBuiltin(e, context);
    case "and": case "or": return compileJunction(e, context);
    case "forall": case "exists": return compileQuantifier(e, context);
    case "choose": return compileChoose(e, context);
    case "unbounded": return fail(context, `failConstruct`, [JSON.stringify("E522"), JSON.stringify(e.quantifier === "forall" ? "\\A without a set" : "\\E without a set")], e);
    case "set": {
      if (e.elements.length === 0) return { code: "emptySet", type: "set" };
      return call(context, "makeSetOf", [`[${compileValues(e.elements, context).join(", ")}]`], e.span, "set");
    }
    case "filter": return compileFilter(e, context);
    case "map": return compileMap(e, context);
    case "function": return compileFunction(e, context);
    case "record": return compileRecord(e, context);
    case "record-set": return compileRecordSet(e, context);
    case "tuple": {
      if (e.elements.length === 0) return { code: "emptyTuple", type: "value" };
      return keep(context, `makeTupleOf([${compileValues(e.elements, context).join(", ")}])`, "value");
    }
    case "product": return call(context, "productSet", [`[${e.factors.map((f) => compile(f, context).code).join(", ")}]`], e.span, "any");
    case "select": return compileSelect(e, context);
    case "except": return compileExcept(e, context);
    case "if": return compileIf(e, context);
    case "case": return compileCase(e, context);
    case "prime":
      if (context.mode === 1) return fail(context, "failConstruct", ['"E532"', '"a prime under a prime"'], e);
      return compile(e.body, { ...context, mode: 1 });
    case "unchanged": return compileUnchanged(e.body, e, context);
    case "enabled": return compileEnabled(e, context);
    case "box-action": case "angle-action": return compileStep(e, context);
    case "temporal": return fail(context, "failConstruct", ['"E523"', JSON.stringify(e.operator)], e);
    default: return absurd(e);
  }
}

/** Values for a set, a tuple or the like, which hold no lazy parts. */
export function compileValues(list: readonly Expr[], context: Context): readonly string[] {
  return list.map((e) => forced(context, compile(e, context), e.span).code);
}

export function fail(context: Context, helper: string, args: readonly string[], e: Expr): Piece {
  return call(context, helper, args, e.span, "value");
}

/** A Boolean JavaScript expression for an operand of `operator`. */
export function condition(e: Expr, context: Context, operator: string): string {
  const piece = compile(e, context);
  return asBoolean(piece, context, operator, e);
}

export function asBoolean(piece: Piece, context: Context, operator: string, e: Expr): string {
  return piece.type === "bool" ? piece.code : call(context, "bool", [piece.code, JSON.stringify(operator)], e.span, "bool").code;
}

/** `e' = e`. */
function compileUnchanged(body: Expr, at: Expr, context: Context): Piece {
  if (context.mode === 1) return fail(context, "failConstruct", ['"E532"', '"UNCHANGED under a prime"'], at);
  const after = compile(body, { ...context, mode: 1 });
  const before = compile(body, context);
  return call(context, "eq", [after.code, before.code], at.span, "bool");
}

/** `A \/ v' = v` and `A /\ v' # v`. */
function compileStep(e: Extract<Expr, { kind: "box-action" | "angle-action" }>, context: Context): Piece {
  const isBox = e.kind === "box-action";
  const action = condition(e.action, context, isBox ? "[A]_v" : "<<A>>_v");
  const result = context.unit.base.fresh("t");
  context.block.line(`let ${result} = ${action};`);
  const rest = context.block.braced(`if (${isBox ? "!" : ""}${result})`);
  const unchanged = compileUnchanged(e.subscript, e, { ...context, block: rest });
  rest.line(`${result} = ${isBox ? "" : "!"}${unchanged.code};`);
  return { code: result, type: "bool" };
}
