import { Hashed } from "./nodes.ts";
import type { Value } from "./value.ts";

// Two lanes of 32 bits with different multipliers and seeds: one is the hash of hash tables, both together the fingerprint of a state.
// The mixing step is a multiplication and a shifted exclusive or, as in MurmurHash3's finalizer.

const seeds = { false: 0x2545f491, true: 0x6c078965, string: 0x1b873593, bigint: 0x38495ab5, model: 0x52dce729, set: 0x7ed55d16, tuple: 0x165667b1, record: 0x4cf5ad43, function: 0x27d4eb2f };

function mixFirst(hash: number, next: number): number {
  const h = Math.imul(hash ^ next, 0x85ebca6b);
  return Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) ^ (h >>> 13);
}

function mixSecond(hash: number, next: number): number {
  const h = Math.imul((hash + next) | 0, 0xc2b2ae35 | 0);
  return Math.imul(h ^ (h >>> 14), 0x297a2d39) + (h >>> 11) | 0;
}

/** A hash of 32 bits, equal for equal values; computed once for composite values. */
export function hashValue(value: Value): number {
  switch (typeof value) {
    case "boolean": return value ? seeds.true : seeds.false;
    case "number": return hashNumber(value);
    case "string": return hashText(seeds.string, value);
    case "bigint": return hashText(seeds.bigint, value.toString());
    default:
      if (!(value instanceof Hashed)) return computeFirst(value);
      if (Hashed.first(value) === 0) Hashed.store(value, computeFirst(value) || 1, computeSecond(value));
      return Hashed.first(value);
  }
}

/** A second hash of 32 bits, independent of `hashValue`. */
export function hashAgain(value: Value): number {
  switch (typeof value) {
    case "boolean": return value ? 0x3c6ef372 : 0x510e527f;
    case "number": return againNumber(value);
    case "string": return againText(seeds.model, value);
    case "bigint": return againText(seeds.set, value.toString());
    default:
      if (!(value instanceof Hashed)) return computeSecond(value);
      if (Hashed.first(value) === 0) Hashed.store(value, computeFirst(value) || 1, computeSecond(value));
      return Hashed.second(value);
  }
}

/** Writes the fingerprint of a state, 64 bits, to `into[at]` and `into[at + 1]`; never both zero. `into` is an Int32Array or a Uint32Array. */
export function fingerprint(values: readonly Value[], into: Int32Array | Uint32Array, at: number): void {
  let first = values.length;
  let second = 0x71374491;
  for (let i = 0; i < values.length; i++) {
    first = mixFirst(first, hashValue(values[i]));
    second = mixSecond(second, hashAgain(values[i]));
  }
  into[at] = first;
  into[at + 1] = first === 0 && second === 0 ? 1 : second;
}

function hashNumber(value: number): number {
  const low = value | 0;
  if (low === value) return mixFirst(0x3ade68b1, low);
  return mixFirst(mixFirst(0x3ade68b1, low), Math.floor(value / 0x100000000) | 0);
}

function againNumber(value: number): number {
  const low = value | 0;
  if (low === value) return mixSecond(0x1f83d9ab, low);
  return mixSecond(mixSecond(0x1f83d9ab, low), Math.floor(value / 0x100000000) | 0);
}

function hashText(seed: number, text: string): number {
  let hash = seed ^ text.length;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mixFirst(seed, hash);
}

function againText(seed: number, text: string): number {
  let hash = seed + text.length;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 0x5bd1e995) + text.charCodeAt(i)) | 0;
  return mixSecond(seed, hash);
}

type Composite = Exclude<Value, boolean | number | bigint | string>;

function computeFirst(value: Composite): number {
  switch (value.kind) {
    case "model": return hashText(seeds.model, value.name);
    case "set":
    case "tuple": return firstOfList(seeds[value.kind], value.elements);
    case "record": return firstOfList(firstOfList(seeds.record, value.fields), value.values);
    case "function": return firstOfList(firstOfList(seeds.function, value.keys), value.values);
  }
}

function computeSecond(value: Composite): number {
  switch (value.kind) {
    case "model": return againText(seeds.tuple, value.name);
    case "set":
    case "tuple": return secondOfList(seeds[value.kind], value.elements);
    case "record": return secondOfList(secondOfList(seeds.record, value.fields), value.values);
    case "function": return secondOfList(secondOfList(seeds.function, value.keys), value.values);
  }
}

function firstOfList(seed: number, list: readonly Value[]): number {
  let hash = mixFirst(seed, list.length);
  for (let i = 0; i < list.length; i++) hash = mixFirst(hash, hashValue(list[i]));
  return hash;
}

function secondOfList(seed: number, list: readonly Value[]): number {
  let hash = mixSecond(seed, list.length);
  for (let i = 0; i < list.length; i++) hash = mixSecond(hash, hashAgain(list[i]));
  return hash;
}
