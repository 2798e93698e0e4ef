import { makeRecord, makeTuple } from "../value/construct.ts";
import type { Value } from "../value/value.ts";
import { fromJson, fromJsonLines } from "./from-json.ts";
import { type Outside, type OutsideFunction, Refusal, stringArgument } from "./outside.ts";

/** JsonDeserialize and ndJsonDeserialize. */
export const jsonDeserialize: OutsideFunction = (args, outside) => remembered(outside, "json", fileName(args, 0), fromJson);
export const ndJsonDeserialize: OutsideFunction = (args, outside) => remembered(outside, "ndjson", fileName(args, 0), fromJsonLines);

/** CSVRecords(file): the number of lines, headers included; 0 where there is no file. */
export const csvRecords: OutsideFunction = (args, outside) => linesOf(outside.read(fileName(args, 0)) ?? "").length;

/** CSVRead(columns, delimiter, file): a record of strings for each line. The delimiter is a regular expression, as it is in TLC. */
export const csvRead: OutsideFunction = (args, outside) => {
  const [columns] = args;
  if (typeof columns !== "object" || columns.kind !== "tuple") throw new Refusal("the first argument is a sequence of names");
  const names = columns.elements.map((_, i) => stringArgument(columns.elements, i, "a name of a column"));
  const delimiter = regularExpression(stringArgument(args, 1, "the delimiter"));
  return makeTuple(linesOf(outside.read(fileName(args, 2)) ?? "").map((line, i) => {
    const fields = splitLine(line, delimiter);
    if (fields.length !== names.length) throw new Refusal(`line ${i + 1} has ${fields.length} fields, and there are ${names.length} columns`);
    return makeRecord(names.map((name, at) => [name, fields[at]] as const));
  }));
};

/** Deserialize(file, [format |-> "TXT", ...]): text of the file in `stdout`, or an `exitValue` that is not 0. */
export const deserialize: OutsideFunction = (args, outside) => {
  const [, options] = args;
  const format = typeof options === "object" && options.kind === "record" ? options.values[options.fields.indexOf("format")] : undefined;
  if (format !== "TXT") throw new Refusal('the only format that can be read is "TXT"');
  const text = outside.read(fileName(args, 0));
  const answer: readonly (readonly [string, Value])[] = [["exitValue", text === null ? 1 : 0], ["stdout", text ?? ""], ["stderr", text === null ? "the file can not be read" : ""]];
  return makeRecord(answer);
};

const fileName = (args: readonly Value[], index: number): string => stringArgument(args, index, "the name of a file");

/** A file is read and understood once in a run: specs ask for it in every state. */
const known = new WeakMap<Outside, Map<string, Value>>();

function remembered(outside: Outside, format: string, path: string, understand: (text: string) => Value): Value {
  const values = known.get(outside) ?? new Map<string, Value>();
  known.set(outside, values);
  const key = `${format} ${path}`;
  const found = values.get(key);
  if (found !== undefined) return found;
  const text = outside.read(path);
  if (text === null) throw new Refusal(`the file "${path}" can not be read`);
  const value = understanding(path, () => understand(text));
  values.set(key, value);
  return value;
}

function understanding(path: string, understand: () => Value): Value {
  try {
    return understand();
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(`the file "${path}": ${error.reason}`) : error;
  }
}

function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  return lines[lines.length - 1] === "" ? lines.slice(0, -1) : lines;
}

function regularExpression(source: string): RegExp {
  try {
    return new RegExp(source);
  } catch {
    throw new Refusal(`"${source}" is not a regular expression`);
  }
}

/** As Java splits: without the empty fields at the end. */
function splitLine(line: string, delimiter: RegExp): readonly string[] {
  const fields = line.split(delimiter);
  while (fields.length > 1 && fields[fields.length - 1] === "") fields.pop();
  return fields;
}
