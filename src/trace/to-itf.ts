import type { Value } from "../value/value.ts";
import { actionText } from "./print-trace.ts";
import type { Trace } from "./trace.ts";

/** An expression of the Informal Trace Format (Apalache ADR-015). */
export type ItfExpr =
  | boolean
  | string
  | readonly ItfExpr[]
  | { readonly [key: string]: ItfExpr | readonly (readonly [ItfExpr, ItfExpr])[] };

export interface ItfTrace {
  readonly "#meta": { readonly [key: string]: unknown };
  readonly vars: readonly string[];
  readonly states: readonly { readonly [key: string]: unknown }[];
  readonly loop?: number;
}

/** What the head of an ITF file says about where the trace comes from. */
export interface ItfMeta {
  readonly source: string; // the spec
  readonly description?: string;
}

/** The trace as ITF JSON, which `fromItf` reads back to the same values.
 *
 *  NOTE(itf-values) Integers are always `{"#bigint": "12"}`, sequences and tuples `#tup`, functions `#map`, records objects; a record with a
 *  field that is empty or begins with `#` is a `#map` with strings as keys, which is the same value. ITF has no model values: they are written as
 *  strings, as Apalache does, and `#meta.modelValues` lists them, so that reading knows them. A model value whose name also occurs as a
 *  string (or field) in the trace is not in that list and is written `{"#unserializable": "name"}` wherever it stands. */
export function toItf(trace: Trace, meta: ItfMeta): ItfTrace {
  const names = collectNames(trace);
  const plain = new Set([...names.models].filter((name) => !names.strings.has(name)));
  return {
    "#meta": {
      format: "ITF",
      "format-description": "https://apalache-mc.org/docs/adr/015adr-trace.html",
      ...meta,
      modelValues: [...plain].sort(),
    },
    vars: trace.variables,
    states: trace.states.map((state, i) => ({
      "#meta": { index: i, ...(state.action === null ? {} : { action: actionText(state.action) }) },
      ...Object.fromEntries(trace.variables.map((name, v) => [name, valueToItf(state.values[v], plain)])),
    })),
    ...(trace.loop === undefined ? {} : { loop: trace.loop }),
  };
}

/** One value as ITF; model values in `plain` become strings, others `#unserializable`. */
export function valueToItf(value: Value, plain: ReadonlySet<string>): ItfExpr {
  const convert = (v: Value): ItfExpr => valueToItf(v, plain);
  switch (typeof value) {
    case "boolean": case "string": return value;
    case "number": case "bigint": return { "#bigint": value.toString() };
  }
  switch (value.kind) {
    case "model": return plain.has(value.name) ? value.name : { "#unserializable": value.name };
    case "set": return { "#set": value.elements.map(convert) };
    case "tuple": return { "#tup": value.elements.map(convert) };
    case "record":
      if (value.fields.some((field) => field === "" || field.startsWith("#"))) return pairs(value.fields, value.values, convert);
      return Object.fromEntries(value.fields.map((field, i) => [field, convert(value.values[i])]));
    case "function": return pairs(value.keys, value.values, convert);
  }
}

function pairs(keys: readonly Value[], values: readonly Value[], convert: (v: Value) => ItfExpr): ItfExpr {
  return { "#map": keys.map((key, i): readonly [ItfExpr, ItfExpr] => [convert(key), convert(values[i])]) };
}

interface Names {
  readonly models: Set<string>;
  readonly strings: Set<string>;
}

function collectNames(trace: Trace): Names {
  const names: Names = { models: new Set(), strings: new Set() };
  for (const state of trace.states) for (const value of state.values) addNames(value, names);
  return names;
}

function addNames(value: Value, names: Names): void {
  if (typeof value === "string") names.strings.add(value);
  if (typeof value !== "object") return;
  switch (value.kind) {
    case "model": names.models.add(value.name); return;
    case "set": case "tuple": value.elements.forEach((e) => addNames(e, names)); return;
    case "record": value.fields.forEach((f) => names.strings.add(f)); break;
    case "function": value.keys.forEach((k) => addNames(k, names)); break;
  }
  value.values.forEach((v) => addNames(v, names));
}
