import { makeFunction, makeInteger, makeRecord, makeSet, makeTuple, modelValue } from "../value/index.ts";
import type { Value } from "../value/value.ts";
import type { Trace } from "./trace.ts";

/** A trace that was read, or what is wrong with the text, as a phrase after "the trace". */
export type ItfResult = { readonly kind: "trace"; readonly trace: Trace } | { readonly kind: "malformed"; readonly problem: string };

/** Reads a trace in the Informal Trace Format (Apalache ADR-015), of Talus or of another tool. States carry no actions afterwards.
 *
 *  Strings that are model values: those that `#meta.modelValues` lists; where that is missing, those among `modelValues`, the program's.
 *  `#unserializable` is a model value when it is one of the program's, else the trace is malformed. Plain JSON numbers, which ITF allowed
 *  until 2023, are read as integers; lists and `#tup` are the same. See NOTE(itf-values). */
export function fromItf(json: unknown, modelValues: readonly string[]): ItfResult {
  try {
    return { kind: "trace", trace: readTrace(json, modelValues) };
  } catch (error) {
    if (error instanceof Malformed) return { kind: "malformed", problem: error.message };
    throw error;
  }
}

/** Unwinds the reader; never leaves this file. */
class Malformed extends Error {}

interface Reader {
  /** Strings that stand for model values. */
  readonly plain: ReadonlySet<string>;
  readonly models: ReadonlySet<string>;
}

function readTrace(json: unknown, modelValues: readonly string[]): Trace {
  const root = object(json, "is not a JSON object");
  const variables = list(root.vars, "has no list 'vars'").map((name) => text(name, "has a variable whose name is not a string"));
  const meta = isObject(root["#meta"]) ? root["#meta"] : {};
  const listed = Array.isArray(meta.modelValues) ? meta.modelValues.filter((name): name is string => typeof name === "string") : modelValues;
  const reader: Reader = { plain: new Set(listed), models: new Set([...modelValues, ...listed]) };
  const states = list(root.states, "has no list 'states'").map((state, i) => {
    const fields = object(state, `has a state ${i + 1} that is not an object`);
    const values = variables.map((name) => {
      if (!Object.hasOwn(fields, name)) throw new Malformed(`has no value for '${name}' in state ${i + 1}`);
      return readValue(fields[name], reader);
    });
    return { values, action: null };
  });
  if (root.loop === undefined || root.loop === null) return { variables, states };
  if (typeof root.loop !== "number" || states[root.loop] === undefined) throw new Malformed("has a 'loop' that is not the index of a state");
  return { variables, states, loop: root.loop };
}

function readValue(json: unknown, reader: Reader): Value {
  if (typeof json === "boolean") return json;
  if (typeof json === "string") return reader.plain.has(json) ? modelValue(json) : json;
  if (typeof json === "number") {
    if (!Number.isSafeInteger(json)) throw new Malformed(`has a number that is not an exact integer: ${json}`);
    return makeInteger(json);
  }
  if (Array.isArray(json)) return makeTuple(json.map((e) => readValue(e, reader)));
  const fields = object(json, `has a value that TLA+ does not have: ${JSON.stringify(json)}`);
  const special = Object.keys(fields).filter((key) => key.startsWith("#"));
  if (special.length === 0) return makeRecord(Object.entries(fields).map(([name, value]): [string, Value] => [name, readValue(value, reader)]));
  return readSpecial(special[0], fields[special[0]], reader);
}

function readSpecial(key: string, content: unknown, reader: Reader): Value {
  switch (key) {
    case "#bigint": {
      const digits = text(content, "has a '#bigint' that is not a string");
      if (!/^-?[0-9]+$/.test(digits)) throw new Malformed(`has a '#bigint' that is not an integer: ${digits}`);
      return makeInteger(BigInt(digits));
    }
    case "#tup": return makeTuple(list(content, "has a '#tup' that is not a list").map((e) => readValue(e, reader)));
    case "#set": return makeSet(list(content, "has a '#set' that is not a list").map((e) => readValue(e, reader)));
    case "#map":
      return makeFunction(list(content, "has a '#map' that is not a list").map((pair): [Value, Value] => {
        const sides = list(pair, "has a '#map' with an entry that is not a pair");
        if (sides.length !== 2) throw new Malformed("has a '#map' with an entry that is not a pair");
        return [readValue(sides[0], reader), readValue(sides[1], reader)];
      }));
    case "#unserializable": {
      const name = text(content, "has an '#unserializable' that is not a string");
      if (!reader.models.has(name)) throw new Malformed(`has a value that could not be written: ${name}`);
      return modelValue(name);
    }
    default: throw new Malformed(`has a value of an unknown form: ${key}`);
  }
}

function isObject(json: unknown): json is { readonly [key: string]: unknown } {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function object(json: unknown, problem: string): { readonly [key: string]: unknown } {
  if (!isObject(json)) throw new Malformed(problem);
  return json;
}

function list(json: unknown, problem: string): readonly unknown[] {
  if (!Array.isArray(json)) throw new Malformed(problem);
  return json;
}

function text(json: unknown, problem: string): string {
  if (typeof json !== "string") throw new Malformed(problem);
  return json;
}
