import { invariant } from "../../base/invariant.ts";
import { functionOfSorted, makeInteger, makeTuple, modelValue, recordOfSorted, setOfSorted } from "../../value/construct.ts";
import type { Value } from "../../value/value.ts";
import { ByteReader, ByteWriter } from "./byte-writer.ts";
import { Dictionary } from "./dictionary.ts";
import { ForeignLog, type LogPages, ValueLog } from "./value-log.ts";

// The first byte of a value: 0 to 63 is that integer; 64 to 127 are, with the next byte, the first 16384 references; then these.
const tag = { false: 128, true: 129, word: 130, integer: 131, reference: 132, set: 133, tuple: 134, record: 135, function: 136, string: 137, model: 138, functionWithKeys: 139 } as const;
const shortReferences = 1 << 14;

/** Writes states as bytes and reads them again, in one thread of a search. A value of a thread's dictionary is written as a reference, which the other
 *  threads look up in the log of that dictionary. Reading gives objects of the reader's own dictionary wherever it can. */
export class StateCodec {
  readonly #thread: number;
  readonly #threads: number;
  readonly #dictionary = new Dictionary();
  readonly #log = new ValueLog();
  readonly #foreign: readonly ForeignLog[];
  /** What references stand for, by thread and entry. */
  readonly #known: (Value | undefined)[][];
  readonly #keyLists = new WeakMap<readonly Value[], number>();
  readonly #reader = new ByteReader(new Uint8Array(0), 0);

  constructor(thread: number, threads: number) {
    this.#thread = thread;
    this.#threads = threads;
    this.#foreign = Array.from({ length: threads }, () => new ForeignLog());
    this.#known = Array.from({ length: threads }, () => []);
  }

  get bytes(): number {
    return this.#log.bytes;
  }

  get dictionarySize(): number {
    return this.#dictionary.size;
  }

  /** What the other threads have to learn before they read a state that this one wrote. */
  news(): LogPages {
    return this.#log.news();
  }

  learn(thread: number, news: LogPages): void {
    this.#foreign[thread].learn(news);
  }

  writeState(values: readonly Value[], writer: ByteWriter): void {
    for (let i = 0; i < values.length; i++) this.#write(values[i], writer);
  }

  /** Reads a state that begins at `at` into `values`; comes back with the end. */
  readState(bytes: Uint8Array, at: number, values: Value[]): number {
    const reader = this.#reader;
    reader.bytes = bytes;
    reader.at = at;
    for (let i = 0; i < values.length; i++) values[i] = this.#read(reader);
    return reader.at;
  }

  #write(value: Value, writer: ByteWriter): void {
    switch (typeof value) {
      case "boolean": return writer.byte(value ? tag.true : tag.false);
      case "bigint": return this.#writeInteger(value, writer);
      case "number":
        if (value >= 0 && value < 64) return writer.byte(value);
        return this.#writeInteger(value, writer);
      default: {
        const known = this.#dictionary.referenceTo(value);
        if (known >= 0) return this.#writeReference(known, writer);
        if (!this.#dictionary.admits(value)) return this.#writeWhole(value, writer);
        return this.#writeReference(this.#enter(value), writer);
      }
    }
  }

