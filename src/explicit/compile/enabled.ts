import type { Expr } from "../../ir/ir.ts";
import { compileAction } from "./action.ts";
import type { ActionContext } from "./action-context.ts";
import { type Context, keep, type Piece } from "./context.ts";
import { fail } from "./expr.ts";

/** ENABLED A: searches for a successor. The next state that is under construction around it, if any, is set aside meanwhile. */
export function compileEnabled(e: Extract<Expr, { kind: "enabled" }>, context: Context): Piece {
  if (context.mode === 1) return fail(context, "failConstruct", ['"E532"', '"ENABLED under a prime"'], e);
  const search = context.unit.base.fresh("e");
  const body = context.block.braced(`const ${search} = () =>`, "};");
  const inner: ActionContext = { ...context, block: body, target: "enabled", known: new Map(), label: null };
  compileAction(e.body, inner, { tail: true, generate: (at) => at.block.line("throw found;") });
  return keep(context, `R.enabled(${search})`, "bool");
}
