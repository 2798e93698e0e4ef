import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Evaluator } from "../../src/term/evaluate.ts";
import type { IntegerTerm } from "../../src/term/integer-table.ts";
import { FALSE, TRUE, TermTable, not } from "../../src/term/term-table.ts";
import { randomSource } from "../solver/circuits.ts";

const unbounded = { low: null, high: null };

describe("IntegerTable folds", () => {
  const table = new TermTable();
  const { integers } = table;
  const k = (n: number): IntegerTerm => integers.constant(BigInt(n));
  const x = integers.fresh("x", unbounded).value;
  const y = integers.fresh("y", unbounded).value;
  const small = integers.fresh("small", { low: 0n, high: 3n }).value;
  const c = table.fresh("c");
  const minus = (i: IntegerTerm): IntegerTerm => integers.multiply(i, k(-1));
  const rows = [
    ["x + 1 + 1", integers.add(integers.add(x, k(1)), k(1)), integers.add(x, k(2))],
    ["x - x", integers.add(x, minus(x)), k(0)],
    ["x + x", integers.add(x, x), integers.multiply(x, k(2))],
    ["commuted sum", integers.add(x, y), integers.add(y, x)],
    ["2 * (x + 3)", integers.multiply(integers.add(x, k(3)), k(2)), integers.add(integers.multiply(x, k(2)), k(6))],
    ["x + 1 <= x", integers.le(integers.add(x, k(1)), x), FALSE],
    ["x + 1 <= y + 2", integers.le(integers.add(x, k(1)), integers.add(y, k(2))), integers.le(x, integers.add(y, k(1)))],
    ["2 * x = 5", integers.eq(integers.multiply(x, k(2)), k(5)), FALSE],
    ["2 * x <= 5", integers.le(integers.multiply(x, k(2)), k(5)), integers.le(x, k(2))],
    ["-2 * x <= 5", integers.le(integers.multiply(x, k(-2)), k(5)), not(integers.le(x, k(-3)))],
    ["-7 \\div 2", integers.div(k(-7), k(2)), k(-4)],
    ["small % 4", integers.mod(small, k(4)), small],
    ["small <= 3", integers.le(small, k(3)), TRUE],
    ["(if c then 1 else 2) = 1", integers.eq(integers.ite(c, k(1), k(2)), k(1)), c],
    ["5 = 5", integers.eq(k(5), k(5)), TRUE],
  ] as const;
  test.each(rows)("%s", (_, actual, expected) => expect(actual).toBe(expected));
});

test("integer terms mean what their operations say, whatever was simplified", () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
    const random = randomSource(seed);
    const table = new TermTable();
    const { integers } = table;
    const condition = table.fresh();
    const values = [-3n, 5n, 0n].map((n) => n + BigInt(random(4)));
    const model = new Evaluator(table, { boolean: () => seed % 2 === 0, integer: (variable) => values[variable] });
    const known = values.map((n, i) => ({ t: integers.fresh(`v${i}`, i === 2 ? { low: n - 2n, high: n + 5n } : unbounded).value, n }));
    for (let i = 0; i < 40; i++) {
      const [a, b] = [known[random(known.length)], random(3) === 0 ? constant(BigInt(random(9)) - 4n) : known[random(known.length)]];
      const positive = { t: integers.greatest(b.t, 2n), n: b.n < 2n ? 2n : b.n };
      const made = [
        () => ({ t: integers.add(a.t, b.t), n: a.n + b.n }),
        () => ({ t: integers.multiply(a.t, b.t), n: a.n * b.n }),
        () => ({ t: integers.ite(condition, a.t, b.t), n: seed % 2 === 0 ? a.n : b.n }),
        () => ({ t: integers.ite(not(integers.le(a.t, b.t)), a.t, b.t), n: a.n > b.n ? a.n : b.n }),
        () => ({ t: integers.mod(a.t, positive.t), n: ((a.n % positive.n) + positive.n) % positive.n }),
        () => ({ t: integers.div(a.t, positive.t), n: (a.n - (((a.n % positive.n) + positive.n) % positive.n)) / positive.n }),
      ][random(6)]();
      expect(model.value(made.t)).toBe(made.n);
      const { low, high } = integers.range(made.t);
      expect((low === null || low <= made.n) && (high === null || made.n <= high), "in range").toBe(true);
      expect([model.truth(integers.le(made.t, b.t)), model.truth(integers.eq(b.t, made.t))]).toEqual([made.n <= b.n, b.n === made.n]);
      if (made.n < 10n ** 30n && made.n > -(10n ** 30n)) known.push(made);
    }

    function constant(n: bigint): { t: IntegerTerm; n: bigint } {
      return { t: integers.constant(n), n };
    }
  }), { numRuns: 300, seed: 21 });
});
