import type { Value } from "./value.ts";

/** A set or function that is not listed because it is infinite, as a part of other values while an expression is evaluated. No state holds one, and
 *  what asks for its elements or arguments throws: as TLC does, which can not list it either. */
export abstract class Unlisted {
  /** As the user would write it. */
  abstract text(): string;
  /** Negative, zero or positive; throws where TLC has no answer. */
  abstract compare(other: Value): number;
  abstract equals(other: Value): boolean;
}

/** Has this process made one? Until then nothing looks for them. */
export let anyUnlisted = false;
/** Has it made one that is not even comparable with itself? Then two values are not equal because they are one object. */
export let anyIncomparable = false;

/** To be called wherever one is made. */
export function noteUnlisted(comparable: boolean): void {
  anyUnlisted = true;
  anyIncomparable ||= !comparable;
}

/** Negative, zero or positive, for two values one of which is unlisted. */
export function compareUnlisted(a: Value, b: Value): number {
  return a instanceof Unlisted ? a.compare(b) : b instanceof Unlisted ? -b.compare(a) : 0;
}

/** Equality of two values one of which is unlisted. */
export function equalUnlisted(a: Value, b: Value): boolean {
  return a instanceof Unlisted ? a.equals(b) : b instanceof Unlisted && b.equals(a);
}

/** Whether one of the two is unlisted. */
export function isUnlisted(a: Value, b: Value): boolean {
  return a instanceof Unlisted || b instanceof Unlisted;
}

/** Equal because they are one and the same. */
export function isSame(a: Value, b: Value): boolean {
  return a === b && (!anyIncomparable || typeof a !== "object");
}
