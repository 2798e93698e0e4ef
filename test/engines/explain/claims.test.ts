import fc from "fast-check";
import { expect, test } from "vitest";
import { choicesOf, explainCounterexample } from "../../../src/engines/explain/index.ts";
import type { Problem } from "../../../src/ir/ir.ts";
import { problemOf } from "../../fuzz/problem-of.ts";
import { specArbitrary } from "../../fuzz/spec-arbitrary.ts";
import { specProblem } from "../spec-problem.ts";
import { Behaviours, countOf } from "./behaviours.ts";
import { counterexampleOf, judged } from "./counterexample.ts";
import { flowIsBroken } from "./mutated-states.ts";

const nightly = process.env.TALUS_NIGHTLY !== undefined;

/** What is wrong with the explanation of a problem's counterexample: its choices against all concrete behaviours, its flow against states that are
 *  changed where it says that nothing depends on it. "" where nothing is; null where there is no counterexample, or too many behaviours. */
async function wrongWith(problem: Problem, length: number, limit: number): Promise<string | null> {
  const found = await judged(problem, length);
  if (found === null) return null;
  const { verdict, choices, explained } = found;
  const { states } = verdict.trace;
  const broken = flowIsBroken(problem, explained);
  if (broken !== "") return broken;
  const behaviours = new Behaviours(problem);
  const all = behaviours.all(states.length - 1, limit);
  if (all === null) return null;
  const escaped = all.find((b) => behaviours.makes(b, choices, states) && !behaviours.ends(b, verdict));
  if (escaped !== undefined) return "a behaviour makes the choices and ends well";
  for (let i = 0; i < countOf(choices); i++) {
    if (!all.some((b) => behaviours.makes(b, choices, states, i) && !behaviours.ends(b, verdict))) return `choice ${i} is not needed`;
  }
  return "";
}

test.each<[string, string, number]>([
  ["small/BoundedQueue.tla", "small/BoundedQueue_Buggy.cfg", 4],
  ["small/Elevator.tla", "small/Elevator_Buggy.cfg", 4],
  ["small/Philosophers.tla", "small/Philosophers_Deadlock.cfg", 6],
  ["small/MergeRuns.tla", "small/MergeRuns_Deadlock.cfg", 6],
  ["small/MergeRuns.tla", "small/MergeRuns_Buggy.cfg", 6],
  ["classics/TokenRing.tla", "classics/TokenRing_Buggy.cfg", 6],
  ["classics/Peterson.tla", "classics/Peterson_Buggy.cfg", 8],
  ["onos-config/Configurations.tla", "onos-config/Configurations_Buggy.cfg", 8],
])("what is said of %s with %s is so", async (spec, config, length) => {
  expect(await wrongWith(specProblem(spec, config), length, 200_000)).toBe("");
}, 300_000);

test("without time the choices are not known", async () => {
  const problem = specProblem("classics/TokenRing.tla", "classics/TokenRing_Buggy.cfg");
  const verdict = await counterexampleOf(problem, 6);
  const flow = verdict === null ? [] : explainCounterexample(problem, verdict, new Map()).flow;
  expect(verdict === null ? null : await choicesOf(problem, verdict, flow, { solver: "auto", encoding: "mixed", limits: () => ({ milliseconds: 0 }) })).toMatchObject({ kind: "unknown" });
});

const config = "INIT Init\nNEXT Next\nCONSTRAINT Bound\nCONSTANTS P = {p1, p2}\n N = N\n";
const invariants = ["x < 2", "Len(q) < 2", "h = N \\/ h.n < 2", "s # P", "f[q2] + x < 4", "q # <<>> => Head(q) = q2", "Cardinality(s) <= x + 1", "\\A r \\in s : f[r] < 2 \\/ x = y", "~ \\E r \\in P : f[r] > y /\\ r \\in s"];
const properties = ["TRUE", "x' # x + 2", "s \\subseteq s'", "Len(q') <= Len(q) + 1", "f'[q2] # y", "h # N => h'.o = h.o"];
const claimed = fc.tuple(specArbitrary(), fc.constantFrom(...invariants), fc.constantFrom(...properties)).map(([spec, invariant, property]) =>
  spec.replace(/====$/, `Inv == ${invariant}\nStep == [][${property}]_vars\n====`));

test("what is said of counterexamples of random specs is so", async () => {
  let judgedOnes = 0;
  await fc.assert(
    fc.asyncProperty(claimed, fc.boolean(), async (spec, deadlock) => {
      const wrong = await wrongWith(problemOf(spec, `${config}INVARIANT Inv\nPROPERTY Step\nCHECK_DEADLOCK ${deadlock ? "TRUE" : "FALSE"}\n`), 3, 20_000);
      if (wrong !== null) judgedOnes++;
      expect(wrong ?? "", spec).toBe("");
    }),
    { numRuns: nightly ? 1000 : 40 },
  );
  expect(judgedOnes).toBeGreaterThan(10);
}, 3_600_000);
