import { equalValues } from "./compare.ts";
import { setOfSorted } from "./construct.ts";
import { ListIndex, searchSorted } from "./list-index.ts";
import { FunctionNode, SetNode } from "./nodes.ts";
import { isSame } from "./unlisted.ts";
import type { FunctionValue, RecordValue, SetValue, TupleValue, Value } from "./value.ts";

/** Whether the value is a function in TLA+'s sense: sequences and records are. */
export function isFunction(value: Value): value is FunctionValue | RecordValue | TupleValue {
  return typeof value === "object" && (value.kind === "tuple" || value.kind === "record" || value.kind === "function");
}

/** `f[argument]`, or undefined outside the domain. Logarithmic in the size of the domain, constant for tuples. */
export function applyFunction(f: FunctionValue | RecordValue | TupleValue, argument: Value): Value | undefined {
  switch (f.kind) {
    case "tuple": return typeof argument === "number" ? f.elements[argument - 1] : undefined;
    case "record": {
      const at = typeof argument === "string" ? f.fields.indexOf(argument) : -1;
      return at < 0 ? undefined : f.values[at];
    }
    case "function": {
      const at = indexOfKey(f, argument);
      return at < 0 ? undefined : f.values[at];
    }
  }
}

/** The position of an argument among the keys, or -1. */
export function indexOfKey(f: FunctionValue, argument: Value): number {
  if (f.keys.length <= 8 || typeof argument !== "object" || !(f instanceof FunctionNode)) return indexOfSorted(f.keys, argument);
  let index = FunctionNode.index(f);
  if (index === null) FunctionNode.keepIndex(f, (index = new ListIndex(f.keys)));
  return index.find(argument);
}

/** The position of an element, or -1. */
export function indexOfElement(set: SetValue, value: Value): number {
  if (set.elements.length <= 8 || typeof value !== "object" || !(set instanceof SetNode)) return indexOfSorted(set.elements, value);
  let index = SetNode.index(set);
  if (index === null) SetNode.keepIndex(set, (index = new ListIndex(set.elements)));
  return index.find(value);
}

/** The position of `value` in a strictly ascending list, or -1. */
export function indexOfSorted(list: readonly Value[], value: Value): number {
  if (list.length <= 8) {
    for (let i = 0; i < list.length; i++) {
      const candidate = list[i];
      if (isSame(candidate, value) || (typeof value === "object" && equalValues(candidate, value))) return i;
    }
    return typeof value === "bigint" ? list.findIndex((v) => v === value) : -1;
  }
  return searchSorted(list, value);
}

/** Whether `value` is an element. */
export function isElement(value: Value, set: SetValue): boolean {
  return indexOfElement(set, value) >= 0;
}

/** The arguments of `f`, ascending. */
export function domainList(f: FunctionValue | RecordValue | TupleValue): readonly Value[] {
  switch (f.kind) {
    case "tuple": return f.elements.map((_, i) => i + 1);
    case "record": return f.fields;
    case "function": return f.keys;
  }
}

/** DOMAIN f. */
export function domainOf(f: FunctionValue | RecordValue | TupleValue): SetValue {
  return setOfSorted(domainList(f));
}

/** The values of `f` in step with `domainList`. */
export function rangeList(f: FunctionValue | RecordValue | TupleValue): readonly Value[] {
  return f.kind === "tuple" ? f.elements : f.values;
}
