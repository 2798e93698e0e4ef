import { invariant } from "../../base/invariant.ts";
import type { Argument, Expr } from "../../ir/ir.ts";
import { argumentCode, isHarmless } from "./arguments.ts";
import { call, type Context, forced, keep, type Piece, type PieceType } from "./context.ts";
import { compileComposition } from "./compose.ts";
import { compile, condition } from "./expr.ts";
import { compileBounds, loopOver } from "./loops.ts";
import { compileMember } from "./member.ts";
import { modelType } from "../../value/construct.ts";
import type { Value } from "../../value/value.ts";

type Builtin = Extract<Expr, { kind: "builtin" }>;

/** Operators that are a helper applied to their evaluated operands. */
const helpers: Readonly<Record<string, readonly [helper: string, type: PieceType]>> = {
  "\\subseteq": ["subset", "bool"], "\\union": ["union", "any"], "\\intersect": ["intersect", "any"], "\\": ["difference", "any"],
  SUBSET: ["powerSet", "any"], DOMAIN: ["domain", "any"], "->": ["functionSet", "any"],
  "+": ["add", "int"], "-": ["subtract", "int"], "*": ["multiply", "int"], "/": ["divide", "int"], "-.": ["negate", "int"], "^": ["power", "int"],
  "%": ["remainder", "int"], "\\div": ["quotient", "int"], "..": ["interval", "any"],
  Seq: ["sequenceSet", "any"], Len: ["length", "int"], "\\o": ["concatenate", "value"], Append: ["append", "value"], Head: ["head", "value"], Tail: ["tail", "value"],
  SubSeq: ["subSequence", "value"], IsFiniteSet: ["isFinite", "bool"], IsABag: ["isBag", "bool"], Cardinality: ["cardinality", "int"],
  ":>": ["single", "value"], "@@": ["overlay", "value"], Permutations: ["permutations", "value"],
};

const comparisons: Readonly<Record<string, readonly [helper: string, swap: boolean]>> = {
  "<": ["less", false], ">": ["less", true], "\\leq": ["atMost", false], "\\geq": ["atMost", true],
};

const nullary: Readonly<Record<string, string>> = { BOOLEAN: "booleanSet", STRING: "strings", Nat: "naturals", Int: "integers", Real: "reals", Any: "anything" };

export function compileBuiltin(e: Builtin, context: Context): Piece {
  const helper = helpers[e.operator];
  if (helper !== undefined) return call(context, helper[0], e.arguments.map((a) => compile(asExpr(a), context).code), e.span, helper[1]);
  const comparison = comparisons[e.operator];
  if (comparison !== undefined) return compileComparison(e, comparison, context);
  const constant = nullary[e.operator];
  if (constant !== undefined) return { code: constant, type: e.operator === "BOOLEAN" ? "value" : "any" };
  return compileSpecial(e, context);
}

function asExpr(argument: Argument | undefined): Expr {
  invariant(argument !== undefined && argument.kind !== "lambda", "an operand is an expression");
  return argument;
}

function compileComparison(e: Builtin, [helper, swap]: readonly [string, boolean], context: Context): Piece {
  const left = compile(asExpr(e.arguments[0]), context);
  const right = compile(asExpr(e.arguments[1]), context);
  const [a, b] = swap ? [right, left] : [left, right];
  return call(context, helper, [a.code, b.code, JSON.stringify(e.operator)], e.span, "bool");
}

function compileSpecial(e: Builtin, context: Context): Piece {
  const [first, second, third] = e.arguments;
  switch (e.operator) {
    case "=": return compileEquality(e, context);
    case "#": return { code: `!${compileEquality(e, context).code}`, type: "bool" };
    case "~": return { code: `!${condition(asExpr(first), context, "~")}`, type: "bool" };
    case "=>": return compileImplication(e, context);
    case "<=>": {
      const left = condition(asExpr(first), context, "<=>");
      const right = condition(asExpr(second), context, "<=>");
      return { code: `(${left} === ${right})`, type: "bool" };
    }
    case "UNION": return compileBigUnion(asExpr(first), e, context);
    case "\\in": return compileMember(asExpr(first), asExpr(second), e, context);
    case "\\notin": return { code: `!${compileMember(asExpr(first), asExpr(second), e, context).code}`, type: "bool" };
    case "\\cdot": return compileComposition(e, context);
    case "SelectSeq": return call(context, "selectSequence", [compile(asExpr(first), context).code, argumentCode(second, context, true)], e.span, "value");
    case "SortSeq": return call(context, "sortSequence", [compile(asExpr(first), context).code, argumentCode(second, context, true)], e.span, "value");
    case "FoldSet": case "FoldSeq": {
      const step = argumentCode(first, context, true);
      const base = compile(asExpr(second), context).code;
      return call(context, e.operator === "FoldSet" ? "foldSet" : "foldSequence", [step, base, compile(asExpr(third), context).code], e.span, "value");
    }
    default: return compileTlc(e, context);
  }
}

function compileEquality(e: Builtin, context: Context): Piece {
  const left = compile(asExpr(e.arguments[0]), context);
  const right = compile(asExpr(e.arguments[1]), context);
  return equality(left, asExpr(e.arguments[0]), right, asExpr(e.arguments[1]), e, context);
}

