import { describe, expect, test } from "vitest";
import { parse } from "../../src/syntax/index.ts";
import { checkFile, checkUnits } from "./check.ts";

describe("units", () => {
  test.each<[string, readonly string[]]>([
    ["CONSTANT a, F(_, _), _ ++ _, -. _, _ ^#", ["(constants a F/2 ++/2 -./1 ^#/1)"]],
    ["CONSTANTS a\nVARIABLES x, y\nVARIABLE z", ["(constants a)", "(variables x y)", "(variables z)"]],
    ["RECURSIVE f(_), g", ["(recursive f/1 g)"]],
    ["x == 1 y == 2", ["(def x = 1)", "(def y = 2)"]],
    ["Op(a, F(_), _ + _, _^*, -. _) == a", ["(def Op a F/1 +/2 ^*/1 -./1 = a)"]],
    ["a ++ b == a\na \\cup b == b\n-. a == a\na^# == a", ["(def ++ a b = a)", "(def \\union a b = b)", "(def -. a = a)", "(def ^# a = a)"]],
    ["a - b == a\na \\/ b == a", ["(def - a b = a)", "(def \\/ a b = a)"]],
    ["f[x \\in S] == x\ng[x, y \\in S, <<a, b>> \\in T] == x", ["(def f[x in S] = x)", "(def g[x,y in S <a b> in T] = x)"]],
    ["LOCAL x == 1\nLOCAL f[a \\in S] == a\nLOCAL I == INSTANCE M\nLOCAL INSTANCE M", ["(local def x = 1)", "(local def f[a in S] = a)", "(local def I = (instance M))", "(local (instance M))"]],
    ["INSTANCE M WITH a <- x + 1, Op <- f, ++ <- *, - <- +, Q <- LAMBDA y : y", ["(instance M a<-(+ x 1) Op<-f ++<-* -<-+ Q<-(lambda y y))"]],
    ["I(a, F(_)) == INSTANCE M WITH x <- a\nJ == INSTANCE N", ["(def I a F/1 = (instance M x<-a))", "(def J = (instance N))"]],
    ["I == INSTANCE M WITH Op <- \\/\nx == 1", ["(def I = (instance M Op<-\\/))", "(def x = 1)"]],
    ["I == INSTANCE M WITH Op <- SUBSET\nx == 1", ["(def I = (instance M Op<-SUBSET))", "(def x = 1)"]],
    ["ASSUME a > 1\nASSUMPTION b\nAXIOM N == c", ["(assume (> a 1))", "(assume b)", "(assume N = c)"]],
    ["THEOREM Spec => []Inv\nLEMMA L == a\nCOROLLARY b\nPROPOSITION P == ASSUME a PROVE b", ["(theorem (=> Spec ([] Inv)))", "(theorem L = a)", "(theorem b)", "(theorem P = ...)"]],
    ["x == 1\n----------\ny == 2\n----", ["(def x = 1)", "(def y = 2)"]],
    ["USE DEF x, +\nHIDE y\nUSE MODULE M\nz == 1", ["(use 0 2)", "(hide 1 0)", "(use 1 0)", "(def z = 1)"]],
    ["---- MODULE Inner ----\nEXTENDS A\nx == 1\n====\nI == INSTANCE Inner", ["(module Inner extends A (def x = 1))", "(def I = (instance Inner))"]],
    ["x == y'\nz == [A]_v\nw == \"a\"\nu == {1}\nv == 3", ["(def x = (' y))", "(def z = (box A v))", '(def w = "a")', "(def u = {1})", "(def v = 3)"]],
    ["(* --algorithm A { while (x) { y := 1; } } *)\n\\* BEGIN TRANSLATION\nx == 1", ["(def x = 1)"]],
    ["x ≜ 1\nOp(a) ≜ a", ["(def x = 1)", "(def Op a = a)"]],
    ["1st == 1\n_x == 2\nWFx == 3", ["(def 1st = 1)", "(def _x = 2)", "(def WFx = 3)"]],
    ["1stDef(x) == x\nx_ == 2", ["(def 1stDef x = x)", "(def x_ = 2)"]],
  ])("%s", (body, expected) => checkUnits(body, ...expected));
});

describe("files", () => {
  test.each<[string, string, readonly string[]]>([
    ["text around the module", "Notes -- and dashes ---\n---- MODULE M ----\nx == 1\n====\nx == == (", ["(module M (def x = 1))"]],
    ["several modules", "---- MODULE A ----\n====\n---- MODULE B ----\nx == 1\n====", ["(module A)", "(module B (def x = 1))"]],
    ["EXTENDS", "------MODULE M--------\nEXTENDS A, B,\n  C\nVARIABLE x\n=======", ["(module M extends A,B,C (variables x))"]],
    ["modules named like keywords", "---- MODULE Proof ----\nEXTENDS TEMPORAL, STATE\nINSTANCE ACTION\n====", ["(module Proof extends TEMPORAL,STATE (instance ACTION))"]],
    ["no blank before MODULE", "----MODULE M----\n====", ["(module M)"]],
    ["CRLF and tabs", "---- MODULE M ----\r\n\tx ==\r\n\t\t1\r\n====\r\n", ["(module M (def x = 1))"]],
    ["nested modules", "---- MODULE A ----\n---- MODULE B ----\n---- MODULE C ----\n====\n====\ny == 1\n====", ["(module A (module B (module C)) (def y = 1))"]],
    ["an end in a comment", "---- MODULE A ----\n\\* ====\n(* ==== *)\nx == \"====\"\n====", ['(module A (def x = "===="))']],
    ["no module", "x == 1", ["E110 there is no module in this file"]],
    ["an empty file", "", ["E110 there is no module in this file"]],
    ["no end", "---- MODULE A ----\nx == 1\n", ["E111 module A has no end", "(module A (def x = 1))"]],
    ["no end of the inner module", "---- MODULE A ----\n---- MODULE B ----\n====\n", ["E111 module A has no end", "(module A (module B))"]],
  ])("%s", (_, text, expected) => checkFile(text, ...expected));
});

test("configuration sections", () => {
  const text = "---- CONFIG small ----\nINIT Init\nNEXT Next\n====\n---- MODULE M ----\nx == 1\n====\n------ CONFIG other ------\r\nSPECIFICATION Spec";
  const { configs, modules, diagnostics } = parse(text, "test");
  expect(configs.map(({ name, text: part, span }) => [name, part, text.slice(span.start, span.end) === part])).toEqual([
    ["small", "INIT Init\nNEXT Next\n", true],
    ["other", "SPECIFICATION Spec", true],
  ]);
  expect([modules.length, diagnostics]).toEqual([1, []]);
});

test("spans give the place in the text", () => {
  const text = "---- MODULE M ----\nOp(a) == (a + 1) * 2\n====";
  const [module] = parse(text, "M.tla").modules;
  const [unit] = module?.units ?? [];
  expect(unit?.span).toEqual({ file: "M.tla", start: 19, end: 39 });
  expect(unit?.kind === "operator" ? text.slice(unit.body.span.start, unit.body.span.end) : "").toBe("(a + 1) * 2");
});
