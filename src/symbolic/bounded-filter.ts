import type { Argument, Binding, Expr } from "../ir/ir.ts";
import type { Context, Failure } from "./context.ts";
import { evaluate } from "./evaluate.ts";
import { isInfinite } from "./infinite.ts";
import { actionUse } from "./static.ts";
import type { Sym } from "./sym.ts";

/** `{x \in SUBSET S : Cardinality(x) <= n}` and `{q \in Seq(S) : Len(q) <= n}` of a number n, where the set is infinite: the set of its small elements, which can be
 *  chosen from and need not be listed for that. Null for every other filter. */
export function boundedFilter(cx: Context, binding: Binding, body: Expr): Sym | null {
  if (body.kind !== "builtin" || body.operator !== "\\leq") return null;
  const [size, bound] = body.arguments;
  if (bound.kind === "lambda" || !isSize(size, binding.variable.id) || actionUse(cx.machine.program, bound).locals.has(binding.variable.id)) return null;
  const failures: Failure[] = [];
  const set = evaluate({ ...cx, failures }, binding.set);
  if (set.kind !== "lazy" || set.set.kind !== (size.operator === "Len" ? "sequences" : "powerset") || !isInfinite(set)) return null;
  const most = evaluate({ ...cx, failures }, bound);
  if (failures.length > 0 || most.kind !== "ground" || typeof most.value !== "number" || most.value < 0) return null;
  return cx.m.lazy({ kind: "bounded", set, most: most.value });
}

function isSize(e: Argument, local: number): e is Extract<Expr, { kind: "builtin" }> {
  if (e.kind !== "builtin" || (e.operator !== "Cardinality" && e.operator !== "Len")) return false;
  const [of] = e.arguments;
  return of.kind === "local" && of.id === local;
}
