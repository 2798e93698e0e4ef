import { describe, expect, test } from "vitest";
import { atMostOne, counter, exactlyOne } from "../../encodings/index.ts";
import { Evaluator } from "../../src/term/evaluate.ts";
import { TermTable } from "../../src/term/term-table.ts";

describe("cardinalities", () => {
  test.each(Array.from({ length: 13 }, (_, n) => n))("of %i terms are right in every row of the truth table", (n) => {
    const table = new TermTable();
    const inputs = Array.from({ length: n }, () => table.fresh());
    const full = counter(table, inputs);
    const bounded = Array.from({ length: n + 2 }, (_, bound) => counter(table, inputs, bound));
    const most = atMostOne(table, inputs);
    const exact = exactlyOne(table, inputs);
    expect(full.length).toBe(n);
    for (let row = 0; row < 1 << n; row++) {
      const model = new Evaluator(table, { boolean: (node) => ((row >> inputs.findIndex((t) => t >> 1 === node)) & 1) === 1, integer: () => 0n });
      const count = row.toString(2).replaceAll("0", "").length;
      expect(full.map((t) => model.truth(t))).toEqual(inputs.map((_, i) => count > i));
      if (row % 5 === 0) bounded.forEach((outputs, bound) => expect(outputs.map((t) => model.truth(t)), `bound ${bound}`).toEqual(inputs.slice(0, bound).map((_, i) => count > i)));
      expect([model.truth(most), model.truth(exact)]).toEqual([count <= 1, count === 1]);
    }
  });

  test("a bound keeps a counter small", () => {
    const size = (bound: number): number => {
      const table = new TermTable();
      counter(table, Array.from({ length: 128 }, () => table.fresh()), bound);
      return table.size - 129;
    };
    expect(size(2)).toBeLessThan(1300);
    expect(size(8)).toBeLessThan(size(128) / 2);
  });
});
