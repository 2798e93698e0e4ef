import { hashValue } from "../../value/hash.ts";
import { Hashed } from "../../value/nodes.ts";
import type { Value } from "../../value/value.ts";

/** An operation on two values (and a place), whose results are kept. */
export type CachedOperation = 1 | 2 | 3 | 4 | 5 | 6;
export const cachedOperation = { tuple: 1, set: 2, union: 3, difference: 4, intersect: 5, replace: 6 } as const satisfies Readonly<Record<string, CachedOperation>>;

const size = 1 << 13;

// Four columns of one table: what was computed, from what, and the result. A slot holds what was put there last.
const tags = new Int32Array(size);
const lefts: unknown[] = new Array<unknown>(size).fill(undefined);
const rights: unknown[] = new Array<unknown>(size).fill(undefined);
const results: (Value | undefined)[] = new Array<Value | undefined>(size).fill(undefined);

/** A number for a value that is cheap to tell from others: a plain one, or one whose hash is known already, as it is for the parts of a state that was
 *  found. 0 for all others, which are not looked up: a value that was just made is seldom met again as the same object. */
function keyOf(value: Value): number {
  switch (typeof value) {
    case "number": return (value | 0) ^ 0x5bd1e995;
    case "boolean": return value ? 0x3c6ef372 : 0x510e527f;
    case "string": return Math.imul(value.length, 0x01000193) ^ Math.imul(value.charCodeAt(0) | 0, 0x85ebca6b) ^ (value.charCodeAt(value.length - 1) << 8) ^ 1;
    case "bigint": return 0;
    default: return value.kind === "model" ? hashValue(value) : value instanceof Hashed ? Hashed.first(value) : 0;
  }
}

/** The slot for an operation on these operands; -1 where it is not to be kept. Like the operation caches of BDD packages (Brace, Rudell and Bryant, 1990): an
 *  action computes the same parts of a next state from the same parts of a state again and again. */
export function slotOf(tag: number, left: Value, right: Value): number {
  const a = keyOf(left);
  const b = keyOf(right);
  if (a === 0 || b === 0) return -1;
  const mixed = Math.imul(Math.imul(a ^ tag, 0x9e3779b1) ^ b, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & (size - 1);
}

/** What the slot holds for exactly these operands, or undefined. */
export function kept(slot: number, tag: number, left: Value, right: Value): Value | undefined {
  return slot >= 0 && tags[slot] === tag && lefts[slot] === left && rights[slot] === right ? results[slot] : undefined;
}

/** Keeps a result; its hash is computed now, so that what is computed from it can be kept too. */
export function keep<T extends Value>(slot: number, tag: number, left: Value, right: Value, result: T): T {
  if (slot < 0) return result;
  hashValue(result);
  tags[slot] = tag;
  lefts[slot] = left;
  rights[slot] = right;
  results[slot] = result;
  return result;
}
