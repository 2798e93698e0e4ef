import { expect, test } from "vitest";
import type { Case } from "../../bench/corpus/case.ts";
import { judgeCase } from "../../bench/corpus/judge-case.ts";
import type { Ran } from "../../bench/corpus/run-case.ts";

const one: Case = {
  id: "explore Small.cfg", corpus: "explore", command: "explore", directory: ".", spec: "Small.tla", options: [], excluded: null,
  expected: { codes: [0], depth: null, counts: { distinct: 6, generated: 15, searchDepth: 2 }, why: "" },
};

function ran(exit: number, stats: object, reason: string | null = null): Ran {
  const stdout = JSON.stringify({ verdict: exit === 0 ? "holds" : "unknown", depth: 1, property: null, reason, stats, warnings: [] });
  return { exit, signal: null, killed: null, stdout, stderr: "", processorSeconds: 0, seconds: 1, megabytes: 80, command: "" };
}

test.each([
  ["as many as TLC", ran(0, { distinct: 6, generated: 15, searchDepth: 2 }), "right", ""],
  ["one state more", ran(0, { distinct: 7, generated: 15, searchDepth: 2 }), "wrong counts", "distinct 7 for 6"],
  ["another depth and fewer generated", ran(0, { distinct: 6, generated: 14, searchDepth: 3 }), "wrong counts", "generated 14 for 15, searchDepth 3 for 2"],
  ["also where liveness was refused", ran(20, { distinct: 5, generated: 15, searchDepth: 2 }, "incomplete: Live was not checked"), "wrong counts", "distinct 5 for 6"],
  ["a search that was stopped is not compared", ran(20, { distinct: 5, generated: 9, searchDepth: 2 }, "timeout: --timeout"), "unknown", "timeout: --timeout"],
])("%s", (_, result, kind, cause) => {
  const { class: found, cause: why } = judgeCase(one, result);
  expect([found, why]).toEqual([kind, cause]);
});
