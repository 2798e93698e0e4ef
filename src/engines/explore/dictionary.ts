import { equalValues } from "../../value/compare.ts";
import { hashValue } from "../../value/hash.ts";
import type { Value } from "../../value/value.ts";

/** Most values that a dictionary takes; beyond, new ones are written out where they occur. */
const mostEntries = 1 << 19;
/** As long as it is this small, a dictionary takes every value; later only those that come a second time. */
const openEntries = 1 << 12;

/** The values that occur in many states, each kept once in a thread, with the number that stands for it in written states. A state's unchanged
 *  variables are then the same objects again, their hashes are computed once in a run, and a state is written in a few bytes (compare the
 *  collapse compression of SPIN: Holzmann, 1997). */
export class Dictionary {
  readonly #values: Value[] = [];
  readonly #hashes: number[] = [];
  readonly #references: number[] = [];
  #slots = new Int32Array(1 << 13).fill(-1);
  /** Hashes of values that were seen and not taken, by their last bits. */
  readonly #refused = new Int32Array(1 << 16);

  get size(): number {
    return this.#values.length;
  }

  /** The number of an equal value; -1 if there is none. */
  referenceTo(value: Value): number {
    const at = this.#find(value, hashValue(value));
    return at < 0 ? -1 : this.#references[at];
  }

  /** The equal value of the dictionary, or null. */
  same(value: Value): Value | null {
    const at = this.#find(value, hashValue(value));
    return at < 0 ? null : this.#values[at];
  }

  /** Whether the value, which is not in the dictionary, may be added. */
  admits(value: Value): boolean {
    if (this.#values.length < openEntries) return true;
    if (this.#values.length >= mostEntries) return false;
    const hash = hashValue(value);
    const at = hash & (this.#refused.length - 1);
    if (this.#refused[at] === hash) return true;
    this.#refused[at] = hash;
    return false;
  }

  add(value: Value, reference: number): void {
    if (this.#values.length * 2 >= this.#slots.length) this.#grow();
    const hash = hashValue(value);
    this.#place(hash, this.#values.length);
    this.#values.push(value);
    this.#hashes.push(hash);
    this.#references.push(reference);
  }

  #find(value: Value, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let i = hash & mask; ; i = (i + 1) & mask) {
      const at = slots[i];
      if (at < 0) return -1;
      const candidate = this.#values[at];
      if (candidate === value || (this.#hashes[at] === hash && equalValues(candidate, value))) return at;
    }
  }

  #place(hash: number, index: number): void {
    const mask = this.#slots.length - 1;
    let i = hash & mask;
    while (this.#slots[i] >= 0) i = (i + 1) & mask;
    this.#slots[i] = index;
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    this.#hashes.forEach((hash, index) => this.#place(hash, index));
  }
}
