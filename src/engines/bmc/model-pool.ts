import { type Term, type TermTable, nodeKind } from "../../term/term-table.ts";

const words = 8; // of 32 models each

/** The last 256 models that were found, and what each node of the table is in each of them: one bit a model, all computed side by side. Variables that are
 *  younger than a model are false in it. A model counts as long as everything that was required holds in it. */
export class ModelPool {
  readonly #table: TermTable;
  readonly #values: Int32Array[] = []; // of the nodes, for 32 models each
  #known = 1; // nodes below this one are computed
  readonly #valid = new Int32Array(words);
  #next = 0;

  constructor(table: TermTable) {
    this.#table = table;
    for (let w = 0; w < words; w++) this.#values.push(new Int32Array(1024).fill(-1, 0, 1)); // the constant
  }

  /** Forgets the models in which `t` is false. */
  require(t: Term): void {
    this.#extend();
    for (let w = 0; w < words; w++) this.#valid[w] &= wordOf(this.#values[w], t);
  }

  /** Is there a model in which all of `terms` are true? */
  some(terms: readonly Term[]): boolean {
    this.#extend();
    for (let w = 0; w < words; w++) {
      let models = this.#valid[w];
      for (const t of terms) {
        if (models === 0) break;
        models &= wordOf(this.#values[w], t);
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
    const values = this.#values[word];
    const table = this.#table;
    for (let node = 1; node < this.#known; node++) {
      const kind = table.kind(node);
      const holds = isFree(kind) ? truth(node) : (this.#gate(kind, node, values) & bit) !== 0;
      values[node] = holds ? values[node] | bit : values[node] & ~bit;
    }
    this.#valid[word] |= bit;
  }

  #extend(): void {
    const { size } = this.#table;
    if (size === this.#known) return;
    for (const [w, values] of this.#values.entries()) {
      let wide = values;
      if (size > values.length) {
        wide = new Int32Array(Math.max(size, values.length * 2));
        wide.set(values);
        this.#values[w] = wide;
      }
      for (let node = this.#known; node < size; node++) {
        const kind = this.#table.kind(node);
        if (!isFree(kind)) wide[node] = this.#gate(kind, node, wide);
      }
    }
    this.#known = size;
  }

  #gate(kind: number, node: number, values: Int32Array): number {
    const table = this.#table;
    const a = wordOf(values, table.first(node));
    const b = wordOf(values, table.second(node));
    if (kind === nodeKind.and) return a & b;
    if (kind === nodeKind.xor) return a ^ b;
    return (a & b) | (~a & wordOf(values, table.third(node)));
  }
}

const isFree = (kind: number): boolean => kind === nodeKind.variable || kind === nodeKind.atom;

const wordOf = (values: Int32Array, t: Term): number => ((t & 1) === 0 ? values[t >> 1] : ~values[t >> 1]);
