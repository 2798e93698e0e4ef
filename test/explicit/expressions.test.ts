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

  test("measured, they are the same", () => {
    const measured = createEvaluator(lowered.program, { now: () => 1_700_000_000, profiler: new Profiler(() => 0) });
    expressionRows.forEach(({ text: row, expected }, i) => expect(outcomeOf(measured, lowered, `R${i}`), row).toBe(expected));
  });
});
