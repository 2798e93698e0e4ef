import { expect, test } from "vitest";
import { replaceAt } from "../../src/explicit/runtime/functions.ts";
import { difference, intersect, makeSetOf, makeTupleOf, union } from "../../src/explicit/runtime/sets.ts";
import { hashValue } from "../../src/value/hash.ts";
import { makeFunction, makeSet, makeTuple, modelValue } from "../../src/value/construct.ts";
import { printValue } from "../../src/value/print.ts";
import type { SetValue, Value } from "../../src/value/value.ts";

const atoms: readonly Value[] = [0, 1, 2, 3, 40, -7, 5_000_000_000, 1 + 2 ** 32];
const names: readonly Value[] = ["a", "b", "ab", "aXb", "aYb", ""];
const sets = (from: readonly Value[]): readonly SetValue[] => from.flatMap((x, i) => [makeSet([]), makeSet([x]), makeSet(from.slice(i)), makeSet([x, from[0]]), makeSet(from.filter((_, j) => j % (i + 2) === 0))]);

/** What the operations must give, by lists of elements. */
const wanted = {
  union: (a: SetValue, b: SetValue): string => printValue(makeSet([...a.elements, ...b.elements])),
  difference: (a: SetValue, b: SetValue): string => printValue(makeSet(a.elements.filter((x) => !b.elements.includes(x)))),
  intersect: (a: SetValue, b: SetValue): string => printValue(makeSet(a.elements.filter((x) => b.elements.includes(x)))),
};

test.each([["integers", atoms], ["strings", names], ["model values", ["m1", "m2", "m3"].map(modelValue)]] as const)("sets of %s: a result that was kept is the result", (_, from) => {
  const all = sets(from);
  all.forEach(hashValue); // as in a state that was found
  for (let round = 0; round < 2; round++) {
    for (const a of all) {
      for (const b of all) {
        expect(printValue(union(a, b, 0) as Value)).toBe(wanted.union(a, b));
        expect(printValue(difference(a, b, 0) as Value)).toBe(wanted.difference(a, b));
        expect(printValue(intersect(a, b, 0) as Value)).toBe(wanted.intersect(a, b));
      }
    }
  }
});

test("pairs and sets of two", () => {
  const plain: readonly Value[] = [...atoms, ...names, true, false, modelValue("m1"), modelValue("m2")];
  for (let round = 0; round < 2; round++) {
    for (const a of plain) for (const b of plain) expect(printValue(makeTupleOf([a, b]))).toBe(printValue(makeTuple([a, b])));
    for (const a of atoms) for (const b of atoms) expect(printValue(makeSetOf([a, b], 0))).toBe(printValue(makeSet([a, b])));
  }
  expect(() => makeSetOf([1, "a"], 0)).toThrow();
});

test("functions with another value at one place", () => {
  const f = makeFunction([-1, 0, 5].map((key) => [key, 0]));
  const tuple = makeTuple([7, 8, 9]);
  for (const g of [f, tuple]) {
    hashValue(g);
    for (let round = 0; round < 2; round++) {
      for (const value of [...atoms, ...names, true, false]) {
        for (const index of [0, 1, 2]) {
          const made = replaceAt(g, index, 0, value, 0);
          const values = made.kind === "tuple" ? made.elements : made.values;
          expect(values).toEqual((g.kind === "tuple" ? g.elements : g.values).map((old, i) => (i === index ? value : old)));
        }
      }
    }
  }
});
