// Watch lists, all in one Int32Array. The lists of literal p are visited when p becomes true; they stand for the clauses
// that contain (binary) or watch (long) the negation of p:
//   binary list   one word an entry: the literal that p implies
//   long list     two words an entry: a blocker (some literal of the clause) and the clause's reference
// NOTE(heads): eight words a literal say where its lists are: binary start, end, limit, unused, long start, end, limit,
// unused. The powers of two keep the address arithmetic to a shift and the head within one cache line.
// A full list moves to a block of twice the size; the old block goes to a free list of its size.
import { growInt32 } from "./grow.ts";

/** log2 of the words of a literal's head. */
export const headShift = 3;
/** Offset of the long list's start, end and limit in a literal's head; the binary list's are at 0. */
export const longHead = 4;

const smallestShift = 2;

/** The watch lists of all literals. */
export class Watches {
  heads: Int32Array<ArrayBuffer> = new Int32Array(1 << 10);
  data: Int32Array<ArrayBuffer> = new Int32Array(1 << 12);
  #end = 0;
  /** By log2 of the size: the first free block (its first word names the next) or -1. */
  readonly #free = new Int32Array(32).fill(-1);

  /** Makes room for literals below `count`. */
  reserve(count: number): void {
    this.heads = growInt32(this.heads, count << headShift);
  }

  /** Adds the clause `p => implied`; the caller adds the other direction too. `data` may be replaced. */
  pushBinary(p: number, implied: number): void {
    const head = p << headShift;
    if (this.heads[head + 1] === this.heads[head + 2]) this.widen(head, 1);
    this.data[this.heads[head + 1]++] = implied;
  }

  /** Watches the negation of `p` in a long clause. `data` may be replaced. */
  pushLong(p: number, blocker: number, clause: number): void {
    const head = (p << headShift) + longHead;
    if (this.heads[head + 1] === this.heads[head + 2]) this.widen(head, 2);
    const at = this.heads[head + 1];
    this.data[at] = blocker;
    this.data[at + 1] = clause;
    this.heads[head + 1] = at + 2;
  }

  /** Moves the full list at `head` to a block of twice its size. */
  widen(head: number, entryWords: number): void {
    const heads = this.heads;
    const start = heads[head];
    const end = heads[head + 1];
    const size = heads[head + 2] - start;
    const shift = size === 0 ? smallestShift + entryWords - 1 : 32 - Math.clz32(size);
    const block = this.#allocate(shift);
    this.data.copyWithin(block, start, end);
    if (size !== 0) this.#release(start, shift - 1);
    heads[head] = block;
    heads[head + 1] = block + end - start;
    heads[head + 2] = block + (1 << shift);
  }

  #allocate(shift: number): number {
    const block = this.#free[shift];
    if (block >= 0) {
      this.#free[shift] = this.data[block];
      return block;
    }
    const fresh = this.#end;
    this.#end = fresh + (1 << shift);
    this.data = growInt32(this.data, this.#end);
    return fresh;
  }

  #release(block: number, shift: number): void {
    this.data[block] = this.#free[shift];
    this.#free[shift] = block;
  }
}
