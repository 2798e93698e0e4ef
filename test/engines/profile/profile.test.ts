import { expect, test } from "vitest";
import { profiledCheck, profiledExploration } from "./profiled-check.ts";
import { cpuProfile, heaviest, heaviestOperators, summarize } from "../../../src/engines/profile/index.ts";
import { Profiler } from "../../../src/profile/index.ts";
import type { Expr } from "../../../src/ir/ir.ts";
import { noSpan } from "../../../src/base/span.ts";

const expression = (): Expr => ({ kind: "set", elements: [], span: noSpan });
const nothing = { name: "Empty", variables: [], unknowns: [], definitions: [], assumptions: [], modelValues: [], outside: { read: () => null, environment: new Map() } };

/** A profiler over a clock and a formula that the test moves. */
function hand(): { readonly profiler: Profiler; readonly spend: (terms: number, milliseconds: number) => void } {
  const at = { terms: 0, time: 0 };
  const profiler = new Profiler(() => at.time);
  profiler.attach(() => at.terms);
  return { profiler, spend: (terms, milliseconds) => { at.terms += terms; at.time += milliseconds; } };
}

test("what an expression costs by itself, and with those inside", () => {
  const [outer, inner] = [expression(), expression()];
  const { profiler, spend } = hand();
  spend(5, 5000); // outside of all expressions
  profiler.measure(outer, () => {
    spend(10, 1000);
    for (let i = 0; i < 2; i++) profiler.measure(inner, () => spend(100, 500));
    spend(1, 0);
  });
  const profile = summarize(profiler.root, nothing);
  expect(profile.evaluation).toEqual({ terms: 211, seconds: 2 });
  expect(heaviest(profile, "terms", 9).map(({ calls, own, all }) => ({ calls, own, all }))).toEqual([
    { calls: 2, own: { terms: 200, seconds: 1 }, all: { terms: 200, seconds: 1 } },
    { calls: 1, own: { terms: 11, seconds: 1 }, all: { terms: 211, seconds: 2 } },
  ]);
});

test("recursion counts once, an expression in two roles is one call, and an exception ends a call", () => {
  const [outer, inner] = [expression(), expression()];
  const { profiler, spend } = hand();
  expect(() => profiler.measure(outer, () => profiler.measure(outer, () => {
    spend(1, 0);
    profiler.measure(inner, () => profiler.measure(outer, () => {
      spend(10, 0);
      throw new Error("too large");
    }));
  }))).toThrow("too large");
  spend(1000, 0);
  const rows = heaviest(summarize(profiler.root, nothing), "terms", 9);
  expect(rows.map(({ calls, own, all }) => [calls, own.terms, all.terms])).toEqual([[2, 11, 11]]);
});

test("a flame graph has a sample for each stack that costs something, with its weight", () => {
  const [outer, inner] = [expression(), expression()];
  const { profiler, spend } = hand();
  profiler.measure(outer, () => {
    spend(3, 0);
    profiler.measure(inner, () => spend(7, 0));
  });
  const file = JSON.parse(cpuProfile(profiler.root, "terms", new Map()));
  expect(file.nodes.map((n: { readonly children: unknown }) => n.children)).toEqual([[2], [3], []]);
  expect([file.samples, file.timeDeltas, file.startTime, file.endTime]).toEqual([[2, 3, 1], [0, 3, 7], 0, 10]);
});

test("finds the expensive expressions of a spec, and measures the same sizes in every run", async () => {
  const runs = [await profiledCheck(), await profiledCheck()];
  const [{ profile, terms }] = runs;
  const text = (run: (typeof runs)[number]): readonly unknown[] => heaviest(run.profile, "terms", 20).map((row) => [run.textOf(row.expr), row.operator, row.calls, row.own.terms, row.all.terms]);
  expect(text(runs[0])[0]).toEqual(["Next", null, 4, expect.any(Number), expect.any(Number)]); // puts the ways through it together
  expect(text(runs[0])[1]).toEqual(["Cardinality({p \\in P : vote[p] = \"yes\"})", "Enough", 2, expect.any(Number), expect.any(Number)]); // in two states
  expect(text(runs[1])).toEqual(text(runs[0]));
  expect(heaviestOperators(profile, 9).map((row) => row.name)).toEqual(expect.arrayContaining(["Next", "Enough", "Vote"]));
  expect(profile.evaluation.terms).toBeLessThanOrEqual(terms);
  expect(profile.evaluation.terms).toBeGreaterThan(terms / 2);
});

test("counts what is evaluated while states are explored", async () => {
  const { profile, generated, distinct, textOf } = await profiledExploration();
  const calls = new Map(profile.rows.map((row) => [textOf(row.expr), row.calls]));
  // 64 initial states, and the 22 of them that have enough votes with `done`; each has six successors
  expect([generated, distinct]).toEqual([64 + 6 * distinct, 64 + 22]);
  // once for all successors of a state, and once more after a new one was looked at in between
  expect(calls.get("Cardinality({p \\in P : vote[p] = \"yes\"})")).toBe(distinct + 22);
  expect(calls.get("vote[p] = \"yes\"")).toBe(6 * (distinct + 22));
  expect(calls.get("done \\in BOOLEAN")).toBe(distinct);
  expect(heaviestOperators(profile, 9).map((row) => row.name)).toEqual(expect.arrayContaining(["Enough", "Vote", "Fine"]));
  expect(profile.evaluation.terms).toBe(0);
});
