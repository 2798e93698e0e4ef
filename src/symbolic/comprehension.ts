import type { Argument, Binding, Expr } from "../ir/ir.ts";
import type { Context } from "./context.ts";
import { lookup } from "./environment.ts";

/** `{x \in S : P}` or `{e : x \in S}` as written somewhere: the expression, and the context to evaluate its parts in. `union`: it is the sets of `{e : x \in S}`
 *  whose elements are meant, as in `UNION {[d -> R] : d \in SUBSET K}`. */
export interface Comprehension {
  readonly cx: Context;
  readonly kind: "filter" | "map";
  readonly union: boolean;
  readonly bindings: readonly Binding[];
  readonly body: Expr;
}

/** The comprehension that `e` is, or names through definitions and parameters without arguments; null if it is something else. Membership and
 *  picking then need not spell out S (TLC does not either). */
export function comprehensionOf(cx: Context, e: Expr): Comprehension | null {
  switch (e.kind) {
    case "filter": return { cx, kind: "filter", union: false, bindings: [e.binding], body: e.body };
    case "map": return { cx, kind: "map", union: false, bindings: e.bindings, body: e.body };
    case "builtin": return e.operator === "UNION" ? unionOf(cx, e.arguments[0]) : null;
    case "apply": {
      const { parameters, body, recursive } = cx.machine.program.definitions[e.definition];
      return parameters.length > 0 || recursive ? null : comprehensionOf({ ...cx, env: null }, body);
    }
    case "local": {
      const binding = lookup(cx.env, e.id, e.name);
      return binding.kind === "thunk" ? comprehensionOf({ ...cx, env: binding.env }, binding.expr) : null;
    }
    default: return null;
  }
}

function unionOf(cx: Context, of: Argument): Comprehension | null {
  const sets = of.kind === "lambda" ? null : comprehensionOf(cx, of);
  return sets === null || sets.kind !== "map" || sets.union ? null : { ...sets, union: true };
}
