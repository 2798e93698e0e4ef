import type { Expr } from "../../ir/ir.ts";
import { call, type Context, forced, keep, type Piece } from "./context.ts";
import { compile } from "./expr.ts";

/** `element \in set`. Unions, intersections, differences, set literals and intervals are not built for it. */
export function compileMember(element: Expr, set: Expr, at: Expr, context: Context): Piece {
  const value = compile(element, context);
  return memberOf(value, set, at, context);
}

function memberOf(value: Piece, set: Expr, at: Expr, context: Context): Piece {
  if (set.kind === "set" && set.elements.length > 0 && set.elements.length <= 4) return memberOfLiteral(value, set, at, context);
  if (context.unit.analysis.isConstant(set) && set.kind !== "builtin") return ask(value, set, at, context);
  if (set.kind === "builtin") {
    const [left, right] = set.arguments;
    if (left !== undefined && right !== undefined && left.kind !== "lambda" && right.kind !== "lambda") {
      switch (set.operator) {
        case "\\union": case "\\intersect": case "\\": {
          const parts = [compile(left, context).code, compile(right, context).code];
          return call(context, "memberOfCombination", [value.code, JSON.stringify(set.operator), ...parts], at.span, "bool");
        }
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
