import { describe, expect, test } from "vitest";
import { createEvaluator } from "../../src/explicit/index.ts";
import { Profiler } from "../../src/profile/index.ts";
import { expressionRows, rowDefinitions, rowModelValues, rowModules } from "../tables/expressions.ts";
import { lowerModule, outcomeOf } from "./evaluate-rows.ts";

const text = `---- MODULE Rows ----
EXTENDS ${rowModules}
CONSTANTS ${rowModelValues.join(", ")}
${rowDefinitions}
${expressionRows.map((row, i) => `R${i} == ${row.text}`).join("\n")}
====
`;

describe("expressions", () => {
  const lowered = lowerModule(text, rowModelValues);
  const evaluator = createEvaluator(lowered.program, { now: () => 1_700_000_000 });
  test.each(expressionRows.map((row, i) => ({ ...row, name: `R${i}` })))("$text is $expected", ({ name, expected }) => expect(outcomeOf(evaluator, lowered, name)).toBe(expected));

  test("what is left of more than a million elements is listed", () => {
    const found = lowerModule("---- MODULE Rows ----\nEXTENDS Integers, FiniteSets\nFew == {f \\in [1..7 -> 0..7] : \\A n \\in 1..7 : f[n] = f[1]}\nMany == {f \\in [1..7 -> 0..7] : f[1] < 7}\nDifference == (1..3000000) \\ (3..3000000)\n====\n", []);
    const values = ["Few", "Many", "Difference"].map((name) => outcomeOf(createEvaluator(found.program), found, name));
    expect(values).toEqual([`{${[0, 1, 2, 3, 4, 5, 6, 7].map((n) => `<<${Array(7).fill(n).join(", ")}>>`).join(", ")}}`, "E517", "{1, 2}"]);
  });

  test("measured, they are the same", () => {
    const measured = createEvaluator(lowered.program, { now: () => 1_700_000_000, profiler: new Profiler(() => 0) });
    expressionRows.forEach(({ text: row, expected }, i) => expect(outcomeOf(measured, lowered, `R${i}`), row).toBe(expected));
  });
});
