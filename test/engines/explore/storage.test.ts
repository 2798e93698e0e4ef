import fc from "fast-check";
import { expect, test } from "vitest";
import { ByteWriter } from "../../../src/engines/explore/byte-writer.ts";
import { FingerprintSet } from "../../../src/engines/explore/fingerprint-set.ts";
import { Predecessors } from "../../../src/engines/explore/predecessors.ts";
import { SharedSearch } from "../../../src/engines/explore/shared-search.ts";
import { BatchWriter } from "../../../src/engines/explore/state-batches.ts";
import { StateCodec } from "../../../src/engines/explore/state-codec.ts";
import { makeFunction, makeInteger, makeRecord, makeSet, makeTuple, modelValue, type Value } from "../../../src/value/index.ts";

const values: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(
      fc.boolean(), fc.integer({ min: -70, max: 70 }), fc.maxSafeInteger(), fc.bigInt().map((n) => makeInteger(n)), fc.string({ unit: "binary", maxLength: 5 }),
      fc.constantFrom("m1", "m2", "T_a").map((name) => modelValue(name)),
    ),
    fc.array(tie("value"), { maxLength: 4 }).map((list) => makeSet(list)),
    fc.array(tie("value"), { maxLength: 4 }).map((list) => makeTuple(list)),
    fc.dictionary(fc.constantFrom("a", "b", "c"), tie("value")).map((fields) => makeRecord(Object.entries(fields))),
    fc.array(fc.tuple(tie("value"), tie("value")), { maxLength: 4 }).map((pairs) => makeFunction(pairs)),
  ),
})).value;

const variables = 3;
const states = fc.array(fc.array(values, { minLength: variables, maxLength: variables }), { maxLength: 40 });

test("a state that was written reads the same, in the thread that wrote it and in another", () => {
  fc.assert(fc.property(states, (list) => {
    const writing = new StateCodec(0, 2);
    const reading = new StateCodec(1, 2);
    const writer = new BatchWriter(writing);
    list.forEach((state, i) => writer.add(i, state));
    const batches = writer.take();
    reading.learn(0, writing.news());
    for (const codec of [writing, reading]) {
      const read = batches.flatMap((batch) => {
        const bytes = new Uint8Array(batch.buffer);
        let at = batch.from;
        return Array.from({ length: batch.count }, () => {
          const state: Value[] = Array.from({ length: variables }, () => false);
          at = codec.readState(bytes, at + 4, state);
          return state;
        });
      });
      expect(read).toEqual(list);
    }
  }), { numRuns: 150, seed: 3 });
});

test("more different values than a dictionary takes at first", () => {
  const codec = new StateCodec(0, 1);
  const read: Value[] = [false];
  for (let i = 0; i < 20_000; i++) {
    const writer = new ByteWriter();
    const state = [makeTuple([i, makeSet([modelValue(`m${i % 7000}`)])])];
    codec.writeState(state, writer);
    codec.readState(writer.bytes, 0, read);
    expect(read).toEqual(state);
  }
  expect(codec.dictionarySize).toBeLessThan(16_000);
});

test("large states get a page of their own", () => {
  const codec = new StateCodec(0, 1);
  const writer = new BatchWriter(codec);
  for (let i = 0; i < 9_000; i++) writer.add(i, [makeTuple([i])]); // fills the dictionary
  writer.take();
  const large = makeTuple(Array.from({ length: 400_000 }, (_, i) => i));
  writer.add(1, [large]);
  writer.add(2, [large]);
  const read: Value[] = [false];
  for (const batch of writer.take()) {
    const at = codec.readState(new Uint8Array(batch.buffer), batch.from + 4, read);
    expect(at).toBeLessThanOrEqual(batch.to);
    expect(read).toEqual([large]);
  }
});

test("a set of fingerprints is a set, and keeps what it has when it grows", () => {
  const set = new FingerprintSet(new SharedArrayBuffer(8 * 64));
  const prints = Array.from({ length: 1_000 }, (_, i) => [Math.imul(i, 0x9e3779b1) | 0, i % 3 === 0 ? 0 : i]);
  prints.forEach(([low, high], i) => {
    expect(set.has(low, high)).toBe(false);
    expect(set.insert(low, high)).toBe(true);
    expect(set.insert(low, high)).toBe(false);
    if (i + 1 >= set.capacity) expect(set.grow()).toBe(true);
  });
  expect(prints.every(([low, high]) => set.has(low, high))).toBe(true);
  expect(set.has(17, 18)).toBe(false);
  expect(set.bytes / prints.length).toBeLessThan(24);
});

test("fingerprints that differ in one word only are different", () => {
  const set = new FingerprintSet();
  for (let i = 1; i <= 200; i++) expect([set.insert(5, i), set.insert(i + 5, 1)]).toEqual([true, true]);
});

test("links lead back to the first state", () => {
  const links = new Predecessors();
  for (let i = 0; i < 100_000; i++) links.add(i - 1, i * 7);
  expect(links.size).toBe(100_000);
  expect([links.parent(0), links.parent(99_999), links.word(77_777)]).toEqual([-1, 99_998, 544_439]);
});

test("counts of all threads are seen by all threads", () => {
  const first = new SharedSearch(2);
  const second = new SharedSearch(2, first.memory);
  first.countGenerated(0);
  second.countGenerated(1);
  second.countExpanded(1);
  expect([first.countDistinct(), second.countDistinct(), first.distinct, first.generated, second.expanded]).toEqual([1, 2, 2, 2, 1]);
  first.beginLevel(0);
  expect([first.claim(), second.claim(), first.claim()]).toEqual([0, 1, 2]);
  let ran = false;
  first.alone(() => { ran = second.roomWanted; });
  expect([ran, second.roomWanted]).toEqual([true, false]);
});
