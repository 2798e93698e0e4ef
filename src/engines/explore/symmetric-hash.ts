import { modelValue } from "../../value/construct.ts";
import { hashAgain, hashValue } from "../../value/hash.ts";
import type { Value } from "../../value/value.ts";
import type { Permutation } from "./symmetry.ts";

/** Most primitive values whose hashes are kept. */
const mostPrimitives = 1 << 16;

/** Hashes values as they would be with their model values permuted, for all permutations of a group at once, without making the permuted values. Sets and
 *  functions are hashed as sums over their elements, because a permutation changes the order of those. What was computed for a value is kept
 *  with it, so that a part that stays the same from state to state costs a look-up (MultiPaxos-SMR, whose states hold a set of messages,
 *  took two thirds of the time that it took with permuted values). */
export class SymmetricHash {
  readonly #group: readonly Permutation[];
  readonly #kept = new WeakMap<object, Int32Array>();
  readonly #primitives = new Map<Value, Int32Array>();

  /** `group` has the identity, too: the empty map. */
  constructor(group: readonly Permutation[]) {
    this.#group = group;
  }

  /** Writes the fingerprint of the permuted state that has the smallest one to `into`; comes back with the permutation. */
  least(values: readonly Value[], into: Int32Array): Permutation {
    const lanes = values.map((v) => this.#lanes(v));
    let best = -1;
    for (let g = 0; g < this.#group.length; g++) {
      let a = values.length;
      let b = 0x71374491;
      for (const lane of lanes) {
        a = first(a, lane[2 * g]);
        b = second(b, lane[2 * g + 1]);
      }
      if (best >= 0 && (a > into[0] || (a === into[0] && b >= into[1]))) continue;
      best = g;
      into[0] = a;
      into[1] = b;
    }
    return this.#group[best];
  }

  #lanes(value: Value): Int32Array {
    if (typeof value !== "object") return this.#ofPrimitive(value);
    const known = this.#kept.get(value);
    if (known !== undefined) return known;
    const made = this.#compute(value);
    this.#kept.set(value, made);
    return made;
  }

  #ofPrimitive(value: Value): Int32Array {
    const known = this.#primitives.get(value);
    if (known !== undefined) return known;
    const made = this.#same(hashValue(value), hashAgain(value));
    if (this.#primitives.size < mostPrimitives) this.#primitives.set(value, made);
    return made;
  }

  #same(a: number, b: number): Int32Array {
    return new Int32Array(2 * this.#group.length).map((_, i) => (i % 2 === 0 ? a : b));
  }

  #compute(value: Exclude<Value, boolean | number | bigint | string>): Int32Array {
    switch (value.kind) {
      case "model": {
        const images = this.#group.map((p) => p.get(modelValue(value.name)) ?? value);
        return Int32Array.from(images.flatMap((image) => [hashValue(image), hashAgain(image)]));
      }
      case "set": {
        const lanes = this.#same(0x7ed55d16, value.elements.length);
        for (const element of value.elements) add(lanes, this.#lanes(element));
        return lanes;
      }
      case "tuple": return this.#list(0x165667b1, value.elements);
      case "record": return mix(this.#list(0x4cf5ad43, value.values), this.#lanes(value.fields.join("\n")));
      case "function": {
        const lanes = this.#same(0x27d4eb2f, value.keys.length);
        value.keys.forEach((key, i) => add(lanes, mix(this.#list(0x2c1b3c6d, [key]), this.#lanes(value.values[i]))));
        return lanes;
      }
    }
  }

  #list(seed: number, list: readonly Value[]): Int32Array {
    const lanes = this.#same(seed, list.length);
    for (const element of list) mix(lanes, this.#lanes(element));
    return lanes;
  }
}

function first(hash: number, next: number): number {
  const h = Math.imul(hash ^ next, 0x85ebca6b);
  return Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) ^ (h >>> 13);
}

function second(hash: number, next: number): number {
  const h = Math.imul((hash + next) | 0, 0xc2b2ae35 | 0);
  return (Math.imul(h ^ (h >>> 14), 0x297a2d39) + (h >>> 11)) | 0;
}

/** Takes `next` into `lanes`; the order matters. */
function mix(lanes: Int32Array, next: Int32Array): Int32Array {
  for (let i = 0; i < lanes.length; i += 2) {
    lanes[i] = first(lanes[i], next[i]);
    lanes[i + 1] = second(lanes[i + 1], next[i + 1]);
  }
  return lanes;
}

/** Takes `next` into `lanes`; the order does not matter. */
function add(lanes: Int32Array, next: Int32Array): void {
  for (let i = 0; i < lanes.length; i += 2) {
    lanes[i] += first(0x3c6ef372, next[i]);
    lanes[i + 1] += second(0x510e527f, next[i + 1]);
  }
}
