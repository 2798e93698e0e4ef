import { expect, test } from "vitest";
import type { Verdict } from "../../../src/engines/verdict.ts";
import { provingOf } from "./prove-text.ts";

/** The verdict of `prove` in a few words, and the lines of the invariant beyond the shape of the variables. */
async function check(variables: string, definitions: readonly string[], config = "INVARIANT Inv", induction = 0): Promise<readonly string[]> {
  const spec = ["---- MODULE Spec ----", "EXTENDS Integers, Sequences, FiniteSets", `VARIABLES ${variables}`, ...definitions, "====", ""].join("\n");
  const { certificate, engine, verdicts: [verdict] } = await provingOf(spec, `INIT Init\nNEXT Next\n${config}\n`).prove(undefined, induction);
  if (certificate === null || verdict.kind !== "proved") return [shown(verdict)];
  const [, body = ""] = certificate.text.split("Shape ==\n");
  const lines = body.split("\n").map((line) => line.trim()).filter((line) => line.startsWith("/\\") && line !== "/\\ Shape").map((line) => line.slice(3));
  return engine === "ic3" ? lines : [...lines, `by induction over ${certificate.length}`];
}

function shown(v: Verdict): string {
  switch (v.kind) {
    case "unknown": return `unknown: ${v.detail}`;
    case "holds": return `holds${v.complete ? ", complete" : ""}`;
    case "violated": return `${v.property} violated after ${v.trace.states.length - 1}`;
    case "deadlock": case "evaluation-error": return `${v.kind} after ${v.trace.states.length - 1}`;
    default: return v.kind;
  }
}

const ring = ["Enter(n) == token = n /\\ inside' = [inside EXCEPT ![n] = TRUE] /\\ token' = token", "Pass(n) == token = n /\\ inside' = [inside EXCEPT ![n] = FALSE] /\\ token' = (n % 3) + 1", "Next == \\E n \\in 1..3 : Enter(n) \\/ Pass(n)"];

