import type { Value } from "../../value/value.ts";
import { ByteWriter } from "../explore/byte-writer.ts";
import { StateCodec } from "../explore/state-codec.ts";
import { IntList } from "./int-list.ts";

const chunkBytes = 1 << 22;

/** A graph of states: nodes in the order in which they were found, the edges of a node next to each other. Every node that was expanded has an edge to
 *  itself, the stuttering step, as its last one. States are packed; two states with one fingerprint of 64 bits count as the same. */
export class StateGraph {
  readonly initial: number[] = [];
  readonly #width: number;
  readonly #codec = new StateCodec(0, 1);
  readonly #writer = new ByteWriter();
  readonly #chunks: Uint8Array[] = [];
  #end = chunkBytes;
  readonly #place = new IntList(); // of the state in its chunk
  readonly #chunk = new IntList();
  readonly #first = new IntList();
  readonly #target = new IntList();
  #slots = new Int32Array(1 << 12).fill(-1);
  readonly #low = new IntList();
  readonly #high = new IntList();
  readonly #seenFrom = new IntList(); // the node whose edge to this node was added last

  constructor(variables: number) {
    this.#width = variables;
  }

  get size(): number {
    return this.#low.length;
  }

  get edges(): number {
    return this.#target.length;
  }

  get bytes(): number {
    const lists = [this.#place, this.#chunk, this.#first, this.#target, this.#low, this.#high, this.#seenFrom];
    return lists.reduce((sum, list) => sum + list.bytes, this.#slots.byteLength + this.#chunks.length * chunkBytes + this.#codec.bytes);
  }

  /** The node with this fingerprint, or -1. */
  find(low: number, high: number): number {
    const mask = this.#slots.length - 1;
    for (let i = low & mask; ; i = (i + 1) & mask) {
      const node = this.#slots[i];
      if (node < 0 || (this.#low.at(node) === low && this.#high.at(node) === high)) return node;
    }
  }

  /** A new node; its fingerprint is not in the graph yet. */
  add(low: number, high: number, values: readonly Value[]): number {
    const node = this.size;
    this.#low.push(low);
    this.#high.push(high);
    this.#seenFrom.push(-1);
    if (this.size * 2 > this.#slots.length) this.#rehash();
    else this.#enter(node);
    const writer = this.#writer;
    writer.reset();
    this.#codec.writeState(values, writer);
    if (this.#end + writer.at > (this.#chunks[this.#chunks.length - 1]?.length ?? 0)) {
      this.#chunks.push(new Uint8Array(Math.max(chunkBytes, writer.at)));
      this.#end = 0;
    }
    const chunk = this.#chunks[this.#chunks.length - 1];
    for (let i = 0; i < writer.at; i++) chunk[this.#end + i] = writer.bytes[i];
    this.#chunk.push(this.#chunks.length - 1);
    this.#place.push(this.#end);
    this.#end += writer.at;
    return node;
  }

  /** Begins the edges of `node`; nodes are expanded in their order. */
  expand(): void {
    this.#first.push(this.#target.length);
  }

  /** An edge of the node that is expanded, unless it has it already. */
  connect(from: number, to: number): void {
    if (to === from || this.#seenFrom.at(to) === from) return;
    this.#seenFrom.set(to, from);
    this.#target.push(to);
  }

  /** Ends the edges of the node with the one to itself. */
  stutter(node: number): void {
    this.#target.push(node);
  }

  firstEdge(node: number): number {
    return node < this.#first.length ? this.#first.at(node) : this.#target.length;
  }

  targetOf(edge: number): number {
    return this.#target.at(edge);
  }

  /** Reads the state of a node into `values`. */
  read(node: number, values: Value[]): void {
    values.length = this.#width;
    this.#codec.readState(this.#chunks[this.#chunk.at(node)], this.#place.at(node), values);
  }

  #enter(node: number): void {
    const mask = this.#slots.length - 1;
    let i = this.#low.at(node) & mask;
    while (this.#slots[i] >= 0) i = (i + 1) & mask;
    this.#slots[i] = node;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    for (let node = 0; node < this.size; node++) this.#enter(node);
  }
}
