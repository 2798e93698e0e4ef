import { expect, test } from "vitest";
import { conclusion, type Engines, partyPoints, realEngines } from "../../../src/engines/compare/index.ts";
import { compareEngines } from "../../../src/engines/compare/compare.ts";
import { ReplayRefused } from "../../../src/engines/confirm.ts";
import { silentReporter } from "../../../src/engines/report.ts";
import type { Verdict } from "../../../src/engines/verdict.ts";
import { problemOf } from "../../fuzz/problem-of.ts";
import { problemOfRow, rows } from "./rows.ts";

const violating = problemOf("---- MODULE Spec ----\nEXTENDS Integers\nVARIABLE x\nInit == x \\in 0..1\nNext == x' = x + 2\nSmall == x < 4\nOdd == x # 7\n====", "INIT Init\nNEXT Next\nINVARIANTS Small Odd\n");
const holding = problemOf("---- MODULE Spec ----\nEXTENDS Integers\nVARIABLE x\nInit == x \\in 0..1\nNext == x' = x + 2\nSmall == x < 40\n====", "INIT Init\nNEXT Next\nINVARIANT Small\n");

const options = {
  length: 4, maxErrors: 1, view: null, seed: 0, solver: "auto", encoding: "auto", timeoutSeconds: null, signal: new AbortController().signal, states: 1000, now: () => 0,
} as const;

async function points(problem: typeof violating, engines: Partial<Engines>): Promise<{ readonly outcome: string; readonly differing: readonly string[]; readonly sides: readonly string[] }> {
  const comparison = await compareEngines(problem, options, silentReporter, { ...realEngines, ...engines });
  const all = [...partyPoints(comparison.parties), ...comparison.points];
  return { outcome: conclusion(all), differing: all.filter((p) => p.agree !== true).map((p) => p.what), sides: comparison.artefacts.map((a) => a.name) };
}

test.each(rows)("all agree: $of", async (row) => {
  const comparison = await compareEngines(problemOfRow(row), { ...options, length: row.depth ?? 5 }, silentReporter);
  const all = [...partyPoints(comparison.parties), ...comparison.points];
  expect(all.filter((p) => p.agree !== true)).toEqual([]);
});

/** The real engine, with its first verdict changed. */
const checkSaying = (change: (verdict: Verdict) => Verdict): Engines["check"] => async (...args) => {
  const report = await realEngines.check(...args);
  return { ...report, verdicts: [change(report.verdicts[0])] };
};

const longer = (v: Verdict): Verdict => (v.kind === "violated" ? { ...v, trace: { ...v.trace, states: [...v.trace.states, { values: [v.trace.states.length * 2 + 1], action: null }] } } : v);

test("engines as they are agree", async () => {
  expect(await points(violating, {})).toEqual({ outcome: "agree", differing: [], sides: ["check", "enumeration", "explore"] });
  expect(await points(holding, {})).toEqual({ outcome: "agree", differing: [], sides: [] });
});

test.each<[string, typeof violating, Partial<Engines>, readonly string[]]>([
  ["check misses a violation", violating, { check: checkSaying(() => ({ kind: "holds", depth: 4, complete: false })) }, ["verdict", "what is wrong"]],
  ["check names another property", violating, { check: checkSaying((v) => (v.kind === "violated" ? { ...v, property: "Odd" } : v)) }, ["what is wrong", "states of a shortest trace"]],
  ["check has a longer counterexample", violating, { check: checkSaying(longer) }, ["states of a shortest trace", "the trace of check"]],
  ["check reports a deadlock in place of a violation", violating, { check: checkSaying((v) => (v.kind === "violated" ? { kind: "deadlock", trace: v.trace } : v)) }, ["verdict", "what is wrong", "states of a shortest trace"]],
  ["check makes a counterexample up", violating, { check: async () => { throw new ReplayRefused("a counterexample of the symbolic engine does not replay: step 1", { variables: ["x"], states: [{ values: [9], action: null }] }); } }, ["the trace of check"]],
  ["explore misses a violation", violating, { explore: async (problem, o, r) => ({ ...(await realEngines.explore(problem, o, r)), verdicts: [{ kind: "holds", depth: 4, complete: false }] }) }, ["verdict", "what is wrong", "distinct states"]],
  ["explore counts a state twice", holding, { explore: async (problem, o, r) => { const report = await realEngines.explore(problem, o, r); return { ...report, search: { ...report.search, distinct: report.search.distinct + 1 } }; } }, ["distinct states"]],
  ["check does not accept the explicit trace", violating, { accepts: async () => ({ kind: "refused", state: 1 }) }, ["the explicit trace"]],
  ["check has a state too many", holding, { layers: (problem, ...rest) => realEngines.layers({ ...problem, init: holding.init, constraints: problem.constraints }, ...rest).then((p) => p.map((x, i) => (i === 2 ? { ...x, agree: false } : x))) }, ["states after 2 steps"]],
])("%s", async (_, problem, engines, differing) => {
  const found = await points(problem, engines);
  expect(found.outcome).toBe("disagree");
  expect(found.differing).toEqual(differing);
  if (problem === violating) expect(found.sides).toContain("enumeration");
});

test("a VIEW that hides a violation from the search is no disagreement", async () => {
  const hidden = problemOf("---- MODULE Spec ----\nEXTENDS Integers\nVARIABLES x, y\nInit == x = 0 /\\ y = 0\nNext == x' = (x + 1) % 3 /\\ y' = y + 1\nI == y < 4\nV == x\n====", "INIT Init\nNEXT Next\nINVARIANT I\nVIEW V\n");
  expect(await points(hidden, {})).toMatchObject({ outcome: "unknown", differing: ["verdict", "what is wrong", "states of a shortest trace"] });
});

test("what an engine does not know is no disagreement and no agreement", async () => {
  const timeout: Verdict = { kind: "unknown", depth: 2, reason: "timeout", detail: "" };
  expect(await points(violating, { check: checkSaying(() => timeout) })).toMatchObject({ outcome: "unknown" });
  expect(await points(holding, { enumerate: (problem, limits) => realEngines.enumerate(problem, { ...limits, states: 1 }) })).toMatchObject({ outcome: "unknown" });
  expect(await points(violating, { accepts: async () => ({ kind: "unknown", reason: "timeout" }) })).toMatchObject({ outcome: "unknown", differing: ["the explicit trace"] });
});