test.each<[string, string, readonly string[], readonly string[], string?]>([
  ["the shape is enough", "x", ["Init == x = 0", "Next == x' = (x + 1) % 3", "Inv == x < 3"], ["x \\in 0..2"]],
  ["a relation between variables", "x, y", ["Init == x = 0 /\\ y = 0", "Next == x' = 1 - x /\\ y' = 1 - y", "Inv == x = y"], ["x \\in {0, 1}", "y \\in {0, 1}", "x = 0 => y = 0", "x = 1 => y = 1"]],
  ["folded over an index set", "token, inside", ["Init == token = 1 /\\ inside = [n \\in 1..3 |-> FALSE]", ...ring, "Inv == \\A m, n \\in 1..3 : inside[m] /\\ inside[n] => m = n"],
    ["token \\in 1..3", "inside \\in [1..3 -> BOOLEAN]", "\\A i \\in 1..3 : inside[i] => token = i"]],
  ["what has two values, of which both are indices", "pc, turn", ["Init == pc = [n \\in 1..2 |-> \"out\"] /\\ turn = 1", "Go(n) == \\A m \\in 1..2 : pc[m] = \"out\" /\\ pc' = [pc EXCEPT ![n] = \"in\"] /\\ turn' = 3 - n", "Leave(n) == pc[n] = \"in\" /\\ pc' = [pc EXCEPT ![n] = \"out\"] /\\ turn' = turn",
    "Next == \\E n \\in 1..2 : Go(n) \\/ Leave(n)", "Inv == \\A n \\in 1..2 : pc[n] = \"in\" => turn # n"], ["pc \\in [{1, 2} -> {\"in\", \"out\"}]", "turn \\in {1, 2}", "\\A i, j \\in 1..2 : i # j /\\ pc[i] = \"in\" => turn = j"]],
  ["a value of a kind of its own", "m", ["CONSTANT None", "Init == m = None", "Next == m' \\in {None} \\union [from : {1, 2}]", "Inv == m # None => m.from > 0"], ["m \\in {None} \\union [from : {1, 2}]"], "INVARIANT Inv\nCONSTANT None = None"],
  ["sequences and partial functions", "q, f", ["Init == q = <<>> /\\ f = <<>>", "Next == (Len(q) < 2 /\\ q' = Append(q, Len(q)) /\\ f' = f) \\/ (q # <<>> /\\ q' = Tail(q) /\\ f' = [x \\in {Head(q)} |-> 7])",
    "Inv == \\A x \\in DOMAIN f : f[x] = 7"], ["q \\in UNION {[1..n -> {0, 1}] : n \\in 0..2}", "f \\in UNION {[d -> {7}] : d \\in SUBSET {0, 1}}", "Len(q) >= 2 => q[2] = 1"]],
  ["fields of different kinds", "r", ["Init == r = [top |-> \"none\"]", "Next == r' \\in {[top |-> \"none\"]} \\union [id : {\"a\"}, n : 1..3]", "Inv == \"n\" \\in DOMAIN r => r.id = \"a\""], [
    "r \\in {<<>>} \\union [id : {\"a\"}] \\union [top : {\"none\"}] \\union [id : {\"a\"},", "\"n\" \\in DOMAIN r => \"id\" \\in DOMAIN r"]],
  ["tuples of different kinds", "t", ["Init == t = <<1, \"a\">>", "Next == t' = <<3 - t[1], \"b\">>", "Inv == t[1] < 3"], ["t \\in ({1, 2} \\X {\"a\", \"b\"})"]],
  ["sequences of different kinds", "q", ["Init == q = <<>>", "Next == \\/ q = <<>> /\\ q' \\in {<<1>>, <<2>>}\n        \\/ Len(q) = 1 /\\ q' = Append(q, \"end\")\n        \\/ Len(q) = 2 /\\ q' = <<>>", "Inv == Len(q) = 2 => q[1] > 0 /\\ q[2] = \"end\""], [
    "q \\in {<<>>} \\union [1..1 -> {1, 2}] \\union ({1, 2} \\X {\"end\"})"]],
  ["a record in a function", "f", ["Init == f = [p \\in 1..2 |-> <<>>]", "Next == \\E p \\in 1..2 : f' = [f EXCEPT ![p] = IF f[p] = <<>> THEN [n |-> p, s |-> \"x\"] ELSE <<>>]", "Inv == \\A p \\in 1..2 : f[p] # <<>> => f[p].s = \"x\""], [
    "f \\in [{1, 2} -> {<<>>} \\union [n : {1, 2}] \\union [s : {\"x\"}] \\union [n : {1, 2}, s : {\"x\"}]]", "f[1] \\in {<<>>} \\union [s : {\"x\"}] \\union [n : {1}, s : {\"x\"}]",
    "f[2] \\in {<<>>} \\union [s : {\"x\"}] \\union [n : {2}, s : {\"x\"}]", "\\A i \\in 1..2 : \"n\" \\in DOMAIN f[i] => \"s\" \\in DOMAIN f[i]"]],
  ["a function of different kinds", "f", ["Init == f = <<>>", "Next == f' \\in {<<>>} \\union [{3} -> {1}] \\union [{5} -> {\"x\"}]", "Inv == TRUE"], [
    "unknown: the values of f are of different kinds (1 and \"x\"), which no TLA+ predicate tells apart without an error; a model value can stand for one of them"]],
  ["a function of different kinds of keys", "f", ["Init == f = [a |-> 1]", "Next == f' \\in {f, <<1, 2>>}", "Inv == TRUE"], [
    "unknown: the values of f are of different kinds (a function of 1 and a function of \"a\"), which no TLA+ predicate tells apart without an error; a model value can stand for one of them"]],
  ["a choice from all integers", "x", ["Init == x = 0", "Next == \\E n \\in Nat : n > 3 /\\ x' = n % 2", "Inv == x < 2"], ["unknown: the bits encoding needs a finite range for integer"]],
  ["a choice from an interval that has no end for want of a value", "x", ["Init == x = 0", "Next == \\E n \\in <<2, 0>>[0]..2 : x' = x /\\ x = 1", "Inv == x < 2"], ["evaluation-error after 0"]],
  ["a violation", "x", ["Init == x = 0", "Next == x' = (x + 1) % 9", "Inv == x < 7"], ["Inv violated after 7"]],
  ["a violation in an initial state", "x", ["Init == x \\in 0..3", "Next == x' = x", "Inv == x < 3"], ["Inv violated after 0"]],
  ["a deadlock", "x", ["Init == x = 0", "Next == x < 4 /\\ x' = x + 1", "Inv == x < 5"], ["deadlock after 4"]],
  ["an evaluation error of Next", "x", ["Init == x = 3", "Next == 6 \\div x > 0 /\\ x' = x - 1", "Inv == x < 5"], ["evaluation-error after 3"]],
  ["an evaluation error of an invariant", "x", ["Init == x = 3", "Next == x' = (x + 1) % 5", "Inv == 6 \\div x > 0"], ["evaluation-error after 2"]],
  ["an action property", "x", ["Init == x = 0", "Next == x' = (x + 1) % 4", "Prop == [][x' > x]_x"], ["Prop violated after 4"], "PROPERTY Prop"],
  ["an action property that holds", "x", ["Init == x = 0", "Next == (x < 3 /\\ x' = x + 1) \\/ x' = x", "Prop == [][x' > x]_x"], ["x \\in 0..3"], "PROPERTY Prop"],
  ["CONSTRAINT bounds a variable", "x", ["Init == x = 0", "Next == x' = x + 1", "Small == x < 4", "Inv == x < 5"], ["x \\in 0..4"], "INVARIANT Inv\nCONSTRAINT Small"],
  ["a state outside of CONSTRAINT is checked", "x", ["Init == x = 0", "Next == x' = x + 1", "Small == x < 4", "Inv == x < 4"], ["Inv violated after 4"], "INVARIANT Inv\nCONSTRAINT Small"],
  ["ACTION_CONSTRAINT bounds a variable", "x", ["Init == x = 0", "Next == x' = x + 1", "Small == x' < 4", "Inv == x < 5"], ["x \\in 0..3"], "INVARIANT Inv\nACTION_CONSTRAINT Small"],
  ["a state outside of ACTION_CONSTRAINT is checked", "x", ["Init == x = 0", "Next == x' = x + 1", "Small == x' < 4", "Inv == x < 4"], ["Inv violated after 4"], "INVARIANT Inv\nACTION_CONSTRAINT Small"],
  ["a counter without end", "n, x", ["Init == n = 0 /\\ x = 0", "Next == n' = n + 1 /\\ x' = 1 - x", "Inv == x < 2"], ["unknown: the values of n grow without end; a guard in Next or a CONSTRAINT that bounds n would end that"]],
  ["a sequence without end", "q", ["Init == q = <<>>", "Next == q' = Append(q, 1)", "Inv == Len(q) >= 0"], ["unknown: the values of q grow without end; a guard in Next or a CONSTRAINT that bounds q would end that"]],
  ["a queue that is bounded by what is reachable", "q", ["P == {\"a\", \"b\"}", "Init == q = <<>>", "In(p) == (\\A i \\in DOMAIN q : q[i] # p) /\\ q' = Append(q, p)", "Next == (\\E p \\in P : In(p)) \\/ (q # <<>> /\\ q' = Tail(q))", "Inv == Len(q) <= 2"],
    ["q \\in UNION {[1..n -> P] : n \\in 0..2}", "Len(q) >= 2 /\\ q[2] = \"a\" => q[1] = \"b\"", "\\A i, j \\in 1..2 : i # j /\\ i \\in DOMAIN q /\\ q[i] = \"b\" /\\ j \\in DOMAIN q => q[j] = \"a\""]],
  ["a bag that is bounded by what is reachable", "n, bag", ["Init == n = 0 /\\ bag = <<>>", "Put == n < 2 /\\ n' = n + 1 /\\ bag' = IF n \\in DOMAIN bag THEN [bag EXCEPT ![n] = @ + 1] ELSE [x \\in DOMAIN bag \\union {n} |-> IF x = n THEN 1 ELSE bag[x]]",
    "Get == n > 0 /\\ n' = n - 1 /\\ n - 1 \\in DOMAIN bag /\\ bag' = [x \\in DOMAIN bag \\ {n - 1} |-> bag[x]]", "Next == Put \\/ Get", "Inv == \\A x \\in DOMAIN bag : bag[x] = 1"], [
      "n \\in 0..2", "bag \\in UNION {[d -> {1, 2}] : d \\in SUBSET {0, 1}}", "0 \\in DOMAIN bag => bag[0] = 1", "1 \\in DOMAIN bag => bag[1] = 1",
      "0 \\in DOMAIN bag => n # 0", "1 \\in DOMAIN bag => n = 2", "n = 2 => 1 \\in DOMAIN bag",
    ]],
  ["sets that are named by how they are made", "m, f", ["Init == m = {} /\\ f = [x \\in {1, 2} |-> {}]", "Next == m' \\in {m, [k : {\"a\"}, n : {0, 1}]} /\\ (\\E x \\in {1, 2} : f' = [f EXCEPT ![x] = SUBSET {1}])", "Inv == \\A x \\in {1, 2} : f[x] # {{}}"], [
    "f \\in [{1, 2} -> SUBSET {{}, {1}}]", "m \\in SUBSET {[k |-> \"a\", n |-> 0], [k |-> \"a\", n |-> 1]}", "\\A i \\in 1..2 : {} \\in f[i] => {1} \\in f[i]"]],
  ["a set that is too large to be listed", "m", ["Init == m = {}", "Next == m' \\in {{}, SUBSET (1..40)}", "Inv == m # {1}"], ["unknown: variable m: a set is infinite or too large to be spelt out"]],
  ["a key that no reachable state has", "x, y, f", ["Init == x = 0 /\\ y = 0 /\\ f = <<>>", "Next == x' = 1 - x /\\ y' = 1 - y /\\ f' = IF x # y THEN [k \\in {5, 6} |-> k] ELSE f", "Inv == DOMAIN f = {}"],
    ["x \\in {0, 1}", "y \\in {0, 1}", "f \\in {<<>>}", "x = 0 => y = 0", "x = 1 => y = 1"]],
  ["an element that no reachable state has", "x, y, q", ["Init == x = 0 /\\ y = 0 /\\ q = <<>>", "Next == x' = 1 - x /\\ y' = 1 - y /\\ q' = IF x # y THEN <<1, 2, 3>> ELSE IF x = 0 THEN <<1>> ELSE <<>>", "Inv == Len(q) < 2"],
    ["x \\in {0, 1}", "y \\in {0, 1}", "q \\in UNION {[1..n -> {1}] : n \\in 0..1}", "x = 0 => y = 0", "x = 1 => y = 1"]],
  ["lengths of sequences", "x, q", ["Init == x = 0 /\\ q = <<>>", "Next == x' = (x + 1) % 4 /\\ q' = IF x = 3 THEN <<>> ELSE Append(q, x)", "Inv == Len(q) = x /\\ (x > 2 => q[1] = 0 /\\ q[2] = 1 /\\ q[3] = 2)"], [
    "x \\in 0..3", "q \\in UNION {[1..n -> 0..2] : n \\in 0..3}", "q # <<>> => q[1] = 0", "Len(q) >= 2 => q[2] = 1", "Len(q) >= 3 => q[3] = 2",
    "q # <<>> => x # 0", "Len(q) >= 2 => x # 1", "Len(q) >= 3 => x # 2", "\\A i \\in 1..3 : x = i => i \\in DOMAIN q"]],
  ["an integer that is computed", "x, f", ["Init == x \\in 0..59 /\\ f = [k \\in {1, 2} |-> x]", "Next == x' = (IF x % 2 = 0 THEN x \\div 2 ELSE 59 - x) /\\ f' = [f EXCEPT ![1 + (x % 2)] = (f[1] + f[2]) \\div 2]", "Inv == x < 60 /\\ f[1] + f[2] < 119"], ["x \\in 0..59", "f \\in [{1, 2} -> 0..59]"]],
  ["tuples of different kinds that are chosen", "f", ["Init == f \\in [{1, 2} -> {\"a\", \"b\"} \\X {0}]", "Next == \\E k \\in {1, 2} : f' = [f EXCEPT ![k] = <<\"b\", (@[2] + 1) % 3>>]", "Inv == \\A k \\in {1, 2} : f[k][2] < 3"],
    ["f \\in [{1, 2} -> ({\"a\", \"b\"} \\X (0..2))]"]],
  ["no initial state", "x", ["Init == x \\in {}", "Next == x' = x", "Inv == x = 0"], ["holds, complete"]],
  ["values that no predicate tells apart", "x", ["Init == x = 0", "Next == x' = \"a\"", "Inv == TRUE"], ["unknown: the values of x are of different kinds (0 and \"a\"), which no TLA+ predicate tells apart without an error; a model value can stand for one of them"]],
])("%s", async (_, variables, definitions, expected, config) => {
  expect([...await check(variables, definitions, config)].sort()).toEqual([...expected].sort());
});

