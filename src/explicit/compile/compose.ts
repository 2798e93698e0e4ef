import type { Expr } from "../../ir/ir.ts";
import { type ActionContext, allAssigned, closeLabel, type Continuation } from "./action-context.ts";
import { compileAction } from "./action.ts";
import { type Context, keep, type Piece } from "./context.ts";
import { elsewhere, opened } from "./elsewhere.ts";
import { condition, fail } from "./expr.ts";
import { meet } from "./join-paths.ts";

type Builtin = Extract<Expr, { kind: "builtin" }>;

/** `A \cdot B` as an action: first all states that A leads to, with next values of their own; then the steps of B from each of them, which go on with what has been
 *  assigned around the composition (*Specifying Systems*, 16.2.3). What follows is generated once, and works on the state before again. */
export function composedAction(e: Builtin, around: ActionContext, next: Continuation): void {
  const context = closeLabel(around);
  const { block, unit } = context;
  if (unit.analysis.mentionsUnknown(e)) return void fail(context, "failConstruct", ['"E532"', '"\\\\cdot in an instance under ENABLED"'], e);
  const home = block.child();
  const { states, open } = statesBetween(e, context, context.target === "next");
  const [after, second] = [unit.base.fresh("k"), unit.base.fresh("b")];
  const { body, frame } = opened(block, second, open);
  const ends: ActionContext["known"][] = [];
  const inner: ActionContext = { ...context, target: "enabled", frame, block: body, environment: elsewhere(context.environment, body, frame), label: null };
  compileAction(operand(e, 1), inner, {
    tail: true,
    generate: (at) => {
      ends.push(at.known);
      at.block.line(`R.around(${after});`);
    },
  });
  const state = unit.base.fresh("u");
  block.line(`for (const ${state} of ${states}) R.through(${state}, ${second});`);
  const rest = home.braced(`const ${after} = () =>`, "};");
  if (ends.length > 0) next.generate({ ...context, block: rest, known: meet(ends) });
}

/** `A \cdot B` of two states that are given. */
export function compileComposition(e: Builtin, context: Context): Piece {
  if (context.mode === 1) return fail(context, "failConstruct", ['"E532"', '"\\\\cdot under a prime"'], e);
  const { block, unit } = context;
  const { states, open } = statesBetween(e, context, false);
  const [found, second] = [unit.base.fresh("t"), unit.base.fresh("b")];
  const { body, frame } = opened(block, second, open);
  const inner: Context = { ...context, frame, block: body, environment: elsewhere(context.environment, body, frame) };
  body.line(`return ${condition(operand(e, 1), inner, "\\cdot")};`);
  block.line(`let ${found} = false;`);
  const state = unit.base.fresh("u");
  block.line(`for (const ${state} of ${states}) if (R.through(${state}, ${second})) { ${found} = true; break; }`);
  return { code: found, type: "bool" };
}

function operand(e: Builtin, i: number): Expr {
  const argument = e.arguments[i];
  return argument.kind === "lambda" ? argument.body : argument;
}

/** A list of the states that the first action leads to, and whether some of them may lack the value of a variable. TLC counts them as generated where a next state
 *  is searched. */
function statesBetween(e: Builtin, context: Context, counted: boolean): { readonly states: string; readonly open: boolean } {
  const [search, list] = [context.unit.base.fresh("e"), context.unit.base.fresh("u")];
  const block = context.block.braced(`const ${search} = (${list}) =>`, "};");
  const inner: ActionContext = { ...context, block, environment: elsewhere(context.environment, block, context.frame), target: "enabled", known: new Map(), label: null };
  let open = false;
  compileAction(operand(e, 0), inner, {
    tail: true,
    generate: (at) => {
      open ||= !allAssigned(at);
      at.block.line(`${list}.push(N.slice());`);
    },
  });
  return { states: keep(context, `R.statesBetween(${search}, ${counted})`, "value").code, open };
}
