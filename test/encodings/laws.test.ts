import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Unsupported, encodingNames, encodingNamed, type Range } from "../../encodings/index.ts";
import { createSolver } from "../../src/solver/index.ts";
import { TRUE, not } from "../../src/term/term-table.ts";
import { operations, subjects } from "./operations.ts";

const smallRanges: readonly (readonly [bigint, bigint])[] = [[-5n, 4n], [0n, 6n], [-7n, -2n], [3n, 3n], [-1n, 0n], [1n, 8n], [-8n, 7n], [2n, 2n], [4n, 4n], [-3n, -3n]];

const inside = (r: Range, n: bigint): boolean => (r.low === null || r.low <= n) && (r.high === null || n <= r.high);

const interval = (limit: bigint): fc.Arbitrary<readonly [bigint, bigint]> =>
  fc.tuple(fc.bigInt({ min: -limit, max: limit }), fc.bigInt({ min: -limit, max: limit })).map(([a, b]) => (a < b ? [a, b] as const : [b, a] as const));

describe.each(Object.keys(subjects))("%s", (name) => {
  const subject = subjects[name];

  test.each(operations)("$name is exact on every pair of small ranges", ({ encoded, meant, defined }) => {
    for (const [lowA, highA] of smallRanges) {
      for (const [lowB, highB] of smallRanges) {
        const { encoding, assignment } = subject();
        const a = encoding.fresh("a", { low: lowA, high: highA }).value;
        const b = encoding.fresh("b", { low: lowB, high: highB }).value;
        const result = encoded(encoding, a, b);
        const range = encoding.range(result);
        for (let x = lowA; x <= highA; x++) {
          for (let y = lowB; y <= highB; y++) {
            if (!defined(x, y)) continue;
            const got = encoding.decode(result, assignment([[a, x], [b, y]]));
            expect(got, `${x} and ${y} in ${lowA}..${highA} and ${lowB}..${highB}`).toBe(meant(x, y));
            expect(inside(range, got), "the result lies in its range").toBe(true);
          }
        }
      }
    }
  });

  test.each(operations)("$name is exact on wide ranges and constants", ({ encoded, meant, defined }) => {
    fc.assert(fc.property(interval(1n << 70n), interval(1n << 40n), fc.nat(), fc.nat(), fc.boolean(), (p, q, m, n, fixed) => {
      const { encoding, assignment } = subject();
      const x = p[0] + (BigInt(m) * 0x9e3779b97f4an) % (p[1] - p[0] + 1n);
      const y = q[0] + (BigInt(n) * 0x9e3779b97f4an) % (q[1] - q[0] + 1n);
      if (!defined(x, y)) return;
      const a = encoding.fresh("a", { low: p[0], high: p[1] }).value;
      const b = fixed ? encoding.constant(y) : encoding.fresh("b", { low: q[0], high: q[1] }).value;
      const result = encoded(encoding, a, b);
      expect(encoding.decode(result, assignment([[a, x], [b, y]]))).toBe(meant(x, y));
      expect(inside(encoding.range(result), meant(x, y))).toBe(true);
      const constant = encoded(encoding, encoding.constant(x), encoding.constant(y));
      expect(encoding.asConstant(constant), "constants fold").toBe(meant(x, y));
    }), { numRuns: 60, seed: 11 });
  });

  test("less and equal are comparisons of the values", () => {
    fc.assert(fc.property(interval(20n), interval(20n), fc.bigInt({ min: -3n, max: 3n }), fc.bigInt({ min: -3n, max: 3n }), (p, q, k, m) => {
      const { encoding, assignment } = subject();
      const a = encoding.fresh("a", { low: p[0], high: p[1] }).value;
      const b = encoding.fresh("b", { low: q[0], high: q[1] }).value;
      const left = encoding.add(encoding.multiply(a, encoding.constant(k)), encoding.constant(m));
      const [less, greater, equal] = [encoding.less(left, b), encoding.less(b, left), encoding.equal(left, b)];
      for (let x = p[0]; x <= p[1]; x += 3n) {
        for (let y = q[0]; y <= q[1]; y += 2n) {
          const model = assignment([[a, x], [b, y]]);
          const value = x * k + m;
          expect([model.truth(less), model.truth(greater), model.truth(equal)]).toEqual([value < y, value > y, value === y]);
        }
      }
    }), { numRuns: 60, seed: 12 });
  });

  test("the side condition of a fresh integer says that it is in range", () => {
    const { encoding, assignment } = subject();
    const { value, side } = encoding.fresh("n", { low: -3n, high: 5n });
    for (let n = -8n; n <= 7n; n++) expect(assignment([[value, n]]).truth(side), String(n)).toBe(-3n <= n && n <= 5n);
    expect(encoding.fresh("one", { low: 9n, high: 9n }).side).toBe(TRUE);
  });

  test.each(operations)("$name means the same to the solver", async ({ encoded, meant, defined }) => {
    for (const [p, q] of [[[-4n, 5n], [-3n, 3n]], [[-9n, 9n], [1n, 20n]], [[0n, 7n], [-2n, 6n]]] as const) {
      const { table, encoding } = subject();
      const a = encoding.fresh("a", { low: p[0], high: p[1] });
      const b = encoding.fresh("b", { low: q[0], high: q[1] });
      const zero = encoding.equal(b.value, encoding.constant(0n));
      const solver = await createSolver("z3", table);
      for (const side of [a.side, b.side]) solver.assert(side);
      // Said again, for the subject that forgets the ranges of some.
      for (const [i, [low, high]] of [[a.value, p], [b.value, q]] as const) {
        solver.assert(not(encoding.less(i, encoding.constant(low))));
        solver.assert(not(encoding.less(encoding.constant(high), i)));
      }
      const result = encoded(encoding, a.value, b.value);
      for (let wanted = -12n; wanted <= 12n; wanted += 4n) {
        const answer = await solver.check([encoding.equal(result, encoding.constant(wanted)), encoding.less(encoding.constant(0n), b.value), not(zero)]);
        let possible = false;
        for (let x = p[0]; x <= p[1]; x++) for (let y = 1n; y <= q[1]; y++) possible ||= defined(x, y) && meant(x, y) === wanted;
        expect(answer.kind, `${wanted}`).toBe(possible ? "sat" : "unsat");
        if (answer.kind === "sat") {
          const [x, y] = [encoding.decode(a.value, answer.model), encoding.decode(b.value, answer.model)];
          expect(meant(x, y)).toBe(wanted);
          expect(inside({ low: p[0], high: p[1] }, x) && inside({ low: q[0], high: q[1] }, y)).toBe(true);
        }
      }
      solver.dispose();
    }
  });
});

test.each(encodingNames)("%s is found by its name", (name) => {
  const table = subjects[name]().table;
  expect(encodingNamed(name, table).name).toBe(name);
});

test("the bits encoding refuses a range without end, the integers encoding takes it", async () => {
  expect(() => subjects.bits().encoding.fresh("n", { low: 0n, high: null })).toThrow(Unsupported);
  const { table, encoding } = subjects.integers();
  const n = encoding.fresh("n", { low: 0n, high: null });
  const solver = await createSolver("auto", table);
  solver.assert(n.side);
  solver.assert(encoding.less(encoding.constant(10n ** 30n), n.value));
  solver.assert(encoding.equal(encoding.mod(n.value, encoding.constant(7n)), encoding.constant(3n)));
  const answer = await solver.check([]);
  expect(answer.kind).toBe("sat");
  if (answer.kind === "sat") {
    const value = encoding.decode(n.value, answer.model);
    expect(value > 10n ** 30n && value % 7n === 3n).toBe(true);
  }
  expect((await solver.check([encoding.less(n.value, encoding.constant(0n))])).kind).toBe("unsat");
  solver.dispose();
});
