import type { Expr } from "../ir/ir.ts";
import { type Term, not } from "../term/term-table.ts";
import { type ActionContext, at, explore, guard } from "./action.ts";
import { type Context, fail, under } from "./context.ts";
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
  const body = appliedBody(at(ax, start), e);
  if (body === null) return guard(ax, e, start);
  const path = assume(ax.cx.m.terms, start.path, body.inDomain);
  return path === null ? [] : explore({ ...ax, cx: { ...ax.cx, env: body.env, depth: ax.cx.depth + 1 } }, body.expr, { ...start, path });
}

/** The body of the function in f[x] with its variables bound, and when x is an argument of it; null if f is not written as an expression. */
export function appliedBody(cx: Context, e: Extract<Expr, { kind: "select" }>): { readonly expr: Expr; readonly env: Environment | null; readonly inDomain: Term } | null {
  const f = functionBehind(cx, e.function);
  if (f === null) return null;
  const { bindings, body } = f.expr;
  const x = evaluate(cx, e.argument);
  const outer: Context = { ...cx, env: recursiveFunction({ env: f.env, path: cx.path }, f.expr).env };
  const components = bindings.map((_, i): Sym => (bindings.length === 1 ? x : apply(cx, x, cx.m.ground(i + 1), e.span)));
  const inDomain = cx.m.terms.all(bindings.map((b, i) => member(cx, components[i], evaluate(outer, b.set), e.span)));
  fail(cx, not(inDomain), "apply", e.span);
  let inside = under(outer, inDomain);
  if (inside === null) return { expr: body, env: outer.env, inDomain };
  for (const [i, b] of bindings.entries()) inside = bindVariable(inside, b.variable, components[i], b.set.span);
  return { expr: body, env: inside.env, inDomain };
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
