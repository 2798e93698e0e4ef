import { emptySet, makeTuple, setOfSorted } from "../../value/construct.ts";
import { KindMismatch, strictCompare } from "../../value/strict.ts";
import type { SetValue, Value } from "../../value/value.ts";
import { evaluationDiagnostic } from "../catalogue.ts";
import { Failure, failKind, type Site } from "./failure.ts";
import { finiteSet, force, set, showOutcome } from "./force.ts";
import { failSize, LazySet, maxSetSize, type Outcome } from "./lazy.ts";
import { type AnySet, CombinedSet, FilteredSet, FunctionSet, Interval, PowerSet, ProductSet, RecordSet, SequenceSet, UnionSet } from "./lazy-sets.ts";
import { checkKinds, memberOf, memberOfListed, mergeLists, selectLists } from "./members.ts";
import { cachedOperation, keep, kept, slotOf } from "./operation-cache.ts";
import { anyUnlisted } from "../../value/unlisted.ts";
import { failInteger, integer } from "./scalars.ts";

/** The set of these values, in any order and with repetitions; the array now belongs to it. Refuses to mix kinds, as TLC does. */
export function makeSetOf(list: Value[], site: Site): SetValue {
  if (list.length > maxSetSize) failSize("this set", list.length, site);
  if (list.length < 2) return list.length === 0 ? emptySet : setOfSorted(list);
  if (list.length > 2) return sortedSet(list, site);
  const [left, right] = list;
  const slot = slotOf(cachedOperation.set, left, right);
  const known = kept(slot, cachedOperation.set, left, right);
  if (known !== undefined) return known as SetValue; // what this operation has kept
  return keep(slot, cachedOperation.set, left, right, sortedSet(list, site));
}

function sortedSet(list: Value[], site: Site): SetValue {
  try {
    let ascending = true;
    for (let i = 1; i < list.length && ascending; i++) ascending = strictCompare(list[i - 1], list[i]) < 0;
    if (ascending) return setOfSorted(list);
    list.sort(strictCompare);
    let kept = 1;
    for (let i = 1; i < list.length; i++) {
      if (strictCompare(list[kept - 1], list[i]) !== 0) list[kept++] = list[i];
    }
    list.length = kept;
    return setOfSorted(list);
  } catch (error) {
    if (error instanceof KindMismatch) failKind(site, error.left, error.right);
    throw error;
  }
}

export function sorted(list: readonly Value[]): SetValue {
  return setOfSorted(list);
}

export function member(value: Outcome, container: Outcome, site: Site): boolean {
  const lazy = set(container, "\\in", site);
  if (lazy.kind === "set") {
    if (typeof value === "object" && (value.kind === "lazy-set" || value.kind === "lazy-function")) return memberOfListed(force(value, site), lazy, site);
    return memberOfListed(value, lazy, site);
  }
  if (lazy instanceof PowerSet && typeof value === "object" && value.kind === "lazy-set") return subset(value, lazy.base, site);
  return memberOf(force(value, site), lazy, site);
}

/** `value \in left \operator right`, without making that set. */
export function memberOfCombination(value: Outcome, operator: "\\union" | "\\intersect" | "\\", a: Outcome, b: Outcome, site: Site): boolean {
  const left = set(a, operator, site);
  const right = set(b, operator, site);
  const element = force(value, site);
  if (left.kind === "set" && right.kind === "set") checkKinds(left.elements, right.elements, site);
  const [first, second] = operator === "\\union" ? inTurn(left, right) : [left, right];
  const found = memberOf(element, first, site);
  if (operator === "\\union") return found || memberOf(element, second, site);
  return found && memberOf(element, second, site) === (operator === "\\intersect");
}

/** The operands of a union as TLC asks them for an element: what is listed first. */
function inTurn(left: AnySet, right: AnySet): readonly [AnySet, AnySet] {
  return left.kind !== "set" && right.kind === "set" ? [right, left] : [left, right];
}

/** As in TLC, only an element of the first operand asks what the second one is. */
export function subset(left: Outcome, right: Outcome, site: Site): boolean {
  if (left instanceof PowerSet && right instanceof PowerSet) return subset(left.base, right.base, site);
  const small = finiteSet(left, "\\subseteq", site);
  if (small.elements.length === 0) return true;
  const large = set(right, "\\subseteq", site);
  for (const element of small.elements) if (!memberOf(element, large, site)) return false;
  return true;
}

export function union(a: Outcome, b: Outcome, site: Site): Outcome {
  const left = set(a, "\\union", site);
  const right = set(b, "\\union", site);
  if (left.kind === "set" && right.kind === "set") {
    const slot = slotOf(cachedOperation.union, left, right);
    const known = kept(slot, cachedOperation.union, left, right);
    if (known !== undefined) return known;
    const merged = mergeLists(left.elements, right.elements, site);
    return keep(slot, cachedOperation.union, left, right, merged === left.elements ? left : merged === right.elements ? right : setOfSorted(merged));
  }
  return new CombinedSet("\\union", ...inTurn(left, right));
}

