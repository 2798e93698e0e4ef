import { printString } from "../../value/print.ts";
import type { Value } from "../../value/value.ts";

/** Where in a state a value stands: as an argument of a function, as an element of a set, or as a value itself. */
export type Role = "key" | "element" | "scalar";

/** Names for values: the constant that has this value, or a bound variable; null where the value is to be spelt out. */
export type Names = (v: Value, role: Role) => string | null;

export const noNames: Names = (v) => (typeof v === "object" && v.kind === "model" ? v.name : null);

export const isFieldName = (text: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(text) && !/^(WF_|SF_)/.test(text);

/** A TLA+ expression that denotes `v`. */
export function valueText(v: Value, names: Names, role: Role = "scalar"): string {
  const name = names(v, role);
  if (name !== null) return name;
  if (typeof v === "boolean") return v ? "TRUE" : "FALSE";
  if (typeof v === "string") return printString(v);
  if (typeof v !== "object") return v < 0 ? `(${v})` : `${v}`;
  const text = (x: Value): string => valueText(x, names, role);
  switch (v.kind) {
    case "model": return v.name;
    case "set": return `{${v.elements.map(text).join(", ")}}`;
    case "tuple": return `<<${v.elements.map(text).join(", ")}>>`;
    case "record": return v.fields.every(isFieldName)
      ? `[${v.fields.map((f, i) => `${f} |-> ${text(v.values[i])}`).join(", ")}]`
      : `(${v.fields.map((f, i) => `${printString(f)} :> ${text(v.values[i])}`).join(" @@ ")})`;
    case "function": return `(${v.keys.map((k, i) => `${text(k)} :> ${text(v.values[i])}`).join(" @@ ")})`;
  }
}

/** `f[key]`, or `f.key` for a field. */
export function selectText(f: string, key: Value, names: Names): string {
  const name = names(key, "key");
  if (name !== null) return `${f}[${name}]`;
  if (typeof key === "string" && isFieldName(key)) return `${f}.${key}`;
  if (typeof key === "object" && key.kind === "tuple" && key.elements.length > 1) return `${f}[${key.elements.map((e) => valueText(e, names, "key")).join(", ")}]`;
  return `${f}[${valueText(key, names, "key")}]`;
}
