import type { BuiltinName } from "../ir/builtins.ts";
import type { Expr, Program } from "../ir/ir.ts";
import { unfoldFully } from "./part.ts";

/** Builtins whose value is never a Boolean. */
const otherValues: ReadonlySet<BuiltinName> = new Set<BuiltinName>([
  "\\union", "\\intersect", "\\", "SUBSET", "UNION", "DOMAIN", "BOOLEAN", "STRING", "->", "+", "-", "*", "/", "-.", "^", "%", "\\div", "..", "Nat", "Int", "Real",
  "Seq", "Len", "\\o", "Append", "Tail", "SubSeq", "Cardinality", ":>", "@@", "Permutations", "ToString",
]);

/** What the value of a formula without parameters plainly is, when that is no Boolean ("a set", "a record"); null where only evaluation can tell.
 *  Looks through names, not into branches. */
export function nonBooleanKind(program: Program, e: Expr): string | null {
  const { expr } = unfoldFully(program, { expr: e, frames: [] });
  switch (expr.kind) {
    case "literal":
      return typeof expr.value === "boolean" ? null : "a value of another kind";
    case "set":
    case "filter":
    case "map":
    case "record-set":
    case "product":
      return "a set";
    case "tuple":
      return "a tuple";
    case "record":
      return "a record";
    case "function":
    case "except":
      return "a function";
    case "builtin":
      return otherValues.has(expr.operator) ? `the value of '${expr.operator}'` : null;
    default:
      return null;
  }
}