  #writeInteger(value: number | bigint, writer: ByteWriter): void {
    if (typeof value === "number" && (value | 0) === value) {
      writer.byte(tag.word);
      return writer.word(value);
    }
    writer.byte(tag.integer);
    writer.text(value.toString());
  }

  #writeReference(reference: number, writer: ByteWriter): void {
    if (reference < shortReferences) {
      writer.byte(64 | (reference >> 8));
      return writer.byte(reference & 255);
    }
    writer.byte(tag.reference);
    writer.word(reference);
  }

  /** Puts a value into the dictionary and, where there are other threads, into the log. */
  #enter(value: Value): number {
    let entry: number;
    if (this.#threads === 1) entry = this.#log.skip();
    else {
      const writer = new ByteWriter();
      this.#writeWhole(value, writer);
      entry = this.#log.append(writer);
    }
    const reference = entry * this.#threads + this.#thread;
    this.#known[this.#thread][entry] = value;
    this.#dictionary.add(value, reference);
    return reference;
  }

  #writeWhole(value: Value, writer: ByteWriter): void {
    if (typeof value === "string") {
      writer.byte(tag.string);
      return writer.text(value);
    }
    if (typeof value !== "object") return this.#write(value, writer);
    switch (value.kind) {
      case "model":
        writer.byte(tag.model);
        return writer.text(value.name);
      case "set":
      case "tuple":
        writer.byte(tag[value.kind]);
        return this.#writeList(value.elements, writer);
      case "record":
        writer.byte(tag.record);
        writer.count(this.#keys(value.fields) ?? this.#enter(makeTuple(value.fields)));
        return this.#writeAll(value.values, writer);
      case "function": {
        const keys = this.#keys(value.keys);
        writer.byte(keys === null ? tag.functionWithKeys : tag.function);
        if (keys === null) this.#writeList(value.keys, writer);
        else writer.count(keys);
        return this.#writeAll(value.values, writer);
      }
    }
  }

  /** The reference to a list of keys as a tuple, so that functions share their domains; null where the dictionary does not take it. */
  #keys(list: readonly Value[]): number | null {
    const known = this.#keyLists.get(list);
    if (known !== undefined) return known;
    const tuple = makeTuple(list);
    let reference = this.#dictionary.referenceTo(tuple);
    if (reference < 0) {
      if (!this.#dictionary.admits(tuple)) return null;
      reference = this.#enter(tuple);
    }
    this.#keyLists.set(list, reference);
    return reference;
  }

  #writeList(list: readonly Value[], writer: ByteWriter): void {
    writer.count(list.length);
    this.#writeAll(list, writer);
  }

  #writeAll(list: readonly Value[], writer: ByteWriter): void {
    for (let i = 0; i < list.length; i++) this.#write(list[i], writer);
  }

  #read(reader: ByteReader): Value {
    const first = reader.byte();
    if (first < 64) return first;
    if (first < 128) return this.#lookUp(((first & 63) << 8) | reader.byte());
    switch (first) {
      case tag.false: return false;
      case tag.true: return true;
      case tag.word: return reader.word();
      case tag.integer: return makeInteger(BigInt(reader.text()));
      case tag.reference: return this.#lookUp(reader.word());
      case tag.set: return setOfSorted(this.#readList(reader));
      case tag.tuple: return makeTuple(this.#readList(reader));
      case tag.record: {
        const fields = this.#keyList(reader.count());
        // the keys of a record are strings
        return recordOfSorted(fields as readonly string[], this.#readAll(fields.length, reader));
      }
      case tag.function: {
        const keys = this.#keyList(reader.count());
        return functionOfSorted(keys, this.#readAll(keys.length, reader));
      }
      case tag.functionWithKeys: {
        const keys = this.#readList(reader);
        return functionOfSorted(keys, this.#readAll(keys.length, reader));
      }
      case tag.string: return reader.text();
      default:
        invariant(first === tag.model, "a written value begins with a known byte");
        return modelValue(reader.text());
    }
  }

  #readList(reader: ByteReader): Value[] {
    return this.#readAll(reader.count(), reader);
  }

  #readAll(count: number, reader: ByteReader): Value[] {
    const list: Value[] = [];
    for (let i = 0; i < count; i++) list.push(this.#read(reader));
    return list;
  }

  #keyList(reference: number): readonly Value[] {
    const tuple = this.#lookUp(reference);
    invariant(typeof tuple === "object" && tuple.kind === "tuple", "a list of keys is kept as a tuple");
    return tuple.elements;
  }

  #lookUp(reference: number): Value {
    const thread = reference % this.#threads;
    const entry = (reference - thread) / this.#threads;
    return this.#known[thread][entry] ?? this.#learnEntry(thread, entry, reference);
  }

  #learnEntry(thread: number, entry: number, reference: number): Value {
    invariant(thread !== this.#thread, "a thread knows its own dictionary");
    const read = this.#read(this.#foreign[thread].reader(entry));
    const same = this.#dictionary.same(read);
    if (same === null) this.#dictionary.add(read, reference);
    this.#known[thread][entry] = same ?? read;
    return same ?? read;
  }
}
