import type { Expr } from "../../ir/ir.ts";
import { type ActionContext, allMaybe, type Continuation } from "./action-context.ts";
import { compileAction, guard } from "./action.ts";
import { bind, emptyEnvironment, type Environment, forced, keep, within } from "./context.ts";
import { compile } from "./expr.ts";
import { bindVariable, compileBounds } from "./loops.ts";

type Select = Extract<Expr, { kind: "select" }>;
type FunctionExpr = Extract<Expr, { kind: "function" }>;

/** f[x] as an action. As in TLC, the body of a function that is given as an expression is an action as well: it may assign, and each way to make
 *  it true is a path of its own. Any other application is a test. */
export function selectedAction(e: Select, context: ActionContext, next: Continuation): void {
  const entry = e.function.kind === "local" ? context.environment.get(e.function.id) : undefined;
  if (entry?.kind === "value" && entry.action !== undefined) return callAction(entry.action, e, context, next);
  const found = functionBehind(e.function, context.environment, context);
  if (found === null) return guard(e, context, next);
  callAction(functionAction(found.expr, found.environment, e.function, context), e, context, next);
}

function callAction(action: string, e: Select, context: ActionContext, next: Continuation): void {
  const argument = forced(context, compile(e.argument, context), e.argument.span).code;
  const after = context.unit.base.fresh("k");
  const rest = context.block.braced(`const ${after} = () =>`, "};");
  next.generate({ ...allMaybe(context), block: rest });
  context.block.line(`${action}(${argument}, ${after});`);
}

/** The function constructor that an expression denotes, through definitions; null for all else, also for a constant function. */
function functionBehind(e: Expr, environment: Environment, context: ActionContext): { readonly expr: FunctionExpr; readonly environment: Environment } | null {
  if (e.kind === "function") return context.unit.analysis.isConstant(e) ? null : { expr: e, environment };
  if (e.kind === "apply" && e.arguments.length === 0) {
    const { body, recursive } = context.unit.analysis.program.definitions[e.definition];
    return recursive ? null : functionBehind(body, emptyEnvironment, context);
  }
  const entry = e.kind === "local" ? environment.get(e.id) : undefined;
  if (entry?.kind !== "let" || entry.definition.parameters.length > 0 || entry.definition.recursive) return null;
  return functionBehind(entry.definition.body, entry.context().environment, context);
}

/** Generates the JavaScript function that goes on once for each way to make the body true; `fn` denotes the function `e` in the context. */
function functionAction(e: FunctionExpr, environment: Environment, fn: Expr, context: ActionContext): string {
  const { base } = context.unit;
  const [name, argument, k] = ["f", "x", "k"].map((prefix) => base.fresh(prefix));
  const body = context.block.braced(`const ${name} = (${argument}, ${k}) =>`, "};");
  const bounds = compileBounds(e.bindings, { ...context, environment, block: body }, "a function's domain", false);
  const site = base.site(e.span);
  const domain = bounds.length === 1 ? bounds[0].set : `productSet([${bounds.map((b) => b.set).join(", ")}], ${site})`;
  body.line(`if (!member(${argument}, ${domain}, ${site})) failDomain(${domain}, ${argument}, ${site});`);
  let inner = within(context, body, environment);
  if (e.self !== null) {
    const value = compile(fn, within(context, context.block));
    inner = within(inner, body, bind(environment, [[e.self, { kind: "value", piece: value, action: name }]]));
  }
  bounds.forEach((bound, i) => {
    inner = bindVariable(bound.variable, bounds.length === 1 ? argument : keep(inner, `${argument}.elements[${i}]`, "value").code, inner, "value");
  });
  compileAction(e.body, { ...allMaybe({ ...context, known: new Map() }), ...inner, label: context.label, known: allMaybe({ ...context, known: new Map() }).known }, { tail: true, generate: (at) => at.block.line(`${k}();`) });
  return name;
}
