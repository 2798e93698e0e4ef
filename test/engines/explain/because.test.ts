import { expect, test } from "vitest";
import { because } from "../../../src/engines/explain/because.ts";
import type { Reason } from "../../../src/engines/explain/index.ts";
import { readsOf, readText } from "../../../src/engines/explain/reads.ts";
import { makeScene } from "../../../src/engines/explain/scene.ts";
import { createEvaluator } from "../../../src/explicit/index.ts";
import { printValue } from "../../../src/value/index.ts";
import { problemOf } from "../../fuzz/problem-of.ts";

const spec = (claim: string): string => [
  "---- MODULE Spec ----", "EXTENDS Integers, Sequences, FiniteSets, TLC", "CONSTANT P", "VARIABLES x, s, f, q, r",
  'Init == x = 2 /\\ s = {1, 3} /\\ f = (1 :> 5 @@ 2 :> 6) /\\ q = <<"a", "b">> /\\ r = [n |-> [m |-> 4], on |-> FALSE]', "Next == UNCHANGED <<x, s, f, q, r>>",
  "At(k) == f[k]", "Big(n, least) == n > least /\\ n # 7", "Twice(Op(_), n) == Op(Op(n))", "RECURSIVE Sum(_)", "Sum(S) == IF S = {} THEN 0 ELSE LET e == CHOOSE e \\in S : TRUE IN e + Sum(S \\ {e})",
  `Claim == ${claim}`, "====",
].join("\n");

/** A reason on one line: `(...)` around what belongs together, `text: values` for a leaf, `!` before what fails. */
function shown(reason: Reason): string {
  if (reason.kind === "leaf") {
    const values = reason.values.map((v) => `${v.text} = ${printValue(v.value)}`).join(", ");
    return `${reason.truth === true ? "" : reason.truth === false ? "!" : "?"}${reason.text}${values === "" ? "" : ` {${values}}`}${reason.note === "" ? "" : ` (${reason.note})`}`;
  }
  const bound = reason.bound.map((b) => `${b.name} = ${printValue(b.value)}`).join(", ");
  const name = reason.named === null ? "" : `${reason.named.truth ? "" : "!"}${reason.named.text} <- `;
  return `${name}${bound === "" ? "" : `${bound}: `}(${reason.parts.map(shown).join(" & ")})${reason.others === 0 ? "" : ` +${reason.others}`}`;
}

test.each<{ readonly claim: string; readonly reason: string; readonly reads: string }>([
  { claim: "x = 3", reason: "!x = 3 {x = 2}", reads: "x" },
  { claim: "x = 2 /\\ x > 5 /\\ s = {}", reason: "(!x > 5 {x = 2} & !s = {} {s = {1, 3}})", reads: "x" },
  { claim: "x = 3 \\/ 4 \\in s", reason: "(!x = 3 {x = 2} & !4 \\in s {s = {1, 3}})", reads: "x, s" },
  { claim: "~ (x = 2)", reason: "x = 2", reads: "x" },
  { claim: "x = 2 => f[1] = 6", reason: "(x = 2 & !f[1] = 6 {f[1] = 5})", reads: "x, f[1]" },
  { claim: "\\A k \\in s : At(k + 1 - 1) < 5", reason: "k = 1: (!At(1 + 1 - 1) < 5 {f[1] = 5})", reads: "s, f[1]" },
  { claim: "\\A k \\in {1, 2}, e \\in s : f[k] > e + 3", reason: "k = 1, e = 3: (!f[1] > 3 + 3 {f[1] = 5, 3 + 3 = 6}) +1", reads: "s, f[1]" },
  { claim: "\\E k \\in DOMAIN f : f[k] = x", reason: "(k = 1: (!f[1] = x {f[1] = 5, x = 2}) & k = 2: (!f[2] = x {f[2] = 6, x = 2}))", reads: "f, f[1], x, f[2]" },
  { claim: "\\E k \\in {} : k = x", reason: "!\\E k \\in {} : k = x (there is no such element: the set is empty)", reads: "" },
  { claim: "\\A k \\in s : \\E e \\in s : e > k", reason: "k = 3: ((e = 1: (!1 > 3) & e = 3: (!3 > 3)))", reads: "s" },
  { claim: "IF r.on THEN TRUE ELSE Len(q) > x", reason: "(!r.on & !Len(q) > x {Len(q) = 2, x = 2, q = <<\"a\", \"b\">>})", reads: "r.on, q, x" },
  { claim: "CASE x = 1 -> TRUE [] x = 2 -> r.n.m = 5", reason: "(x = 2 & !r.n.m = 5 {r.n.m = 4})", reads: "x, r.n.m" },
  { claim: "Big(x, 1) /\\ Big(r.n.m, x + 3)", reason: "(!r.n.m > (x + 3) {r.n.m = 4, (x + 3) = 5, x = 2})", reads: "r.n.m, x" },
  { claim: "\\A n \\in {8} : Big(n, x) => r.on", reason: "n = 8: ((Big(8, x) <- (8 > x {x = 2} & 8 # 7) & !r.on))", reads: "x, r.on" },
  { claim: "Twice(LAMBDA n : n + x, 1) = 6", reason: "!Twice(LAMBDA n : n + x, 1) = 6 {Twice(LAMBDA n : n + x, 1) = 5, x = 2}", reads: "x" },
  { claim: "Sum(s) = x", reason: "!Sum(s) = x {Sum(s) = 4, x = 2, s = {1, 3}}", reads: "s, x" },
  { claim: "LET y == f[x] IN y < 6", reason: "!y < 6 {y = 6, x = 2, f[2] = 6}", reads: "x, f[2]" },
  { claim: "Cardinality({e \\in s : e > x}) = 2", reason: "!Cardinality({e \\in s : e > x}) = 2 {Cardinality({e \\in s : e > x}) = 1, s = {1, 3}, x = 2}", reads: "s, x" },
  { claim: "q \\in Seq({\"a\"})", reason: "!q \\in Seq({\"a\"}) {q = <<\"a\", \"b\">>}", reads: "q" },
  { claim: "\\A e \\in s : e = 1 \\* one\n /\\ TRUE", reason: "e = 3: (!3 = 1)", reads: "s" },
])("$claim", ({ claim, reason, reads }) => {
  const text = spec(claim);
  const problem = problemOf(text, "INIT Init\nNEXT Next\nCONSTANT P = {p1}\nINVARIANT Claim\n");
  const { init } = problem;
  const [{ values }] = init === null ? [] : createEvaluator(problem.program).initialStates(init);
  const scene = makeScene(problem.program, new Map([["Spec.tla", text]]), values, null, 1);
  const part = { expr: problem.invariants[0].expr, frames: [] };
  expect({ reason: shown(because(scene, part, false)), reads: readsOf(scene, part).map((r) => readText(scene, r)).join(", ") }).toEqual({ reason, reads });
});
