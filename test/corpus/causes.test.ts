// What public specs have taught: for each cause of a wrong or missing verdict, a small spec of our own with the verdict that is right.
import { expect, test } from "vitest";
import { checkBounded } from "../../src/engines/bmc/index.ts";
import { silentReporter } from "../../src/engines/report.ts";
import type { Verdict } from "../../src/engines/verdict.ts";
import { problemOf } from "../fuzz/problem-of.ts";

interface Row {
  readonly cause: string;
  readonly module: string;
  readonly config?: string;
  /** Kind of the verdict, and the depth of its counterexample or bound. */
  readonly verdict: string;
  readonly length?: number;
}

const standard = "INIT Init\nNEXT Next\nINVARIANT Inv\nCHECK_DEADLOCK FALSE\n";

const rows: readonly Row[] = [
  { cause: "an action behind a function that is defined with it", verdict: "violated 2", module: "VARIABLE x\nMove[n \\in 1..3] == x' = x + n\nInit == x = 0\nNext == \\E n \\in 1..2 : Move[n]\nInv == x < 4" },
  { cause: "an action behind a function, applied outside of its domain", verdict: "evaluation-error 0", module: "VARIABLE x\nMove[n \\in 1..3] == x' = x + n\nInit == x = 3\nNext == Move[x + 1]\nInv == TRUE" },
  { cause: "an action behind a function of two arguments", verdict: "violated 1", module: "VARIABLE x\nMove[n \\in 1..3, up \\in BOOLEAN] == up /\\ x' = x + n\nInit == x = 0\nNext == Move[2, TRUE] \\/ Move[3, FALSE]\nInv == x = 0" },
  { cause: "the next value as a subset", verdict: "violated 1", module: "VARIABLE s\nInit == s \\subseteq {1}\nNext == s' \\subseteq {1, 2}\nInv == s # {1, 2}" },
  { cause: "a subset that refers to the next value of another variable", verdict: "violated 1", module: "VARIABLES s, t\nInit == s = {} /\\ t = {}\nNext == s' = {3} /\\ t' \\subseteq s'\nInv == t = {}" },
  { cause: "ENABLED of an equation with LET on the left", verdict: "holds 2", length: 2, module: "VARIABLE x\nInit == x = 0\nNext == UNCHANGED x\nInv == ENABLED ((LET y == x' IN y) = 1)" },
  { cause: "ENABLED under a prime and in Init", verdict: "violated 1", module: "VARIABLE x\nIs(n) == ENABLED (x' = n /\\ x = n)\nInit == x \\in 0..3 /\\ Is(1)\nNext == x' \\in 0..3 /\\ Is(2)'\nInv == x = 1" },
  { cause: "UNCHANGED of a tuple in an instance with a parameter", verdict: "holds 3", length: 3, module: "VARIABLES x, y\n---- MODULE Inner ----\nVARIABLES v, w\nCONSTANT k\nvars == <<v, w>>\nStep == v' = (v + k) % 3 /\\ w' = w\nStay == UNCHANGED vars\n====\nI(k) == INSTANCE Inner WITH v <- x, w <- y\nInit == x = 0 /\\ y = 0\nNext == I(1)!Step \\/ I(1)!Stay\nInv == x < 3 /\\ ENABLED I(2)!Stay" },
  { cause: "the level in a constraint", verdict: "violated 3", config: `${standard}CONSTRAINT Near\n`, module: "VARIABLE x\nInit == x = 0\nNext == x' = x + 1\nNear == TLCGet(\"level\") < 4\nInv == x < 3" },
  { cause: "the level in a constraint keeps later states out", verdict: "holds 2", config: `${standard}CONSTRAINT Near\n`, module: "VARIABLE x\nInit == x = 0\nNext == x' = x + 1\nNear == TLCGet(\"level\") < 3\nInv == x < 3" },
  { cause: "the level in an invariant, through a definition of constant level", verdict: "violated 4", module: "VARIABLE x\nInit == x = 0\nNext == x' = 1 - x\nLevel == TLCGet(\"level\")\nInv == Level # 5" },
  { cause: "the level in Init and Next", verdict: "violated 2", module: "VARIABLE x\nInit == x = TLCGet(\"level\")\nNext == x' = x + TLCGet(\"level\")\nInv == x < 3" },
  { cause: "other facts of an enumeration are no facts of an unrolling", verdict: "unknown -1", module: "VARIABLE x\nInit == x = 0\nNext == x' = TLCGet(\"distinct\")\nInv == x < 3" },
  { cause: "an assumption that can not be evaluated", verdict: "assumption", module: "VARIABLE x\nASSUME (CHOOSE y \\in {} : TRUE) = 1\nInit == x = 0\nNext == UNCHANGED x\nInv == TRUE" },
  { cause: "an assumption that only an enumeration can evaluate", verdict: "unknown -1", module: "VARIABLE x\nASSUME TLCGet(\"config\").mode = \"bfs\"\nInit == x = 0\nNext == UNCHANGED x\nInv == TRUE" },
  { cause: "what is printed is evaluated", verdict: "evaluation-error 0", module: "VARIABLE x\nInit == x = 0\nNext == Print(<<1>>[x], TRUE) /\\ x' = x\nInv == TRUE" },
  { cause: "DOMAIN of a function over an infinite set", verdict: "holds 1", length: 1, module: "VARIABLE x\nf[n \\in Int] == n + 1\nInit == x = 5\nNext == UNCHANGED x\nInv == x \\in DOMAIN f /\\ {x} \\in DOMAIN [s \\in SUBSET Int |-> s]" },
  { cause: "a function over a product of infinite sets", verdict: "violated 1", module: "VARIABLE x\nd == [p \\in Nat \\X Int |-> p[1] - p[2]]\nInit == x = 0\nNext == x' = d[3, -x - 1]\nInv == x # 4" },
  { cause: "a function over an infinite set in a record", verdict: "violated 3", module: "VARIABLE x\nr == [next |-> [i \\in Int |-> i + 1]]\nInit == x = 0\nNext == x' = r.next[x]\nInv == r.next[x] < 4" },
  { cause: "a function over an infinite set, but for one argument", verdict: "violated 2", module: "VARIABLE x\nf == [[i \\in Int |-> i + 1] EXCEPT ![1] = 9]\nInit == x = 0\nNext == x' = f[x]\nInv == x # 9" },
  { cause: "a function over an infinite set as the value of a variable", verdict: "evaluation-error -1", module: "VARIABLE x\nInit == x = [i \\in Int |-> i]\nNext == UNCHANGED x\nInv == x[1] = 1" },
  { cause: "a function over an infinite set as the next value of a variable", verdict: "evaluation-error 0", module: "VARIABLE x\nInit == x = 0\nNext == x' = <<[i \\in Int |-> i]>>\nInv == TRUE" },
  { cause: "a function over an infinite set on a way that no state is at the end of", verdict: "violated 1", module: "VARIABLE x\nInit == x = 0\nNext == \\/ x' = [i \\in Int |-> i] /\\ x > 0\n        \\/ x' = 0 - 1\nInv == x = 0" },
  { cause: "functions that can not be listed are not compared", verdict: "evaluation-error 1", module: "VARIABLE x\nf == [i \\in Int |-> i]\nInit == x = 0\nNext == x' = 1\nInv == x = 0 \\/ <<f>> = <<f>>" },
  { cause: "a choice among sets of infinite sets", verdict: "violated 1", module: "VARIABLE x\nS == CHOOSE j \\in {{Nat}, {Int}} : \\E k \\in j : -1 \\in k\nInit == x = 0\nNext == x' = x - 1\nInv == ~ \\A k \\in S : x \\in k /\\ x < 0" },
  { cause: "equality of infinite sets", verdict: "violated 0", module: "VARIABLE x\nInit == x \\in {1, 2}\nNext == UNCHANGED x\nInv == (IF x = 1 THEN Nat ELSE Int) = Nat" },
  { cause: "a recursive function whose value is a function that uses itself", verdict: "violated 2", module: "VARIABLE x\nf[i \\in 0..3] == [j \\in 0..2 |-> IF j = 0 THEN i ELSE f[i][j - 1] + i]\nInit == x = 0\nNext == x' = x + 1 /\\ x < 3\nInv == f[x][2] < 6" },
  { cause: "the number of elements of a product with a set that is filtered", verdict: "holds 1", length: 1, module: "VARIABLE x\nInit == x = 2\nNext == UNCHANGED x\nInv == Cardinality({1, 2} \\X {y \\in 1..100 : y < x}) = 2" },
  { cause: "a choice from an infinite set that every state allows is no deadlock", verdict: "violated 1", config: "INIT Init\nNEXT Next\nINVARIANT Inv\n", module: "VARIABLE x\nInit == x = 0\nNext == \\E d \\in Int : x' = x + d\nInv == x < 10" },
  { cause: "a choice from the natural numbers that every state allows is no deadlock", verdict: "holds 2", length: 2, config: "INIT Init\nNEXT Next\nINVARIANT Inv\n", module: "VARIABLE x\nInit == x = 0\nNext == \\E d \\in Nat : x' = d\nInv == x >= 0" },
  { cause: "a deadlock that hangs on a choice from an infinite set", verdict: "unknown -1", config: "INIT Init\nNEXT Next\nINVARIANT Inv\n", module: "VARIABLE x\nInit == x = 0\nNext == \\E d \\in Int : d * d = x + 2 /\\ x' = d\nInv == TRUE" },
  { cause: "a deadlock where no element of an infinite set can be chosen, by a guard that does not depend on it", verdict: "unknown 2", config: "INIT Init\nNEXT Next\nINVARIANT Inv\n", module: "VARIABLE x\nInit == x = 0\nNext == \\E k \\in {0, 1}, d \\in Nat : k > x - 2 /\\ x' = x + 1 + 0 * d\nInv == TRUE" },
  { cause: "a choice from an infinite set that some element allows is no deadlock", verdict: "holds 3", length: 3, config: "INIT Init\nNEXT Next\nINVARIANT Inv\n", module: "VARIABLES x, s\nInit == x = 3 /\\ s = {3}\nNext == \\E d \\in Nat : d > x /\\ d - 5 < x /\\ x' = d /\\ s' = {d}\nInv == s = {x}" },
  { cause: "a message that is looked for among all natural numbers", verdict: "holds 3", length: 3, config: "INIT Init\nNEXT Next\nINVARIANT Inv\n", module: "VARIABLES n, s\nInit == n = 0 /\\ s = {}\nNext == (n = 0 /\\ \\E d \\in Nat : s' = {[to |-> 1, no |-> d]} /\\ n' = 1) \\/ (n > 0 /\\ \\E e \\in Int : [to |-> 1, no |-> e] \\in s /\\ n' = n + 1 /\\ s' = s)\nInv == n < 5" },
  { cause: "a message that may not be there among all natural numbers", verdict: "unknown 0", length: 3, config: "INIT Init\nNEXT Next\nINVARIANT Inv\n", module: "VARIABLES n, s\nInit == n = 0 /\\ s = {}\nNext == (n = 0 /\\ \\E d \\in Nat : s' = {[to |-> 1, no |-> d]} /\\ n' = 1) \\/ (n > 0 /\\ \\E e \\in Int : [to |-> 2, no |-> e] \\in s /\\ n' = n + 1 /\\ s' = s)\nInv == n < 5" },
  { cause: "a choice in Init that the state does not tell", verdict: "violated 0", module: "VARIABLES x, y\nInit == \\E i, j \\in Int : x = i + 1000 /\\ y = j - 2000 /\\ i > j\nNext == UNCHANGED <<x, y>>\nInv == x + y < 50" },
  { cause: "a choice in a step that the states do not tell", verdict: "violated 1", module: "VARIABLE x\nInit == x = 0\nNext == x < 5 /\\ \\E i \\in Nat : LET y == i + i IN \\E j \\in Int : j > i + 70 /\\ x' = y + j\nInv == x < 500" },
  { cause: "a choice of any sequence is cut, and found errors are real", verdict: "violated 1", module: "VARIABLE q\nInit == q = <<>>\nNext == \\E s \\in Seq({1, 2}) : q' = s /\\ Len(s) > Len(q)\nInv == ~(Len(q) = 3 /\\ q[1] = 1 /\\ q[2] = 2 /\\ q[3] = 1)" },
  { cause: "a choice of any sequence is cut, and nothing is known of longer ones", verdict: "unknown 5", module: "VARIABLE q\nInit == q = <<>>\nNext == \\E s \\in Seq({1, 2}) : q' = s\nInv == Len(q) < 12" },
  { cause: "an initial state that only a longer sequence would be", verdict: "unknown -1", module: "VARIABLE q\nInit == q \\in Seq({1, 2}) /\\ Len(q) = 7\nNext == UNCHANGED q\nInv == Len(q) < 7" },
  { cause: "a step that only a longer sequence would make is no deadlock", verdict: "unknown -1", config: "INIT Init\nNEXT Next\nINVARIANT Inv\n", module: "VARIABLE q\nInit == q = <<>>\nNext == \\E s \\in Seq({1, 2}) : q' = s /\\ Len(s) > 6\nInv == TRUE" },
  { cause: "any sequence as the next value", verdict: "violated 1", module: "VARIABLE q\nInit == q = <<>>\nNext == q' \\in [1..2 -> Seq({7})]\nInv == q = <<>> \\/ Len(q[1]) + Len(q[2]) < 8" },
  { cause: "a function whose domain is any subset of a large set", verdict: "violated 0", module: "VARIABLE b\nInit == b \\in UNION {[d -> {1, 2}] : d \\in SUBSET (1..15)}\nNext == UNCHANGED b\nInv == ~(DOMAIN b = {3, 7} /\\ b[7] = 2)" },
  { cause: "a function of such a set is never outside of it", verdict: "holds 1", length: 1, module: "VARIABLE b\nInit == b \\in UNION {[d -> {1, 2}] : d \\in SUBSET (1..15)}\nNext == UNCHANGED b\nInv == \\A k \\in DOMAIN b : k \\in 1..15 /\\ b[k] \\in {1, 2}" },
  { cause: "two choices from a large interval", verdict: "violated 1", module: "VARIABLES m, n\nInit == m = 0 /\\ n = 0\nNext == \\E i, j \\in 2..1000000 : i * j = 1999998 /\\ m' = i /\\ n' = j\nInv == m # 2" },
  { cause: "a step whose replay may not try all choices from large intervals", verdict: "violated 1", module: "VARIABLES m, n\nInit == m = 0 /\\ n = 0\nNext == \\E i, j \\in 2..1000000 : i + j = 1999999 /\\ m' = i /\\ n' = j\nInv == m < 999000" },
  { cause: "operators that ask whether their arguments are enabled", verdict: "violated 2", module: "VARIABLES x, y\nInit == x = 0 /\\ y = 0\nStep == x' = x + 1 /\\ y' = y\nNext == Step\nCan(A) == ENABLED A\nSets(v) == ENABLED (x' = x /\\ v' = 1)\nInv == Can(Step) /\\ ~Can(x' = 1 /\\ x' = 2 /\\ y' = 0) /\\ Sets(y) /\\ x < 2" },
  { cause: "a composition of actions", verdict: "violated 2", module: "VARIABLE x\nA == x' \\in {x + 1, x + 2}\nB == x % 2 = 0 /\\ x' = x + 1\nInit == x = 0\nNext == A \\cdot B\nInv == x < 5" },
  { cause: "a composition says nothing of what its first action leaves open", verdict: "violated 1", module: "VARIABLES x, s\nA(n) == x' = n\nInit == x = 0 /\\ s = {1, 2}\nNext == x = 0 /\\ UNCHANGED s /\\ \\E n \\in s : A(n) \\cdot A(n + 1)\nInv == ENABLED Next \\/ x # 3" },
  { cause: "a second action that depends on what the first one leaves open", verdict: "unknown -1", module: "VARIABLES x, y\nInit == x = 0 /\\ y = 0\nNext == (x' = 1) \\cdot (x' = y /\\ y' = y)\nInv == TRUE" },
  { cause: "steps that are no composition", verdict: "violated 1", config: "INIT Init\nNEXT Next\nPROPERTY Step\nCHECK_DEADLOCK FALSE\n", module: "VARIABLE x\nInit == x = 1\nNext == x' = x * 3\nStep == [][~((x' = x + 1) \\cdot (x > 1 /\\ x' = x + 1))]_x" },
  { cause: "the property of TLC that lets it compose actions", verdict: "violated 1", module: "VARIABLE x\nASSUME TLCGet(\"-Dtlc2.tool.impl.Tool.cdot\") = \"true\"\nInit == x = IF TLCGet(\"-Dtlc2.tool.impl.Tool.cdot\") = \"true\" THEN 0 ELSE 7\nNext == (x' = 1) \\cdot (x' = x + 1)\nInv == x # 2" },
  { cause: "model values of two types in one set", verdict: "evaluation-error -1", config: `${standard}CONSTANTS A = A_a B = B_b\n`, module: "CONSTANTS A, B\nVARIABLE x\nInit == x = {A, B}\nNext == UNCHANGED x\nInv == A \\in x" },
  { cause: "model values of two types in one set, after a step", verdict: "evaluation-error 0", config: `${standard}CONSTANTS A = A_a B = B_b\n`, module: "CONSTANTS A, B\nVARIABLE x\nInit == x = {A}\nNext == x' = x \\union {B}\nInv == A \\in x" },
];

