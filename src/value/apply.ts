import { compareValues, equalValues } from "./compare.ts";
import { setOfSorted } from "./construct.ts";
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
      const at = indexOfSorted(f.keys, argument);
      return at < 0 ? undefined : f.values[at];
    }
  }
}

/** The position of `value` in a strictly ascending list, or -1. */
export function indexOfSorted(list: readonly Value[], value: Value): number {
  if (list.length <= 8) {
    for (let i = 0; i < list.length; i++) {
      const candidate = list[i];
      if (candidate === value || (typeof value === "object" && equalValues(candidate, value))) return i;
    }
    return typeof value === "bigint" ? list.findIndex((v) => v === value) : -1;
  }
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compareValues(list[middle], value);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Whether `value` is an element; logarithmic. */
export function isElement(value: Value, set: SetValue): boolean {
  return indexOfSorted(set.elements, value) >= 0;
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
