import { LRUCache } from "lru-cache";
import { invariant } from "../base/invariant.ts";
import { compareValues, type Mismatch } from "./compare.ts";
import { FunctionNode, ModelNode, RecordNode, SetNode, TupleNode } from "./nodes.ts";
import type { FunctionValue, ModelValue, RecordValue, SetValue, TupleValue, Value } from "./value.ts";

export const emptySet: SetValue = new SetNode([]);
export const emptyTuple: TupleValue = new TupleNode([]);
export const booleanSet: SetValue = new SetNode([false, true]);

const models = new Map<string, ModelNode>();

/** The one model value of that name. */
export function modelValue(name: string): ModelValue {
  const known = models.get(name);
  if (known !== undefined) return known;
  const made = new ModelNode(name);
  models.set(name, made);
  return made;
}

/** The type of a typed model value: its first letter, when an underscore follows that ("A_x1"); null for untyped ones. */
export function modelType(value: ModelValue): string | null {
  return value.name.charCodeAt(1) === 95 && value.name.length > 2 ? value.name[0] : null; // 95 is "_"
}

/** The normal form of an integer: a number when it is exact as one. */
export function makeInteger(value: bigint | number): number | bigint {
  if (typeof value === "number") {
    invariant(Number.isSafeInteger(value), "a number is an exact integer");
    return value === 0 ? 0 : value; // no -0
  }
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}

/** The set of `elements`, in any order and with repetitions. Takes over nothing: the array stays the caller's.
 *  `mismatch` decides on elements of different kinds, see `compareValues`. */
export function makeSet(elements: Iterable<Value>, mismatch?: Mismatch): SetValue {
  const list = [...elements];
  return list.length === 0 ? emptySet : new SetNode(sortDistinct(list, mismatch));
}

/** The set of `elements`, which are strictly ascending already; the array now belongs to the set. */
export function setOfSorted(elements: readonly Value[]): SetValue {
  return elements.length === 0 ? emptySet : new SetNode(elements);
}

/** Sorts `list` in place and drops repetitions. Linear when it is ascending already. */
export function sortDistinct(list: Value[], mismatch?: Mismatch): Value[] {
  const order = (a: Value, b: Value): number => compareValues(a, b, mismatch);
  let ascending = true;
  for (let i = 1; i < list.length && ascending; i++) ascending = order(list[i - 1], list[i]) < 0;
  if (ascending) return list;
  list.sort(order);
  let kept = 1;
  for (let i = 1; i < list.length; i++) {
    if (order(list[kept - 1], list[i]) !== 0) list[kept++] = list[i];
  }
  list.length = kept;
  return list;
}

/** The tuple, or sequence; the array now belongs to it. */
export function makeTuple(elements: readonly Value[]): TupleValue {
  return elements.length === 0 ? emptyTuple : new TupleNode(elements);
}

/** The record with these fields, in any order, no name twice. The empty record is the empty function, `<<>>`. */
export function makeRecord(entries: Iterable<readonly [string, Value]>): RecordValue | TupleValue {
  const sorted = [...entries].sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
  if (sorted.length === 0) return emptyTuple;
  invariant(sorted.every((e, i) => i === 0 || sorted[i - 1][0] !== e[0]), "a record has each field once");
  return new RecordNode(sharedFields(sorted.map((e) => e[0])), sorted.map((e) => e[1]));
}

/** The record of `fields`, which are strictly ascending and not empty; both arrays now belong to it. */
export function recordOfSorted(fields: readonly string[], values: readonly Value[]): RecordValue {
  return new RecordNode(fields, values);
}

/** The function with these pairs of argument and value, in its normal form. For an argument that occurs twice the first pair counts. */
export function makeFunction(pairs: Iterable<readonly [Value, Value]>, mismatch?: Mismatch): FunctionValue | RecordValue | TupleValue {
  const sorted = [...pairs];
  let ascending = true;
  for (let i = 1; i < sorted.length && ascending; i++) ascending = compareValues(sorted[i - 1][0], sorted[i][0], mismatch) < 0;
  if (!ascending) sorted.sort((a, b) => compareValues(a[0], b[0], mismatch)); // stable
  const distinct = ascending ? sorted : sorted.filter((p, i) => i === 0 || compareValues(sorted[i - 1][0], p[0], mismatch) !== 0);
  return functionOfSorted(distinct.map((p) => p[0]), distinct.map((p) => p[1]));
}

/** The function with the domain of `like`, which stays no tuple and no record, and `values` in step with it. */
export function sameDomain(like: FunctionValue, values: readonly Value[]): FunctionValue {
  const made = new FunctionNode(like.keys, values);
  const index = like instanceof FunctionNode ? FunctionNode.index(like) : null;
  if (index !== null) FunctionNode.keepIndex(made, index);
  return made;
}

/** The function from `keys`, strictly ascending, to `values`, in its normal form; both arrays now belong to it. */
export function functionOfSorted(keys: readonly Value[], values: readonly Value[]): FunctionValue | RecordValue | TupleValue {
  if (keys.length === 0) return emptyTuple;
  const first = keys[0];
  if (first === 1 && keys[keys.length - 1] === keys.length && keys.every((k, i) => k === i + 1)) return new TupleNode(values);
  if (typeof first === "string" && areStrings(keys)) return new RecordNode(sharedFields(keys), values);
  return new FunctionNode(keys, values);
}

const fieldLists = new LRUCache<string, readonly string[]>({ max: 4096 });

/** One array for each list of field names: records of one shape then compare their domains by identity (a seventh of the time that the symbolic
 *  evaluator spent on a model with many message records). */
function sharedFields(fields: readonly string[]): readonly string[] {
  const key = fields.join("\n");
  const known = fieldLists.get(key);
  if (known !== undefined && known.length === fields.length && known.every((name, i) => name === fields[i])) return known;
  fieldLists.set(key, fields);
  return fields;
}

function areStrings(keys: readonly Value[]): keys is readonly string[] {
  return keys.every((k) => typeof k === "string");
}
