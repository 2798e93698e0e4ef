import { expect, test } from "vitest";
import { simulate, type SimulateReport } from "../../../src/engines/explore/simulate.ts";
import { silentReporter } from "../../../src/engines/report.ts";
import { createEvaluator, replay } from "../../../src/explicit/index.ts";
import { problemOf } from "../../fuzz/problem-of.ts";
import { specProblem } from "../spec-problem.ts";
import { cases, moduleText } from "./cases.ts";

function walks(problem: Parameters<typeof simulate>[0], options: { readonly walks?: number; readonly length?: number; readonly seed?: number } = {}): Promise<SimulateReport> {
  return simulate(problem, { walks: 200, length: 40, seed: 1, timeoutSeconds: null, signal: new AbortController().signal, now: () => 0, ...options }, silentReporter);
}

/** Cases whose outcome does not depend on what states came before, and in which one thing at most can go wrong. */
const outcomes = cases.filter((c) => !/TLCGet|TLCSet|VIEW|_POSSIBLE/.test(moduleText(c) + c.config) && !c.name.startsWith("a deadlock before"));

test.each(outcomes)("walks find in $name what a search finds", async (c) => {
  const { verdicts: [verdict] } = await walks(problemOf(moduleText(c), c.config));
  const found = verdict.kind === "unknown" ? "holds" : verdict.kind === "violated" ? `violated ${verdict.property}` : verdict.kind;
  expect(found).toBe(c.expected.split(/[,;]/)[0]);
});

test("the same seed takes the same walks, and the trace is one of the spec's", async () => {
  const problem = specProblem("cluster-membership/ClusterMembership.tla", "cluster-membership/ClusterMembership_Buggy.cfg");
  const [once, again, other] = [await walks(problem, { seed: 5 }), await walks(problem, { seed: 5 }), await walks(problem, { seed: 6 })];
  expect(again.verdicts).toEqual(once.verdicts);
  expect([again.walks, again.generated]).toEqual([once.walks, once.generated]);
  expect(other.generated).not.toBe(once.generated);
  const [verdict] = once.verdicts;
  const invariant = problem.invariants.find((p) => p.name === "NoSplitBrain");
  if (verdict.kind !== "violated" || invariant === undefined) throw new Error(verdict.kind);
  expect(replay(problem, createEvaluator(problem.program), verdict.trace, { kind: "invariant", property: invariant })).toMatchObject({ ok: true });
  expect(verdict.trace.states.slice(1).every((s) => s.action !== null && s.action.name !== "Next")).toBe(true);
});

test("walks end after their length", async () => {
  const report = await walks(specProblem("small/Counter.tla", "small/Counter_Unbounded.cfg"), { walks: 10, length: 7 });
  expect([report.walks, report.longest, report.verdicts[0].kind]).toEqual([10, 7, "unknown"]);
});
