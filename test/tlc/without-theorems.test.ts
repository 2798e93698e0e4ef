import { expect, test } from "vitest";
import { withoutTheorems } from "../../src/tlc/index.ts";

const blank = (text: string): string => text.replace(/[^\n]/g, " ");
const head = "---- MODULE M ----\nEXTENDS Naturals\nVARIABLE x\n";
const proof = "THEOREM x = x\n<1>1. x = x BY Somewhere!Fact\n<1> QED BY <1>1\n\n";
const definition = "LOCAL D == x > 0\n";

test.each<[string, string, string]>([
  ["a theorem with its proof", `${head}${proof}${definition}====\n`, `${head}${blank(proof)}${definition}====\n`],
  ["at the end", `${head}${definition}${proof}====\n`, `${head}${definition}${blank(proof)}====\n`],
  ["two in a row", `${head}${proof}LEMMA x = x OBVIOUS\n${definition}====\n`, `${head}${blank(`${proof}LEMMA x = x OBVIOUS\n`)}${definition}====\n`],
  ["in a module inside", `${head}---- MODULE N ----\n${proof}====\n${definition}====\n`, `${head}---- MODULE N ----\n${blank(proof)}====\n${definition}====\n`],
  ["a name keeps its statement", `${head}THEOREM T == x = x\n  BY Somewhere!Fact\nASSUME T\n====\n`, `${head}THEOREM T == x = x\n  ${blank("BY Somewhere!Fact")}\nASSUME T\n====\n`],
  ["no theorem", `${head}${definition}ASSUME 1 < 2\n====\n`, `${head}${definition}ASSUME 1 < 2\n====\n`],
])("%s", (_, text, expected) => {
  // the last line break before what follows may be blank or not: only what is left counts
  expect(withoutTheorems(text, "M.tla").trimEnd()).toBe(expected.trimEnd());
});
