import { describe, expect, test } from "vitest";
import { cone } from "../../src/term/cone.ts";
import { evaluate } from "../../src/term/evaluate.ts";
import { FALSE, TRUE, TermTable, not, type Term } from "../../src/term/term-table.ts";
import { randomSource } from "../solver/circuits.ts";

describe("TermTable folds", () => {
  const table = new TermTable();
  const a = table.fresh("a");
  const b = table.fresh("b");
  const rows = [
    ["a /\\ ~a", table.and(a, not(a)), FALSE],
    ["a \\/ ~a", table.or(a, not(a)), TRUE],
    ["a # a", table.xor(a, a), FALSE],
    ["a # ~a", table.xor(a, not(a)), TRUE],
    ["if a then b else b", table.ite(a, b, b), b],
    ["commuted", table.and(a, b), table.and(b, a)],
    ["(a /\\ b) /\\ a", table.and(table.and(a, b), a), table.and(a, b)],
    ["~(a /\\ b) /\\ a", table.and(not(table.and(a, b)), a), table.and(a, not(b))],
  ] as const;
  test.each(rows)("%s", (_, actual, expected) => expect(actual).toBe(expected));
});

/** All rows of the truth table of terms over `inputs`, as one bit each. */
function tableOf(table: TermTable, inputs: readonly Term[], t: Term): number {
  let rows = 0;
  for (let row = 0; row < 1 << inputs.length; row++) {
    const values = { boolean: (node: number) => ((row >> inputs.findIndex((i) => i >> 1 === node)) & 1) === 1, integer: () => 0n };
    if (evaluate(table, t, values)) rows |= 1 << row;
  }
  return rows;
}

describe("simplification keeps the meaning", () => {
  test("of all gates over random terms of four inputs", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = randomSource(seed);
      const table = new TermTable();
      const inputs = Array.from({ length: 4 }, () => table.fresh());
      const known = [TRUE, FALSE, ...inputs].map((t) => ({ t, rows: tableOf(table, inputs, t) }));
      const pick = (): (typeof known)[number] => {
        const { t, rows } = known[random(known.length)];
        return random(2) === 0 ? { t, rows } : { t: not(t), rows: ~rows & 0xffff };
      };
      for (let i = 0; i < 300; i++) {
        const [a, b, c] = [pick(), pick(), pick()];
        const made = [
          { t: table.and(a.t, b.t), rows: a.rows & b.rows },
          { t: table.xor(a.t, b.t), rows: a.rows ^ b.rows },
          { t: table.ite(a.t, b.t, c.t), rows: (a.rows & b.rows) | (~a.rows & c.rows & 0xffff) },
        ][random(3)];
        expect(tableOf(table, inputs, made.t), `seed ${seed} gate ${i}`).toBe(made.rows);
        known.push(made);
      }
    }
  });
});

describe("cone", () => {
  test("is what the roots depend on, arguments first, without what is known", () => {
    const table = new TermTable();
    const [a, b, c] = [table.fresh(), table.fresh(), table.fresh()];
    const ab = table.and(a, b);
    const root = table.xor(ab, c);
    table.and(a, c);
    expect([...cone(table, [root])]).toEqual([a, b, c, ab, root].map((t) => t >> 1));
    expect([...cone(table, [root], (node) => node === ab >> 1)]).toEqual([c, root].map((t) => t >> 1));
  });

  test("goes through integers into their conditions", () => {
    const table = new TermTable();
    const [a, unused] = [table.fresh(), table.fresh()];
    const { integers } = table;
    const x = integers.fresh("x", { low: null, high: null }).value;
    const y = integers.ite(a, x, integers.add(x, x));
    const atom = integers.le(y, integers.fresh("z", { low: null, high: null }).value);
    expect([...cone(table, [atom])]).toEqual([a >> 1, atom >> 1]);
    expect(unused).not.toBe(a);
  });
});
