import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareValues, equalValues, fingerprint, hashValue, makeFunction, makeInteger, makeRecord, makeSet, makeTuple, modelValue, printValue, applyFunction, type Value } from "../../src/value/index.ts";

const text: readonly (readonly [Value, string])[] = [
  [true, "TRUE"],
  [makeInteger(-3n), "-3"],
  [makeInteger(2n ** 70n), "1180591620717411303424"],
  ["a\"b\\c\n", '"a\\"b\\\\c\\n"'],
  [modelValue("n1"), "n1"],
  [makeSet([3, 1, 2, 1]), "{1, 2, 3}"],
  [makeSet([]), "{}"],
  [makeTuple([]), "<<>>"],
  [makeTuple([1, makeTuple(["a"])]), '<<1, <<"a">>>>'],
  [makeRecord([["b", 1], ["a", 2]]), "[a |-> 2, b |-> 1]"],
  [makeRecord([["b c", 1]]), '("b c" :> 1)'],
  [makeFunction([[2, "b"], [1, "a"]]), '<<"a", "b">>'],
  [makeFunction([["x", 1]]), "[x |-> 1]"],
  [makeFunction([[0, "z"], [1, "a"]]), '(0 :> "z" @@ 1 :> "a")'],
  [makeFunction([[modelValue("n2"), 1], [modelValue("n1"), 2]]), "(n1 :> 2 @@ n2 :> 1)"],
  [makeFunction([[1, "first"], [1, "second"]]), '<<"first">>'],
  [makeSet([makeSet([1, 2]), makeSet([3]), makeSet([])]), "{{}, {3}, {1, 2}}"],
];

test.each(text)("%# prints as %s", (value, expected) => expect(printValue(value)).toBe(expected));

const scalar: fc.Arbitrary<Value> = fc.oneof(fc.boolean(), fc.integer({ min: -3, max: 9 }), fc.constantFrom("", "a", "b", "ab"), fc.constantFrom("m1", "m2").map(modelValue), fc.constant(2n ** 60n));
const anyValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 4 }).map((list) => makeSet(list)),
    fc.array(tie("value"), { maxLength: 4 }).map(makeTuple),
    fc.array(fc.tuple(tie("value"), tie("value")), { maxLength: 4 }).map((pairs) => makeFunction(pairs)),
  ),
})).value;

describe("order, equality and hashes agree", () => {
  test("one total order", () => {
    fc.assert(fc.property(anyValue, anyValue, anyValue, (a, b, c) => {
      expect(Math.sign(compareValues(a, b))).toBe(-Math.sign(compareValues(b, a)) + 0);
      expect(compareValues(a, b) === 0).toBe(equalValues(a, b));
      if (compareValues(a, b) <= 0 && compareValues(b, c) <= 0) expect(compareValues(a, c)).toBeLessThanOrEqual(0);
    }), { numRuns: 2000 });
  });
  test("equal values have one text and one hash", () => {
    fc.assert(fc.property(anyValue, anyValue, (a, b) => {
      if (!equalValues(a, b)) return;
      expect(hashValue(a)).toBe(hashValue(b));
      expect(printValue(a)).toBe(printValue(b));
    }), { numRuns: 2000 });
  });
  test("a function gives back what it was made from", () => {
    fc.assert(fc.property(fc.array(fc.tuple(anyValue, scalar)), (pairs) => {
      const f = makeFunction(pairs);
      for (const [key] of pairs) expect(applyFunction(f, key)).toEqual(pairs.find((p) => equalValues(p[0], key))?.[1]);
    }));
  });
});

test("fingerprints of small states are distinct in each lane", () => {
  const first = new Set<number>();
  const second = new Set<number>();
  const into = new Int32Array(2);
  let count = 0;
  for (let a = 0; a < 40; a++) {
    for (let b = 0; b < 40; b++) {
      for (const c of [makeSet([]), makeSet([a]), makeSet([a, 100 + b]), makeTuple([a, b]), makeTuple([b, a, a])]) {
        fingerprint([a, makeTuple([b, c]), "x"], into, 0);
        first.add(into[0]);
        second.add(into[1]);
        count++;
      }
    }
  }
  expect(first.size).toBeGreaterThan(count - 5);
  expect(second.size).toBeGreaterThan(count - 5);
});
