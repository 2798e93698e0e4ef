import { applyFunction, domainOf, indexOfKey, isFunction } from "../../value/apply.ts";
import { functionOfSorted, makeFunction, makeTuple, recordOfSorted, sameDomain } from "../../value/construct.ts";
import type { FunctionValue, RecordValue, SetValue, TupleValue, Value } from "../../value/value.ts";
import { KindMismatch, strictCompare } from "../../value/strict.ts";
import { evaluationDiagnostic } from "../catalogue.ts";
import { Failure, failKind, show, type Site } from "./failure.ts";
import { force, showOutcome } from "./force.ts";
import { LazyFunction } from "./lazy-function.ts";
import type { LazySet, Outcome } from "./lazy.ts";
import { memberOf } from "./members.ts";
import { isUnlistedFunction } from "./unlisted.ts";
import { cachedOperation, keep, kept, slotOf } from "./operation-cache.ts";

type Concrete = FunctionValue | RecordValue | TupleValue;

/** f[argument]. */
export function select(f: Outcome, argument: Outcome, site: Site): Value {
  if (typeof f === "object") {
    switch (f.kind) {
      case "tuple": {
        const value = typeof argument === "number" ? f.elements[argument - 1] : undefined;
        if (value !== undefined) return value;
        break;
      }
      case "function":
      case "record": {
        if (isUnlistedFunction(f)) return f.lazy.apply(force(argument, site), site);
        const value = applyFunction(f, force(argument, site));
        if (value !== undefined) return value;
        break;
      }
      case "lazy-function": return f.apply(force(argument, site), site);
    }
  }
  return failSelect(f, force(argument, site), site);
}

/** f[argument] as the function of another application if `kept`. */
export function selectKept(f: Outcome, argument: Outcome, kept: boolean | undefined, site: Site): Outcome {
  return kept === true && typeof f === "object" && f.kind === "lazy-function" ? f.kept(force(argument, site), site) : select(f, argument, site);
}

function failSelect(f: Outcome, argument: Value, site: Site): never {
  if (!isConcrete(f)) throw new Failure(site, (span) => evaluationDiagnostic("E502", { value: showOutcome(f), argument: show(argument) }, span));
  if (f.kind === "record" && typeof argument === "string") throw new Failure(site, (span) => evaluationDiagnostic("E503", { record: show(f), field: argument }, span));
  throw new Failure(site, (span) => evaluationDiagnostic("E501", { function: show(f), argument: show(argument) }, span));
}

function isConcrete(f: Outcome): f is Concrete {
  return typeof f === "object" && (f.kind === "tuple" || f.kind === "record" || f.kind === "function");
}

/** An argument outside the domain of a function that is applied without being made. */
export function failDomain(of: SetValue | LazySet, argument: Value, site: Site): never {
  throw new Failure(site, (span) => evaluationDiagnostic("E501", { function: `with domain ${showOutcome(of)}`, argument: show(argument) }, span));
}

/** Remembers where a field is in the records that come by at one place of the code: lists of fields are shared. */
export interface FieldCache {
  fields: readonly string[] | null;
  index: number;
}

/** r.name, after the cache has missed. */
export function field(f: Outcome, name: string, cache: FieldCache, site: Site): Value {
  if (typeof f === "object" && f.kind === "record") {
    const at = f.fields.indexOf(name);
    if (at >= 0) {
      cache.fields = f.fields;
      cache.index = at;
      return f.values[at];
    }
  }
  return select(f, name, site);
}

export function domain(f: Outcome, site: Site): Outcome {
  if (isConcrete(f)) return isUnlistedFunction(f) ? f.lazy.domain : domainOf(f);
  if (typeof f === "object" && f.kind === "lazy-function") return f.domain;
  throw new Failure(site, (span) => evaluationDiagnostic("E529", { operator: "DOMAIN", value: showOutcome(f) }, span));
}

