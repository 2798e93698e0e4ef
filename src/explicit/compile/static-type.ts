import type { Expr } from "../../ir/ir.ts";
import type { Analysis } from "./analysis.ts";
import type { PieceType } from "./context.ts";

const results = new WeakMap<Expr, PieceType>();

/** What kind of outcome an expression has, as far as that is plain without its environment. */
export function typeOf(e: Expr, analysis: Analysis): PieceType {
  const known = results.get(e);
  if (known !== undefined) return known;
  results.set(e, "any"); // for recursion
  const found = compute(e, analysis);
  results.set(e, found);
  return found;
}

function compute(e: Expr, analysis: Analysis): PieceType {
  switch (e.kind) {
    case "literal": return typeof e.value === "boolean" ? "bool" : typeof e.value === "number" || typeof e.value === "bigint" ? "int" : typeof e.value === "string" ? "string" : typeof e.value === "object" && e.value.kind === "set" ? "set" : "value";
    case "and": case "or": case "forall": case "exists": case "unchanged": case "enabled": case "box-action": case "angle-action": return "bool";
    case "set": case "map": return "set";
    case "variable": case "replaced": case "choose": case "record": case "tuple": case "select": case "except": return "value";
    case "if": return join(typeOf(e.then, analysis), typeOf(e.else, analysis));
    case "let": case "prime": return typeOf(e.body, analysis);
    case "apply": return typeOf(analysis.program.definitions[e.definition].body, analysis);
    case "builtin": return builtinTypes[e.operator] ?? "any";
    default: return "any";
  }
}

function join(a: PieceType, b: PieceType): PieceType {
  return a === b ? a : a === "any" || b === "any" ? "any" : "value";
}

const builtinTypes: Readonly<Record<string, PieceType | undefined>> = {
  "=": "bool", "#": "bool", "~": "bool", "=>": "bool", "<=>": "bool", "\\in": "bool", "\\notin": "bool", "\\subseteq": "bool",
  "<": "bool", ">": "bool", "\\leq": "bool", "\\geq": "bool", IsFiniteSet: "bool", IsABag: "bool", "\\cdot": "bool",
  "+": "int", "-": "int", "*": "int", "/": "int", "-.": "int", "^": "int", "%": "int", "\\div": "int", Len: "int", Cardinality: "int",
  BOOLEAN: "set", "\\o": "value", Append: "value", Head: "value", Tail: "value", SubSeq: "value", SelectSeq: "value", SortSeq: "value", ":>": "value", "@@": "value",
};
