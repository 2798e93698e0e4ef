import fc from "fast-check";
import { expect, test } from "vitest";
import { checkBounded } from "../../src/engines/bmc/index.ts";
import { explore } from "../../src/engines/explore/explore.ts";
import { judgeLasso, truthOverLasso } from "../../src/engines/lasso/index.ts";
import { silentReporter } from "../../src/engines/report.ts";
import type { Verdict } from "../../src/engines/verdict.ts";
import { createEvaluator, type Evaluator } from "../../src/explicit/index.ts";
import type { NamedExpr, Problem } from "../../src/ir/ir.ts";
import type { Trace } from "../../src/trace/trace.ts";
import { printValue } from "../../src/value/print.ts";
import type { Value } from "../../src/value/value.ts";
import { problemOf } from "./problem-of.ts";
import { temporalArbitrary } from "./temporal-arbitrary.ts";

const runs = process.env.TALUS_NIGHTLY === undefined ? 50 : 1000;
const options = { depth: null, workers: 1, seed: 0, timeoutSeconds: null, memoryBytes: null, signal: new AbortController().signal, now: () => 0 };
const nothing = (): void => undefined;

/** Behaviours that repeat themselves, with at most `most` states in the way once around. */
function* lassos(problem: Problem, evaluator: Evaluator, most: number): Generator<Trace> {
  const { init, next } = problem;
  if (init === null || next === null) return;
  const key = (values: readonly Value[]): string => values.map(printValue).join();
  const kept = (values: readonly Value[]): boolean => problem.constraints.every((c) => evaluator.state(c.expr, values) === true);
  const followers = new Map<string, readonly (readonly Value[])[]>();
  const after = (values: readonly Value[]): readonly (readonly Value[])[] => {
    const known = followers.get(key(values));
    if (known !== undefined) return known;
    const found = new Map(evaluator.successors(next, values).map((s) => [key(s.values), s.values] as const));
    found.delete(key(values));
    const list = [...found.values()].filter(kept);
    followers.set(key(values), list);
    return list;
  };
  const variables = problem.program.variables.map((v) => v.name);
  const trace = (states: readonly (readonly Value[])[], loop: number): Trace => ({ variables, states: states.map((values) => ({ values, action: null })), loop });
  const open = evaluator.initialStates(init).map((s) => [s.values]).filter(([s]) => kept(s));
  for (let way = open.shift(); way !== undefined; way = open.shift()) {
    const end = after(way[way.length - 1]);
    yield trace(way, way.length - 1);
    for (let loop = 0; loop < way.length - 1; loop++) if (end.some((s) => key(s) === key(way[loop]))) yield trace(way, loop);
    if (way.length < most) open.push(...end.map((s) => [...way, s]));
  }
}

/** The first short behaviour of the spec that violates the property, by the definition of both. */
function bruteForce(problem: Problem, property: NamedExpr): Trace | null {
  const evaluator = createEvaluator(problem.program);
  for (const lasso of lassos(problem, evaluator, 5)) {
    if (truthOverLasso(problem, evaluator, lasso, property.expr, nothing).kind === "false" && judgeLasso(problem, evaluator, lasso, nothing).kind === "accepted") return lasso;
  }
  return null;
}

/** P as it was written, and not the parts of it that are checked one by one. */
function propertyOf(problem: Problem): NamedExpr {
  const definition = problem.program.definitions.find((d) => d.name === "P");
  if (definition === undefined) throw new Error("the spec defines P");
  return { name: "P", expr: definition.body, span: definition.span };
}

function told(verdict: Verdict): string {
  return verdict.kind === "unknown" ? `unknown ${verdict.detail}` : verdict.kind === "error" ? verdict.diagnostics.map((d) => d.message).join() : verdict.kind;
}

test("what explore says of random temporal properties is what enumerating short behaviours says", async () => {
  const seen = { holds: 0, violated: 0 };
  await fc.assert(
    fc.asyncProperty(temporalArbitrary(), async ({ spec, config }) => {
      const problem = problemOf(spec, config);
      const { verdicts: [verdict] } = await explore(problem, options, silentReporter);
      const found = bruteForce(problem, propertyOf(problem));
      expect(["holds", "violated"], `${spec}\n${told(verdict)}`).toContain(verdict.kind);
      if (verdict.kind === "holds") seen.holds++;
      if (verdict.kind === "violated") seen.violated++;
      // A violation was confirmed by definition already, unless it is one of safety: then a finite behaviour is enough, and it may not be fair.
      if (found !== null) expect(verdict.kind, `${spec}\n${JSON.stringify(found.states.map((s) => s.values.map(printValue)))} back to ${found.loop}`).toBe("violated");
    }),
    { numRuns: runs },
  );
  expect(seen.holds).toBeGreaterThan(runs / 20);
  expect(seen.violated).toBeGreaterThan(runs / 20);
}, 3_600_000);

const bound = 5;
const bounded = { length: bound, maxErrors: 1, view: null, seed: 0, solver: "auto", encoding: "auto", timeoutSeconds: null, signal: new AbortController().signal };

test("check finds the short behaviours that violate random temporal properties, and no others", async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(temporalArbitrary(), async ({ spec, config }) => {
      const problem = problemOf(spec, config);
      const [checked] = (await checkBounded(problem, bounded, silentReporter)).verdicts;
      const [explored] = (await explore(problem, options, silentReporter)).verdicts;
      expect(["holds", "violated"], `${spec}\n${told(checked)}`).toContain(checked.kind);
      if (checked.kind === "violated") found++;
      if (explored.kind === "holds") expect(checked.kind, spec).toBe("holds");
      // A behaviour of n states repeats itself after n steps; one that stays in its last state needs a step less.
      const short = explored.kind === "violated" && (explored.trace.loop === undefined || explored.trace.loop === explored.trace.states.length - 1 ? explored.trace.states.length - 1 : explored.trace.states.length) <= bound;
      if (short) expect(checked.kind, spec).toBe("violated");
    }),
    { numRuns: runs },
  );
  expect(found).toBeGreaterThan(runs / 20);
}, 3_600_000);
