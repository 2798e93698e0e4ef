import { isFunction } from "../value/apply.ts";
import { printValue } from "../value/print.ts";
import type { Value } from "../value/value.ts";
import { Refusal } from "./outside.ts";

/** The value as JSON text on one line. Sets and sequences are arrays; records and other functions are objects, whose keys are strings as they are and
 *  other arguments as TLA+ prints them; model values are strings. Sets and objects in the order of the values. */
export function toJson(value: Value): string {
  switch (typeof value) {
    case "boolean": return value ? "true" : "false";
    case "number": return String(value);
    case "bigint": return value.toString();
    case "string": return quote(value);
  }
  switch (value.kind) {
    case "model": return quote(value.name);
    case "set": case "tuple": return array(value.elements);
    case "record": return object(value.fields, value.values);
    case "function": return object(value.keys, value.values);
  }
}

/** Text of a set, or of a function: an array where it is a sequence. */
export function toJsonArray(value: Value): string {
  if (typeof value !== "object" || value.kind === "record" || value.kind === "model") throw new Refusal(`${printValue(value)} is neither a set nor a sequence`);
  return toJson(value);
}

/** Text of a function; a sequence is an array here too, because a function of integers may be one. */
export function toJsonObject(value: Value): string {
  if (!isFunction(value)) throw new Refusal(`${printValue(value)} is not a function`);
  return toJson(value);
}

const array = (values: readonly Value[]): string => `[${values.map(toJson).join(",")}]`;

function object(keys: readonly Value[], values: readonly Value[]): string {
  return `{${keys.map((key, i) => `${quote(typeof key === "string" ? key : printValue(key))}:${toJson(values[i])}`).join(",")}}`;
}

/** TLC's library escapes the two line separators of Unicode as well. */
const quote = (text: string): string => JSON.stringify(text).replace(/[\u2028\u2029]/g, (c) => (c === "\u2028" ? "\\u2028" : "\\u2029"));
