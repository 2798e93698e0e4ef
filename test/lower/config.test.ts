import { expect, test } from "vitest";
import { parseConfig } from "../../src/config/parse-config.ts";
import { missingConstants } from "../../src/lower/index.ts";
import { lowerTexts, printDiagnostic, type Texts } from "./lower-text.ts";
import { printDefinition } from "./print-expr.ts";

/** Lowers `texts` under a `.cfg` text; compares the findings, and the definitions of the expected lines. */
function check(texts: Texts, cfg: string, findings: readonly string[], expected: readonly string[]): void {
  const { config } = parseConfig(cfg, "dir/Root.cfg");
  const { lowered, diagnostics, sources } = lowerTexts(texts, config);
  const all = new Map([...sources, ["dir/Root.cfg", cfg]]);
  expect(diagnostics.map((diagnostic) => printDiagnostic(all, diagnostic))).toEqual(findings);
  if (lowered === null) return;
  const names = expected.map((line) => /^(?:rec )?([^\s(]+)/.exec(line)?.[1] ?? "");
  expect(names.map((name) => printDefinition(lowered.program, name))).toEqual(expected);
}

const rows: readonly { readonly name: string; readonly texts: Texts; readonly cfg: string; readonly findings?: readonly string[]; readonly expected: readonly string[] }[] = [
  { name: "values", texts: { Root: "CONSTANTS N, S, Op(_, _)\nA == <<N, S, Op(1, 2)>>" }, cfg: "CONSTANTS N = 3 S = {m1, m2} Op(1, 2) = 3 Op(2, 2) = 4", expected: [
    "A == <<$N, $S, $Op(1, 2)>>", "N == 3", "S == {m1, m2}", "Op(p1, p2) == CASE ((p1 = 1) /\\ (p2 = 2)) -> 3 [] ((p1 = 2) /\\ (p2 = 2)) -> 4",
  ] },
  { name: "replacements of constants and definitions", texts: { Root: "EXTENDS Naturals\nCONSTANT C, F(_)\nD == 4\nE == 5\nG(x) == x + D\nA == C + D + F(1)\nMyNat == 0..3\nB == Nat" }, cfg: "CONSTANTS C <- E D <- E F <- G Nat <- MyNat", expected: [
    "A == (($E + $E) + $G(1))", "G(x) == (x + $E)", "B == $MyNat",
  ] },
  { name: "a value does not reach what INSTANCE substitutes", texts: { Root: "EXTENDS M\nI == INSTANCE M WITH c <- 42\nA == <<foo, I!foo>>", M: "CONSTANT c\nfoo == c" }, cfg: 'CONSTANT c = "a"', expected: [
    "A == <<$foo, $I!foo>>", "foo == $c", "I!foo == $I!c", 'c == "a"', "I!c == 42",
  ] },
  { name: "[M] replaces within instances of M", texts: { Root: "EXTENDS Naturals\nVARIABLE x\nI == INSTANCE M\nThree == 3\nA == I!Step", M: "EXTENDS Naturals\nVARIABLE x\nBound == 100\nStep == x < Bound" }, cfg: "CONSTANT Bound <- [M] Three", expected: ["I!Step == (x < $Three) :: state"] },
  { name: "[M] replaces what is reached through an instance of M", texts: { Root: "EXTENDS Naturals\nVARIABLE x\nI == INSTANCE M\nThree == 3\nA == I!Bound", M: "VARIABLE x\nBound == x" }, cfg: "CONSTANT Bound <- [M] Three", expected: ["A == $Three"] },
  { name: "a definition replaced everywhere, extended modules included", texts: { Root: "EXTENDS M\nMine == 1\nA == Lim", M: "Lim == 100\nUse == Lim" }, cfg: "CONSTANT Lim <- Mine", expected: ["Use == $Mine", "A == $Mine"] },
  { name: "what replaces Op does not replace I!Op, but the Op that is used there", texts: { Root: "EXTENDS M\nI == INSTANCE M\nMine(a) == I!Op(a) + 1\nA == Op(1)", M: "EXTENDS Naturals\nVARIABLE x\nOp(a) == a + x\nUse == Op(2)" }, cfg: "CONSTANT Op <- Mine", expected: [
    "A == $Mine(1) :: state", "Mine(a) == ($I!Op(a) + 1) :: state", "I!Op(a) == (a + x) :: state", "I!Use == $Mine(2) :: state",
  ] },
  { name: "what replaces I!Op replaces nothing else", texts: { Root: "EXTENDS M\nI == INSTANCE M\nMine == 1\nA == I!Op + Op", M: "VARIABLE x\nOp == x\nUse == Op" }, cfg: "CONSTANT I!Op <- Mine", findings: ["E221 Root «+» unknown operator '+' | is EXTENDS Integers missing?"], expected: [] },
  { name: "what does not fit", texts: { Root: "EXTENDS Naturals\nCONSTANTS C, F(_)\nVARIABLE x\nD(a) == a\nE == 1" }, cfg: "CONSTANTS C <- Nothing F <- E x = 1 F = 2 Q <- E R = 5 r = r", findings: [
    "E393 Root.cfg «Nothing» the config replaces 'C' by 'Nothing', which is not defined",
    "E394 Root.cfg «E» the config replaces 'F' by 'E', which takes other arguments",
    "E396 Root.cfg «x» the config gives a value to 'x', which is a VARIABLE",
    "E395 Root.cfg «F» the config gives 'F' a value for a number of arguments that it does not take",
    "E391 Root.cfg «Q» the config replaces 'Q', which the specification does not have",
    "W391 Root.cfg «R» the config gives a value to 'R', which the specification does not have",
  ], expected: [] },
  { name: "a replacement that is an action is no level error of the spec", texts: { Root: "CONSTANT F(_, _)\nVARIABLE x\nI == INSTANCE M\nImpl(a, b) == x' = a\nA == F(1, 2)", M: "CONSTANT F(_, _)\nVARIABLE x" }, cfg: "CONSTANT F <- Impl", expected: ["A == $Impl(1, 2) :: action"] },
];

test.each(rows)("$name", ({ texts, cfg, findings = [], expected }) => check(texts, cfg, findings, expected));

test("constants without a value are reported where they are used", () => {
  const { lowered } = lowerTexts({ Root: "CONSTANTS N, Unused, F(_)\nA == N\nB == A\nC == F(1)\nD == 1" });
  expect(lowered?.unassignedConstants.map(({ name, arity }) => `${name}/${arity}`)).toEqual(["N/0", "Unused/0", "F/1"]);
  if (lowered === null) return;
  const missing = (name: string): readonly string[] => missingConstants(lowered, [lowered.find(name)?.body ?? []].flat()).map(({ code, message }) => `${code} ${message}`);
  expect(missing("B")).toEqual(["E390 the constant 'N' has no value"]);
  expect(missing("C")).toEqual(["E390 the constant operator 'F' has no definition"]);
  expect(missing("D")).toEqual([]);
});
