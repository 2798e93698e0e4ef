import type { ActionLabel, Trace } from "../../src/trace/index.ts";
import { makeFunction, makeRecord, makeSet, makeTuple, modelValue } from "../../src/value/index.ts";
import type { Value } from "../../src/value/value.ts";

export const record = (fields: Readonly<Record<string, Value>>): Value => makeRecord(Object.entries(fields));
export const set = (...elements: readonly Value[]): Value => makeSet(elements);
export const tuple = (...elements: readonly Value[]): Value => makeTuple(elements);
export const map = (...pairs: readonly (readonly [Value, Value])[]): Value => makeFunction(pairs);
export const model = modelValue;

/** A trace of one variable that takes these values. */
export function traceOf(...values: readonly Value[]): Trace {
  return { variables: ["x"], states: values.map((v) => ({ values: [v], action: null })) };
}

export function action(name: string, span: ActionLabel["span"], ...args: readonly Value[]): ActionLabel {
  return { name, arguments: args.map((value, i) => ({ name: `p${i}`, value })), span };
}
