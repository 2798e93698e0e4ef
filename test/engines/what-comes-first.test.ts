import { expect, test } from "vitest";
import { checkBounded } from "../../src/engines/bmc/index.ts";
import { silentReporter } from "../../src/engines/report.ts";
import { problemOf } from "../fuzz/problem-of.ts";

async function verdict(init: string, next: string, config: string): Promise<string> {
  const problem = problemOf(`---- MODULE Spec ----\nEXTENDS Integers\nVARIABLE x\nInit == ${init}\nNext == ${next}\nSmall == x < 50\n====\n`, `INIT Init\nNEXT Next\n${config}\n`);
  const { verdicts: [v] } = await checkBounded(problem, { length: 3, maxErrors: 1, view: null, seed: 1, solver: "auto", encoding: "auto", timeoutSeconds: 60, signal: new AbortController().signal }, silentReporter);
  return "trace" in v ? `${v.kind} of ${v.trace.states.map(({ values }) => String(values[0])).join(", ")}` : v.kind;
}

test.each([
  ["an invariant before a deadlock", "x \\in 0..50", "FALSE /\\ x' = x", "INVARIANT Small", "violated of 50"],
  ["an invariant after a step before a deadlock after a step", "x = 0", "x = 0 /\\ x' \\in 1..50", "INVARIANT Small", "violated of 0, 50"],
  ["a deadlock after fewer steps before an invariant", "x \\in 0..9", "x = 7 /\\ x' = 50", "INVARIANT Small", "deadlock of"],
  ["an invariant before an error of Next", "x \\in 0..50", "x' = x \\div 0", "INVARIANT Small", "violated of 50"],
])("%s, as TLC meets them", async (_, init, next, config, expected) => {
  expect(await verdict(init, next, config)).toMatch(new RegExp(`^${expected}`));
});
