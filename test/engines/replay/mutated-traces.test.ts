import fc from "fast-check";
import { expect, test } from "vitest";
import { enumerate } from "../../../src/engines/compare/index.ts";
import { replayTrace } from "../../../src/engines/replay/index.ts";
import { createEvaluator, EvaluationError } from "../../../src/explicit/index.ts";
import type { Problem } from "../../../src/ir/ir.ts";
import { fromItf, printTrace, toItf, type Trace } from "../../../src/trace/index.ts";
import { equalValues, type Value } from "../../../src/value/index.ts";
import { specProblem } from "../spec-problem.ts";
import { mutatedArbitrary } from "./mutate.ts";

const nightly = process.env.TALUS_NIGHTLY !== undefined;

const rows: readonly (readonly [string, string, number])[] = [
  ["small/Counter.tla", "small/Counter_Short.cfg", 3],
  ["small/BoundedQueue.tla", "small/BoundedQueue_Buggy.cfg", 4],
  ["small/Hourglasses.tla", "small/Hourglasses.cfg", 4],
  ["small/MergeRuns.tla", "small/MergeRuns_Deadlock.cfg", 4],
  ["small/Philosophers.tla", "small/Philosophers_Deadlock.cfg", 4],
  ["classics/Peterson.tla", "classics/Peterson_Buggy.cfg", 6],
  ["classics/TokenRing.tla", "classics/TokenRing_Buggy.cfg", 5],
  ["multi-paxos/MultiPaxos.tla", "multi-paxos/MultiPaxos_Unrecorded.cfg", 3],
  ["cluster-membership/ClusterMembership.tla", "cluster-membership/ClusterMembership_Buggy.cfg", 7],
];

function counterexample(problem: Problem, depth: number): Trace {
  const { findings } = enumerate(problem, { depth: depth + 1, states: 100_000, expired: () => false });
  const found = findings.find((f) => f.depth === depth);
  if (found === undefined) throw new Error(`there is a counterexample of ${depth} steps`);
  return found.trace;
}

/** By search: is each state among those that the one before leads to? What replay decides by evaluating the relation over two states. */
function isBehaviour(problem: Problem, trace: Trace): boolean {
  const evaluator = createEvaluator(problem.program);
  const { init, next } = problem;
  return trace.states.every(({ values }, i) => {
    let found = false;
    const visit = (candidate: readonly Value[]): void => {
      found ||= candidate.every((v, j) => equalValues(v, values[j]));
    };
    try {
      if (i === 0 && init !== null) evaluator.visitInitial(init, visit);
      if (i > 0 && next !== null) evaluator.visitSuccessors(next, trace.states[i - 1].values, visit);
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
    }
    return found;
  });
}

test.each(rows)("%s, %s: one changed value makes the trace none of the spec's", (spec, config, depth) => {
  const problem = specProblem(spec, config);
  const trace = counterexample(problem, depth);
  expect(trace.states).toHaveLength(depth + 1);
  expect(replayTrace(problem, trace).kind).toBe("accepted");
  const runs = nightly ? 1000 : spec.startsWith("small/") ? 16 : 5;
  let rejected = 0;
  fc.assert(fc.property(mutatedArbitrary(trace), (mutated) => {
    const replayed = replayTrace(problem, mutated);
    const text = printTrace(mutated, { color: false, sources: new Map() });
    // a change may make another behaviour of the spec; a search for successors knows
    expect(replayed.kind, text).toBe(isBehaviour(problem, mutated) ? "accepted" : "rejected");
    if (replayed.kind !== "rejected") return;
    rejected++;
    expect(isBehaviour(problem, { ...mutated, states: mutated.states.slice(0, replayed.state) }), text).toBe(true);
    expect(replayed.explanation?.failing.length, text).toBeGreaterThan(0);
  }), { numRuns: runs });
  expect(rejected).toBeGreaterThan(runs / 2);
}, 1_200_000);

test.each(rows.slice(0, 5))("%s, %s: a trace survives being written and read", (spec, config, depth) => {
  const problem = specProblem(spec, config);
  const read = fromItf(JSON.parse(JSON.stringify(toItf(counterexample(problem, depth), { source: spec }))), problem.program.modelValues);
  expect(read.kind === "trace" ? replayTrace(problem, read.trace).kind : read.problem).toBe("accepted");
});
