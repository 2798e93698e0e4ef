import { expect, test } from "vitest";
import { replayTrace } from "../../../src/engines/replay/index.ts";
import type { Trace } from "../../../src/trace/index.ts";
import { makeSet, makeTuple, modelValue, type Value } from "../../../src/value/index.ts";
import { problemOf } from "../../fuzz/problem-of.ts";

const text = `---- MODULE Spec ----
EXTENDS Integers, Sequences
CONSTANTS P, None
VARIABLES x, q, who
vars == <<x, q, who>>
Init == /\\ x \\in 0..1
        /\\ q = <<>>
        /\\ who = None
Enabled(p) == who # p /\\ Len(q) < 2
Take(p, n) == /\\ Enabled(p)
              /\\ who' = p
              /\\ x' = x + n
              /\\ x > 0 => n = x
              /\\ UNCHANGED q
Put == \\E e \\in {x, x + 1} :
         /\\ who # None
         /\\ q' = Append(q, e)
         /\\ IF e > 3 THEN x' = 0 ELSE x' = e
         /\\ UNCHANGED who
Drop == LET rest == Tail(q) IN
          /\\ q # <<>>
          /\\ q' = rest
          /\\ CASE x = 0 -> x' = 5 [] OTHER -> x' = x
          /\\ UNCHANGED <<who>>
Next == \\/ \\E p \\in P : \\E n \\in 1..2 : Take(p, n)
        \\/ Put
        \\/ Drop
Small == x < 4
Inv == Small /\\ Len(q) < 2
Up == [][x' >= x]_vars
====`;
const config = "INIT Init\nNEXT Next\nINVARIANT Inv\nPROPERTY Up\nCONSTANTS P = {p1, p2}\n None = None\n";
const problem = problemOf(text, config);
const none = modelValue("None");
const p1 = modelValue("p1");
const p2 = modelValue("p2");

const trace = (...states: readonly (readonly Value[])[]): Trace => ({ variables: ["x", "q", "who"], states: states.map((values) => ({ values, action: null })) });
const seq = (...elements: readonly Value[]): Value => makeTuple(elements);
const start: readonly Value[] = [0, seq(), none];

interface Row {
  readonly of: string;
  readonly trace: Trace;
  readonly state: number;
  /** Texts of the failing conjuncts, what is said of the first one, and what is around it. */
  readonly failing: readonly string[];
  readonly detail?: string;
  readonly within?: readonly string[];
}

const rows: readonly Row[] = [
  { of: "an initial state that is none", trace: trace([7, seq(), none]), state: 0, failing: ["x \\in 0..1"], detail: "the left side is 7, the right side is {0, 1}" },
  { of: "two conjuncts of Init", trace: trace([0, seq(1), p1]), state: 0, failing: ["q = <<>>", "who = None"] },
  { of: "the right action with a wrong value", trace: trace(start, [3, seq(), p1]), state: 1, failing: ["x' = x + n"], detail: "the left side is 3, the right side is 1", within: ["Next", "p = p1", "n = 1", "Take(p1, 1)"] },
  { of: "a guard through its definition", trace: trace(start, [1, seq(), p1], [1, seq(1), p1], [1, seq(1, 1), p1], [2, seq(1, 1), p2]), state: 4, failing: ["Len(q) < 2"], detail: "the left side is 2, the right side is 2", within: ["Next", "p = p2", "n = 1", "Take(p2, 1)", "Enabled(p2)"] },
  { of: "only a guard", trace: trace(start, [0, seq(0), none]), state: 1, failing: ["who # None"], within: ["Next", "Put", "e = 0"] },
  { of: "UNCHANGED, one variable of it", trace: trace(start, [1, seq(9), p1]), state: 1, failing: ["UNCHANGED q"], detail: "it was <<>> and becomes <<9>>" },
  { of: "an antecedent that holds", trace: trace([1, seq(), none], [3, seq(), p1]), state: 1, failing: ["n = x"], detail: "the left side is 2, the right side is 1" },
  { of: "a branch of IF", trace: trace(start, [1, seq(), p1], [2, seq(1), p1]), state: 2, failing: ["x' = e"], detail: "the left side is 2, the right side is 1", within: ["Next", "Put", "e = 1"] },
  { of: "an arm of CASE", trace: trace([1, seq(), none], [2, seq(), p1], [2, seq(2), p1], [3, seq(), p1]), state: 3, failing: ["x' = x"], within: ["Next", "Drop"] },
  { of: "a value of another kind", trace: trace(start, [1, seq(), makeSet([1])]), state: 1, failing: ["who' = p"] },
];

test.each(rows)("$of", ({ trace: given, state, failing, detail, within }) => {
  const replayed = replayTrace(problem, given);
  if (replayed.kind !== "rejected" || replayed.explanation === null) throw new Error(`rejected with an explanation: ${replayed.kind}`);
  const found = replayed.explanation.failing;
  expect(replayed.state).toBe(state);
  expect(found.map((f) => text.slice(f.span.start, f.span.end).trim())).toEqual(failing);
  if (detail !== undefined) expect(found[0].detail).toBe(detail);
  if (within !== undefined) expect(found[0].within).toEqual(within);
});

test("what the states violate is said, also of a trace that is rejected", () => {
  const good = replayTrace(problem, trace([1, seq(), none], [2, seq(), p1], [3, seq(3), p1], [4, seq(3, 4), p1], [0, seq(3, 4, 4), p1]));
  expect(good.kind).toBe("rejected"); // 4 is more than 3, so the third step sets x to 0
  expect(good.violations.map((v) => `${v.of} ${v.property} ${v.state}`)).toEqual(["invariant Inv 3", "invariant Inv 4", "action-property Up 4"]);
  expect(good.violations[0].explanation.failing.map((f) => text.slice(f.span.start, f.span.end).trim())).toEqual(["x < 4", "Len(q) < 2"]);
});

test("a conjunct that can not be evaluated is one that fails, with its diagnostic", () => {
  const replayed = replayTrace(problem, trace(["many", seq(), none]));
  expect(replayed).toMatchObject({ kind: "rejected", state: 0, explanation: { failing: [{ diagnostic: { code: expect.stringMatching(/^E5/) } }] } });
});

test("a trace outside of the constraint names the constraint's conjunct", () => {
  const bounded = problemOf(text.replace("Inv ==", "Bound == x < 1\nInv =="), `${config}CONSTRAINT Bound\n`);
  const replayed = replayTrace(bounded, trace(start, [1, seq(), p1], [3, seq(), p2]));
  expect(replayed).toMatchObject({ kind: "rejected", state: 1, reason: expect.stringContaining("outside the constraint Bound"), explanation: { failing: [{ detail: "the left side is 1, the right side is 1" }] } });
});

test("an \\E over an infinite set is tried with the values at hand", () => {
  const jump = problemOf("---- MODULE Spec ----\nEXTENDS Integers\nVARIABLE x\nInit == x = 0\nNext == \\E n \\in Nat : n % 2 = 0 /\\ x' = n\n====", "INIT Init\nNEXT Next\n");
  const one = (...values: readonly Value[]): Trace => ({ variables: ["x"], states: values.map((v) => ({ values: [v], action: null })) });
  expect(replayTrace(jump, one(0, 400)).kind).toBe("accepted");
  expect(replayTrace(jump, one(0, 401)).kind).not.toBe("accepted");
});
