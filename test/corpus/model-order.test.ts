import { expect, test } from "vitest";
import { parseConfig } from "../../src/config/parse-config.ts";
import { makeSet, modelValue } from "../../src/value/construct.ts";
import { printValue } from "../../src/value/print.ts";

test("model values are ordered as the config names them, whatever their names", () => {
  parseConfig("CONSTANTS S = {late, early, Nat}\nT = {x, late, b}\n", "Order.cfg");
  expect(printValue(makeSet(["b", "Nat", "x", "early", "late"].map(modelValue)))).toBe("{late, early, Nat, x, b}");
});
