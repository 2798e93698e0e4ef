import { makeInteger } from "../value/construct.ts";
import { domainList, isFunction, rangeList } from "../value/apply.ts";
import { hashValue } from "../value/hash.ts";
import { equalValues } from "../value/compare.ts";
import type { Value } from "../value/value.ts";

/** Candidates for the elements of infinite sets: everything that occurs in the values, at any depth, and the neighbours of integers. */
export function witnessesIn(values: readonly Value[]): readonly Value[] {
  const buckets = new Map<number, Value[]>();
  const found: Value[] = [];
  const add = (value: Value): boolean => {
    const bucket = buckets.get(hashValue(value)) ?? [];
    if (bucket.some((v) => equalValues(v, value))) return false;
    bucket.push(value);
    buckets.set(hashValue(value), bucket);
    found.push(value);
    return true;
  };
  const visit = (value: Value): void => {
    if (!add(value)) return;
    if (typeof value === "number" || typeof value === "bigint") {
      add(makeInteger(BigInt(value) - 1n));
      add(makeInteger(BigInt(value) + 1n));
    } else if (typeof value === "object" && value.kind === "set") value.elements.forEach(visit);
    else if (typeof value === "object" && isFunction(value)) {
      domainList(value).forEach(visit);
      rangeList(value).forEach(visit);
    }
  };
  values.forEach(visit);
  return found;
}
