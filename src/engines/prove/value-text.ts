import { printString } from "../../value/print.ts";
import type { Value } from "../../value/value.ts";

/** Names for model values in an expression: the constant that has this value, or a bound variable. */
export type Names = ReadonlyMap<Value, string>;

const isIdentifier = (text: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(text) && !/^(WF_|SF_)/.test(text);

/** A TLA+ expression that denotes `v`, model values by their names. */
export function valueText(v: Value, names: Names): string {
  if (typeof v === "boolean") return v ? "TRUE" : "FALSE";
  if (typeof v === "string") return printString(v);
  if (typeof v !== "object") return v < 0 ? `(${v})` : `${v}`;
  const text = (x: Value): string => valueText(x, names);
  switch (v.kind) {
    case "model": return names.get(v) ?? v.name;
    case "set": return `{${v.elements.map(text).join(", ")}}`;
    case "tuple": return `<<${v.elements.map(text).join(", ")}>>`;
    case "record": return v.fields.every(isIdentifier)
      ? `[${v.fields.map((f, i) => `${f} |-> ${text(v.values[i])}`).join(", ")}]`
      : `(${v.fields.map((f, i) => `${printString(f)} :> ${text(v.values[i])}`).join(" @@ ")})`;
    case "function": return `(${v.keys.map((k, i) => `${text(k)} :> ${text(v.values[i])}`).join(" @@ ")})`;
  }
}

/** `f[key]`, or `f.key` for a field. */
export function selectText(f: string, key: Value, names: Names): string {
  if (typeof key === "string" && isIdentifier(key)) return `${f}.${key}`;
  if (typeof key === "object" && key.kind === "tuple" && key.elements.length > 1) return `${f}[${key.elements.map((e) => valueText(e, names)).join(", ")}]`;
  return `${f}[${valueText(key, names)}]`;
}
