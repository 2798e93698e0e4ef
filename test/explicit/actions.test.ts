import { describe, expect, test } from "vitest";
import { failureOf, initialStates, initOf, nextOf, specOf, successors } from "./spec.ts";

/** A spec of the variables x and y, both 0 at first. */
const xy = (next: string): string => `VARIABLES x, y\nInit == x = 0 /\\ y = 0\n${next}`;

interface Case {
  readonly next: string;
  readonly expected: readonly string[];
}

const cases: readonly Case[] = [
  { next: "Next == x' = 1 /\\ y' = 2", expected: ["Next: x = 1, y = 2"] },
  { next: "Next == x' = 1 /\\ UNCHANGED y", expected: ["Next: x = 1, y = 0"] },
  { next: "Next == UNCHANGED <<x, y>>", expected: ["Next: x = 0, y = 0"] },
  { next: "vars == <<x, <<y>>>>\nNext == UNCHANGED vars", expected: ["Next: x = 0, y = 0"] },
  { next: "Next == x' \\in {1, 2} /\\ y' = x' + 1", expected: ["Next: x = 1, y = 2", "Next: x = 2, y = 3"] },
  { next: "Next == x' \\in 1..2 /\\ y' \\in {x', 5}", expected: ["Next: x = 1, y = 1", "Next: x = 1, y = 5", "Next: x = 2, y = 2", "Next: x = 2, y = 5"] },
  { next: "Next == x' \\subseteq {1} /\\ y' = 0", expected: ["Next: x = {}, y = 0", "Next: x = {1}, y = 0"] },
  { next: "Next == x' = 1 /\\ x' = 2 /\\ y' = 0", expected: [] },
  { next: "Next == x' = 1 /\\ x' \\in {1, 2} /\\ y' = 0", expected: ["Next: x = 1, y = 0"] },
  { next: "Next == x' = 1 /\\ y' = 0 /\\ x' > 3", expected: [] },
  { next: "A == x' = 1 /\\ y' = 1\nB == x' = 2 /\\ y' = 2\nNext == A \\/ B", expected: ["A: x = 1, y = 1", "B: x = 2, y = 2"] },
  { next: "A(n) == x' = n /\\ UNCHANGED y\nNext == \\E n \\in {1, 2} : A(n)", expected: ["A(1): x = 1, y = 0", "A(2): x = 2, y = 0"] },
  { next: "A(n, m) == x' = n /\\ y' = m\nNext == \\E n \\in {1}, m \\in {2, 3} : A(n, m)", expected: ["A(1, 2): x = 1, y = 2", "A(1, 3): x = 1, y = 3"] },
  { next: "Next == \\E n \\in {1, 2} : x' = n /\\ UNCHANGED y", expected: ["Next(1): x = 1, y = 0", "Next(2): x = 2, y = 0"] },
  { next: "A(n) == \\E m \\in {5} : x' = n /\\ y' = m\nNext == \\E n \\in {1} : A(n)", expected: ["A(1): x = 1, y = 5"] },
  { next: "Next == \\E <<a, b>> \\in {<<1, 2>>} : x' = a /\\ y' = b", expected: ["Next(<<1, 2>>): x = 1, y = 2"] },
  { next: "Set(v, e) == v' = e\nNext == Set(x, 3) /\\ Set(y, x' + 1)", expected: ["Next: x = 3, y = 4"] },
  { next: "Set(vp, e) == vp = e\nNext == Set(x', 3) /\\ Set(y', 4)", expected: ["Next: x = 3, y = 4"] },
  { next: "Both(F(_), G(_)) == F(1) /\\ G(2)\nSx(n) == x' = n\nSy(n) == y' = n\nNext == Both(Sx, Sy)", expected: ["Both: x = 1, y = 2"] },
  { next: "Do(A) == A /\\ UNCHANGED y\nNext == Do(x' = 7) \\/ Do(x' \\in {8})", expected: ["Do: x = 7, y = 0", "Do: x = 8, y = 0"] },
  { next: "Next == LET n == x + 1 IN x' = n /\\ y' = n", expected: ["Next: x = 1, y = 1"] },
  { next: "Next == LET A == x' = 1 IN A /\\ y' = 2", expected: ["Next: x = 1, y = 2"] },
  { next: "Next == LET A(n) == x' = n IN A(4) /\\ y' = 2", expected: ["Next: x = 4, y = 2"] },
  { next: "Next == LET n == x' + 1 IN x' \\in {1, 2} /\\ y' = n", expected: ["Next: x = 1, y = 2", "Next: x = 2, y = 3"] },
  { next: "Next == LET n == x + 1 IN x' \\in {1, 2} /\\ y' = n'", expected: ["Next: x = 1, y = 2", "Next: x = 2, y = 3"] },
  { next: "Next == LET n(k) == x + k IN x' \\in {1, 2} /\\ y' = n(5)'", expected: ["Next: x = 1, y = 6", "Next: x = 2, y = 7"] },
  { next: "Eq(a, b) == a' = b\nNext == x' \\in {1, 2} /\\ Eq(y, x + 1)", expected: ["Next: x = 1, y = 1", "Next: x = 2, y = 1"] },
  { next: "Is(e) == e' = 5\nNext == x' \\in {4, 5, 6} /\\ y' = 1 /\\ Is(x + y)", expected: ["Next: x = 4, y = 1"] },
  { next: "Next == IF x = 0 THEN x' = 1 /\\ y' = 1 ELSE x' = 2 /\\ y' = 2", expected: ["Next: x = 1, y = 1"] },
  { next: "Next == /\\ IF x = 1 THEN x' = 1 ELSE UNCHANGED x\n        /\\ y' = 3", expected: ["Next: x = 0, y = 3"] },
  { next: "Next == CASE x = 1 -> x' = 1 /\\ y' = 1 [] x = 0 -> x' = 5 /\\ y' = 6 [] OTHER -> FALSE", expected: ["Next: x = 5, y = 6"] },
  { next: "Next == /\\ (x' = 1 \\/ x' = 2)\n        /\\ y' = x'", expected: ["Next: x = 1, y = 1", "Next: x = 2, y = 2"] },
  { next: "Next == /\\ \\/ x' = 1\n           \\/ y' = 1\n        /\\ UNCHANGED <<x, y>> \\/ x' = 2 \\/ y' = 2", expected: ["Next: x = 1, y = 2", "Next: x = 2, y = 1"] },
  { next: "Next == /\\ (x' = 1 /\\ y' = 1) \\/ (y' = 2 /\\ x' = 2)\n        /\\ x' + y' = 4", expected: ["Next: x = 2, y = 2"] },
  { next: "Next == x' = 1 /\\ y' = 0 /\\ (x = 0 \\/ y = 0)", expected: ["Next: x = 1, y = 0"] },
  { next: "Next == (x = 0 \\/ y = 0) /\\ x' = 1 /\\ y' = 0", expected: ["Next: x = 1, y = 0", "Next: x = 1, y = 0"] }, // TLC counts both ways
  { next: "Next == (\\E k \\in {1, 2} : k > x) /\\ x' = 1 /\\ y' = 0", expected: ["Next: x = 1, y = 0", "Next: x = 1, y = 0"] },
  { next: "Next == (\\A k \\in {1, 2} : k > x \\/ k > y) /\\ x' = 1 /\\ y' = 0", expected: Array(4).fill("Next: x = 1, y = 0") },
  { next: "Next == (\\A k \\in {1, 2} : (k = 1 => x' = 3) /\\ (k = 2 => y' = 4))", expected: ["Next: x = 3, y = 4"] },
  { next: "Next == \\A k \\in {} : x' = 1", expected: [] },
  { next: "Next == [x' = 1 /\\ y' = 1]_<<x, y>>", expected: ["Next: x = 1, y = 1", "Next: x = 0, y = 0"] },
  { next: "Next == <<x' \\in {0, 1} /\\ y' = 0>>_x", expected: ["Next: x = 1, y = 0"] },
  { next: "Next == (x = 0 => x' = 4) /\\ y' = 0", expected: ["Next: x = 4, y = 0"] },
  { next: "RECURSIVE Fill(_)\nFill(S) == IF S = {} THEN TRUE ELSE LET k == CHOOSE k \\in S : TRUE IN (IF k = 1 THEN x' = 9 ELSE y' = 8) /\\ Fill(S \\ {k})\nNext == Fill({1, 2})", expected: ["Fill: x = 9, y = 8"] },
  { next: "P(n) == n = 0 \\/ n < 5\nNext == P(x) /\\ x' = 1 /\\ y' = 1", expected: ["Next: x = 1, y = 1", "Next: x = 1, y = 1"] },
  { next: "Next == ENABLED (x' = 1 /\\ x = 0) /\\ x' = 2 /\\ y' = 2", expected: ["Next: x = 2, y = 2"] },
  { next: "Next == ENABLED (x' = 1 /\\ x = 1) /\\ x' = 2 /\\ y' = 2", expected: [] },
  { next: "Next == x' = 2 /\\ ENABLED (x' = 1) /\\ y' = x'", expected: ["Next: x = 2, y = 2"] },
  { next: "Next == x' = 2 /\\ y' = 1 /\\ (ENABLED (x' = 1 /\\ x = 2))'", expected: ["Next: x = 2, y = 1"] },
  { next: "Next == x' = 2 /\\ y' = 1 /\\ (ENABLED (x' = 1 /\\ x = 0))'", expected: [] },
  { next: "Next == x' = 2 /\\ (ENABLED (y' = x /\\ y' = 2))' /\\ y' = 1", expected: ["Next: x = 2, y = 1"] },
  { next: "E(n) == ENABLED (x' = 1 /\\ x = n)\nNext == \\E n \\in {2, 3} : x' = 2 /\\ y' = 1 /\\ E(n)'", expected: ["Next(2): x = 2, y = 1"] },
  { next: "Next == \\E n \\in {2, 3} : LET k == n + x IN x' = 3 /\\ y' = 1 /\\ (ENABLED (y' = k /\\ y' > 5))'", expected: ["Next(3): x = 3, y = 1"] },
  { next: "Next == x' = [i \\in 1..2 |-> i] /\\ y' = x'[2]", expected: ["Next: x = <<1, 2>>, y = 2"] },
  { next: "N == x + 1\nNext == x' = N /\\ y' = N'", expected: ["Next: x = 1, y = 2"] },
  { next: "A[n \\in {1, 2}] == x' = n + x /\\ y' = 0\nNext == \\E n \\in {1, 2} : A[n]", expected: ["Next(1): x = 1, y = 0", "Next(2): x = 2, y = 0"] },
  { next: "Next == (LET v == x' IN v) = 4 /\\ y' = 0", expected: ["Next: x = 4, y = 0"] },
  { next: "Next == [n, m \\in {1, 2} |-> x' = n /\\ y' = m + x][1, 2]", expected: ["Next: x = 1, y = 2"] },
  { next: "f[n \\in 0..2] == n = 0 \\/ (n > 0 /\\ f[n - 1])\nNext == f[2] /\\ x' = 1 /\\ y' = 1", expected: ["Next: x = 1, y = 1"] },
  { next: "Next == (x' = x + 1 /\\ y' = 7) \\cdot (x' = x * 10 /\\ y' = y + x)", expected: ["Next: x = 10, y = 8"] },
  { next: "A == x' \\in {1, 2} /\\ y' = x\nB == x > 1 /\\ x' = y /\\ y' = x\nNext == A \\cdot B", expected: ["Next: x = 0, y = 2"] },
  { next: "A(n) == x' = n /\\ y' = y\nB(n) == x' = x + n /\\ y' = y + n\nNext == \\E n \\in {1, 2} : A(n) \\cdot B(n)", expected: ["Next(1): x = 2, y = 1", "Next(2): x = 4, y = 2"] },
  { next: "A(n) == x' = n /\\ y' = y\nC(n) == A(n) \\cdot (x' = x + n /\\ y' = n)\nNext == \\E n \\in {1, 2} : C(n)", expected: ["C(1): x = 2, y = 1", "C(2): x = 4, y = 2"] },
  { next: "A(S) == \\E n \\in S : x' = x + n /\\ y' = y\nNext == A({1, 2}) \\cdot A({30}) \\cdot A({500})", expected: ["Next: x = 531, y = 0", "Next: x = 532, y = 0"] },
  { next: "A(S) == \\E n \\in S : x' = 2 * x + n /\\ y' = y\nNext == A({1}) \\cdot (A({3}) \\cdot A({5, 6}))", expected: ["Next: x = 15, y = 0", "Next: x = 16, y = 0"] },
  { next: "Next == (x' = 5) \\cdot (x' = x + 1) /\\ y' = x' + x", expected: ["Next: x = 6, y = 6"] },
  { next: "Next == y' = 3 /\\ (x' = 5 /\\ y' = 9) \\cdot (y' \\in {3, 4} /\\ x' = x + y)", expected: ["Next: x = 14, y = 3"] },
  { next: "Next == LET e == x + 1 IN (x' = 5 /\\ y' = e) \\cdot (x' = e /\\ y' = y)", expected: ["Next: x = 6, y = 1"] },
  { next: "Next == LET e(k) == x + k IN (x' = e(5) /\\ y' = 0) \\cdot (x' = e(1) /\\ y' = e(2)')", expected: ["Next: x = 6, y = 8"] },
  { next: "Do(e) == (x' = 5 /\\ y' = e) \\cdot (x' = e /\\ y' = y)\nNext == Do(x + 1)", expected: ["Do: x = 6, y = 1"] },
  { next: "Do(A, B) == A \\cdot B\nNext == Do(x' = 5 /\\ y' = 1, x' = x + y /\\ y' = x)", expected: ["Do: x = 6, y = 5"] },
  { next: "Do(F(_)) == F(1) \\cdot F(2)\nA(n) == x' = x + n /\\ y' = 10 * y + n\nNext == Do(A)", expected: ["Do: x = 3, y = 12"] },
  { next: "Set(v, e) == v' = e\nNext == (Set(x, 5) /\\ Set(y, 2)) \\cdot (Set(y, x + 1) /\\ Set(x, y'))", expected: ["Next: x = 6, y = 6"] },
  { next: "N == x + y\nNext == (x' = 5 /\\ y' = N + 1) \\cdot (y' = 1 /\\ x' = N /\\ y' = 1)", expected: ["Next: x = 6, y = 1"] },
  { next: "Next == ENABLED ((x' = 1 /\\ y' = 2) \\cdot (x = 1 /\\ x' = 3)) /\\ ~ENABLED ((x' = 1) \\cdot (x = 0 /\\ x' = 3)) /\\ x' = 2 /\\ y' = 2", expected: ["Next: x = 2, y = 2"] },
  { next: "Next == x' \\in 1..4 /\\ y' = 0 /\\ (x' = 3 /\\ y' = 1) \\cdot (y = 1 /\\ x' < x)", expected: ["Next: x = 1, y = 0", "Next: x = 2, y = 0"] },
  { next: "Next == x' \\in 1..4 /\\ y' = 0 /\\ ~((x' = 3 /\\ y' = 1) \\cdot (y = 1 /\\ x' < x))", expected: ["Next: x = 3, y = 0", "Next: x = 4, y = 0"] },
  { next: "Next == (ENABLED (x' = 1 /\\ x = 0) /\\ x' = 1 /\\ y' = 0) \\cdot (ENABLED (x' = 2 /\\ x = 1) /\\ x' = 7 /\\ UNCHANGED y)", expected: ["Next: x = 7, y = 0"] },
  { next: "Next == [(x' = 1 /\\ y' = 0) \\cdot (x' = x + 1 /\\ y' = x)]_<<x, y>>", expected: ["Next: x = 2, y = 1", "Next: x = 0, y = 0"] },
  { next: "f[n \\in 0..2] == IF n = 0 THEN x' = x + 1 /\\ y' = y ELSE f[n - 1]\nNext == f[2] \\cdot f[1]", expected: ["Next: x = 2, y = 0"] },
];

