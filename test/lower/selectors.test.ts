import { expect, test } from "vitest";
import { lowerTexts } from "./lower-text.ts";
import { printDefinition } from "./print-expr.ts";

const text = `EXTENDS Naturals
VARIABLE x
Inv == /\\ x = 1
       /\\ x = 2 \\/ x > 3
All(S) == \\A a \\in S, b \\in {1} : lab(a, b) :: a = b
Loop(p) == LET c(y) == p + y d == c(1) IN c(d) = [u |-> 1, v |-> IF p = 1 THEN 2 ELSE 3]
Cas == CASE x = 1 -> 10 [] OTHER -> 20
f[n \\in Nat] == n + 1
`;

/** Each reference stands for a definition of this text. */
const rows: readonly (readonly [string, string])[] = [
  ["Inv!1", "Inv!1 == (x = 1) :: state"],
  ["Inv!2!2!<<", "Inv!2!2!<< == x :: state"],
  ["Inv!:", "Inv!: == ((x = 1) /\\ ((x = 2) \\/ (x > 3))) :: state"],
  ["All({2})!1", "All!1(S) == S"],
  ["All({2})!(3, 4)", "All!()(S, a, b) == (a = b)"],
  ["All({2})!lab(3, 4)!>>", "All!lab!>>(S, a, b) == b"],
  ["Loop(7)!c(8)", "Loop!c(p, y) == (p + y)"],
  ["Loop(7)!d", "Loop!d(p) == LET c(y) == (p + y) IN c(1)"],
  ["Loop(7)!1!2!2!3", "Loop!1!2!2!3(p) == LET c(y) == (p + y); d == c(1) IN 3"],
  ["Cas!1!2", "Cas!1!2 == 10"],
  ["Cas!2!2", "Cas!2!2 == 20"],
  ["f!(5)", "f!()(n) == (n + 1)"],
];

test.each(rows)("%s", (reference, expected) => {
  const { lowered, diagnostics } = lowerTexts({ Root: `${text}Ref == ${reference}` });
  expect(diagnostics).toEqual([]);
  const name = expected.slice(0, expected.indexOf("==")).replace(/\([^()]*\) $/, "").trim();
  expect(lowered === null ? null : printDefinition(lowered.program, name)).toBe(expected);
});

test.each([["Inv!7", "E242"], ["Inv!nolabel", "E237"], ["Loop(1)!q", "E237"], ["Inv!1!(2)", "E242"], ["x!1", "E237"]])("%s is refused", (reference, code) => {
  expect(lowerTexts({ Root: `${text}Ref == ${reference}` }).diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
});
