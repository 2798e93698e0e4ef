import { expect, test } from "vitest";
import { explore } from "../../../src/engines/explore/explore.ts";
import type { ExploreOptions, ExploreReport } from "../../../src/engines/explore/explore-options.ts";
import { simulate } from "../../../src/engines/explore/simulate.ts";
import { type Reporter, silentReporter, type StepProgress } from "../../../src/engines/report.ts";
import { problemOf } from "../../fuzz/problem-of.ts";
import { told } from "./told.ts";

const endless = problemOf("---- MODULE Grid ----\nEXTENDS Naturals, TLC\nVARIABLES x, y\nInit == x = 0 /\\ y = 0\nNext == \\/ x' = x + 1 /\\ y' = y\n        \\/ y' = y + 1 /\\ x' = x\nNear == x + y < 7\n====\n", "INIT Init\nNEXT Next\n");

function search(options: Partial<ExploreOptions>, reporter: Reporter = silentReporter): Promise<ExploreReport> {
  return explore(endless, { depth: null, workers: 1, seed: 1, timeoutSeconds: null, memoryBytes: null, signal: new AbortController().signal, now: () => 0, ...options }, reporter);
}

test.each([
  [0, "holds; 1, 1, 1, 1"],
  [1, "holds; 3, 3, 2, 2"],
  [4, "holds; 21, 15, 5, 5"],
])("states up to %i steps away", async (depth, expected) => {
  const report = await search({ depth });
  expect(told(report)).toBe(expected);
  expect(report.verdicts[0]).toEqual({ kind: "holds", depth, complete: false });
});

test("time that runs out ends as unknown", async () => {
  const report = await search({ timeoutSeconds: 0.3 });
  expect(report.verdicts[0]).toMatchObject({ kind: "unknown", reason: "timeout", depth: report.search.depth - 2 });
  expect(report.search.distinct).toBeGreaterThan(10);
});

test("memory that runs out ends as unknown", async () => {
  const report = await search({ memoryBytes: 400_000 });
  expect(report.verdicts[0]).toMatchObject({ kind: "unknown", reason: "memory" });
  expect(report.search.bytes).toBeLessThan(600_000);
});

test("an interruption ends as unknown, with what is known", async () => {
  const stop = new AbortController();
  const seen: StepProgress[] = [];
  const report = await search({ signal: stop.signal }, {
    note: () => {},
    step(progress) {
      seen.push(progress);
      if (progress.depth === 5) stop.abort();
    },
  });
  expect(report.verdicts[0]).toMatchObject({ kind: "unknown", reason: "interrupted" });
  const finished = seen.filter((p) => p.done === true); // others say how far a level is that takes long
  expect(finished[0]).toMatchObject({ depth: 0, states: { generated: 3, distinct: 3, queue: 2 } });
  expect(finished.slice(0, 5).map((p) => p.depth)).toEqual([0, 1, 2, 3, 4]);
});

const wide = problemOf("---- MODULE Wide ----\nEXTENDS Naturals\nVARIABLES x, y\nInit == x \\in 1..100000 /\\ y \\in 1..100000\nNext == UNCHANGED <<x, y>>\n====\n", "INIT Init\nNEXT Next\n");
const branching = problemOf("---- MODULE Branching ----\nEXTENDS Naturals\nVARIABLES x, y\nInit == x = 0 /\\ y = 0\nNext == x = 0 /\\ x' \\in 1..100000 /\\ y' \\in 1..100000\n====\n", "INIT Init\nNEXT Next\n");
const quiet = { depth: null, workers: 1, seed: 1, timeoutSeconds: null, memoryBytes: null, now: () => 0, walks: 5, length: 3 };

test.each([["initial states", wide, -1], ["the states after one", branching, 0]] as const)("time that runs out, and an interruption, end the listing of %s", async (_, problem, depth) => {
  for (const run of [explore, simulate]) {
    const { signal } = new AbortController();
    const late = await run(problem, { ...quiet, signal, timeoutSeconds: 0.2 }, silentReporter);
    expect(late.verdicts[0]).toMatchObject({ kind: "unknown", reason: "timeout", depth: run === explore ? depth : -1 });
    const stop = new AbortController();
    let polls = 0;
    const stopped = await run(problem, { ...quiet, signal: stop.signal, poll: () => void (++polls === 3 && stop.abort()) }, silentReporter);
    expect(stopped.verdicts[0]).toMatchObject({ kind: "unknown", reason: "interrupted", depth: run === explore ? depth : -1 });
    expect(polls).toBe(3);
  }
});
