// What is drawn at random: of the right size, from the set, and the same whenever a state is looked at again.
import { expect, test } from "vitest";
import { createEvaluator, EvaluationError, type Evaluator } from "../../src/explicit/index.ts";
import { printValue } from "../../src/value/print.ts";
import { problemOf } from "../fuzz/problem-of.ts";

const text = `---- MODULE Spec ----
EXTENDS Integers, FiniteSets, TLC, Randomization
VARIABLE x
Fixed == TLCEval(RandomElement(1..1000000))
Init == x \\in RandomSubset(7, 1..100000000)
Next == x' = RandomElement(1..1000000)
Inv == Fixed = x
====`;
const problem = problemOf(text, "INIT Init\nNEXT Next\nINVARIANT Inv\n");

function successor(evaluator: Evaluator, x: number): string {
  if (problem.next === null) return "";
  return evaluator.successors(problem.next, [x]).map((s) => printValue(s.values[0] ?? false)).join();
}

test("a state has the same successors whenever they are computed, and others with another seed", () => {
  const [one, two, other] = [createEvaluator(problem.program, { seed: 1 }), createEvaluator(problem.program, { seed: 1 }), createEvaluator(problem.program, { seed: 2 })];
  const first = [3, 4, 5].map((x) => successor(one, x));
  expect([5, 3, 4].map((x) => successor(two, x))).toEqual([first[2], first[0], first[1]]);
  expect(new Set(first).size).toBe(3);
  expect(successor(other, 3)).not.toBe(first[0]);
});

test("initial states from a random subset of a large set", () => {
  if (problem.init === null) return;
  const states = createEvaluator(problem.program, { seed: 1 }).initialStates(problem.init).map((s) => Number(s.values[0]));
  expect(states).toHaveLength(7);
  expect(states.every((x) => x >= 1 && x <= 100000000)).toBe(true);
});

test("TLCEval draws for a constant once", () => {
  const inv = problem.invariants[0];
  const fixed = createEvaluator(problem.program, { seed: 1 });
  const [drawn] = [...Array(3).keys()].map(() => printValue(fixed.constant(valueOf("Fixed"))));
  expect([...Array(3).keys()].map(() => printValue(fixed.constant(valueOf("Fixed"))))).toEqual([drawn, drawn, drawn]);
  const again = createEvaluator(problem.program, { seed: 1 });
  successor(again, 17);
  expect(again.state(inv.expr, [Number(drawn)])).toBe(true);
});

function valueOf(name: string): (typeof problem.invariants)[number]["expr"] {
  const found = problem.program.definitions.find((d) => d.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return { kind: "apply", definition: found.id, arguments: [], span: found.span };
}

const rows: readonly (readonly [expression: string, value: string])[] = [
  ["Cardinality(RandomSubset(3, 1..5))", "3"], ["RandomSubset(5, 1..5)", "1..5"], ["RandomSubset(0, {})", "{}"], ["RandomSubset(3, 1..2)", "E536"], ["RandomSubset(-1, 1..2)", "E536"], ["RandomSubset(1, 2)", "E511"],
  ["\\A s \\in RandomSetOfSubsets(20, 3, 1..9) : s \\subseteq 1..9", "TRUE"], ["Cardinality(RandomSetOfSubsets(20, 0, 1..9))", "1"], ["RandomSetOfSubsets(2, 10, 1..9)", "E536"],
  ["Cardinality(RandomSubset(900, [1..9 -> 1..9])) = 900", "TRUE"], ["RandomElement(SUBSET (1..50)) \\subseteq 1..50", "TRUE"], ["RandomElement(5..100000000) > 4", "TRUE"],
];

test.each(rows)("%s", (expression, value) => {
  const spec = problemOf(`---- MODULE Spec ----\nEXTENDS Integers, FiniteSets, TLC, Randomization\nVARIABLE x\nInit == x = (${expression})\nNext == UNCHANGED x\nWanted == ${value.startsWith("E") ? "TRUE" : value}\nInv == x = Wanted\n====`, "INIT Init\nNEXT Next\nINVARIANT Inv\n");
  const evaluator = createEvaluator(spec.program, { seed: 7 });
  const init = spec.init;
  if (init === null) return;
  let found: string;
  try {
    const [state] = evaluator.initialStates(init);
    found = evaluator.state(spec.invariants[0].expr, state?.values ?? []) === true ? value : printValue(state?.values[0] ?? false);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    found = error.diagnostic.code;
  }
  expect(found).toBe(value);
});
