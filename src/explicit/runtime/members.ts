import { indexOfElement } from "../../value/apply.ts";
import { KindMismatch, strictCompare } from "../../value/strict.ts";
import type { SetValue, Value } from "../../value/value.ts";
import { failKind, type Site } from "./failure.ts";
import type { LazySet } from "./lazy.ts";

/** `value \in set`, with TLC's error where the comparison with an element is refused. */
export function memberOf(value: Value, set: SetValue | LazySet, site: Site): boolean {
  return set.kind === "set" ? memberOfListed(value, set, site) : set.has(value, site);
}

/** Membership in a listed set. */
export function memberOfListed(value: Value, set: SetValue, site: Site): boolean {
  const { elements } = set;
  const { length } = elements;
  if (length === 0) return false;
  if (typeof value !== "object" || value.kind === "model") {
    if (length <= 8) {
      for (let i = 0; i < length; i++) if (elements[i] === value) return true;
      if (typeof value !== "object" && typeof elements[0] === typeof value) return false;
    }
  } else if (indexOfElement(set, value) >= 0) return true;
  else {
    // Whether the value may be compared with the elements is decided by the ends: all others are like them.
    refuseOtherKind(value, elements[0], site);
    if (length > 1) refuseOtherKind(value, elements[length - 1], site);
    return false;
  }
  return search(value, elements, site);
}

function refuseOtherKind(value: Value, element: Value, site: Site): void {
  try {
    strictCompare(element, value);
  } catch (error) {
    if (error instanceof KindMismatch) failKind(site, value, error.left === value ? error.right : error.left);
    throw error;
  }
}

function search(value: Value, elements: readonly Value[], site: Site): boolean {
  try {
    let low = 0;
    let high = elements.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const candidate = elements[middle];
      const order = strictCompare(candidate, value);
      if (order === 0) return true;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  } catch (error) {
    if (error instanceof KindMismatch) failKind(site, value, error.left === value ? error.right : error.left);
    throw error;
  }
}

/** The union of two strictly ascending lists; one of the two lists itself when it includes the other. Refuses to mix kinds. */
export function mergeLists(left: readonly Value[], right: readonly Value[], site: Site): readonly Value[] {
  if (left.length === 0 || left === right) return right;
  if (right.length === 0) return left;
  if (right.length === 1) return insert(left, right[0], site);
  if (left.length === 1) return insert(right, left[0], site);
  const merged: Value[] = [];
  let i = 0;
  let j = 0;
  try {
    while (i < left.length && j < right.length) {
      const order = strictCompare(left[i], right[j]);
      if (order <= 0) {
        merged.push(left[i++]);
        if (order === 0) j++;
      } else merged.push(right[j++]);
    }
  } catch (error) {
    if (error instanceof KindMismatch) failKind(site, error.left, error.right);
    throw error;
  }
  while (i < left.length) merged.push(left[i++]);
  while (j < right.length) merged.push(right[j++]);
  return merged.length === left.length ? left : merged.length === right.length ? right : merged;
}

/** `list` with `value`; `list` itself when it has it already. */
function insert(list: readonly Value[], value: Value, site: Site): readonly Value[] {
  try {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const order = strictCompare(list[middle], value);
      if (order === 0) return list;
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    const longer = list.slice(0, low);
    longer.push(value);
    for (let i = low; i < list.length; i++) longer.push(list[i]);
    return longer;
  } catch (error) {
    if (error instanceof KindMismatch) failKind(site, error.left, error.right);
    throw error;
  }
}

/** Elements of `left` that are (`keep`) or are not in `right`; both strictly ascending. `left` itself when all stay. Refuses to mix kinds. */
export function selectLists(left: readonly Value[], right: readonly Value[], keep: boolean, site: Site): readonly Value[] {
  if (!keep && right.length === 1) return remove(left, right[0], site);
  const selected: Value[] = [];
  let j = 0;
  try {
    for (let i = 0; i < left.length; i++) {
      const value = left[i];
      let order = 1;
      while (j < right.length && (order = strictCompare(right[j], value)) < 0) j++;
      if ((j < right.length && order === 0) === keep) selected.push(value);
    }
  } catch (error) {
    if (error instanceof KindMismatch) failKind(site, error.right, error.left);
    throw error;
  }
  return selected.length === left.length ? left : selected;
}

/** `list` without `value`; `list` itself when it does not have it. */
function remove(list: readonly Value[], value: Value, site: Site): readonly Value[] {
  if (list.length === 0) return list;
  try {
    let low = 0;
    let high = list.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = strictCompare(list[middle], value);
      if (order === 0) {
        const shorter = list.slice(0, middle);
        for (let i = middle + 1; i < list.length; i++) shorter.push(list[i]);
        return shorter;
      }
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return list;
  } catch (error) {
    if (error instanceof KindMismatch) failKind(site, error.left, error.right);
    throw error;
  }
}

/** Refuses two lists whose elements are plainly of different kinds; only the first ones are looked at. */
export function checkKinds(left: readonly Value[], right: readonly Value[], site: Site): void {
  if (left.length === 0 || right.length === 0) return;
  const [a, b] = [left[0], right[0]];
  if (typeof a === typeof b && typeof a !== "object") return;
  try {
    strictCompare(a, b);
  } catch (error) {
    if (error instanceof KindMismatch) failKind(site, error.left, error.right);
    throw error;
  }
}
