import { type Term, type TermTable, nodeKind } from "../../term/term-table.ts";

const words = 8; // of 32 models each

/** The last 256 models that were found, and what each node of the table is in each of them: one bit a model, all computed side by side. Variables that are
 *  younger than a model are false in it. A model counts as long as everything that was required holds in it. */
export class ModelPool {
  readonly #table: TermTable;
  #values = new Int32Array(words * 1024);
  #known = 1; // nodes below this one are computed
  readonly #valid = new Int32Array(words);
  #next = 0;

  constructor(table: TermTable) {
    this.#table = table;
    this.#values.fill(-1, 0, words); // the constant
  }

  /** Forgets the models in which `t` is false. */
  require(t: Term): void {
    this.#extend();
    for (let w = 0; w < words; w++) this.#valid[w] &= this.#word(t, w);
  }

  /** Is there a model in which all of `terms` are true? */
  some(terms: readonly Term[]): boolean {
    this.#extend();
    for (let w = 0; w < words; w++) {
      let models = this.#valid[w];
      for (const t of terms) {
        if (models === 0) break;
        models &= this.#word(t, w);
      }
      if (models !== 0) return true;
    }
    return false;
  }

  /** Adds a model of everything that was required, in the place of the oldest one. */
  add(truth: (node: number) => boolean): void {
    this.#extend();
    const word = this.#next >> 5;
    const bit = 1 << (this.#next & 31);
    this.#next = (this.#next + 1) % (32 * words);
    const values = this.#values;
    const table = this.#table;
    for (let node = 1; node < this.#known; node++) {
      const kind = table.kind(node);
      const place = node * words + word;
      const holds = kind === nodeKind.variable || kind === nodeKind.atom ? truth(node) : (this.#gate(kind, node, word) & bit) !== 0;
      values[place] = holds ? values[place] | bit : values[place] & ~bit;
    }
    this.#valid[word] |= bit;
  }

  #extend(): void {
    const { size } = this.#table;
    if (size * words > this.#values.length) {
      const wider = new Int32Array(Math.max(size * words, this.#values.length * 2));
      wider.set(this.#values);
      this.#values = wider;
    }
    for (; this.#known < size; this.#known++) {
      const kind = this.#table.kind(this.#known);
      if (kind === nodeKind.variable || kind === nodeKind.atom) continue;
      for (let w = 0; w < words; w++) this.#values[this.#known * words + w] = this.#gate(kind, this.#known, w);
    }
  }

  #gate(kind: number, node: number, w: number): number {
    const table = this.#table;
    const a = this.#word(table.first(node), w);
    const b = this.#word(table.second(node), w);
    if (kind === nodeKind.and) return a & b;
    if (kind === nodeKind.xor) return a ^ b;
    return (a & b) | (~a & this.#word(table.third(node), w));
  }

  #word(t: Term, w: number): number {
    const value = this.#values[(t >> 1) * words + w];
    return (t & 1) === 0 ? value : ~value;
  }
}
