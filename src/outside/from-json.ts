import { makeInteger, makeRecord, makeTuple } from "../value/construct.ts";
import type { Value } from "../value/value.ts";
import { Refusal } from "./outside.ts";

/** The value of a JSON text: objects are records, arrays are sequences. A fraction loses what follows the point, as in TLC; integers of any size are
 *  exact. `null` has no value in TLA+. */
export function fromJson(text: string): Value {
  let json: unknown;
  try {
    json = JSON.parse(withLongNumbersQuoted(text));
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error));
  }
  return valueOf(json);
}

/** One value a line, as a sequence; empty lines are skipped. */
export function fromJsonLines(text: string): Value {
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.trim());
  return makeTuple(lines.flatMap((line, i) => (line === "" ? [] : [atLine(line, i + 1)])));
}

function atLine(line: string, number: number): Value {
  try {
    return fromJson(line);
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(`line ${number}: ${error.reason}`) : error;
  }
}

const longNumber = "\u0000number ";

/** JSON.parse rounds integers beyond 2^53, so long numbers reach it as strings with a mark that a JSON text can hold only if it is escaped. */
function withLongNumbersQuoted(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g, (token) => (token.startsWith('"') ? token : `"\\u0000number ${token}"`));
}

function valueOf(json: unknown): Value {
  switch (typeof json) {
    case "boolean": return json;
    case "string": return json.startsWith(longNumber) ? makeInteger(BigInt(json.slice(longNumber.length))) : json;
    case "number": {
      const whole = Math.trunc(json);
      if (!Number.isFinite(whole)) throw new Refusal("a number is too large");
      return Number.isSafeInteger(whole) ? makeInteger(whole) : makeInteger(BigInt(whole));
    }
    case "object":
      if (json === null) throw new Refusal("null has no value in TLA+");
      return Array.isArray(json) ? makeTuple(json.map(valueOf)) : makeRecord(Object.entries(json).map(([key, value]) => [key, valueOf(value)] as const));
    default: throw new Refusal(`a ${typeof json} has no value in TLA+`);
  }
}
