import { expect, test } from "vitest";
import { Grammar } from "../../src/syntax/grammar.ts";
import { parse, parseExpression } from "../../src/syntax/index.ts";

const many = (count: number, of: (i: number) => string, separator: string): string => Array.from({ length: count }, (_, i) => of(i)).join(separator);

test("chevrotain finds no fault in the grammar", () => {
  expect(() => new Grammar(true)).not.toThrow();
});

test.each([
  ["a set of 5,000 elements", `{${many(5000, String, ", ")}}`],
  ["a chain of 5,000 operands", many(5000, (i) => `x${i}`, " + ")],
  ["a conjunction of 5,000 operands", many(5000, (i) => `x${i}`, " /\\ ")],
  ["a list of 5,000 items", many(5000, (i) => `/\\ x${i}`, "\n")],
  ["5,000 cases", `CASE ${many(5000, (i) => `x = ${i} -> ${i}`, " [] ")}`],
  ["a record of 5,000 fields", `[${many(5000, (i) => `f${i} |-> ${i}`, ", ")}]`],
  ["5,000 prefix operators", `${"~".repeat(5000)}x`],
  ["100 nested parentheses", `${"(".repeat(100)}x${")".repeat(100)}`],
  ["200 nested conditions", `${"IF a THEN b ELSE ".repeat(200)}c`],
])("%s", (_, text) => {
  expect(parseExpression(text, "test").diagnostics).toEqual([]);
});

test("nesting beyond the stack is an error, not a crash", () => {
  const deep = `${"(".repeat(50_000)}x${")".repeat(50_000)}`;
  const { diagnostics } = parse(`---- MODULE M ----\nx == 1\ny == ${deep}\nz == 2\n====`, "test");
  expect(diagnostics.map(({ code }) => code)).toEqual(["E113"]);
});
