import { makeInteger, makeRecord, modelValue } from "../value/construct.ts";
import type { RecordValue, TupleValue, Value } from "../value/value.ts";
import { InternalError } from "../base/invariant.ts";
import { noSpan } from "../base/span.ts";
import { chiSquare } from "./chi-square.ts";
import { type Outside, type OutsideFunction, Refusal, stringArgument } from "./outside.ts";
import { csvRead, csvRecords, deserialize, jsonDeserialize, ndJsonDeserialize } from "./read-files.ts";
import { ringPosition, svgElementText } from "./svg-text.ts";
import { toJson, toJsonArray, toJsonObject } from "./to-json.ts";

/** By the name of the operator that has the function as its meaning. */
const functions: Readonly<Record<string, OutsideFunction>> = {
  ToJson: ([value]) => toJson(value),
  ToJsonArray: ([value]) => toJsonArray(value),
  ToJsonObject: ([value]) => toJsonObject(value),
  JsonDeserialize: jsonDeserialize,
  ndJsonDeserialize,
  CSVRead: csvRead,
  CSVRecords: csvRecords,
  Deserialize: deserialize,
  IOEnv: (_, { environment }) => remembered(makeRecord(environment)),
  atoi: (args) => integerOf(stringArgument(args, 0, "the argument")),
  ChiSquare: chiSquare,
  SVGElemToString: svgElementText,
  NodeOfRingNetwork: ringPosition,
  TLCModelValue: (args) => modelValue(stringArgument(args, 0, "the argument")),
};

const environments = new WeakSet<object>();

function remembered(environment: RecordValue | TupleValue): Value {
  if (environment.kind === "record") environments.add(environment);
  return environment;
}

/** Whether the value is that of IOEnv, which holds secrets and is in no message. */
export function isEnvironment(value: Value): boolean {
  return typeof value === "object" && environments.has(value);
}

/** The value of the function for `args`, or why it has none. */
export function callOutside(name: string, args: readonly Value[], outside: Outside): Value | Refusal {
  if (!Object.hasOwn(functions, name)) throw new InternalError(`'${name}' is a function of the table`, noSpan);
  try {
    return functions[name](args, outside);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function integerOf(text: string): Value {
  if (!/^[+-]?[0-9]+$/.test(text)) throw new Refusal(`"${text}" is not the text of an integer`);
  return makeInteger(BigInt(text));
}
