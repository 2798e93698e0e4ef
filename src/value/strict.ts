import { compareValues, kindRank, type Mismatch } from "./compare.ts";
import { modelType } from "./construct.ts";
import { rangeList, domainList } from "./apply.ts";
import { anyIncomparable, anyUnlisted, equalUnlisted, isSame, isUnlisted } from "./unlisted.ts";
import type { FunctionValue, ModelValue, RecordValue, TupleValue, Value } from "./value.ts";

/** Thrown by the strict comparisons for two values that TLC refuses to compare. */
export class KindMismatch {
  readonly left: Value;
  readonly right: Value;
  constructor(left: Value, right: Value) {
    this.left = left;
    this.right = right;
  }
}

/** The order of a model value and a value of another kind, or of two model values; those of different types refuse. */
const strictMismatch: Mismatch = (a, b) => {
  const [left, right] = [asModel(a), asModel(b)];
  if (left !== null && right !== null) {
    const types = [modelType(left), modelType(right)];
    if (types[0] !== null && types[1] !== null && types[0] !== types[1]) throw new KindMismatch(a, b);
    return compareValues(left, right);
  }
  const model = asModel(a) ?? asModel(b);
  if (model === null || modelType(model) !== null) throw new KindMismatch(a, b);
  return kindRank(a) - kindRank(b);
};

function asModel(value: Value): ModelValue | null {
  return typeof value === "object" && value.kind === "model" ? value : null;
}

/** `compareValues`, but throws `KindMismatch` when it meets values of different kinds, as the elements of one set. */
export function strictCompare(a: Value, b: Value): number {
  return compareValues(a, b, strictMismatch);
}

/** Equality as TLC decides it: from left to right and outside in, sizes first; throws `KindMismatch` when it meets values of different
 *  kinds before a difference. An untyped model value is equal only to itself and never refuses. */
export function strictEqual(a: Value, b: Value): boolean {
  if (isSame(a, b)) return true;
  if (typeof a === "object" && typeof b === "object") {
    if (a.kind === "model" || b.kind === "model") return equalModel(a, b);
    if (a.kind === "tuple" && b.kind === "tuple") return strictEqualLists(a.elements, b.elements);
    if (anyUnlisted && isUnlisted(a, b)) return equalUnlisted(a, b);
    if (a.kind === "set") {
      if (b.kind !== "set") throw new KindMismatch(a, b);
      return strictEqualLists(a.elements, b.elements);
    }
    if (b.kind === "set") throw new KindMismatch(a, b);
    return equalFunctions(a, b);
  }
  const isInteger = typeof a === "number" || typeof a === "bigint";
  if (isInteger ? typeof b === "number" || typeof b === "bigint" : typeof a === typeof b) return false;
  return equalModel(a, b);
}

function equalModel(a: Value, b: Value): boolean {
  const left = asModel(a);
  const right = asModel(b);
  if (left !== null && right !== null) {
    const types = [modelType(left), modelType(right)];
    if (types[0] !== null && types[1] !== null && types[0] !== types[1]) throw new KindMismatch(a, b);
    return left.name === right.name;
  }
  const model = left ?? right;
  if (model === null || modelType(model) !== null) throw new KindMismatch(a, b);
  return false;
}

function strictEqualLists(a: readonly Value[], b: readonly Value[]): boolean {
  if (a === b && !anyIncomparable) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    const x = a[i];
    const y = b[i];
    if ((x !== y || anyIncomparable) && !strictEqual(x, y)) return false;
  }
  return true;
}

function equalFunctions(a: FunctionValue | RecordValue | TupleValue, b: FunctionValue | RecordValue | TupleValue): boolean {
  const keys = domainList(a);
  const others = domainList(b);
  if (keys.length === 0 || others.length === 0) return keys.length === others.length;
  if (a.kind === "record" && b.kind !== "record") throw new KindMismatch(a, b);
  return strictEqualLists(keys, others) && strictEqualLists(rangeList(a), rangeList(b));
}
