// ∃ over younger variables, against trying all small values of them.
import { expect, test } from "vitest";
import { evaluate } from "../../src/term/evaluate.ts";
import type { IntegerTerm } from "../../src/term/integer-table.ts";
import { project } from "../../src/term/project.ts";
import { not, type Term, TermTable } from "../../src/term/term-table.ts";
import { ageOf } from "../../src/term/younger.ts";

/** A small generator of random numbers (Lehmer's). */
function random(seed: number): (n: number) => number {
  let state = seed * 2654435 + 1;
  return (n) => {
    state = (state * 48271) % 2147483647;
    return state % n;
  };
}

interface Made {
  readonly table: TermTable;
  readonly term: Term;
  readonly projected: Term | null;
  readonly old: { readonly boolean: Term; readonly integers: number };
  readonly young: { readonly boolean: Term; readonly integers: number };
}

/** A random formula over an old and a young Boolean, two old integers and two young ones, one of them not negative. */
function make(seed: number): Made {
  const next = random(seed);
  const table = new TermTable();
  const { integers } = table;
  const all = { low: null, high: null };
  const a = table.fresh("a");
  const [y, z] = ["y", "z"].map((name) => integers.fresh(name, all).value);
  const age = ageOf(table);
  const b = table.fresh("b");
  const x = integers.fresh("x", { low: 0n, high: null });
  const w = integers.fresh("w", all).value;
  const number = (depth: number): IntegerTerm => {
    const k = next(depth > 0 ? 8 : 5);
    if (k < 5) return [x.value, w, y, z, integers.constant(BigInt(next(7) - 3))][k];
    if (k === 5) return integers.ite(boolean(depth - 1), number(depth - 1), number(depth - 1));
    return k === 6 ? integers.add(number(depth - 1), integers.constant(BigInt(next(5) - 2))) : integers.add(number(0), integers.multiply(number(0), integers.constant(-1n)));
  };
  const boolean = (depth: number): Term => {
    const k = next(depth > 0 ? 7 : 4);
    const sign = (t: Term): Term => (next(2) === 0 ? t : not(t));
    if (k < 2) return sign(integers.le(number(depth), number(depth)));
    if (k === 2) return sign(integers.eq(number(depth), number(depth)));
    if (k === 3) return sign(next(2) === 0 ? a : b);
    if (k === 4) return table.and(boolean(depth - 1), boolean(depth - 1));
    return k === 5 ? table.or(boolean(depth - 1), boolean(depth - 1)) : table.ite(boolean(depth - 1), boolean(depth - 1), boolean(depth - 1));
  };
  const term = table.and(x.side, boolean(3));
  return { table, term, projected: project(table, term, age), old: { boolean: a, integers: 0 }, young: { boolean: b, integers: 2 } };
}

const values = (low: number, high: number): readonly number[] => Array.from({ length: high - low + 1 }, (_, i) => low + i);

test("a projection is true where some values of what is projected away make the formula true", () => {
  let decided = 0;
  let open = 0;
  for (let seed = 1; seed <= 150; seed++) {
    const { table, term, projected, old, young } = make(seed);
    if (projected === null) continue;
    decided++;
    for (const a of [false, true]) for (const y of values(-2, 2)) for (const z of values(-2, 2)) {
      const at = (t: Term, b: boolean, x: number, w: number): boolean =>
        evaluate(table, t, { boolean: (n) => (n === old.boolean >> 1 ? a : n === young.boolean >> 1 && b), integer: (i) => BigInt([y, z, x, w][i]) });
      const said = at(projected, false, 0, 0);
      expect(at(projected, true, 5, -5)).toBe(said);
      const found = [false, true].some((b) => values(0, 12).some((x) => values(-12, 12).some((w) => at(term, b, x, w))));
      expect(`seed ${seed}, ${a} ${y} ${z}: ${said}`).toBe(`seed ${seed}, ${a} ${y} ${z}: ${found}`);
      if (!said) open++;
    }
  }
  expect(decided).toBeGreaterThan(100);
  expect(open).toBeGreaterThan(100);
});

test("what is multiplied is not projected away", () => {
  const table = new TermTable();
  const { integers } = table;
  const y = integers.fresh("y", { low: null, high: null }).value;
  const age = ageOf(table);
  const x = integers.fresh("x", { low: null, high: null }).value;
  expect(project(table, integers.eq(integers.multiply(x, x), y), age)).toBe(null);
  expect(project(table, integers.eq(integers.multiply(x, integers.constant(2n)), y), age)).toBe(null);
});