const traces: readonly (readonly [invariant: string, verdict: string])[] = [
  ["hist[Len(hist)].x < 3", "violated 3"],
  ["hist[1].x = 0 /\\ Len(hist) < 5", "violated 4"],
  ["\\A i \\in 2..Len(hist) : hist[i].x = hist[i - 1].x + 1", "holds 5"],
  ["\\A i \\in 1..Len(hist) : hist[i].y = ~hist[1].y", "violated 0"],
  ["hist[3].x = 2", "evaluation-error 0"],
];

test.each(traces)("an invariant of traces: %s", async (invariant, verdict) => {
  const text = `---- MODULE Spec ----\nEXTENDS Integers, Sequences\nVARIABLES x, y\nInit == x = 0 /\\ y = TRUE\nNext == x' = x + 1 /\\ y' = ~y\nInv(hist) == ${invariant}\n====`;
  const problem = problemOf(text, "INIT Init\nNEXT Next\n", { invariants: ["Inv"], traceInvariants: true });
  const report = await checkBounded(problem, { length: 5, maxErrors: 1, view: null, seed: 1, solver: "auto", encoding: "auto", timeoutSeconds: 60, signal: new AbortController().signal }, silentReporter);
  expect(shown(report.verdicts[0])).toBe(verdict);
  expect(() => problemOf(text, "INIT Init\nNEXT Next\n", { invariants: ["Inv"] })).toThrow("E321");
});

test.each(rows)("$cause", async ({ module, config, verdict, length }) => {
  const problem = problemOf(`---- MODULE Spec ----\nEXTENDS Integers, Sequences, FiniteSets, TLC\n${module}\n====`, config ?? standard);
  const report = await checkBounded(problem, { length: length ?? 5, maxErrors: 1, view: null, seed: 1, solver: "auto", encoding: "auto", timeoutSeconds: 60, signal: new AbortController().signal }, silentReporter);
  expect(shown(report.verdicts[0])).toBe(verdict);
});

function shown(verdict: Verdict): string {
  if ("trace" in verdict) return `${verdict.kind} ${verdict.trace.states.length - 1}`;
  return "depth" in verdict ? `${verdict.kind} ${verdict.depth}` : verdict.kind;
}
