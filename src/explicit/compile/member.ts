import type { Expr } from "../../ir/ir.ts";
import { call, type Context, forced, keep, type Piece } from "./context.ts";
import { compile } from "./expr.ts";

/** `element \in set`. Unions, intersections, differences, set literals and intervals are not built for it: as TLC, the parts are asked. */
export function compileMember(element: Expr, set: Expr, at: Expr, context: Context): Piece {
  const value = compile(element, context);
  return memberOf(value, set, at, context);
}

function memberOf(value: Piece, set: Expr, at: Expr, context: Context): Piece {
  if (context.unit.analysis.isConstant(set) && set.kind !== "builtin") return ask(value, set, at, context);
  if (set.kind === "set" && set.elements.length > 0) return memberOfLiteral(value, set, at, context);
  if (set.kind === "builtin") {
    const [left, right] = set.arguments;
    if (left !== undefined && right !== undefined && left.kind !== "lambda" && right.kind !== "lambda") {
      switch (set.operator) {
        case "\\union": case "\\intersect": case "\\": return memberOfCombination(value, set.operator, left, right, at, context);
        case "..": {
          const low = compile(left, context);
          const high = compile(right, context);
          return call(context, "memberOfInterval", [forced(context, value, at.span).code, low.code, high.code], at.span, "bool");
        }
        default: break;
      }
    }
    if (set.operator === "Nat" || set.operator === "Int" || set.operator === "STRING") return ask(value, set, at, context);
  }
  return ask(value, set, at, context);
}

function ask(value: Piece, set: Expr, at: Expr, context: Context): Piece {
  return call(context, "member", [value.code, compile(set, context).code], at.span, "bool");
}

/** All elements are evaluated, then compared from left to right. */
function memberOfLiteral(value: Piece, set: Extract<Expr, { kind: "set" }>, at: Expr, context: Context): Piece {
  const elements = set.elements.map((e) => compile(e, context).code);
  const site = context.unit.base.site(at.span);
  return keep(context, elements.map((code) => `eq(${value.code}, ${code}, ${site})`).join(" || "), "bool");
}

function memberOfCombination(value: Piece, operator: "\\union" | "\\intersect" | "\\", left: Expr, right: Expr, at: Expr, context: Context): Piece {
  const first = memberOf(value, left, at, context);
  const result = context.unit.base.fresh("t");
  context.block.line(`let ${result} = ${first.code};`);
  const rest = context.block.braced(`if (${operator === "\\union" ? "!" : ""}${result})`);
  const second = memberOf(value, right, at, { ...context, block: rest });
  rest.line(`${result} = ${operator === "\\" ? "!" : ""}${second.code};`);
  return { code: result, type: "bool" };
}
