// Names in proofs, labels, and what may stand where: what is accepted and what is refused, as SANY does.
import { expect, test } from "vitest";
import { lowerTexts, type Texts } from "./lower-text.ts";

/** Codes of the errors, in the order of the text. */
function check(texts: Texts, expected: readonly string[]): void {
  expect(lowerTexts(texts).diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual(expected);
}

const proofs: readonly (readonly [proof: string, ...codes: string[]])[] = [
  ["THEOREM c BY c DEF D"],
  ["THEOREM c BY d, D DEF e, N", "E220", "E223", "E220", "E220"],
  ["THEOREM c BY c DEF c, =, F, x", "E257", "E257", "E257", "E257"],
  ["THEOREM c BY MODULE M DEF MODULE Root", "E258"],
  ["THEOREM c BY MODULE Naturals, MODULE Integers", "E258"],
  ["THEOREM ASSUME NEW a \\in S, NEW Op(_), Op(a) PROVE a = 1 BY Op(a)"],
  ["THEOREM ASSUME NEW a \\in b PROVE Op(a)", "E220", "E220"],
  ["THEOREM ASSUME NEW c PROVE TRUE", "E224"],
  ["THEOREM ASSUME NEW VARIABLE v PROVE v' = v"],
  ["THEOREM ASSUME NEW STATE v PROVE v'' = v", "E401"],
  ["THEOREM c\n<1>1. c OBVIOUS\n<1>2. ASSUME NEW a PROVE a = 1\n  <2>1. a = a BY <1>1\n  <2> QED BY <2>1, <1>2\n<1> QED BY <1>1, <1>2"],
  ["THEOREM c\n<1>1. c\n  <2>1. c\n  <2> QED\n<1> QED BY <2>1", "E221"],
  ["THEOREM c\n<1>1. ASSUME NEW a PROVE a = 1 OBVIOUS\n<1> QED BY a = 1", "E220"],
  ["THEOREM c\n<1>1. SUFFICES ASSUME NEW a PROVE a = 1 OBVIOUS\n<1> QED BY a = 1"],
  ["THEOREM c\n<1>1. SUFFICES ASSUME NEW a PROVE a = 1 BY a = 1\n<1> QED", "E220"],
  ["THEOREM c\n<1>1. PICK a \\in S : a = 1 OBVIOUS\n<1> TAKE b, d \\in S\n<1> WITNESS a\n<1> HAVE a = b\n<1> DEFINE E == d G(p) == p + 1\n<1> CASE E = G(a)\n<1> QED BY b = 1 DEF E, G"],
  ["THEOREM c\n<1>1. PICK a \\in S : a = 1 BY a = 1\n<1> QED", "E220"],
  ["THEOREM c\n<1> DEFINE E == x\n<1> QED BY E!1, <1>1!2", "E221"],
  ["THEOREM c\n<1>1. x = 1\n<1>2. @ = 2\n<1>3. c\n<1>4. QED BY <1>2"],
  ["THEOREM c\n<1>1. x > 1\n<1>2. HAVE @ = 2\n<1>3. QED"],
  ["THEOREM c\n<1>1. HAVE c\n<1>2. D(<1>1)\n<1>3. QED BY <1>1", "E259"],
  ["THEOREM c\n<*>1. c\n<*> QED", "E133"],
  ["THEOREM c\n<*> c\n  <+>. QED BY <*>1\n<*> QED", "E221"],
  ["THEOREM c\n<1>1 c\n<1>2 QED BY <*>1"],
  ["THEOREM []x\n<1> HAVE x\n<1> QED", "E413"],
  ["THEOREM []x\n<1> TAKE y \\in x\n<1> QED", "E413"],
  ["THEOREM []x\n<1> SUFFICES x OBVIOUS\n<1> WITNESS x\n<1> QED"],
  ["THEOREM []x\n<1> CASE x\n<1> QED", "E413"],
  ["THEOREM c\n<1> PICK y \\in x : []x\n<1> QED", "E413"],
  ["THEOREM T == ASSUME c PROVE D(1)\nTHEOREM c BY T, T!1\nA == T", "E244"],
  ["ASSUME B == c\nTHEOREM T == c\nHIDE B, T\nUSE c, D(1) DEF D\nHIDE DEF D\nHIDE c", "E256"],
  ["THEOREM c\n<1>1. c OBVIOUS\n<1> HIDE <1>1\n<1> HIDE D(1)\n<1> QED", "E256"],
  ["THEOREM c\n<1> I == INSTANCE M\n<1> QED BY I!T, I!A, I!B", "E238"],
  ["THEOREM [](x = 1) => (x = 1)\n<1>1. (x = 1) /\\ [x' = x]_x => []c\n<1> QED", "E410"],
];

test.each(proofs)("%s", (proof, ...codes) => check({ Root: `EXTENDS Naturals\nCONSTANTS c, F(_), S\nVARIABLE x\nD(p) == p\n${proof}`, M: "A == 1\nTHEOREM T == TRUE" }, codes));

const labels: readonly (readonly [definition: string, ...codes: string[]])[] = [
  ["A == lab :: 1\nB == A!lab"],
  ["A == \\E x, y \\in {} : lab(y, x) :: x = y"],
  ["A == {x \\in {} : lab :: TRUE}", "E251"],
  ["f[x \\in {}] == lab :: x", "E251"],
  ["A(x) == lab(x) :: x", "E252"],
  ["A == \\E x \\in {} : lab(x, x) :: TRUE", "E252"],
  ["A == \\E x \\in {} : lab(x) :: \\A y \\in {} : lab(y) :: x = y"],
  ["A == \\E x \\in {} : LET f(y) == lab :: y IN f(x)"],
  ["A == {lab :: 0, lab :: 0}", "E253"],
  ["A == {lab :: {lab :: 0}, l2 :: {lab :: 0}}"],
  ["ASSUME lab :: TRUE", "E254"],
  ["ASSUME N == lab :: TRUE\nTHEOREM T == lab :: TRUE"],
  ["THEOREM T == ASSUME ASSUME NEW x, lab :: TRUE PROVE TRUE PROVE TRUE", "E254"],
  ["f == [a |-> 1]\nA == [f EXCEPT !.a = lab :: 0]", "E255"],
  ["F(G(_)) == G(1)\nA == F(LAMBDA u : lab(u) :: u)"],
];

test.each(labels)("labels: %s", (definition, ...codes) => check({ Root: definition }, codes));

const places: readonly (readonly [units: string, ...codes: string[]])[] = [
  ["RECURSIVE f(_)\nI == INSTANCE M\nINSTANCE M\nf(x) == x"],
  ["RECURSIVE f(_)\nCONSTANT c\nASSUME TRUE\nf(x) == x\nVARIABLE v", "E249", "E249"],
  ["RECURSIVE f(_)\n---- MODULE In ----\n====\nTHEOREM TRUE\nUSE f(1)\nf(x) == x", "E249", "E249", "E249"],
  ["RECURSIVE f(_)\nf(x) == x'", "E411"],
  ["EXTENDS M\n---- MODULE M ----\n====\n---- MODULE N ----\n====\n---- MODULE N ----\n====", "E250", "E250"],
  ["THEOREM WF_TRUE(TRUE) <=> WF_(TRUE)(TRUE)"],
];

test.each(places)("places: %s", (units, ...codes) => check({ Root: units, M: "A == 1" }, codes));

test("a copy of a standard module brings what it defines; what the standard one defines too keeps its meaning", () => {
  const texts = { Root: "EXTENDS Sequences\nA == Twice(<<1>>) \\o Tail(<<2>>)\nB == Head(<<1>>)", Sequences: "Tail(s) == s\nTwice(s) == <<s, s>>\nLOCAL f == 1\ns \\o t == s" };
  check(texts, ["E220"]);
  const { lowered } = lowerTexts({ ...texts, Root: "EXTENDS Sequences\nA == Tail(<<2>>)" });
  expect(lowered?.find("A")?.body).toMatchObject({ kind: "builtin", operator: "Tail" });
});

test("proofs that may use theorems of a library text are left alone", () => {
  check({ Root: "EXTENDS FiniteSetTheorems\nTHEOREM TRUE BY FS_Unknown" }, []);
  check({ Root: "EXTENDS FiniteSets\nTHEOREM TRUE BY FS_Unknown" }, ["E220"]);
});
