import { describe, expect, test } from "vitest";
import { FALSE, TRUE, TermTable, not } from "../../src/term/term-table.ts";

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
