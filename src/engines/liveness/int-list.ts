/** A list of 32-bit integers that grows. */
export class IntList {
  #words = new Int32Array(1024);
  length = 0;

  get bytes(): number {
    return this.#words.byteLength;
  }

  at(index: number): number {
    return this.#words[index];
  }

  set(index: number, word: number): void {
    this.#words[index] = word;
  }

  push(word: number): void {
    if (this.length === this.#words.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.#words);
      this.#words = larger;
    }
    this.#words[this.length++] = word;
  }

  /** The words so far, in memory of the list. */
  words(): Int32Array {
    return this.#words.subarray(0, this.length);
  }
}
