import { TRUE } from "../term/term-table.ts";
import type { Value } from "../value/value.ts";
import type { FunctionCell, Guarded, Part, Sym } from "./sym.ts";

/** The parts of a guarded value by class, with their guards. */
export function partsOf(s: Sym): readonly Guarded<Part>[] {
  return s.kind === "union" ? s.alternatives : [{ guard: TRUE, value: s }];
}

export const isInteger = (v: Value): v is number | bigint => typeof v === "number" || typeof v === "bigint";

export const isScalar = (p: Part): boolean =>
  p.kind === "bool" || p.kind === "choice" || (p.kind === "ground" && (typeof p.value !== "object" || p.value.kind === "model"));

export const isSet = (p: Part): boolean => p.kind === "set" || p.kind === "lazy" || (p.kind === "ground" && typeof p.value === "object" && p.value.kind === "set");

export const isFunction = (p: Part): boolean =>
  p.kind === "function" || (p.kind === "ground" && typeof p.value === "object" && p.value.kind !== "set" && p.value.kind !== "model");

/** What TLC compares only with its like: values of different sorts are an error, but untyped model values compare with everything. */
export type ValueSort = "boolean" | "integer" | "string" | "set" | "function" | "model" | `model ${string}`;

export function sortOf(v: Value): ValueSort {
  switch (typeof v) {
    case "boolean": return "boolean";
    case "number": case "bigint": return "integer";
    case "string": return "string";
    default:
      if (v.kind === "set") return "set";
      if (v.kind !== "model") return "function";
      return /^[A-Za-z]_/.test(v.name) ? `model ${v.name.slice(0, 1)}` : "model";
  }
}

export const comparable = (a: ValueSort, b: ValueSort): boolean => a === b || a === "model" || b === "model";

/** The sort of a part that is not a choice. */
export function sortOfPart(p: Part): ValueSort | null {
  switch (p.kind) {
    case "ground": return sortOf(p.value);
    case "bool": return "boolean";
    case "integer": return "integer";
    case "set": case "lazy": return "set";
    case "function": case "pointwise": return "function";
    case "choice": return null;
  }
}

/** The key of a cell if it is ground. */
export const keyValue = (c: FunctionCell): Value | undefined => (c.key.kind === "ground" ? c.key.value : undefined);

/** Known to be a sequence, whatever the variables are. */
export const isSequence = (p: Part): boolean =>
  p.kind === "function" ? p.sequence : p.kind === "ground" && typeof p.value === "object" && p.value.kind === "tuple";
