import { expect, test } from "vitest";
import { lowerTexts, printDiagnostic, type Texts } from "./lower-text.ts";
import { printDefinition } from "./print-expr.ts";

/** Lowers `texts` and compares the definitions of the expected lines. */
function check(texts: Texts, expected: readonly string[]): void {
  const { lowered, diagnostics, sources } = lowerTexts(texts);
  expect(diagnostics.filter(({ severity }) => severity === "error").map((diagnostic) => printDiagnostic(sources, diagnostic))).toEqual([]);
  if (lowered === null) return;
  const names = expected.map((line) => /^(?:rec )?([^\s(]+)/.exec(line)?.[1] ?? "");
  expect(names.map((name) => printDefinition(lowered.program, name))).toEqual(expected);
}

const rows: readonly { readonly name: string; readonly texts: Texts; readonly expected: readonly string[] }[] = [
  { name: "names, numbers, applications", texts: { Root: `EXTENDS Integers\nVARIABLE x\nA(n) == n + \\hFF\nB == A(x) >= 2^3 /\\ x' = -x\nC == {b \\in BOOLEAN : b} \\cup {"s"}` }, expected: [
    "A(n) == (n + 255)",
    "B == (($A(x) \\geq (2 ^ 3)) /\\ (x' = -.(x))) :: action",
    'C == ({b \\in BOOLEAN : b} \\union {"s"})',
  ] },
  { name: "junctions are flattened, labels are transparent", texts: { Root: "A(p, q, r) == /\\ p /\\ q\n             /\\ lab :: r\nB(p, q, r) == p \\/ (q \\/ r)" }, expected: [
    "A(p, q, r) == (p /\\ q /\\ r)", "B(p, q, r) == (p \\/ q \\/ r)",
  ] },
  { name: "bound variables and tuple patterns", texts: { Root: "A(S, T) == \\A x, y \\in S, <<a, b>> \\in T : x = a /\\ y = b\nB(S) == {<<a, b>> \\in S : a = b}\nC(S) == {<<a, b>> : a \\in S, b \\in S}\nD(S) == CHOOSE <<a, b>> \\in S : a = b" }, expected: [
    "A(S, T) == (\\A x \\in S, y \\in S, <<a, b>> \\in T : ((x = a) /\\ (y = b)))",
    "B(S) == {<<a, b>> \\in S : (a = b)}",
    "C(S) == {<<a, b>> : a \\in S, b \\in S}",
    "D(S) == (CHOOSE <<a, b>> \\in S : (a = b))",
  ] },
  { name: "functions", texts: { Root: "EXTENDS Naturals\nf[n \\in Nat] == IF n = 0 THEN 1 ELSE n * f[n - 1]\ng[x, y \\in Nat] == x\nh == g[1, 2]\ni == [f EXCEPT ![1] = @ + 1, ![2][3, 4].a = h]\nj == [Nat -> [a : Nat]]" }, expected: [
    "f == [self self, n \\in Nat |-> IF (n = 0) THEN 1 ELSE (n * self[(n - 1)])]",
    "g == [x \\in Nat, y \\in Nat |-> x]",
    "h == $g[<<1, 2>>]",
    'i == [$f EXCEPT ![1] = (@ + 1), ![2][<<3, 4>>]["a"] = $h]',
    "j == (Nat -> [a : Nat])",
  ] },
  { name: "LET, also recursive and with functions", texts: { Root: "EXTENDS Naturals\nA(x) == LET y == x + 1\n  RECURSIVE F(_)\n  F(n) == IF n = 0 THEN y ELSE F(n - 1)\n  g[n \\in Nat] == g[n]\n IN F(g[x])" }, expected: [
    "A(x) == LET y == (x + 1); rec F(n) == IF (n = 0) THEN y ELSE F((n - 1)); g == [self self, n.2 \\in Nat |-> self[n.2]] IN F(g[x])",
  ] },
  { name: "RECURSIVE operators", texts: { Root: "EXTENDS Naturals\nRECURSIVE Even(_), Odd(_)\nEven(n) == IF n = 0 THEN TRUE ELSE Odd(n - 1)\nOdd(n) == IF n = 0 THEN FALSE ELSE Even(n - 1)\nA == Even(3)" }, expected: [
    "rec Even(n) == IF (n = 0) THEN TRUE ELSE $Odd((n - 1))", "rec Odd(n) == IF (n = 0) THEN FALSE ELSE $Even((n - 1))", "A == $Even(3)",
  ] },
  { name: "operators as arguments", texts: { Root: "EXTENDS Naturals\nApply(F(_, _), a) == F(a, a)\nG(x, y) == <<x, y>>\nA == Apply(G, 1)\nB == Apply(+, 2)\nC == Apply(LAMBDA u, v : u, 3)\nD == Apply(\\cup, {})\nE(H(_, _)) == Apply(H, 4)\nF == LET L(x, y) == x IN Apply(L, 5)\nx (+) y == y\nI == Apply(\\oplus, 6)" }, expected: [
    "Apply(F/2, a) == F(a, a)",
    "A == $Apply(LAMBDA p1, p2 : $G(p1, p2), 1)",
    "B == $Apply(LAMBDA p1, p2 : (p1 + p2), 2)",
    "C == $Apply(LAMBDA u, v : u, 3)",
    "D == $Apply(LAMBDA p1, p2 : (p1 \\union p2), {})",
    "E(H/2) == $Apply(LAMBDA p1, p2 : H(p1, p2), 4)",
    "F == LET L(x, y) == x IN $Apply(LAMBDA p1, p2 : L(p1, p2), 5)",
    "I == $Apply(LAMBDA p1, p2 : $\\oplus(p1, p2), 6)",
  ] },
  { name: "actions and temporal formulas", texts: { Root: "VARIABLES x, y\nN == x' = y /\\ UNCHANGED y\nS == x = 0 /\\ [][N]_<<x, y>> /\\ WF_x(N) /\\ \\A i \\in {1} : SF_y(<<N>>_x)\nE == ENABLED N\nL == x = 0 ~> <>(y = 1)\nQ == \\EE z : [](z = x)" }, expected: [
    "N == ((x' = y) /\\ UNCHANGED y) :: action",
    "S == ((x = 0) /\\ always([$N]_<<x, y>>) /\\ weak-fairness(x, $N, ENABLED <<$N>>_x) /\\ (\\A i \\in {1} : strong-fairness(y, <<$N>>_x, ENABLED <<<<$N>>_x>>_y))) :: temporal",
    "E == ENABLED $N :: state",
    "L == leads-to((x = 0), eventually((y = 1))) :: temporal",
    "Q == exists((\\E z : always((z = x)))) :: temporal",
  ] },
  { name: "user-defined symbols, decimals", texts: { Root: "a + b == <<a, b>>\n-. a == {a}\na ^+ == a\nA == -1 + 2\nB == 1^+\nC == 2.50" }, expected: ["+(a, b) == <<a, b>>", "A == $+($-.(1), 2)", "B == $^+(1)", "C == (250 / 100)"] },
  { name: "EXTENDS and LOCAL", texts: { Root: "EXTENDS M\nA == Pub + 1", M: "EXTENDS Naturals\nLOCAL Hidden == 1\nPub == Hidden + 1" }, expected: ["A == ($Pub + 1)", "Pub == ($Hidden + 1)", "Hidden == 1"] },
  { name: "INSTANCE without a name replaces by the same names", texts: { Root: "VARIABLE x\nINSTANCE M WITH y <- x\nA == Step", M: "VARIABLE x, y\nStep == x' = y" }, expected: ["A == $Step :: action", "Step == (x' = x) :: action"] },
  { name: "named instance, with expressions", texts: { Root: "EXTENDS Naturals\nVARIABLE x\nI == INSTANCE M WITH y <- x + 1, N <- 3\nA == I!Step", M: "EXTENDS Naturals\nCONSTANT N\nVARIABLE y\nStep == y' = y + N" }, expected: [
    "A == $I!Step :: action", "I!Step == ($I!y' = ($I!y + $I!N)) :: action", "I!y == (x + 1) :: state", "I!N == 3",
  ] },
  { name: "parameterised and nested instances", texts: { Root: "EXTENDS Naturals\nVARIABLE x\nI(a) == INSTANCE M WITH N <- a\nA == I(x + 1)!Op(2)\nB == I(3)!J(4)!Deep(5)", M: "EXTENDS Naturals\nCONSTANT N\nOp(b) == b + N\nJ(c) == INSTANCE D WITH K <- c + N", D: "EXTENDS Naturals\nCONSTANT K\nDeep(d) == d + K" }, expected: [
    "A == $I!Op((x + 1), 2) :: state", "I!Op(a, b) == (b + a)", "B == $I!J!Deep(3, 4, 5)", "I!J!Deep(a, c, d) == (d + $I!J!K(a, c))", "I!J!K(a, c) == (c + a)",
  ] },
  { name: "operators for operator constants", texts: { Root: "EXTENDS Naturals\nTwice(n) == n * 2\nI == INSTANCE M WITH F <- Twice, \\prec <- <, G <- LAMBDA u, v : u\nA == I!Op", M: "CONSTANT F(_), _ \\prec _, G(_, _)\nOp == F(1) \\prec G(2, 3)" }, expected: [
    "A == $I!Op", "I!Op == ($Twice(1) < $I!G(2, 3))", "I!G(u, v) == u",
  ] },
  { name: "INSTANCE inside LET captures locals", texts: { Root: "EXTENDS Naturals\nA(n) == \\E m \\in 1..n : LET I(k) == INSTANCE M WITH N <- n + m, F <- LAMBDA u : u + k IN I(7)!Op(9)", M: "EXTENDS Naturals\nCONSTANTS N, F(_)\nOp(b) == F(b) + N" }, expected: [
    "A(n) == (\\E m \\in (1 .. n) : $I!Op(n, m, 7, 9))",
    "I!Op(n, m, k, b) == ($I!F(n, m, k, b) + $I!N(n, m, k))", "I!N(n, m, k) == (n + m)", "I!F(n, m, k, u) == (u + k)",
  ] },
  { name: "implicit substitution by a local, through a LET operator", texts: { Root: "A(N) == LET F(u) == <<u, N>> I == INSTANCE M IN I!Op", M: "CONSTANTS N, F(_)\nOp == F(N)" }, expected: [
    "A(N) == LET F(u) == <<u, N>> IN $I!Op(N, LAMBDA p1 : F(p1))", "I!Op(N, F/1) == F(N)",
  ] },
  { name: "nested modules see what is around them", texts: { Root: "VARIABLE x\nA == x\n---- MODULE Inner ----\nVARIABLE y\nOp == A = y\n====\nI == INSTANCE Inner WITH y <- x\nB(p) == LET J == INSTANCE Inner WITH y <- p IN J!Op" }, expected: [
    "I!Op == ($A = x) :: state", "B(p) == $J!Op(p) :: state", "J!Op(p) == ($A = p) :: state",
  ] },
  { name: "an instance of an instance that replaces by primes", texts: {
    Root: "EXTENDS Naturals\nVARIABLE c, t\nLOCAL Now == [c |-> c, t |-> t]\nLOCAL Then == [c |-> c', t |-> t']\nLOCAL Trace == INSTANCE Trace WITH State <- Now, NextState <- Then\nAct(n) == c' = c + n /\\ UNCHANGED t\nNext == \\E n \\in {1} : Trace!Step(Act(n), [n |-> n])",
    Trace: "CONSTANTS State, NextState\nStep(action, context) == action /\\ State # NextState /\\ context.n = 1",
  }, expected: [
    "Next == (\\E n \\in {1} : $Trace!Step($Act(n), [n |-> n])) :: action",
    'Trace!Step(action, context) == (action /\\ ($Now # $Then) /\\ (context["n"] = 1)) :: action',
    "Then == [c |-> c', t |-> t'] :: action",
  ] },
  { name: "a library definition is lowered when it is used", texts: { Root: "EXTENDS FiniteSets\nINSTANCE Naturals\nT == INSTANCE TLC\nA == Cardinality({1}) + 1\nB == T!Print(1, 2)\nC == T!@@(A, B)" }, expected: ["A == (Cardinality({1}) + 1)", "B == Print(1, 2)", "C == ($A @@ $B)"] },
  { name: "named assumptions and theorems are expressions", texts: { Root: "CONSTANT N\nASSUME Pos == N # 0\nTHEOREM Thm == N = N\nA == Pos /\\ Thm" }, expected: ["A == ($Pos /\\ $Thm)", "Pos == ($N # 0)"] },
];

test.each(rows)("$name", ({ texts, expected }) => check(texts, expected));