export function intersect(a: Outcome, b: Outcome, site: Site): Outcome {
  const left = set(a, "\\intersect", site);
  const right = set(b, "\\intersect", site);
  if (left.kind !== "set" || right.kind !== "set") return new CombinedSet("\\intersect", left, right);
  return selected(cachedOperation.intersect, left, right, site);
}

export function difference(a: Outcome, b: Outcome, site: Site): Outcome {
  const left = set(a, "\\", site);
  const right = set(b, "\\", site);
  if (left.kind !== "set" || right.kind !== "set") return new CombinedSet("\\", left, right);
  return selected(cachedOperation.difference, left, right, site);
}

function selected(operation: typeof cachedOperation.intersect | typeof cachedOperation.difference, left: SetValue, right: SetValue, site: Site): Value {
  const slot = slotOf(operation, left, right);
  const known = kept(slot, operation, left, right);
  if (known !== undefined) return known;
  const elements = selectLists(left.elements, right.elements, operation === cachedOperation.intersect, site);
  return keep(slot, operation, left, right, elements === left.elements ? left : setOfSorted(elements));
}

/** The tuple of these values; the array now belongs to it. */
export function makeTupleOf(list: Value[]): Value {
  if (list.length !== 2) return makeTuple(list);
  const [left, right] = list;
  const slot = slotOf(cachedOperation.tuple, left, right);
  return kept(slot, cachedOperation.tuple, left, right) ?? keep(slot, cachedOperation.tuple, left, right, makeTuple(list));
}

const intervals = new Map<number, SetValue>();

export function interval(a: Outcome, b: Outcome, site: Site): Outcome {
  const low = integer(a, "..", site);
  const high = integer(b, "..", site);
  if (typeof low === "bigint" || typeof high === "bigint") {
    if (low > high) return emptySet;
    return failInteger(typeof low === "bigint" ? low : high, ".. over integers beyond 2^53", site);
  }
  if (low > high) return emptySet;
  if (high - low >= 64) return new Interval(low, high);
  const key = low >= 0 && high < 1024 ? low * 1024 + high : -1;
  const known = intervals.get(key);
  if (known !== undefined) return known;
  const made = setOfSorted(Array.from({ length: high - low + 1 }, (_, i) => low + i));
  if (key >= 0) intervals.set(key, made);
  return made;
}

export function powerSet(base: Outcome, site: Site): Outcome {
  return new PowerSet(set(base, "SUBSET", site));
}

export function functionSet(domain: Outcome, range: Outcome, site: Site): Outcome {
  return new FunctionSet(set(domain, "->", site), set(range, "->", site));
}

export function recordSet(fields: readonly string[], sets: readonly Outcome[], site: Site): Outcome {
  return new RecordSet(fields, sets.map((s) => set(s, "a set of records", site)));
}

export function productSet(factors: readonly Outcome[], site: Site): Outcome {
  return new ProductSet(factors.map((s) => set(s, "\\X", site)));
}

export function sequenceSet(base: Outcome, site: Site): Outcome {
  return new SequenceSet(set(base, "Seq", site));
}

export function filteredSet(base: LazySet, test: (value: Value) => boolean): Outcome {
  return new FilteredSet(base, test);
}

export function bigUnion(sets: Outcome, site: Site): Outcome {
  const outer = finiteSet(sets, "UNION", site);
  if (anyUnlisted) return unionOf(outer.elements, site);
  const all: Value[] = [];
  for (const inner of outer.elements) {
    if (typeof inner !== "object" || inner.kind !== "set") throw new Failure(site, (span) => evaluationDiagnostic("E511", { operator: "UNION", value: showOutcome(inner) }, span));
    if (outer.elements.length === 1) return inner;
    for (const element of inner.elements) all.push(element);
  }
  return makeSetOf(all, site);
}

/** The union of the parts, which are listed only if they all are values. */
export function unionOf(parts: readonly Outcome[], site: Site): Outcome {
  const sets = parts.map((part) => set(part, "UNION", site));
  if (sets.length === 1) return sets[0];
  const all: Value[] = [];
  for (const part of sets) {
    if (part.kind !== "set") return new UnionSet(sets);
    for (const element of part.elements) all.push(element);
  }
  return makeSetOf(all, site);
}

export function cardinality(value: Outcome, site: Site): Value {
  if (typeof value === "object" && value.kind === "set") return value.elements.length;
  const lazy = set(value, "Cardinality", site);
  if (lazy.kind === "set") return lazy.elements.length;
  if (!lazy.finite) throw new Failure(site, (span) => evaluationDiagnostic("E526", { operator: "Cardinality", value: showOutcome(value) }, span));
  return lazy.count(site);
}

export function isFinite(value: Outcome, site: Site): boolean {
  const found = set(value, "IsFiniteSet", site);
  return found.kind === "set" || found.finite;
}
