import { expect, test } from "vitest";
import { checkInductive } from "../../../src/engines/induct/check-inductive.ts";
import { describe as text } from "../../../src/engines/induct/obligation.ts";
import { silentReporter } from "../../../src/engines/report.ts";
import type { Verdict } from "../../../src/engines/verdict.ts";
import type { NamedExpr } from "../../../src/ir/ir.ts";
import { printValue } from "../../../src/value/print.ts";
import { problemOf } from "../../fuzz/problem-of.ts";

interface Asked {
  readonly length?: number;
  readonly maxErrors?: number;
  readonly view?: string;
  readonly complete?: boolean;
  readonly perAction?: boolean;
}

/** What does not hold when `Inv` is checked as an inductive invariant that implies `Safe`: a line for each such obligation with its counterexamples. */
async function check(variables: string, definitions: readonly string[], config = "", asked: Asked = {}): Promise<readonly string[]> {
  const spec = ["---- MODULE Spec ----", "EXTENDS Integers, Sequences, FiniteSets", `VARIABLES ${variables}`, ...definitions, ...(definitions.some((d) => d.startsWith("Safe")) ? [] : ["Safe == TRUE"]), "====", ""].join("\n");
  const problem = problemOf(spec, `INIT Init\nNEXT Next\nINVARIANTS Inv Safe${asked.view === undefined ? "" : `\nVIEW ${asked.view}`}\n${config}`);
  const named = (name: string): NamedExpr => problem.invariants.find((p) => p.name === name) ?? expect.unreachable(`${name} is defined`);
  const report = await checkInductive(problem, {
    candidate: named("Inv"), safety: [named("Safe")], complete: asked.complete ?? false, perAction: asked.perAction ?? true, length: asked.length ?? 1, maxErrors: asked.maxErrors ?? 1,
    view: problem.view, solver: "auto", encoding: "auto", timeoutSeconds: null, signal: new AbortController().signal,
  }, silentReporter, () => {});
  expect(report.proved).toBe(report.obligations.every((o) => o.answer === "holds"));
  return report.obligations.filter((o) => o.answer !== "holds")
    .map((o) => `${text(o, "Inv")} ${o.answer}${o.reason === null ? "" : `: ${o.reason}`}${o.counterexamples.map((v) => `; ${shown(v)}`).join("")}`);
}

function shown(v: Verdict): string {
  if (!("trace" in v)) return v.kind;
  const states = v.trace.states.map((s) => `${s.action === null ? "" : `-${s.action.name}(${s.action.arguments.map((a) => printValue(a.value)).join()})-> `}${s.values.map((x) => printValue(x)).join(" ")}`);
  return `${v.kind === "violated" ? "" : `${v.kind} `}${states.join(" ")}`;
}

const queue = ["Init == q = <<>>", "Send(v) == Len(q) < 3 /\\ q' = Append(q, v)", "Receive == q # <<>> /\\ q' = Tail(q)", "Next == Receive \\/ \\E v \\in {1, 2} : Send(v)"];
const counter = ["Init == x = 0", "Up == x < 5 /\\ x' = x + 1", "Back == x > 1 /\\ x' = 0", "Next == Up \\/ Back"];

