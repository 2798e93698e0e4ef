import type { Expr } from "../ir/ir.ts";
import { not } from "../term/term-table.ts";
import { type ActionContext, at, explore, guard } from "./action.ts";
import { type Context, fail } from "./context.ts";
import { type Environment, lookup } from "./environment.ts";
import { bindVariable, evaluate } from "./evaluate.ts";
import { apply } from "./functions.ts";
import { member } from "./member.ts";
import type { Outcome } from "./outcome.ts";
import { assume } from "./path.ts";
import { recursiveFunction } from "./recursive-function.ts";
import type { Sym } from "./sym.ts";

type FunctionExpr = Extract<Expr, { kind: "function" }>;

/** f[x] as an action. As in TLC, the body of a function that is written as an expression is an action as well: it may assign, and branch. Any other
 *  application is a test. */
export function selection(ax: ActionContext, e: Extract<Expr, { kind: "select" }>, start: Outcome): readonly Outcome[] {
  const here = at(ax, start);
  const f = functionBehind(here, e.function);
  if (f === null) return guard(ax, e, start);
  const { expr } = f;
  const x = evaluate(here, e.argument);
  const outer: Context = { ...here, env: recursiveFunction({ env: f.env, path: start.path }, expr).env };
  const components = expr.bindings.map((_, i): Sym => (expr.bindings.length === 1 ? x : apply(here, x, here.m.ground(i + 1), e.span)));
  const inDomain = here.m.terms.all(expr.bindings.map((b, i) => member(here, components[i], evaluate(outer, b.set), e.span)));
  fail(here, not(inDomain), "apply", e.span);
  const path = assume(here.m.terms, start.path, inDomain);
  if (path === null) return [];
  let inside: Context = { ...outer, path };
  expr.bindings.forEach((b, i) => { inside = bindVariable(inside, b.variable, components[i], b.set.span); });
  return explore({ ...ax, cx: { ...ax.cx, env: inside.env, depth: here.depth + 1 } }, expr.body, { ...start, path });
}

/** The function constructor that `e` denotes, through definitions; null for all else. */
function functionBehind(cx: Context, e: Expr): { readonly expr: FunctionExpr; readonly env: Environment | null } | null {
  if (e.kind === "function") return { expr: e, env: cx.env };
  if (e.kind === "apply" && e.arguments.length === 0) {
    const { body, recursive } = cx.machine.program.definitions[e.definition];
    return recursive ? null : functionBehind({ ...cx, env: null }, body);
  }
  if (e.kind !== "local") return null;
  const binding = lookup(cx.env, e.id, e.name);
  if (binding.kind === "recursive-function") return { expr: binding.expr, env: binding.env };
  return binding.kind === "thunk" ? functionBehind({ ...cx, env: binding.env }, binding.expr) : null;
}
