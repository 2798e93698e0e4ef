import type { Span } from "../base/span.ts";
import type { BuiltinName } from "../ir/builtins.ts";
import type { Expr } from "../ir/ir.ts";
import { isBuiltin } from "../module/standard-modules.ts";

/** The expression for an operator of the language, given as many arguments as `languageOperators` says. */
export function languageApplication(operator: string, args: readonly Expr[], span: Span): Expr {
  const [first, second] = args;
  if (first === undefined) return poison(span);
  switch (operator) {
    case "'": return { kind: "prime", body: first, span };
    case "UNCHANGED": return { kind: "unchanged", body: first, span };
    case "ENABLED": return { kind: "enabled", body: first, span };
    case "[]": return { kind: "temporal", operator: "always", arguments: [first], span };
    case "<>": return { kind: "temporal", operator: "eventually", arguments: [first], span };
    case "~>": return { kind: "temporal", operator: "leads-to", arguments: args, span };
    case "-+->": return { kind: "temporal", operator: "guarantees", arguments: args, span };
    case "/\\": return junction("and", args, span);
    case "\\/": return junction("or", args, span);
    case "\\X": return { kind: "product", factors: second === undefined ? [first] : [first, second], span };
    default: return isBuiltin(operator) ? builtin(operator, args, span) : poison(span);
  }
}

/** A conjunction or disjunction; items that are of the same kind are flattened into it. */
export function junction(kind: "and" | "or", items: readonly Expr[], span: Span): Expr {
  const flat = items.flatMap((item) => (item.kind === kind ? item.items : [item]));
  const [only] = flat;
  return flat.length === 1 && only !== undefined ? only : { kind, items: flat, span };
}

function builtin(operator: BuiltinName, args: readonly Expr[], span: Span): Expr {
  return { kind: "builtin", operator, arguments: args, span };
}

/** What stands in for an expression that was refused; a program with one is never returned. */
export function poison(span: Span): Expr {
  return { kind: "literal", value: false, span };
}
