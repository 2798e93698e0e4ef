import type { Expr } from "../../ir/ir.ts";

const relations: readonly string[] = ["=", "#", "<", "\\leq", ">", "\\geq", "\\in", "\\notin", "\\subseteq"];

/** What the two sides of a relation were in the states in which it does not hold, as a phrase; "" for anything but a relation. `shown` gives the
 *  text of a value, or null where an expression has none that can be shown. */
export function sidesOf(e: Expr, shown: (e: Expr) => string | null): string {
  if (e.kind === "unchanged") {
    const before = shown(e.body);
    const after = shown({ kind: "prime", body: e.body, span: e.span });
    return before === null || after === null ? "" : `it was ${before} and becomes ${after}`;
  }
  if (e.kind !== "builtin" || !relations.includes(e.operator)) return "";
  const [left, right] = e.arguments.map((argument) => (argument.kind === "lambda" ? null : shown(argument)));
  const parts = [left === null ? "" : `the left side is ${left}`, right === null ? "" : `the right side is ${right}`];
  return parts.filter((part) => part !== "").join(", ");
}
