import { expect, test } from "vitest";
import { EvaluationError, isAssertion } from "../../src/explicit/index.ts";
import { failureOf, initialStates, initOf, nextOf, specOf, successors } from "./spec.ts";

const xy = (next: string): string => `VARIABLES x, y\nInit == x = 0 /\\ y = 0\n${next}`;

test.each([
  ["Next == x' = 1", "E520: Next: Next leaves y without a value"],
  ["A == x' = 1\nB == y' = 1\nNext == A \\/ B", "E520: A: A leaves y without a value"],
  ["Next == x' = y' /\\ y' = 1", "E519: y: y' is used before it has a value"],
  ["Next == (x' = 1 \\/ y' = 2) /\\ y' > 1", "E519: y: y' is used before it has a value"],
  ["Next == x' \\in Nat /\\ y' = 1", "E514: Nat: the elements of Nat can not be enumerated, because it is infinite"],
  ["Next == \\E n \\in Nat : x' = n /\\ y' = 1", "E514: Nat: the elements of Nat can not be enumerated, because it is infinite"],
  ["Next == x' = 1 /\\ y' = Head(<<>>)", "E504: Head(<<>>): Head of the empty sequence"],
  ["Next == x /\\ x' = 1", "E510: x: an action needs a Boolean, not 0"],
  ["Next == IF x THEN x' = 1 /\\ y' = 1 ELSE FALSE", "E510: x: IF needs a Boolean, not 0"],
  ["Next == x' = 1 /\\ y' = [a |-> 1].b", "E503: [a |-> 1].b: the record [a |-> 1] has no field 'b'"],
  ["Next == CASE x = 1 -> x' = 1 /\\ y' = 1", "E507: CASE x = 1 -> x' = 1 /\\ y' = 1: no arm of this CASE applies, and it has no OTHER"],
  ["Next == Assert(x > 0, <<\"low\", x>>) /\\ x' = 1 /\\ y' = 1", "E516: Assert(x > 0, <<\"low\", x>>): Assert failed: <<\"low\", 0>>"],
  ["Next == x' = 1 /\\ y' = <<1, 2>>[3]", "E501: <<1, 2>>[3]: the function <<1, 2>> is applied to 3, which is not in its domain"],
])("%s", (next, expected) => {
  const spec = specOf(xy(next));
  expect(failureOf(spec, () => successors(spec))).toBe(expected);
});

test.each([
  ["x = y /\\ y = 1", "E519: y: y is used before it has a value"],
  ["x = 1", "E520: x = 1: Init leaves y without a value"],
  ["x \\in {1} /\\ y > 0", "E519: y: y is used before it has a value"],
])("Init == %s", (init, expected) => {
  const spec = specOf(`VARIABLES x, y\nInit == ${init}\nNext == UNCHANGED <<x, y>>`);
  expect(failureOf(spec, () => initialStates(spec)).replace(/^(E520): Init:/, `$1: ${init}:`)).toBe(expected);
});

test("the operators on the way are named, innermost first", () => {
  const spec = specOf(xy("F(s) == Head(s)\nG(n) == LET H(m) == F(SubSeq(<<>>, m, 0)) IN H(n)\nNext == x' = G(1) /\\ y' = 0"));
  try {
    successors(spec);
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    expect(error.operators.map((o) => [o.name, spec.text.slice(o.span.start, o.span.end)])).toEqual([["F", "F(SubSeq(<<>>, m, 0))"], ["H", "H(n)"], ["G", "G(1)"]]);
    expect(error.diagnostic.related?.map((r) => r.message)).toEqual(["in F", "in H", "in G"]);
    expect(isAssertion(error)).toBe(false);
  }
});

test("what a visitor throws is not changed, and a search can ask for other values meanwhile", () => {
  const spec = specOf(xy("Next == x' \\in 1..3 /\\ y' = x' + 1"));
  const [{ values }] = spec.evaluator.initialStates(initOf(spec));
  expect(() => spec.evaluator.visitSuccessors(nextOf(spec), values, () => {
    throw new RangeError("too large");
  })).toThrow("too large");
  const sums: unknown[] = [];
  const sum = specOf(xy("Sum == x + y\nNext == x' \\in 1..3 /\\ y' = x' + 1"), "INIT Init\nNEXT Next\nVIEW Sum");
  const { view } = sum.problem;
  sum.evaluator.visitSuccessors(nextOf(sum), values, (next) => sums.push(view === null ? null : sum.evaluator.state(view.expr, next)));
  expect(sums).toEqual([3, 5, 7]);
});

test("EXCEPT outside the domain is a warning, once for each place", () => {
  const warnings: string[] = [];
  const spec = specOf(xy("Next == x' \\in {1, 2} /\\ y' = [<<0>> EXCEPT ![5] = x']"), undefined, { warn: (w) => warnings.push(`${w.severity} ${w.code} ${w.message}`) });
  expect(successors(spec)).toEqual(["Next: x = 1, y = <<0>>", "Next: x = 2, y = <<0>>"]);
  expect(warnings).toEqual(["warning W501 EXCEPT changes nothing, because 5 is not in the domain of <<0>>"]);
});

test("Print, TLCGet and TLCSet reach the surroundings", () => {
  const printed: string[] = [];
  const spec = specOf(xy("Next == PrintT(<<\"at\", x>>) /\\ TLCSet(1, x + 7) /\\ x' = Print(\"v\", TLCGet(1)) /\\ y' = TLCGet(\"level\")"), undefined, { print: (text) => printed.push(text), statistic: (name) => (name === "level" ? 3 : undefined) });
  expect(successors(spec)).toEqual(["Next: x = 7, y = 3"]);
  expect(printed).toEqual(["<<\"at\", 0>>", "\"v\"  7"]);
  expect(spec.evaluator.registers.get("1")?.value).toBe(7);
});

test("integers are exact", () => {
  const spec = specOf(xy("Next == x' = 2 ^ 70 - 2 ^ 70 + 9007199254740991 + 2 /\\ y' = (2 ^ 60 \\div 3) % 1000"));
  expect(successors(spec)).toEqual([`Next: x = 9007199254740993, y = ${((2n ** 60n) / 3n) % 1000n}`]);
});
