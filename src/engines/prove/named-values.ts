import type { Argument, Expr, Program } from "../../ir/ir.ts";
import { makeInteger, makeSet } from "../../value/construct.ts";
import { printValue } from "../../value/print.ts";
import type { ModelValue, Value } from "../../value/value.ts";
import type { NameSupply } from "./name-supply.ts";
import type { Names } from "./value-text.ts";

/** Names of the spec for values, and those that had to be made. */
export interface NamedValues {
  readonly names: Names;
  /** Constants that were made for model values without a name, as far as `names` was asked for them. */
  readonly made: () => readonly { readonly name: string; readonly value: ModelValue }[];
}

const largestSet = 64;

/** Model values by the constants that are set to them, sets by the constants and the constant definitions that spell them out. Sets are named where that
 *  is not much longer. */
export function namedValues(program: Program, supply: NameSupply): NamedValues {
  const models = new Map<Value, string>();
  const sets = new Map<string, string>();
  for (const { name, parameters, body } of program.definitions) {
    if (parameters.length > 0 || name.includes("!")) continue;
    if (body.kind === "literal" && typeof body.value === "object" && body.value.kind === "model") {
      if (!models.has(body.value)) models.set(body.value, name);
      continue;
    }
    const value = smallSet(program, body, 8);
    if (value === null || typeof value !== "object" || value.kind !== "set") continue;
    const key = printValue(value);
    // the shortest name is the one that reads best; of several the first
    if (key.length + 6 > name.length && (sets.get(key)?.length ?? Infinity) > name.length) sets.set(key, name);
  }
  const made = new Map<Value, { readonly name: string; readonly value: ModelValue }>();
  const names: Names = (v) => {
    if (typeof v !== "object") return null;
    if (v.kind === "set") return sets.get(printValue(v)) ?? null;
    if (v.kind !== "model") return null;
    const known = models.get(v) ?? made.get(v)?.name;
    if (known !== undefined) return known;
    const constant = { name: supply.global(v.name), value: v };
    made.set(v, constant);
    return constant.name;
  };
  return { names, made: () => [...made.values()].sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** The value of an expression that only names and lists values; null for any other. `depth` bounds the definitions that are followed. */
function smallSet(program: Program, e: Argument, depth: number): Value | null {
  if (depth === 0) return null;
  const inner = (x: Argument): Value | null => smallSet(program, x, depth - 1);
  switch (e.kind) {
    case "literal": return e.value;
    case "apply": {
      const definition = program.definitions[e.definition];
      return e.arguments.length > 0 || definition.recursive ? null : inner(definition.body);
    }
    case "set": {
      const elements = e.elements.map(inner);
      return elements.every((x) => x !== null) ? makeSet(elements) : null;
    }
    case "builtin": return smallBuiltin(e, inner);
    default: return null;
  }
}

function smallBuiltin(e: Extract<Expr, { kind: "builtin" }>, inner: (x: Argument) => Value | null): Value | null {
  const [a, b] = e.arguments.map(inner);
  if (a === undefined || b === undefined || a === null || b === null) return null;
  if (e.operator === "\\union" && typeof a === "object" && a.kind === "set" && typeof b === "object" && b.kind === "set") return makeSet([...a.elements, ...b.elements]);
  if (typeof a !== "number" || typeof b !== "number") return null;
  if (e.operator === "-") return makeInteger(BigInt(a) - BigInt(b));
  if (e.operator === "+") return makeInteger(BigInt(a) + BigInt(b));
  if (e.operator === ".." && b - a < largestSet) return makeSet(Array.from({ length: Math.max(0, b - a + 1) }, (_, i) => a + i));
  return null;
}
