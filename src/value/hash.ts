import { Hashed } from "./nodes.ts";
import type { Value } from "./value.ts";

// Two lanes of 32 bits with different multipliers and seeds: one is the hash of hash tables, both together the fingerprint of a state.
// The mixing step is a multiplication and a shifted exclusive or, as in MurmurHash3's finalizer.

const seeds = { false: 0x2545f491, true: 0x6c078965, string: 0x1b873593, bigint: 0x38495ab5, number: 0x3ade68b1, model: 0x52dce729, set: 0x7ed55d16, tuple: 0x165667b1, record: 0x4cf5ad43, function: 0x27d4eb2f };

/** The second lane of the value that `lanes` was last called with: a second result without an allocation. */
let second = 0;

function mixFirst(hash: number, next: number): number {
  const h = Math.imul(hash ^ next, 0x85ebca6b);
  return Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) ^ (h >>> 13);
}

function mixSecond(hash: number, next: number): number {
  const h = Math.imul((hash + next) | 0, 0xc2b2ae35 | 0);
  return (Math.imul(h ^ (h >>> 14), 0x297a2d39) + (h >>> 11)) | 0;
}

/** A hash of 32 bits, equal for equal values; computed once for composite values. */
export function hashValue(value: Value): number {
  return lanes(value);
}

/** A second hash of 32 bits, independent of `hashValue`. */
export function hashAgain(value: Value): number {
  lanes(value);
  return second;
}

/** Writes the fingerprint of a state, 64 bits, to `into[at]` and `into[at + 1]`; never both zero. `into` is an Int32Array or a Uint32Array. */
export function fingerprint(values: readonly Value[], into: Int32Array | Uint32Array, at: number): void {
  let a = values.length;
  let b = 0x71374491;
  for (let i = 0; i < values.length; i++) {
    a = mixFirst(a, lanes(values[i]));
    b = mixSecond(b, second);
  }
  into[at] = a;
  into[at + 1] = a === 0 && b === 0 ? 1 : b;
}

/** The first lane; the second is left in `second`. */
function lanes(value: Value): number {
  switch (typeof value) {
    case "boolean":
      second = value ? 0x3c6ef372 : 0x510e527f;
      return value ? seeds.true : seeds.false;
    case "number": return lanesOfNumber(value);
    case "string": return lanesOfText(seeds.string, value);
    case "bigint": return lanesOfText(seeds.bigint, value.toString());
    default:
      if (!(value instanceof Hashed)) return compute(value);
      if (Hashed.first(value) === 0) Hashed.store(value, compute(value) || 1, second);
      second = Hashed.second(value);
      return Hashed.first(value);
  }
}

function lanesOfNumber(value: number): number {
  const low = value | 0;
  second = mixSecond(0x1f83d9ab, low);
  const first = mixFirst(seeds.number, low);
  if (low === value) return first;
  const high = Math.floor(value / 0x100000000) | 0;
  second = mixSecond(second, high);
  return mixFirst(first, high);
}

function lanesOfText(seed: number, text: string): number {
  let a = seed ^ text.length;
  let b = seed + text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = (Math.imul(b, 0x5bd1e995) + code) | 0;
  }
  second = mixSecond(seed, b);
  return mixFirst(seed, a);
}

type Composite = Exclude<Value, boolean | number | bigint | string>;

function compute(value: Composite): number {
  switch (value.kind) {
    case "model": return lanesOfText(seeds.model, value.name);
    case "set":
    case "tuple": return lanesOfList(seeds[value.kind], seeds[value.kind], value.elements);
    case "record": return lanesOfMapping(seeds.record, value.fields, value.values);
    case "function": return lanesOfMapping(seeds.function, value.keys, value.values);
  }
}

function lanesOfMapping(seed: number, keys: readonly Value[], values: readonly Value[]): number {
  const first = lanesOfList(seed, seed, keys);
  return lanesOfList(first, second, values);
}

function lanesOfList(seedFirst: number, seedSecond: number, list: readonly Value[]): number {
  let a = mixFirst(seedFirst, list.length);
  let b = mixSecond(seedSecond, list.length);
  for (let i = 0; i < list.length; i++) {
    a = mixFirst(a, lanes(list[i]));
    b = mixSecond(b, second);
  }
  second = b;
  return a;
}
