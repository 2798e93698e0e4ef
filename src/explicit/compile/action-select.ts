import type { Expr } from "../../ir/ir.ts";
import { type ActionContext, allMaybe, type Continuation } from "./action-context.ts";
import { compileAction, guard } from "./action.ts";
import { bind, emptyEnvironment, type Environment, forced, type Piece, within } from "./context.ts";
import { compile } from "./expr.ts";
import { bindVariable, compileBounds } from "./loops.ts";

type Select = Extract<Expr, { kind: "select" }>;
type FunctionExpr = Extract<Expr, { kind: "function" }>;

/** f[x] as an action. As in TLC, the body of a recursive function is an action as well: each way to make it true is a path of its own. Any other
 *  application is a test. */
export function selectedAction(e: Select, context: ActionContext, next: Continuation): void {
  const entry = e.function.kind === "local" ? context.environment.get(e.function.id) : undefined;
  if (entry?.kind === "value" && entry.action !== undefined) return callAction(entry.action, e, context, next);
  const found = functionBehind(e.function, context.environment, context);
  if (found === null) return guard(e, context, next);
  callAction(functionAction(found.expr, found.environment, compile(e.function, context), context), e, context, next);
}

function callAction(action: string, e: Select, context: ActionContext, next: Continuation): void {
  const argument = forced(context, compile(e.argument, context), e.argument.span).code;
  const after = context.unit.base.fresh("k");
  const rest = context.block.braced(`const ${after} = () =>`, "};");
  next.generate({ ...allMaybe(context), block: rest });
  context.block.line(`${action}(${argument}, ${after});`);
}

/** The recursive function of one variable that an expression denotes, through definitions; null for all else. */
function functionBehind(e: Expr, environment: Environment, context: ActionContext): { readonly expr: FunctionExpr; readonly environment: Environment } | null {
  if (e.kind === "function") return e.self !== null && e.bindings.length === 1 ? { expr: e, environment } : null;
  if (e.kind === "apply" && e.arguments.length === 0) {
    const { body, recursive } = context.unit.analysis.program.definitions[e.definition];
    return recursive ? null : functionBehind(body, emptyEnvironment, context);
  }
  const entry = e.kind === "local" ? environment.get(e.id) : undefined;
  if (entry?.kind !== "let" || entry.definition.parameters.length > 0 || entry.definition.recursive) return null;
  return functionBehind(entry.definition.body, entry.context().environment, context);
}

/** Generates the function that goes on once for each way to make the body true; `value` is the function as a value. */
function functionAction(e: FunctionExpr, environment: Environment, value: Piece, context: ActionContext): string {
  const { base } = context.unit;
  const [name, argument, k] = ["f", "x", "k"].map((prefix) => base.fresh(prefix));
  const body = context.block.braced(`const ${name} = (${argument}, ${k}) =>`, "};");
  const [bound] = compileBounds(e.bindings, { ...context, environment, block: body }, "a function's domain", false);
  const site = base.site(e.span);
  body.line(`if (!member(${argument}, ${bound.set}, ${site})) select(${value.code}, ${argument}, ${site});`); // fails
  const self = e.self === null ? [] : ([[e.self, { kind: "value", piece: value, action: name }]] as const);
  const inner = bindVariable(bound.variable, argument, within(context, body, bind(environment, self)), "value");
  compileAction(e.body, { ...allMaybe({ ...context, known: new Map() }), ...inner, label: context.label, known: allMaybe({ ...context, known: new Map() }).known }, { tail: true, generate: (at) => at.block.line(`${k}();`) });
  return name;
}