/** Where the value for `key` is in the list of values of `f`, any place for an unlisted function; -1 outside the domain. */
export function indexOf(f: Value, key: Value, site: Site): number {
  if (typeof f === "object") {
    switch (f.kind) {
      case "function": return isUnlistedFunction(f) ? (memberOf(key, f.lazy.domain, site) ? 0 : -1) : indexOfKey(f, key);
      case "record": return typeof key === "string" ? f.fields.indexOf(key) : -1;
      case "tuple": return typeof key === "number" && key >= 1 && key <= f.elements.length ? key - 1 : -1;
    }
  }
  throw new Failure(site, (span) => evaluationDiagnostic("E529", { operator: "EXCEPT", value: show(f) }, span));
}

export function valueAt(f: Concrete, index: number, key: Value, site: Site): Value {
  return f.kind === "tuple" ? f.elements[index] : isUnlistedFunction(f) ? f.lazy.apply(key, site) : f.values[index];
}

/** `f` with another value at one place; the list of its domain is shared. */
export function replaceAt(f: Concrete, index: number, key: Value, value: Value, site: Site): Concrete {
  if (isUnlistedFunction(f)) return f.lazy.except(key, value, site).value(site);
  const tag = cachedOperation.replace + (index << 3);
  const slot = slotOf(tag, f, value);
  const known = kept(slot, tag, f, value);
  if (known !== undefined) return known as Concrete; // what this operation has kept
  return keep(slot, tag, f, value, replaced(f, index, value));
}

function replaced(f: Concrete, index: number, value: Value): Concrete {
  if (f.kind === "tuple") {
    const elements = f.elements.slice();
    elements[index] = value;
    return makeTuple(elements);
  }
  const values = f.values.slice();
  values[index] = value;
  return f.kind === "record" ? recordOfSorted(f.fields, values) : sameDomain(f, values);
}

/** The value at `path` inside `f`, or undefined where a key is outside its domain. */
export function at(f: Value, path: readonly Value[], site: Site): Value | undefined {
  let value = f;
  for (const key of path) {
    if (!isFunction(value)) throw new Failure(site, (span) => evaluationDiagnostic("E529", { operator: "EXCEPT", value: show(value) }, span));
    const index = indexOf(value, key, site);
    if (index < 0) return undefined;
    value = valueAt(value, index, key, site);
  }
  return value;
}

/** `f` with `value` at `path`, which is inside its domains. */
export function updateAt(f: Value, path: readonly Value[], depth: number, value: Value, site: Site): Value {
  if (!isFunction(f)) return f;
  const key = path[depth];
  const index = indexOf(f, key, site);
  return replaceAt(f, index, key, depth === path.length - 1 ? value : updateAt(valueAt(f, index, key, site), path, depth + 1, value, site), site);
}

/** The function with the given ascending arguments. */
export function makeFunctionOf(keys: readonly Value[], values: readonly Value[]): Value {
  return functionOfSorted(keys, values);
}

export function lazyFunction(domainSet: SetValue | LazySet, compute: (argument: Value) => Outcome, partial: ((argument: Value) => LazyFunction) | null = null): LazyFunction {
  return new LazyFunction(domainSet, compute, partial);
}

/** key :> value. */
export function single(key: Outcome, value: Outcome, site: Site): Value {
  return functionOfSorted([force(key, site)], [force(value, site)]);
}

function functionOperand(f: Outcome, operator: string, site: Site): Concrete {
  const value = force(f, site);
  if (isFunction(value)) return value;
  throw new Failure(site, (span) => evaluationDiagnostic("E529", { operator, value: show(value) }, span));
}

/** f @@ g: where both are defined, f counts. */
export function overlay(f: Outcome, g: Outcome, site: Site): Value {
  const left = functionOperand(f, "@@", site);
  const right = functionOperand(g, "@@", site);
  const pairs = [...pairsOf(left), ...pairsOf(right)];
  try {
    pairs.sort((a, b) => strictCompare(a[0], b[0]));
    return makeFunction(pairs);
  } catch (error) {
    if (error instanceof KindMismatch) failKind(site, error.left, error.right);
    throw error;
  }
}

function pairsOf(f: Concrete): [Value, Value][] {
  switch (f.kind) {
    case "tuple": return f.elements.map((e, i) => [i + 1, e]);
    case "record": return f.fields.map((k, i) => [k, f.values[i]]);
    case "function": return f.keys.map((k, i) => [k, f.values[i]]);
  }
}
