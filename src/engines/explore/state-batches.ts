import type { Value } from "../../value/value.ts";
import { type Block, BytePages } from "./byte-pages.ts";
import { ByteWriter } from "./byte-writer.ts";
import type { StateCodec } from "./state-codec.ts";

/** States of one level of the search as bytes: for each its number, then its values. */
export interface Batch extends Block {
  readonly count: number;
}

/** A batch is what a thread takes at a time. */
const statesPerBatch = 256;

/** Collects the states that a thread has found and not expanded. */
export class BatchWriter {
  readonly #codec: StateCodec;
  readonly #writer = new ByteWriter();
  #memory = new BytePages();
  #batches: Batch[] = [];
  #from = 0;
  #count = 0;
  #size = 0;

  constructor(codec: StateCodec) {
    this.#codec = codec;
  }

  /** Bytes of the pages in use. */
  get bytes(): number {
    return this.#memory.bytes;
  }

  /** States since the batches were taken. */
  get size(): number {
    return this.#size;
  }

  add(state: number, values: readonly Value[]): void {
    const writer = this.#writer;
    writer.reset();
    writer.word(state);
    this.#codec.writeState(values, writer);
    const memory = this.#memory;
    if (memory.at + writer.at > memory.page.length) {
      this.#close();
      memory.reserve(writer.at);
      this.#from = 0;
    }
    const { page } = memory;
    let { at } = memory;
    for (let i = 0; i < writer.at; i++) page[at++] = writer.bytes[i];
    memory.at = at;
    this.#size++;
    if (++this.#count === statesPerBatch) this.#close();
  }

  /** The batches since the last call, in the order of their states. */
  take(): readonly Batch[] {
    this.#close();
    const taken = this.#batches;
    this.#batches = [];
    this.#memory = new BytePages();
    this.#from = 0;
    this.#size = 0;
    return taken;
  }

  #close(): void {
    const { buffer, at } = this.#memory;
    if (this.#count > 0) this.#batches.push({ buffer, from: this.#from, to: at, count: this.#count });
    this.#from = at;
    this.#count = 0;
  }
}
