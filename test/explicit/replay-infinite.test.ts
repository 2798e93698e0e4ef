// Replays of steps that choose from infinite sets: the values in sight are tried, and where they do not do, nothing is refuted.
import { expect, test } from "vitest";
import { noSpan } from "../../src/base/span.ts";
import { createEvaluator, replay } from "../../src/explicit/index.ts";
import { problemOf } from "../fuzz/problem-of.ts";

const problem = problemOf("---- MODULE Spec ----\nEXTENDS Integers\nVARIABLE x\nInit == x = 0\nNext == (x < 100 /\\ \\E i \\in Int : x' = i + 500) \\/ x' = x + 2\n====", "INIT Init\nNEXT Next\n");

test.each<[last: number, chosen: readonly number[], string]>([
  [2, [], "accepted"],
  [501, [], "accepted"], // 0 and its neighbours are in sight
  [7777, [], "can not tell"],
  [7777, [7277], "accepted"],
])("x = 0, then x = %s, with the choice %s: %s", (last, chosen, expected) => {
  const trace = { variables: ["x"], states: [{ values: [0], action: null }, { values: [last], action: { name: "Next", arguments: [], span: noSpan } }] };
  const found = replay(problem, createEvaluator(problem.program), trace, null, undefined, [[], chosen]);
  expect(found.ok ? "accepted" : found.undecided ? "can not tell" : "refused").toBe(expected);
});

test("a step that no choice decides is refused", () => {
  const trace = { variables: ["x"], states: [{ values: [0], action: null }, { values: [2], action: null }, { values: [102], action: null }, { values: [105], action: null }] };
  const found = replay(problem, createEvaluator(problem.program), { ...trace, states: [trace.states[0], trace.states[1], { values: [502], action: null }, { values: [505], action: null }] }, null);
  expect(found).toMatchObject({ ok: false, step: 3, undecided: false });
});
