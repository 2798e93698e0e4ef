import type { Expr } from "../../ir/ir.ts";
import { compileAction } from "./action.ts";
import type { ActionContext } from "./action-context.ts";
import { type Context, keep, type Piece } from "./context.ts";
import { elsewhere, opened } from "./elsewhere.ts";

type Enabled = Extract<Expr, { kind: "enabled" }>;

/** ENABLED A: searches for a successor. The next state that is under construction around it, if any, is set aside meanwhile. */
export function compileEnabled(e: Enabled, context: Context): Piece {
  return context.mode === 1 ? ofNextState(e, context) : ofThisState(e, context);
}

function ofThisState(e: Enabled, context: Context): Piece {
  const search = context.unit.base.fresh("e");
  const body = context.block.braced(`const ${search} = () =>`, "};");
  const inner: ActionContext = { ...context, block: body, target: "enabled", known: new Map(), label: null };
  compileAction(e.body, inner, { tail: true, generate: (at) => at.block.line("throw found;") });
  return keep(context, `R.enabled(${search})`, "bool");
}

/** Under a prime and in Init: in the state that is being built, where some variables may have no value yet. */
function ofNextState(e: Enabled, context: Context): Piece {
  const there = context.unit.base.fresh("e");
  const { body, frame } = opened(context.block, there, true);
  const inner: Context = { ...context, frame, block: body, environment: elsewhere(context.environment, body, frame), mode: 0 };
  body.line(`return ${ofThisState(e, inner).code};`);
  return keep(context, `R.inNext(${there})`, "bool");
}
