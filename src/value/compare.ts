import { Hashed, ModelNode } from "./nodes.ts";
import { anyIncomparable, anyUnlisted, compareUnlisted, equalUnlisted, isSame, isUnlisted } from "./unlisted.ts";
import type { FunctionValue, RecordValue, TupleValue, Value } from "./value.ts";

type Mapping = FunctionValue | RecordValue | TupleValue;

/** Decides the order of two values of different kinds; may throw instead. */
export type Mismatch = (a: Value, b: Value) => number;

/** Kinds in ascending order. TLC has model values before all else and leaves the rest open. Functions of all forms are one kind. */
export function kindRank(value: Value): number {
  switch (typeof value) {
    case "boolean": return 1;
    case "number": return 2;
    case "bigint": return 2;
    case "string": return 3;
    default: return value.kind === "model" ? 0 : value.kind === "set" ? 4 : 5;
  }
}

function byKind(a: Value, b: Value): number {
  return kindRank(a) - kindRank(b);
}

/** Negative, zero or positive: a total order of all values, 0 exactly for equal ones. Within a kind it is TLC's: FALSE before TRUE, integers,
 *  sets and functions by their size, then sets element by element, functions first by their domains, then by their values. Model values
 *  come in the order in which the config names them first, strings in that of their UTF-16 text (TLC has the order in which its own tables met them, which
 *  is also that of the config for model values). `mismatch` replaces the order of values of different kinds, and of model values, at any depth. */
export function compareValues(a: Value, b: Value, mismatch: Mismatch = byKind): number {
  if (isSame(a, b)) return 0;
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : 1;
  if (typeof a === "boolean" && typeof b === "boolean") return a ? 1 : -1;
  if (typeof a === "object" && typeof b === "object") {
    if (a.kind === "model" && b.kind === "model" && mismatch === byKind) return ModelNode.compare(a, b);
    if (a.kind === "model" || b.kind === "model") return mismatch(a, b);
    if (anyUnlisted && isUnlisted(a, b)) return compareUnlisted(a, b);
    if (a.kind === "set") return b.kind === "set" ? compareLists(a.elements, b.elements, mismatch) : mismatch(a, b);
    if (b.kind === "set") return mismatch(a, b);
    return compareMappings(a, b, mismatch);
  }
  if (isInteger(a) && isInteger(b)) return a < b ? -1 : a > b ? 1 : 0;
  return mismatch(a, b);
}

function isInteger(value: Value): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

/** By length, then element by element. */
function compareLists(a: readonly Value[], b: readonly Value[], mismatch: Mismatch): number {
  if (a === b && !anyIncomparable) return 0;
  if (a.length !== b.length) return a.length - b.length;
  for (let i = 0; i < a.length; i++) {
    const order = compareValues(a[i], b[i], mismatch);
    if (order !== 0) return order;
  }
  return 0;
}

function compareMappings(a: Mapping, b: Mapping, mismatch: Mismatch): number {
  if (a.kind === "tuple" && b.kind === "tuple") return compareLists(a.elements, b.elements, mismatch);
  if (a.kind === "record" && b.kind === "record") return compareLists(a.fields, b.fields, mismatch) || compareLists(a.values, b.values, mismatch);
  const left = keysOf(a);
  const right = keysOf(b);
  return compareLists(left, right, mismatch) || compareLists(valuesOf(a), valuesOf(b), mismatch);
}

function keysOf(mapping: Mapping): readonly Value[] {
  switch (mapping.kind) {
    case "tuple": return mapping.elements.map((_, i) => i + 1);
    case "record": return mapping.fields;
    case "function": return mapping.keys;
  }
}

function valuesOf(mapping: Mapping): readonly Value[] {
  return mapping.kind === "tuple" ? mapping.elements : mapping.values;
}

/** Whether two values are the same TLA+ value; values of different kinds are not, and this is no error here. */
export function equalValues(a: Value, b: Value): boolean {
  if (a === b && !anyIncomparable) return true;
  if (typeof a !== "object" || typeof b !== "object") return a === b;
  if (anyUnlisted && isUnlisted(a, b)) return a.kind !== "model" && b.kind !== "model" && equalUnlisted(a, b);
  if (a instanceof Hashed && b instanceof Hashed) {
    const first = Hashed.first(a);
    if (first !== 0 && Hashed.first(b) !== 0 && (first !== Hashed.first(b) || Hashed.second(a) !== Hashed.second(b))) return false;
  }
  switch (a.kind) {
    case "model": return b.kind === "model" && a.name === b.name;
    case "set": return b.kind === "set" && equalLists(a.elements, b.elements);
    case "tuple": return b.kind === "tuple" && equalLists(a.elements, b.elements);
    case "record": return b.kind === "record" && equalLists(a.fields, b.fields) && equalLists(a.values, b.values);
    case "function": return b.kind === "function" && equalLists(a.keys, b.keys) && equalLists(a.values, b.values);
  }
}

function equalLists(a: readonly Value[], b: readonly Value[]): boolean {
  if (a === b && !anyIncomparable) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    const x = a[i];
    const y = b[i];
    if ((x !== y || anyIncomparable) && !equalValues(x, y)) return false;
  }
  return true;
}
