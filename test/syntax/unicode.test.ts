import { describe, expect, test } from "vitest";
import { canonicalOperator } from "../../src/syntax/index.ts";
import { checkExpression, checkUnits } from "./check.ts";

describe("symbols of one character", () => {
  test.each([
    ["∀ x ∈ S : P ∧ Q", "(forall x in S (and P Q))"], ["∃ x, y ∈ S : P ∨ Q", "(exists x,y in S (or P Q))"], ["⟨a, b⟩", "<a b>"], ["□⟨A⟩_v", "([] (angle A v))"],
    ["◇□P ↝ ¬Q", "(~> (<> ([] P)) (~ Q))"], ["[x ∈ S ↦ x]", "(fun x in S x)"], ["[S → T]", "(-> S T)"], ["CASE a → b □ c → d □ OTHER → e", "(case a -> b c -> d other e)"],
    ["lab ∷ x", "(label lab :: x)"], ["a ≠ b", "(# a b)"], ["a ≤ b", "(\\leq a b)"], ["S ∪ T ∪ U", "(\\union (\\union S T) U)"], ["S × T × U", "(\\X S T U)"], ["x⁺", "(^+ x)"],
    ["1 ‥ 3", "(.. 1 3)"], ["a ⇒ b", "(=> a b)"], ["a ⇔ b", "(<=> a b)"], ["a ≡ b", "(<=> a b)"], ["x ∈ ℕ ∪ ℤ", "(\\in x (\\union Nat Int))"], ["f(∪, ∈)", "f(\\union, \\in)"], ["A!ℝ", "A!Real"],
    ["{⟨x, y⟩ ∈ S : x = y}", "(filter <x y> in S (= x y))"], ["s ∘ t", "(\\o s t)"], ["a ⊕ b", "(\\oplus a b)"], ["a ÷ b", "(\\div a b)"],
  ])("%s", checkExpression);

  test("definitions", () => checkUnits("x ≜ 1\na ⊔ b ≜ a\nI ≜ INSTANCE M WITH x ← 1, ⊓ ← ∩", "(def x = 1)", "(def \\sqcup a b = a)", "(def I = (instance M x<-1 \\sqcap<-\\intersect))"));
});

test.each([
  ["\\cup", "\\union"], ["∪", "\\union"], ["\\cap", "\\intersect"], ["/=", "#"], ["=<", "\\leq"], ["<=", "\\leq"], [">=", "\\geq"], ["\\circ", "\\o"], ["\\lnot", "~"], ["\\land", "/\\"],
  ["\\lor", "\\/"], ["\\equiv", "<=>"], ["\\times", "\\X"], ["(+)", "\\oplus"], ["-", "-"], ["-.", "-."], ["Foo", "Foo"],
])("%s is written %s in trees", (spelling, text) => expect(canonicalOperator(spelling)).toBe(text));