/** Comparisons with a literal are decided in place where that is sound: an untyped model value is equal to itself only, and never refuses. */
function equality(left: Piece, a: Expr, right: Piece, b: Expr, e: Expr, context: Context): Piece {
  const literal = literalOf(b, context) ?? literalOf(a, context);
  const other = literalOf(b, context) === null ? right : left;
  const pair = `${left.code}, ${right.code}`;
  if (typeof literal === "object" && literal !== null && literal.kind === "model" && modelType(literal) === null) {
    return { code: `(${left.code} === ${right.code})`, type: "bool" };
  }
  if (typeof literal === "string") {
    if (other.type === "string") return { code: `(${left.code} === ${right.code})`, type: "bool" };
    return keep(context, `${left.code} === ${right.code} || (typeof ${other.code} !== "string" && eq(${pair}, ${context.unit.base.site(e.span)}))`, "bool");
  }
  return call(context, "eq", [left.code, right.code], e.span, "bool");
}

/** The value of a literal, or of a constant that the config gave one. */
function literalOf(e: Expr, context: Context): Value | null {
  if (e.kind === "literal") return e.value;
  if (e.kind !== "apply" || e.arguments.length > 0) return null;
  const { body } = context.unit.analysis.program.definitions[e.definition];
  return body.kind === "literal" ? body.value : null;
}

function compileImplication(e: Builtin, context: Context): Piece {
  const result = context.unit.base.fresh("t");
  const left = condition(asExpr(e.arguments[0]), context, "=>");
  context.block.line(`let ${result} = true;`);
  const inner = context.block.braced(`if (${left})`);
  const right = condition(asExpr(e.arguments[1]), { ...context, block: inner }, "=>");
  inner.line(`${result} = ${right};`);
  return { code: result, type: "bool" };
}

/** UNION S; where S is written as {A, B} or {A : x \in T} its elements need not be listed, so they may be infinite. */
function compileBigUnion(sets: Expr, e: Builtin, context: Context): Piece {
  if (sets.kind !== "set" && sets.kind !== "map") return call(context, "bigUnion", [compile(sets, context).code], e.span, "any");
  const parts = keep(context, "[]", "value").code;
  if (sets.kind === "set") for (const part of sets.elements) context.block.line(`${parts}.push(${compile(part, context).code});`);
  else {
    const bounds = compileBounds(sets.bindings, context, "a set constructor");
    let inner: Context = { ...context, block: context.block.braced("") };
    for (const bound of bounds) inner = loopOver(bound, inner, false);
    inner.block.line(`${parts}.push(${compile(sets.body, inner).code});`);
  }
  return call(context, "unionOf", [parts], e.span, "any");
}

/** The operators of module TLC that look at, or change, more than the state. */
function compileTlc(e: Builtin, context: Context): Piece {
  const [first, second, third] = e.arguments;
  const value = (a: Argument | undefined): string => forced(context, compile(asExpr(a), context), e.span).code;
  const method = (name: string, args: readonly string[], type: PieceType): Piece => call(context, `R.${name}`, args, e.span, type);
  switch (e.operator) {
    case "Print": {
      const shown = value(first);
      const result = compile(asExpr(second), context);
      keep(context, `R.print(${shown} , ${forced(context, result, e.span).code})`, "value");
      return result;
    }
    case "PrintT": return method("printT", [value(first)], "bool");
    case "Assert": {
      const test = compile(asExpr(first), context);
      // TLC evaluates the message in any case, so it may fail in any case.
      const early = isHarmless(asExpr(second), context) ? null : value(second);
      const failed = { ...context, block: context.block.braced(`if (${test.code} !== true)`) };
      call(failed, "R.failAssert", [early ?? forced(failed, compile(asExpr(second), failed), e.span).code], e.span, "value");
      return { code: "true", type: "bool" };
    }
    case "TLCGet": return method("tlcGet", [value(first)], "value");
    case "TLCGetOrDefault": return method("tlcGetOrDefault", [value(first), value(second)], "value");
    case "Outside": return method("outside", [value(first), value(second)], "value");
    case "TLCSet": return method("tlcSet", [value(first), value(second)], "bool");
    case "JavaTime": return method("time", [], "int");
    case "RandomElement": return method("randomElement", [compile(asExpr(first), context).code], "value");
    case "RandomSubset": return method("randomSubset", [value(first), compile(asExpr(second), context).code], "value");
    case "RandomSetOfSubsets": return method("randomSetOfSubsets", [value(first), value(second), compile(asExpr(third), context).code], "value");
    case "ToString": return keep(context, `printValue(${value(first)})`, "string");
    case "TLCEval": return keep(context, `evaluated(${value(first)})`, "value");
    case "Unsupported": return call(context, "failConstruct", ['"E532"', value(first)], e.span, "value");
    case "Infinity": return call(context, "failConstruct", ['"E532"', '"Infinity"'], e.span, "value");
    default: return call(context, "failConstruct", ['"E532"', JSON.stringify(e.operator)], e.span, "value");
  }
}

