import type { Expr } from "../../ir/ir.ts";
import { call, type Context, forced, keep, type Piece } from "./context.ts";
import { asBoolean, compile } from "./expr.ts";
import { closureOver } from "./logic.ts";
import { compileBounds, loopOver } from "./loops.ts";

/** {x \in S : p}: for a listed set the elements that satisfy p; for a lazy one again a lazy one. */
export function compileFilter(e: Extract<Expr, { kind: "filter" }>, context: Context): Piece {
  const [bound] = compileBounds([e.binding], context, "a set constructor", false);
  const setName = bound.set;
  const test = closureOver({ variable: e.binding.variable, body: e.body }, context, (piece, inner) => asBoolean(piece, inner, "the condition of a set", e.body));
  const result = context.unit.base.fresh("t");
  const list = context.unit.base.fresh("r");
  const i = context.unit.base.fresh("i");
  context.block.line(`let ${result};`);
  const listed = bound.listed ? context.block : context.block.braced(`if (${setName}.kind === "set")`);
  listed.line(`const ${list} = [];`);
  listed.line(`for (let ${i} = 0; ${i} < ${setName}.elements.length; ${i}++) if (${test.code}(${setName}.elements[${i}])) ${list}.push(${setName}.elements[${i}]);`);
  listed.line(`${result} = ${list}.length === ${setName}.elements.length ? ${setName} : sorted(${list});`);
  if (!bound.listed) context.block.line(`else ${result} = filteredSet(${setName}, ${test.code});`);
  return { code: result, type: bound.listed ? "set" : "any" };
}

/** {e : x \in S, ...}. */
export function compileMap(e: Extract<Expr, { kind: "map" }>, context: Context): Piece {
  const bounds = compileBounds(e.bindings, context, "a set constructor");
  const list = keep(context, "[]", "value").code;
  const outer = context.block.braced("");
  let inner: Context = { ...context, block: outer };
  for (const bound of bounds) inner = loopOver(bound, inner, false);
  const value = forced(inner, compile(e.body, inner), e.body.span);
  inner.block.line(`${list}.push(${value.code});`);
  return call(context, "makeSetOf", [list], e.span, "set");
}