test.each<[string, string, readonly string[], readonly string[], string?, Asked?]>([
  ["an inductive invariant", "x", [...counter, "Inv == x \\in 0..5", "Safe == x < 6"], []],
  ["safety that does not follow", "x", [...counter, "Inv == x \\in 0..5", "Safe == x < 5"], ["Inv => Safe fails; 5"]],
  ["an initial state outside", "x", [...counter, "Inv == x \\in 1..5"], ["Init => Inv fails; 0", "Inv /\\ Back => Inv' fails; 2 -Back()-> 0"]],
  ["one conjunct, one action", "x", [...counter, "Inv == x \\in 0..5 /\\ x # 3"], ["Inv /\\ Up => Inv.2' fails; 2 -Up()-> 3"]],
  ["arguments of the action", "x", ["Init == x = 0", "Add(n) == x' = x + n", "Next == \\E n \\in {2, 4} : Add(n)", "Inv == x \\in Nat /\\ x % 4 = 0 /\\ x < 4"], ["Inv /\\ Add => Inv.2' fails; 0 -Add(2)-> 2", "Inv /\\ Add => Inv.3' fails; 0 -Add(4)-> 4"]],
  ["integers without a bound", "x", ["Init == x = 0", "Next == x' = x + 2", "Inv == x \\in Nat /\\ x % 2 = 0", "Safe == x # 7"], []],
  ["integers without a bound, a counterexample", "x", ["Init == x = 0", "Next == x' = x - 2", "Inv == x \\in Int /\\ x > 0 - 10 /\\ x % 2 = 0"], ["Inv /\\ Next => Inv.2' fails; -8 -Next()-> -10"]],
  ["sets of functions and of records", "f, r", ["Init == f = [n \\in 1..2 |-> {}] /\\ r = [a |-> 1, b |-> TRUE]", "Next == \\E n \\in 1..2 : f' = [f EXCEPT ![n] = @ \\union {r.a}] /\\ r' = [r EXCEPT !.b = ~@]",
    "Inv == f \\in [1..2 -> SUBSET {1, 2}] /\\ r \\in [a : 1..2, b : BOOLEAN]", "Safe == f[1] \\subseteq {1}"], ["Inv => Safe fails; <<{2}, {}>> [a |-> 1, b |-> FALSE]"]],
  ["types in any order, by \\subseteq, and after their use", "s, x", ["Init == s = {} /\\ x = 0", "Next == s' = s \\union {x} /\\ x' = 1 - x", "Inv == (x = 2 => s = {}) /\\ s \\subseteq 0..1 /\\ x \\in 0..2"], ["Inv /\\ Next => Inv.3' fails; {} 2 -Next()-> {2} -1", "Inv /\\ Next => Inv.2' fails; {} 2 -Next()-> {2} -1"].reverse()],
  ["a side of \\/ that has no value", "q, x", ["Init == q = <<>> /\\ x = 0", "Next == q' = q /\\ x' = 1", "Inv == x \\in 0..1 /\\ q \\in {<<>>, <<1>>} /\\ (x = 0 \\/ Head(q) = 1)"], ["Inv /\\ Next => Inv.3' fails; evaluation-error <<>> 0 -Next()-> <<>> 1"]],
  ["sequences of bounded length", "q", [...queue, "Inv == q \\in Seq(1..2) /\\ Len(q) <= 3"], []],
  ["sequences of bounded length, strictly, from the other side", "q", [...queue, "Inv == 4 > Len(q) /\\ q \\in Seq({1, 2})"], []],
  ["sequences that may be too long", "q", [...queue.slice(0, 2), "Next == Send(1)", "Inv == q \\in Seq({1}) /\\ Len(q) \\in 0..2"], ["Inv /\\ Send => Inv.2' fails; <<1, 1>> -Send(1)-> <<1, 1, 1>>"]],
  ["a bound through a definition, twice", "q", [...queue, "Short == Len(q) <= 5 /\\ 3 >= Len(q)", "Type == Seq(Nat)", "Inv == Short /\\ q \\in Type"], []],
  ["sequences in functions and records", "f", ["Init == f = [p \\in {\"a\", \"b\"} |-> [q |-> <<>>, n |-> 0]]", "Add(p) == Len(f[p].q) < 2 /\\ f' = [f EXCEPT ![p].q = Append(@, f[p].n)]", "Next == \\E p \\in {\"a\", \"b\"} : Add(p)",
    "Inv == f \\in [{\"a\", \"b\"} -> [q : Seq(Nat), n : Nat]] /\\ \\A p \\in {\"a\", \"b\"} : Len(f[p].q) < 3 /\\ f[p].n < 9"], []],
  ["a bound of some arguments only", "f", ["Init == f = [p \\in 1..2 |-> <<>>]", "Next == UNCHANGED f", "Inv == f \\in [1..2 -> Seq({1})] /\\ \\A p \\in 1..1 : Len(f[p]) < 3"], [
    "Inv /\\ Next => Inv' unknown: nothing bounds the length of f[x]: it needs a conjunct like \\A x \\in D : Len(f[x]) <= 3", "Inv => Inv unknown: nothing bounds the length of f[x]: it needs a conjunct like \\A x \\in D : Len(f[x]) <= 3"]],
  ["a bound that is not always one", "q, x", ["Init == q = <<>> /\\ x = 1", "Next == UNCHANGED <<q, x>>", "Inv == x \\in 1..2 /\\ q \\in Seq({1}) /\\ (x = 1 => Len(q) < 3) /\\ Len(q) <= x + 1"], [
    "Inv /\\ Next => Inv' unknown: nothing bounds the length of q: it needs a conjunct like Len(q) <= 3", "Inv => Inv unknown: nothing bounds the length of q: it needs a conjunct like Len(q) <= 3"]],
  ["one of two channels", "c", ["Init == c = <<<<>>, 0>>", "Next == Len(c[1]) = 0 /\\ c' = <<<<c[2]>>, c[2]>>", "Inv == c \\in Seq({0}) \\X {0, 1} /\\ Len(c[1]) <= 1"], ["Inv /\\ Next => Inv.1' fails; <<<<>>, 1>> -Next()-> <<<<1>>, 1>>"]],
  ["BoundedSeq", "q", [...queue, "Inv == q \\in UNION {[1..n -> {1, 2}] : n \\in 0..3}"], []],
  ["a type of different kinds", "x", ["Init == x = 0", "Next == x' = x + 1", "Inv == x \\in {0, \"a\"}"], [
    "Inv /\\ Next => Inv' unknown: the elements of a set in Inv can not be listed: they can not all be evaluated, or not compared", "Inv => Inv unknown: the elements of a set in Inv can not be listed: they can not all be evaluated, or not compared"]],
  ["a variable without a type", "x, y", ["Init == x = 0 /\\ y = 0", "Next == UNCHANGED <<x, y>>", "Inv == x \\in 0..1 /\\ y >= x"], [
    "Inv /\\ Next => Inv' unknown: Inv does not say what y may be: it needs a conjunct like y \\in S", "Inv => Inv unknown: Inv does not say what y may be: it needs a conjunct like y \\in S"]],
  ["a step that leaves a variable open", "x, y", ["Init == x = 0 /\\ y = 0", "Next == x' = 1 - x", "Inv == x \\in 0..1 /\\ y \\in 0..1"], ["Inv => Next can be evaluated fails; evaluation-error 0 0"]],
  ["a step that can not be evaluated", "x", ["Init == x = 1", "Next == x' = 4 \\div x", "Inv == x \\in 0..4"], ["Inv => Next can be evaluated fails; evaluation-error 0"]],
  ["k = 1 is too weak", "x, y", ["Init == x = 0 /\\ y = 1", "Next == x' = y /\\ y' = y", "Inv == x \\in 0..2 /\\ y \\in 0..2 /\\ x # 2"], ["Inv /\\ Next => Inv.3' fails; 0 2 -Next()-> 2 2"]],
  ["k = 2 suffices", "x, y", ["Init == x = 0 /\\ y = 1", "Next == x' = y /\\ y' = y", "Inv == x \\in 0..2 /\\ y \\in 0..2 /\\ x # 2"], [], "", { length: 2 }],
  ["k = 3 looks at all base cases", "x", ["Init == x = 0", "Next == x' = (x + 1) % 4", "Inv == x \\in 0..3 /\\ x # 2"], ["Init and 2 steps => Inv.2 fails; 0 -Next()-> 1 -Next()-> 2", "Inv /\\ Next => Inv.2' fails; 3 -Next()-> 0 -Next()-> 1 -Next()-> 2"], "", { length: 3 }],
  ["several counterexamples", "x", [...counter, "Inv == x \\in {0, 2, 4}"], ["Inv /\\ Up => Inv' fails; 0 -Up()-> 1; 2 -Up()-> 3; 4 -Up()-> 5"], "", { maxErrors: 5 }],
  ["different in a view", "x, y", ["Init == x = 0 /\\ y = 0", "Next == x' = x + 1 /\\ y' = y", "Inv == x \\in 0..1 /\\ y \\in 0..3", "Shown == x"], ["Inv /\\ Next => Inv.1' fails; 1 0 -Next()-> 2 0"], "", { maxErrors: 5, view: "Shown" }],
  ["CONSTRAINT ends behaviours", "x", ["Init == x = 0", "Next == x' = x + 1", "Inv == x \\in 0..3", "Small == x < 3"], [], "CONSTRAINT Small\n"],
  ["CONSTRAINT that can not be evaluated", "x", ["Init == x = 1", "Next == x' = x", "Inv == x \\in 0..3", "Small == 1 \\div x > 0"], ["Inv => Small can be evaluated fails; evaluation-error 0"], "CONSTRAINT Small\n"],
  ["ACTION_CONSTRAINT ends behaviours", "x", ["Init == x = 0", "Next == x' = x + 1", "Inv == x \\in 0..3", "Safe == x < 5", "Small == x' < 4"], [], "ACTION_CONSTRAINT Small\n"],
  ["a state outside of ACTION_CONSTRAINT is checked", "x", ["Init == x = 0", "Next == x' = x + 1", "Inv == x \\in 0..3", "Safe == x < 4", "Small == x' < 4"], ["Inv /\\ ~Small => Safe' fails; 3 -Next()-> 4"], "ACTION_CONSTRAINT Small\n"],
  ["ACTION_CONSTRAINT that can not be evaluated", "x", ["Init == x = 1", "Next == x' = x", "Inv == x \\in 0..3", "Small == 1 \\div x' >= 0"], ["Inv => Small can be evaluated fails; evaluation-error 0 -Next()-> 0"], "ACTION_CONSTRAINT Small\n"],
  ["deadlock, when it is asked for", "x", [...counter.slice(0, 2), "Next == Up", "Inv == x \\in 0..5"], ["Inv => there is a successor fails; deadlock 5"], "", { complete: true }],
  ["an action property, when it is asked for", "x", [...counter, "Inv == x \\in 0..5", "Prop == [][x' > x \\/ x # 3]_x"], ["Inv => Prop fails; 3 -Back()-> 0"], "PROPERTY Prop\n", { complete: true }],
])("%s", async (_, variables, definitions, expected, config = "", asked = {}) => {
  expect([...await check(variables, definitions, config, asked)].sort()).toEqual([...expected].sort());
});
