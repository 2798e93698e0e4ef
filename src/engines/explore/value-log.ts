import { invariant } from "../../base/invariant.ts";
import { BytePages } from "./byte-pages.ts";
import type { ByteWriter } from "./byte-writer.ts";
import { ByteReader } from "./byte-writer.ts";

/** What one thread has to be told to read another's log up to some point: all memory that was made since it was last told. */
export interface LogPages {
  readonly pages: readonly SharedArrayBuffer[];
  readonly index: readonly SharedArrayBuffer[];
}

const segmentEntries = 1 << 12;

/** The values of one thread's dictionary as bytes, in the order in which they came, for the other threads to read. An entry is never changed. */
export class ValueLog {
  readonly #memory = new BytePages();
  readonly #pages: SharedArrayBuffer[] = [];
  readonly #index: Int32Array[] = [];
  #size = 0;
  #toldPages = 0;
  #toldIndex = 0;

  get size(): number {
    return this.#size;
  }

  get bytes(): number {
    return this.#memory.bytes + this.#index.length * segmentEntries * 8;
  }

  /** The number of the new entry. */
  append(writer: ByteWriter): number {
    const memory = this.#memory;
    if (memory.reserve(writer.at) || this.#pages.length === 0) this.#pages.push(memory.buffer);
    const entry = this.#size++;
    if (entry % segmentEntries === 0) this.#index.push(new Int32Array(new SharedArrayBuffer(segmentEntries * 8)));
    const segment = this.#index[this.#index.length - 1];
    segment[2 * (entry % segmentEntries)] = this.#pages.length - 1;
    segment[2 * (entry % segmentEntries) + 1] = memory.at;
    for (let i = 0; i < writer.at; i++) memory.page[memory.at++] = writer.bytes[i];
    return entry;
  }

  /** A number without bytes, for a thread that is alone. */
  skip(): number {
    return this.#size++;
  }

  news(): LogPages {
    const news = { pages: this.#pages.slice(this.#toldPages), index: this.#index.slice(this.#toldIndex).map((s) => s.buffer as SharedArrayBuffer) }; // made from such
    this.#toldPages = this.#pages.length;
    this.#toldIndex = this.#index.length;
    return news;
  }
}

/** Another thread's log. */
export class ForeignLog {
  readonly #pages: Uint8Array[] = [];
  readonly #index: Int32Array[] = [];

  learn(news: LogPages): void {
    this.#pages.push(...news.pages.map((p) => new Uint8Array(p)));
    this.#index.push(...news.index.map((s) => new Int32Array(s)));
  }

  /** Stands at the first byte of an entry that was written before the last news were told. */
  reader(entry: number): ByteReader {
    const segment = this.#index[Math.floor(entry / segmentEntries)];
    invariant(segment !== undefined, "an entry of another thread's log was told before it is read");
    const at = 2 * (entry % segmentEntries);
    return new ByteReader(this.#pages[segment[at]], segment[at + 1]);
  }
}
