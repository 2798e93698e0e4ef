import { invariant } from "../../base/invariant.ts";

/** A set of fingerprints of 64 bits that all threads of a search share: open addressing with linear probing, two 32-bit words a slot, at most
 *  70 of 100 slots used, so 12 to 23 bytes a state. A slot is written once: the first word by compare-and-exchange, then the second; whoever meets
 *  a first word without its second waits the few instructions in between. Zero marks what is not written, so no word of a fingerprint is zero.
 *
 *  Growing is not concurrent: `grow` is called while no other thread works on the set, and the others `attach` to the new memory. */
export class FingerprintSet {
  #slots: Int32Array;
  #mask: number; // of the index of a first word, which is even

  constructor(buffer: SharedArrayBuffer = new SharedArrayBuffer(8 * 4096)) {
    this.#slots = new Int32Array(buffer);
    this.#mask = this.#slots.length - 1;
    invariant((this.#slots.length & this.#mask) === 0, "the number of slots is a power of two");
  }

  get buffer(): SharedArrayBuffer {
    return this.#slots.buffer as SharedArrayBuffer; // it was made from one
  }

  get bytes(): number {
    return this.#slots.byteLength;
  }

  /** How many fingerprints the present memory may hold. */
  get capacity(): number {
    return Math.floor((this.#slots.length / 2) * 0.7);
  }

  /** Adds a fingerprint; false if it was there. The caller sees to it that `capacity` is not exceeded. */
  insert(first: number, second: number): boolean {
    const low = first === 0 ? 1 : first;
    const high = second === 0 ? 1 : second;
    const slots = this.#slots;
    const mask = this.#mask;
    for (let i = (low << 1) & mask; ; i = (i + 2) & mask) {
      let seen = Atomics.load(slots, i);
      if (seen === 0) {
        seen = Atomics.compareExchange(slots, i, 0, low);
        if (seen === 0) {
          Atomics.store(slots, i + 1, high);
          return true;
        }
      }
      if (seen === low && secondWord(slots, i) === high) return false;
    }
  }

  has(first: number, second: number): boolean {
    const low = first === 0 ? 1 : first;
    const high = second === 0 ? 1 : second;
    const slots = this.#slots;
    const mask = this.#mask;
    for (let i = (low << 1) & mask; ; i = (i + 2) & mask) {
      const seen = Atomics.load(slots, i);
      if (seen === 0) return false;
      if (seen === low && secondWord(slots, i) === high) return true;
    }
  }

  /** Doubles the memory; false where the machine has no more. */
  grow(): boolean {
    const old = this.#slots;
    if (old.length >= 2 ** 30) return false; // the index of a word has 31 bits
    try {
      this.attach(new SharedArrayBuffer(old.byteLength * 2));
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
    const slots = this.#slots;
    const mask = this.#mask;
    for (let i = 0; i < old.length; i += 2) {
      const low = old[i];
      if (low === 0) continue;
      let at = (low << 1) & mask;
      while (slots[at] !== 0) at = (at + 2) & mask;
      slots[at] = low;
      slots[at + 1] = old[i + 1];
    }
    return true;
  }

  /** Goes on with memory that another thread has grown. */
  attach(buffer: SharedArrayBuffer): void {
    this.#slots = new Int32Array(buffer);
    this.#mask = this.#slots.length - 1;
  }
}

function secondWord(slots: Int32Array, i: number): number {
  let word = Atomics.load(slots, i + 1);
  while (word === 0) word = Atomics.load(slots, i + 1);
  return word;
}
