import type { Span } from "../base/span.ts";
import type { BuiltinName } from "../ir/builtins.ts";
import type { Expr, LocalId } from "../ir/ir.ts";
import { makeSet } from "../value/construct.ts";
import { printValue } from "../value/print.ts";
import type { Value } from "../value/value.ts";
import type { Unknown } from "./shape.ts";

/** A set as an expression and as TLA+ text. */
export interface Described {
  readonly expr: Expr;
  readonly text: string;
}

/** How to write the set: where, how large values may be, and names for bound variables. */
export interface Writing {
  readonly span: Span;
  readonly size: Expr;
  readonly sizeText: string;
  readonly fresh: () => LocalId;
}

/** Shapes inside each other; a deeper one is refused, such as that of a value that would contain itself. */
const mostDepth = 10;

/** The set of values of a shape in which no set, sequence or function has more than `size` elements; a text where the shape is not known well enough. Keys of functions, and
 *  strings, are those that are written in the spec. */
export function setOfShape(unknown: Unknown, w: Writing, depth = 0): Described | string {
  const { shape } = unknown;
  if (depth > mostDepth) return "its values would contain themselves";
  if (shape === null) return depth === 0 ? "no use says what its values are" : "no use says what its values are made of";
  const inner = (u: Unknown): Described | string => setOfShape(u, w, depth + 1);
  const all = (list: readonly Unknown[], make: (parts: readonly Described[]) => Described): Described | string => {
    const parts = list.map(inner);
    const reason = parts.find((p) => typeof p === "string");
    return reason ?? make(parts.filter((p) => typeof p !== "string"));
  };
  switch (shape.kind) {
    case "several": return "its uses do not agree on what its values are";
    case "boolean": return { expr: builtin(w, "BOOLEAN"), text: "BOOLEAN" };
    case "integer": return { expr: builtin(w, "Int"), text: "Int" };
    case "atom": return shape.seen.size === 0 ? "no strings are written that it could be" : literal(w, [...shape.seen.values()]);
    case "set": return all([shape.element], ([e]) => small(w, "SUBSET", "Cardinality", e));
    case "sequence": return all([shape.element], ([e]) => small(w, "Seq", "Len", e));
    case "tuple": return all(shape.elements, (parts) => ({ expr: { kind: "product", factors: parts.map((p) => p.expr), span: w.span }, text: parts.map((p) => inParentheses(p.text)).join(" \\X ") }));
    case "record": {
      const names = [...shape.fields.keys()].sort();
      return all(names.map((name) => shape.fields.get(name) ?? unknown), (parts) => ({
        expr: { kind: "record-set", fields: names.map((name, i) => ({ name, value: parts[i].expr })), span: w.span },
        text: `[${names.map((name, i) => `${name} : ${parts[i].text}`).join(", ")}]`,
      }));
    }
    case "function": {
      const keys = keysOf(shape.key, depth);
      if (keys === null) return "no use says what the domains of its functions are";
      return all([shape.value], ([range]) => functions(w, small(w, "SUBSET", "Cardinality", literal(w, keys)), range));
    }
  }
}

/** The values that a key can be; null where they are not known, or too many. */
function keysOf(key: Unknown, depth: number): readonly Value[] | null {
  const { shape } = key;
  if (depth > mostDepth || shape === null) return null;
  if (shape.kind === "boolean") return [false, true];
  if (shape.kind !== "integer" && shape.kind !== "atom") return null;
  return shape.seen.size === 0 ? null : [...shape.seen.values()];
}

/** `UNION {[d -> R] : d \in D}` */
function functions(w: Writing, domains: Described, range: Described): Described {
  const id = w.fresh();
  const d: Expr = { kind: "local", id, name: "d", span: w.span };
  const set = builtin(w, "->", d, range.expr);
  const map: Expr = { kind: "map", bindings: [{ variable: { id, name: "d", tuple: null }, set: domains.expr }], body: set, span: w.span };
  return { expr: builtin(w, "UNION", map), text: `UNION {[d -> ${range.text}] : d \\in ${domains.text}}` };
}

/** `{x \in SUBSET S : Cardinality(x) <= size}`, and the same with Seq and Len. */
function small(w: Writing, all: "SUBSET" | "Seq", size: "Cardinality" | "Len", element: Described): Described {
  const id = w.fresh();
  const x: Expr = { kind: "local", id, name: "x", span: w.span };
  const body = builtin(w, "\\leq", builtin(w, size, x), w.size);
  const name = all === "Seq" ? `Seq(${element.text})` : `SUBSET ${inParentheses(element.text)}`;
  return {
    expr: { kind: "filter", binding: { variable: { id, name: "x", tuple: null }, set: builtin(w, all, element.expr) }, body, span: w.span },
    text: `{x \\in ${name} : ${size}(x) <= ${w.sizeText}}`,
  };
}

function literal(w: Writing, values: readonly Value[]): Described {
  const value = makeSet(values);
  return { expr: { kind: "literal", value, span: w.span }, text: printValue(value) };
}

function builtin(w: Writing, operator: BuiltinName, ...args: readonly Expr[]): Expr {
  return { kind: "builtin", operator, arguments: args, span: w.span };
}

function inParentheses(text: string): string {
  return / \\X |^SUBSET |^UNION /.test(text) ? `(${text})` : text;
}
