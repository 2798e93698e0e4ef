import { expect, test } from "vitest";
import { lowerTexts, printDiagnostic, type Texts } from "./lower-text.ts";

/** Lowers `texts`, which must be refused (or warned about) with exactly these findings. */
function check(texts: Texts, expected: readonly string[]): void {
  const { lowered, diagnostics, sources } = lowerTexts(texts);
  expect(diagnostics.map((diagnostic) => printDiagnostic(sources, diagnostic))).toEqual(expected);
  expect(lowered === null).toBe(diagnostics.some(({ severity }) => severity === "error"));
}

const redefined = "rename one of them; TLA+ has no shadowing";
const rows: readonly { readonly name: string; readonly texts: Texts; readonly expected: readonly string[] }[] = [
  { name: "several unknown names in the order of the text", texts: { Root: "VARIABLE counter\nA == countr + 1\nB == foo(2)" }, expected: [
    "E220 Root «countr» unknown name 'countr' | did you mean 'counter'?",
    "E221 Root «+» unknown operator '+' | is EXTENDS Integers missing?",
    "E220 Root «foo» unknown name 'foo' | is a module missing from EXTENDS?",
  ] },
  { name: "standard operators name their module", texts: { Root: "A(s) == Len(s)\nB(S) == Cardinality(S)\nC == 1 :> 2" }, expected: [
    "E220 Root «Len» unknown name 'Len' | is EXTENDS Sequences missing?",
    "E220 Root «Cardinality» unknown name 'Cardinality' | is EXTENDS FiniteSets missing?",
    "E221 Root «:>» unknown operator ':>' | is EXTENDS TLC missing?",
  ] },
  { name: "used before its definition", texts: { Root: "A == B\nB == B" }, expected: [
    "E222 Root «B» 'B' is used before it is defined | move the definition up, or declare it with RECURSIVE when it refers to itself",
    "E222 Root «B» 'B' is used before it is defined | move the definition up, or declare it with RECURSIVE when it refers to itself",
  ] },
  { name: "numbers of arguments", texts: { Root: "F(x) == x\nG == 1\nA == F(1, 2)\nB == G(3)\nC == F" }, expected: [
    "E223 Root «F» 'F' takes 1 argument, but is given 2", "E223 Root «G» 'G' takes no arguments, but is given 1", "E223 Root «F» 'F' takes 1 argument, but is given 0",
  ] },
  { name: "operators and expressions as arguments", texts: { Root: "F(G(_)) == G(1)\nH(x, y) == x\nA == F(2)\nB == F(H)\nC == H(LAMBDA x : x, 1)\nD == F(LAMBDA u, v : u)" }, expected: [
    "E227 Root «2» 'argument 1 of F' must be an operator that takes 1 argument, but is given an expression | pass the name of an operator, or LAMBDA x : e",
    "E229 Root «H» 'argument 1 of F' must be an operator that takes 1 argument; 'H' does not fit",
    "E228 Root «LAMBDA x : x» LAMBDA is an operator where an expression is expected",
    "E229 Root «LAMBDA u, v : u» 'argument 1 of F' must be an operator that takes 1 argument; this LAMBDA does not fit",
  ] },
  { name: "names are defined once, also as parameters and bound variables", texts: { Root: "VARIABLE x\nx == 1\nF(x) == x\nA == \\E x \\in {} : TRUE\nB(p) == \\E p \\in {} : TRUE\nDOMAIN_ == 1" }, expected: [
    `E224 Root «x» 'x' is defined or declared twice | ${redefined}`, `E224 Root «x» 'x' is defined or declared twice | ${redefined}`,
    `E224 Root «x» 'x' is defined or declared twice | ${redefined}`, `E224 Root «p» 'p' is defined or declared twice | ${redefined}`,
  ] },
  { name: "the same definition may come by two ways", texts: { Root: "EXTENDS M, N\nA == Shared", M: "EXTENDS S", N: "EXTENDS S", S: "Shared == 1" }, expected: [] },
  { name: "two definitions of one name from two modules", texts: { Root: "EXTENDS M, N\nA == F", M: "F == 1", N: "F == 2" }, expected: ["W225 Root «N» 'F' comes from two modules; the first of them is used"] },
  { name: "LOCAL is not exported", texts: { Root: "EXTENDS M\nI == INSTANCE M\nA == F\nB == I!F", M: "LOCAL F == 1\nG == F" }, expected: [
    "E220 Root «F» unknown name 'F' | is a module missing from EXTENDS?", "E238 Root «F» module 'M' exports no 'F' | LOCAL definitions and declarations are not exported",
  ] },
  { name: "INSTANCE must replace everything, and only what there is", texts: { Root: "I == INSTANCE M WITH N <- 1, Q <- 2, N <- 3", M: "CONSTANT N\nVARIABLE v" }, expected: [
    "E230 Root «INSTANCE M WITH N <- 1, Q <- 2, N <- 3» INSTANCE M gives no expression for 'v', and nothing of that name is defined here | add WITH name <- expression",
    "E231 Root «Q» 'Q' is not a CONSTANT or VARIABLE of module 'M'",
    "E232 Root «N» 'N' is substituted twice",
  ] },
  { name: "instances are not operators", texts: { Root: "I == INSTANCE M\nA == I\nB == A!x", M: "F == 1" }, expected: [
    "E236 Root «I» 'I' is an instance of a module, not an operator | name one of its operators: I!Op",
    "E237 Root «A!x» 'A' is not an instance of a module, so it has no '!'",
  ] },
  { name: "RECURSIVE without or with another definition", texts: { Root: "RECURSIVE F(_), G(_)\nF(x, y) == x" }, expected: [
    "E233 Root «G» 'G' is declared RECURSIVE but not defined", "E234 Root «F» the definition of 'F' does not fit its RECURSIVE declaration",
  ] },
  { name: "@ and records", texts: { Root: "A == [a |-> 1, a |-> 2]" }, expected: ["E240 Root «a» 'a' is given twice in one record"] },
  { name: "errors of unused definitions in an instanced module, once", texts: { Root: "I == INSTANCE M WITH N <- 1\nJ == INSTANCE M WITH N <- 2", M: "CONSTANT N\nF == nothing\nLOCAL G == nothing2" }, expected: [
    "E220 M «nothing» unknown name 'nothing' | is a module missing from EXTENDS?", "E220 M «nothing2» unknown name 'nothing2' | is a module missing from EXTENDS?",
  ] },
  { name: "errors in theorems and substitutions", texts: { Root: "I == INSTANCE M WITH N <- what\nTHEOREM thing", M: "CONSTANT N" }, expected: [
    "E220 Root «what» unknown name 'what' | is a module missing from EXTENDS?", "E220 Root «thing» unknown name 'thing' | is a module missing from EXTENDS?",
  ] },
  { name: "double primes, written and through definitions", texts: { Root: "VARIABLE x\nA == x''\nB == x'\nC == B'\nD(p) == p'\nE == D(x')\nF(G(_)) == G(x')\nH == F(LAMBDA u : u')" }, expected: [
    "E401 Root «x''» the operand of ' is an action; only what contains no prime can be primed | is a prime written twice, perhaps once in a definition that is used here?",
    "E401 Root «B'» the operand of ' is an action; only what contains no prime can be primed | is a prime written twice, perhaps once in a definition that is used here?",
    "E403 Root «x'» 'p' of D is given an action, but can be a state function at most",
    "E403 Root «F(LAMBDA u : u')» 'u' of LAMBDA is given an action, but can be a state function at most",
  ] },
  { name: "temporal operators", texts: { Root: "VARIABLE x\nA == [](x' = x)\nB == <>(x' = x)\nC == (x' = x) ~> TRUE\nD == {[]TRUE}\nE == \\A y \\in {x'} : []TRUE\nF == [x' = x]_(x')\nG == ENABLED []TRUE" }, expected: [
    "E405 Root «[](x' = x)» [] is followed by an action that is not of the form [A]_v | write [][A]_v, which allows steps that leave v unchanged",
    "E406 Root «<>(x' = x)» <> is followed by an action that is not of the form <<A>>_v | write <><<A>>_v",
    "E407 Root «x' = x» an operand of ~> is an action, where a temporal formula or a state predicate is needed",
    "E402 Root «[]TRUE» an operand of {...} is a temporal formula, but can be an action at most",
    "E408 Root «{x'}» the body is a temporal formula, so the set of the quantifier must not contain a prime",
    "E402 Root «x'» an operand of the subscript is an action, but can be a state function at most",
    "E402 Root «[]TRUE» an operand of ENABLED is a temporal formula, but can be an action at most",
  ] },
  { name: "assumptions are constant", texts: { Root: "VARIABLE x\nASSUME x = 1" }, expected: ["E404 Root «x = 1» an ASSUME must be a constant formula, and this is a state function | an assumption can not mention variables"] },
  { name: "levels of what INSTANCE substitutes", texts: { Root: "VARIABLE x\nI == INSTANCE M WITH N <- x, v <- x'\nJ == INSTANCE C WITH K <- x'", M: "CONSTANT N\nVARIABLE v", C: "CONSTANT K\nF == K" }, expected: [
    "E409 Root «INSTANCE M WITH N <- x, v <- x'» INSTANCE M replaces 'N' by a state function, but it can be a constant at most",
    "E409 Root «INSTANCE M WITH N <- x, v <- x'» INSTANCE M replaces 'v' by an action, but it can be a state function at most",
  ] },
  { name: "modules that are not there, cycles, wrong names", texts: { Root: "EXTENDS Missing, A\nI == INSTANCE Other", A: "EXTENDS B", B: "EXTENDS A", Other: "---- MODULE Another ----\n====" }, expected: [
    "E202 Root «Missing» module 'Missing' is not found | looked for Missing.tla in dir, and among the built-in modules",
    "E203 B «A» modules depend on themselves: A -> B -> A | move what both need into a third module",
    "E204 Root «Other» the file 'dir/Other.tla' does not contain module 'Other' | a module M belongs into the file M.tla",
  ] },
];

test.each(rows)("$name", ({ texts, expected }) => check(texts, expected));