const swap = ["Init == x = 0 /\\ y = 0", "Next == x' = 1 - x /\\ y' = 1 - y", "Inv == ~(x = 1 /\\ y = 0)"];
const bits = ["x \\in {0, 1}", "y \\in {0, 1}"];

test.each<[string, string, readonly string[], readonly string[], string?]>([
  ["the shape is enough", "x", ["Init == x = 0", "Next == x' = (x + 1) % 3", "Inv == x < 3"], ["x \\in 0..2", "by induction over 1"]],
  ["an invariant that proves itself", "x, y", [...swap.slice(0, 2), "Inv == x = y"], [...bits, "Inv", "by induction over 1"]],
  ["only those invariants that are needed", "x, y", [...swap, "Same == x = y"], [...bits, "Same", "by induction over 1"], "INVARIANTS Inv Same"],
  ["two states in a row", "x, y", swap, [...bits, "Inv", "by induction over 2"]],
  ["two states in a row, with constraints", "x, y", [swap[0], "Next == x' \\in {1 - x, 5} /\\ y' = 1 - y", swap[2], "Kept == x' < 2", "Few == x + y < 3"], [...bits, "Inv", "by induction over 2"], "INVARIANT Inv\nACTION_CONSTRAINT Kept\nCONSTRAINT Few"],
  ["a deadlock has to be excluded by one state", "x, y", [swap[0], "Next == x + 2 * y # 2 /\\ x' = 1 - x /\\ y' = 1 - y", swap[2]], [...bits, "x = 0 => y = 0", "x = 1 => y = 1"]],
  ["a violation within the first states", "x, y", [swap[0], "Next == x' = 1 - x /\\ y' = x * y", swap[2]], ["Inv violated after 1"]],
  ["what has no name in the spec is left to IC3", "x, y", [...swap.slice(0, 2), "Prop == [](x = y)"], [...bits, "x = 0 => y = 0", "x = 1 => y = 1"], "PROPERTY Prop"],
])("k-induction: %s", async (_, variables, definitions, expected, config) => {
  expect([...await check(variables, definitions, config, 3)].sort()).toEqual([...expected].sort());
});

