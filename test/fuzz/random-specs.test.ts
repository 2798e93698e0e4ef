import fc from "fast-check";
import { expect, test } from "vitest";
import { symbolicLayers } from "../../src/engines/compare/symbolic-states.ts";
import { createEvaluator } from "../../src/explicit/evaluator.ts";
import { EvaluationError } from "../../src/explicit/evaluation-error.ts";
import type { Problem } from "../../src/ir/ir.ts";
import { printValue } from "../../src/value/print.ts";
import type { Value } from "../../src/value/value.ts";
import { problemOf } from "./problem-of.ts";
import { specArbitrary } from "./spec-arbitrary.ts";

const runs = process.env.TALUS_NIGHTLY === undefined ? 50 : 1000;
const depth = 3;
const config = "INIT Init\nNEXT Next\nCONSTRAINT Bound\nCONSTANTS P = {p1, p2}\n N = N\n";

const text = (values: readonly Value[]): string => values.map((v) => printValue(v)).join(" | ");

/** Layer by layer what the explicit evaluator enumerates, in the form of `describeLayers`. */
function explicitLayers(problem: Problem): string[] {
  const evaluator = createEvaluator(problem.program);
  if (problem.init === null || problem.next === null) throw new Error("there is a spec");
  let frontier = new Map(evaluator.initialStates(problem.init).map((s) => [text(s.values), s.values]));
  const lines: string[] = [];
  for (let k = 0; ; k++) {
    const next = new Map<string, readonly Value[]>();
    let fails = false;
    let deadlocks = false;
    for (const values of k < depth ? frontier.values() : []) {
      if (problem.constraints.some((c) => evaluator.state(c.expr, values) !== true)) continue;
      try {
        const successors = evaluator.successors(problem.next, values);
        if (successors.length === 0) deadlocks = true;
        for (const s of successors) next.set(text(s.values), s.values);
      } catch (error) {
        if (!(error instanceof EvaluationError)) throw error;
        fails = true;
      }
    }
    lines.push(line(k, [...frontier.keys()], fails, deadlocks));
    if (fails || k === depth || next.size === 0) return lines;
    frontier = next;
  }
}

function line(k: number, states: readonly string[], fails: boolean, deadlocks: boolean): string {
  return `${k}${fails ? " fails" : deadlocks ? " deadlocks" : ""}: ${[...states].sort().join("; ")}`;
}

test("random specs have the same states at each depth in both engines", async () => {
  await fc.assert(
    fc.asyncProperty(specArbitrary(), async (spec) => {
      const problem = problemOf(spec, config);
      const layers = await symbolicLayers(problem, depth, 2000);
      const symbolic = layers.filter((l) => l.states.length > 0).map((l, k) => line(k, l.states.map(text), l.fails, l.deadlocks));
      expect(symbolic, spec).toEqual(explicitLayers(problem));
    }),
    { numRuns: runs, ...(process.env.TALUS_SEED === undefined ? {} : { seed: Number(process.env.TALUS_SEED) }) },
  );
}, 3_600_000);