describe("successors", () => {
  test.each(cases.map((c) => ({ ...c, title: c.next.replace(/\s+/g, " ") })))("$title", ({ next, expected }) => {
    // An action without a way to make it true leaves nothing unassigned.
    if (next.includes("\\A k \\in {} :")) return void expect(failureOf(specOf(xy(next)), () => successors(specOf(xy(next))))).toContain("E520");
    expect(successors(specOf(xy(next)))).toEqual(expected);
  });
  test.each(cases.filter((c) => !c.next.includes("{} :")).map((c) => ({ ...c, title: c.next.replace(/\s+/g, " ") })))("Next is true of every step found: $title", ({ next }) => {
    const spec = specOf(xy(next));
    const [{ values }] = spec.evaluator.initialStates(initOf(spec));
    for (const found of spec.evaluator.successors(nextOf(spec), values)) {
      expect(spec.evaluator.step(nextOf(spec), values, found.values)).toBe(true);
      const other = found.values.map((v) => (typeof v === "number" ? v + 100 : v));
      if (typeof found.values[0] === "number") expect(spec.evaluator.step(nextOf(spec), values, other)).toBe(false);
    }
  });
});

test.each([
  ["x = 1 /\\ y = 2", ["x = 1, y = 2"]],
  ["x \\in {1, 2} /\\ y = x", ["x = 1, y = 1", "x = 2, y = 2"]],
  ["x \\in {1, 2} /\\ y \\in 0..x /\\ x # y", ["x = 1, y = 0", "x = 2, y = 0", "x = 2, y = 1"]],
  ["(x = 1 \\/ x = 2) /\\ y = 0", ["x = 1, y = 0", "x = 2, y = 0"]],
  ["\\E k \\in {3} : x = k /\\ y = k + 1", ["x = 3, y = 4"]],
  ["x = 1 /\\ LET k == x + 1 IN y = k", ["x = 1, y = 2"]],
  ["LET k == x + 1 IN x \\in {1, 2} /\\ y = k", ["x = 1, y = 2", "x = 2, y = 3"]],
  ["y = 2 /\\ IF y = 2 THEN x = 1 ELSE x = 3", ["x = 1, y = 2"]],
  ["x \\subseteq {1} /\\ y = Cardinality(x)", ["x = {}, y = 0", "x = {1}, y = 1"]],
  ["x = 1 /\\ y = 1 /\\ x > y", []],
] as const)("initial states of %s", (init, expected) => {
  expect(initialStates(specOf(`VARIABLES x, y\nInit == ${init}\nNext == UNCHANGED <<x, y>>`))).toEqual(expected);
});