test("what bounds a variable is looked for in Next and in what is reachable by turns", async () => {
  const spec = (next: string): string => `---- MODULE Spec ----\nEXTENDS Integers\nVARIABLE x\nInit == x = 0\nNext == ${next}\nInv == x >= 0\n====\n`;
  const short = { limits: { rounds: 60, bits: 4000, terms: 0 }, queries: 3 };
  const turns = [short, short, { limits: { rounds: 60, bits: 4000 }, queries: 30_000 }];
  const bits = async (next: string): Promise<readonly unknown[]> => {
    const { verdicts: [verdict], stats } = await provingOf(spec(next), "INIT Init\nNEXT Next\nINVARIANT Inv\n").prove(turns);
    return [verdict.kind, stats.stateBits];
  };
  expect(await bits("x' = (x + 1) % 20")).toEqual(["proved", 20]); // Next ends it in the last turn
  expect(await bits("x' = IF x = 3 THEN 0 ELSE x + 1")).toEqual(["proved", 4]);
  expect(await bits("x' = x + 1")).toEqual(["unknown", expect.anything()]);
});

test("a spec with another Len has its sequences described without it", async () => {
  const spec = (len: string): string => `---- MODULE Spec ----\nEXTENDS Integers\nVARIABLES x, q\n${len}Init == x = 0 /\\ q = <<>>\nNext == x' = 1 - x /\\ q' = IF x = 1 THEN <<>> ELSE <<3, 4>>\nInv == x = 1 => q[1] + q[2] = 7\n====\n`;
  const text = async (len: string): Promise<string> => (await provingOf(spec(len), "INIT Init\nNEXT Next\nINVARIANT Inv\n").prove()).certificate?.text ?? "none";
  expect(await text("")).toMatch(/EXTENDS Spec, Integers, Sequences\n[^]*\n  \/\\ q # <<>> => q\[1\] = 3\n  \/\\ Len\(q\) >= 2 => q\[2\] = 4\n/);
  expect(await text("Len(s) == s\n")).toMatch(/EXTENDS Spec, Integers\n[^]*\n  \/\\ 1 \\in DOMAIN q => q\[1\] = 3\n  \/\\ 2 \\in DOMAIN q => q\[2\] = 4\n/);
});
