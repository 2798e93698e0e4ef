import { describe, expect, test } from "vitest";
import { type Claim, findFailingConjunct, replay } from "../../src/explicit/index.ts";
import type { NamedExpr } from "../../src/ir/ir.ts";
import type { Trace } from "../../src/trace/trace.ts";
import type { Value } from "../../src/value/value.ts";
import { specOf, type Spec } from "./spec.ts";

const span = { file: "", start: 0, end: 0 };

function traceOf(spec: Spec, states: readonly (readonly Value[])[], witness: Value | null = null): Trace {
  const action = { name: "Next", arguments: witness === null ? [] : [{ name: "n", value: witness }], span };
  return { variables: spec.problem.program.variables.map((v) => v.name), states: states.map((values, i) => ({ values, action: i === 0 ? null : action })) };
}

const counter = specOf(`VARIABLES x, y
Init == x \\in {0, 1} /\\ y = 0
Next == x < 3 /\\ x' = x + 1 /\\ y' \\in {y, y + 1}
Low == x < 2 \\/ y = 0
Both == x < 5 /\\ Low
Small == x < 3
Steps == x' = x + 1
Growing == [][y' = y]_<<x, y>>`, "INIT Init\nNEXT Next\nINVARIANTS Low Both\nCONSTRAINT Small\nACTION_CONSTRAINT Steps\nPROPERTY Growing");

const invariant: Claim = { kind: "invariant", property: counter.problem.invariants[0] };

interface Case {
  readonly states: readonly (readonly Value[])[];
  readonly claim: Claim | null;
  readonly expected: string;
}

const cases: readonly Case[] = [
  { states: [[0, 0], [1, 0], [2, 1]], claim: invariant, expected: "ok" },
  { states: [[0, 0], [1, 0], [2, 0]], claim: invariant, expected: "2 Low holds at the end of the trace" },
  { states: [[5, 0]], claim: null, expected: "0 the first state is not an initial state" },
  { states: [[0, 0], [2, 0]], claim: null, expected: "1 the step from state 1 to state 2 is not a step of the next-state relation" },
  { states: [[0, 0], [1, 7]], claim: null, expected: "1 the step from state 1 to state 2 is not a step of the next-state relation" },
  { states: [[0, 0], [1, 0], [2, 0], [3, 0]], claim: { kind: "deadlock" }, expected: "ok" },
  { states: [[0, 0], [1, 0]], claim: { kind: "deadlock" }, expected: "1 the last state has a successor" },
  { states: [[0, 0], [1, 0], [2, 0], [3, 0], [4, 0]], claim: null, expected: "3 state 4 is outside the constraint Small" },
  { states: [[0, 0], [1, 1]], claim: { kind: "action-property", property: counter.problem.actionProperties[0] }, expected: "ok" },
  { states: [[0, 0], [1, 0]], claim: { kind: "action-property", property: counter.problem.actionProperties[0] }, expected: "1 Growing holds at the end of the trace" },
  { states: [[0, 0], [1, 0]], claim: { kind: "evaluation-error", in: "invariant", property: counter.problem.invariants[0] }, expected: "1 Low can be evaluated at the end of the trace" },
];

test.each(cases)("$states: $expected", ({ states, claim, expected }) => {
  const answer = replay(counter.problem, counter.evaluator, traceOf(counter, states), claim);
  expect(answer.ok ? "ok" : `${answer.step} ${answer.reason}`).toBe(expected);
});

describe("errors and infinite sets", () => {
  const failing = specOf("VARIABLE s\nInit == s = <<1>>\nNext == s' = Tail(s)\nFirst == Head(s) = 1", "INIT Init\nNEXT Next\nINVARIANT First");
  test("an evaluation error of an invariant is confirmed with its diagnostic", () => {
    const [property] = failing.problem.invariants;
    const trace: Trace = traceOf(failing, [[{ kind: "tuple", elements: [1] }], [{ kind: "tuple", elements: [] }]]);
    const answer = replay(failing.problem, failing.evaluator, trace, { kind: "evaluation-error", in: "invariant", property });
    expect(answer).toMatchObject({ ok: true, diagnostic: { code: "E504", message: "Head of the empty sequence" } });
  });
  test("an evaluation error of the next-state relation is confirmed", () => {
    const trace: Trace = traceOf(failing, [[{ kind: "tuple", elements: [1] }], [{ kind: "tuple", elements: [] }]]);
    expect(replay(failing.problem, failing.evaluator, trace, { kind: "evaluation-error", in: "next", property: null })).toMatchObject({ ok: true, diagnostic: { code: "E504" } });
  });
  const naturals = specOf("VARIABLE x\nInit == x \\in Nat\nNext == \\E n \\in Nat : n > 100 /\\ x' = x + (n % 7)");
  test("a witness for a \\E over Nat is found among the label's arguments", () => {
    expect(replay(naturals.problem, naturals.evaluator, traceOf(naturals, [[3], [5]], 702), null)).toMatchObject({ ok: true });
    expect(replay(naturals.problem, naturals.evaluator, traceOf(naturals, [[3], [50]], 702), null)).toMatchObject({ ok: false, step: 1 });
    expect(replay(naturals.problem, naturals.evaluator, traceOf(naturals, [[-3], [5]], 702), null)).toMatchObject({ ok: false, step: 0 });
  });
  test("what can not be enumerated is undecided, unless that it can not be is what is claimed", () => {
    expect(replay(naturals.problem, naturals.evaluator, traceOf(naturals, [[3]]), { kind: "deadlock" })).toMatchObject({ ok: false, undecided: true });
    expect(replay(naturals.problem, naturals.evaluator, traceOf(naturals, [[3]]), { kind: "evaluation-error", in: "next", property: null })).toMatchObject({ ok: true, diagnostic: { code: "E514" } });
  });
  test("a claim is judged without witnesses", () => {
    const { problem, evaluator } = specOf("VARIABLE x\nInit == x = 1\nNext == x' = x\nInv == \\E n \\in Nat : n = x\nOdd == IF x = 1 THEN 3 ELSE TRUE");
    const property = (name: string): NamedExpr => {
      const definition = problem.program.definitions.find((d) => d.name === name);
      if (definition === undefined) throw new Error(`${name} is defined`);
      return { name, expr: definition.body, span: definition.span };
    };
    const trace = traceOf(naturals, [[1]]);
    expect(replay(problem, evaluator, trace, { kind: "evaluation-error", in: "invariant", property: property("Inv") })).toMatchObject({ ok: true, diagnostic: { code: "E514" } });
    expect(replay(problem, evaluator, trace, { kind: "evaluation-error", in: "invariant", property: property("Odd") })).toMatchObject({ ok: true, diagnostic: { code: "E510" } });
    expect(replay(problem, evaluator, trace, { kind: "invariant", property: property("Odd") })).toMatchObject({ ok: false });
  });
});

test("the conjunct that fails is found through definitions", () => {
  const found = findFailingConjunct(counter.evaluator, counter.problem.invariants[1], [2, 1], null);
  expect(found === null ? null : [found.definition, counter.text.slice(found.expr.span.start, found.expr.span.end)]).toEqual(["Both", "Low"]);
  expect(findFailingConjunct(counter.evaluator, counter.problem.invariants[1], [0, 0], null)).toBe(null);
});
