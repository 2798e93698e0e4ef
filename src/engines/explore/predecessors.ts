const segmentStates = 1 << 15;

/** For each state that a thread has found: the state it was found from, and half of its own fingerprint, 8 bytes in all. Enough to find a way to
 *  the state again by running the spec along it. */
export class Predecessors {
  readonly #segments: Int32Array[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get bytes(): number {
    return this.#segments.length * segmentStates * 8;
  }

  /** The index of the new entry. `parent` is -1 for an initial state. */
  add(parent: number, word: number): number {
    const index = this.#size++;
    const at = index % segmentStates;
    if (at === 0) this.#segments.push(new Int32Array(segmentStates * 2));
    const segment = this.#segments[this.#segments.length - 1];
    segment[2 * at] = parent;
    segment[2 * at + 1] = word;
    return index;
  }

  parent(index: number): number {
    return this.#segments[Math.floor(index / segmentStates)][2 * (index % segmentStates)];
  }

  word(index: number): number {
    return this.#segments[Math.floor(index / segmentStates)][2 * (index % segmentStates) + 1];
  }
}
