import { anyUnlisted, Unlisted } from "./unlisted.ts";
import type { Value } from "./value.ts";

/** The value as TLC prints it on one line: a TLA+ expression that denotes it. Records with a field that is no identifier are printed as functions. */
export function printValue(value: Value): string {
  switch (typeof value) {
    case "boolean": return value ? "TRUE" : "FALSE";
    case "number": return String(value);
    case "bigint": return value.toString();
    case "string": return printString(value);
  }
  if (anyUnlisted && value instanceof Unlisted) return value.text();
  switch (value.kind) {
    case "model": return value.name;
    case "set": return `{${printList(value.elements)}}`;
    case "tuple": return `<<${printList(value.elements)}>>`;
    case "record":
      if (!value.fields.every(isFieldName)) return printPairs(value.fields, value.values);
      return `[${value.fields.map((field, i) => `${field} |-> ${printValue(value.values[i])}`).join(", ")}]`;
    case "function": return printPairs(value.keys, value.values);
  }
}

function printList(values: readonly Value[]): string {
  return values.map((v) => printValue(v)).join(", ");
}

function printPairs(keys: readonly Value[], values: readonly Value[]): string {
  return `(${keys.map((key, i) => `${printValue(key)} :> ${printValue(values[i])}`).join(" @@ ")})`;
}

function isFieldName(name: string): boolean {
  return /^[A-Za-z0-9_]*[A-Za-z][A-Za-z0-9_]*$/.test(name);
}

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\f": "\\f" };

/** A TLA+ string literal. */
export function printString(text: string): string {
  return `"${text.replace(/[\\"\n\t\r\f]/g, (c) => escapes[c] ?? c)}"`;
}
