import type { Expr } from "../../ir/ir.ts";
import type { ActionContext, OpenLabel } from "./action-context.ts";
import { compileAction } from "./action.ts";
import { type Context, emptyEnvironment, forced } from "./context.ts";
import { compile } from "./expr.ts";
import { type CodeBase, Frame, type Mode, Unit } from "./unit.ts";

/** The source of a function that yields the value of an expression. */
export function expressionSource(e: Expr, mode: Mode, base: CodeBase, traced: boolean): string {
  const unit = new Unit(base, { traced, labelled: false });
  const name = base.fresh("root");
  const block = unit.body.braced(`function ${name}()`);
  const context: Context = { unit, frame: new Frame(block.child()), block: block.child(), environment: emptyEnvironment, mode };
  const piece = forced(context, compile(e, context), e.span);
  if (piece.type !== "bool" && piece.type !== "int" && piece.type !== "string") context.block.line(`requireListed(${piece.code});`);
  context.block.line(`return ${piece.code};`);
  return unit.source(name);
}

/** The source of a function that calls `R.out(label, arguments)` for every state that the action leads to, while `N` holds it. */
export function actionSource(e: Expr, target: "init" | "next", base: CodeBase, options: { readonly traced: boolean; readonly labelled: boolean }): string {
  const unit = new Unit(base, options);
  const name = base.fresh("root");
  const block = unit.body.braced(`function ${name}()`);
  const label: OpenLabel = { name: target === "init" ? "Init" : "Next", span: e.span, defined: e.span, arguments: [], fixed: false, open: true };
  const context: ActionContext = {
    unit, frame: new Frame(block.child()), block: block.child(), environment: emptyEnvironment, mode: target === "init" ? 1 : 0, target, known: new Map(), label,
  };
  compileAction(e, context, { tail: true, generate: (at) => found(at, e) });
  return unit.source(name);
}

/** The end of a path: every variable must have a value. */
function found(context: ActionContext, e: Expr): void {
  const { unit, block, known } = context;
  const label = context.label ?? { name: "an action", span: e.span, defined: e.span, arguments: [], fixed: false, open: false };
  const missing = unit.analysis.program.variables.filter((v) => known.get(v.id) !== true);
  if (missing.length > 0) {
    const fail = `R.failIncomplete(${JSON.stringify(label.name)}, ${unit.base.site(label.defined)});`;
    if (missing.some((v) => !known.has(v.id))) return block.line(fail);
    block.line(`if (${missing.map((v) => `N[${v.id}] === undefined`).join(" || ")}) ${fail}`);
  }
  block.line("R.requireListed();");
  const index = unit.base.label({ name: label.name, span: label.span, defined: label.defined, arguments: label.arguments.map((a) => a.name) });
  block.line(unit.labelled ? `R.out(${index}, [${label.arguments.map((a) => a.code).join(", ")}]);` : `R.out(${index}, null);`);
}
