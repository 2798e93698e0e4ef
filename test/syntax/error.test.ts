import { describe, expect, test } from "vitest";
import { parse, parseExpression } from "../../src/syntax/index.ts";

/** The errors of a module with this body as `line:column code message`, lines counted from the first of the body. */
function errorsOf(body: string): readonly string[] {
  const text = `---- MODULE Test ----\n${body}\nlast == 1\n====`;
  return parse(text, "test").diagnostics.map(({ code, message, span }) => {
    const before = text.slice(0, span.start).split("\n");
    return `${before.length - 1}:${(before[before.length - 1] ?? "").length + 1} ${code} ${message}`;
  });
}

describe("one error", () => {
  test.each<[string, string]>([
    ["x == (1 + 2\ny == 3", "1:6 E106 this '(' is never closed: ')' is missing"],
    ["x == {1, 2\ny == 3", "1:6 E106 this '{' is never closed: '}' is missing"],
    ["x == <<1, 2\ny == 3", "1:6 E106 this '<<' is never closed: '>>' is missing"],
    ["x == f[1\ny == 3", "1:7 E106 this '[' is never closed: ']' is missing"],
    ["x ==\n  /\\ a = (1 + 2\n  /\\ b = 3", "2:10 E106 this '(' is never closed: ')' is missing"],
    ["x == IF a THEN b\ny == 2", "1:6 E106 this 'IF' is never closed: THEN ... ELSE is missing"],
    ["x == LET y == 1\nz == 2\nVARIABLE w", "1:6 E106 this 'LET' is never closed: IN is missing"],
    ["f(x == 1", "1:2 E106 this '(' is never closed: ')' is missing"],
    ["x == (a]", "1:6 E106 this '(' is never closed: ')' is missing"],
    ["x == a)", "1:7 E107 this ')' closes nothing"],
    ["x ==\n/\\ f(a,\n/\\ b)", "3:1 E109 '/\\' is not right of the bullet '/\\' of its list, so it ends the list while '(' is open"],
    ["x ==\n  /\\ f(a,\n b)", "3:2 E109 'b' is not right of the bullet '/\\' of its list, so it ends the list while '(' is open"],
    ["x == 1 +\ny == 3", "2:1 E104 expected an expression after '+', found the next definition"],
    ["x == /\\ a\n     /\\\ny == 2", "3:1 E104 expected an expression after '/\\', found the next definition"],
    ["x ==\n /\\ a =\n /\\ b", "3:2 E104 expected an expression after '=', found '/\\'"],
    ["x == UNCHANGED\ny == 1", "2:1 E104 expected an expression after 'UNCHANGED', found the next definition"],
    ["x == ()", "1:7 E104 expected an expression after '(', found ')'"],
    ["x == IF a b ELSE c", "1:11 E105 expected 'THEN' after 'a', found 'b'"],
    ["x == [a |-> 1, b -> 2]", "1:18 E105 expected '|->' or ':' after 'b', found '->'"],
    ["x == [f EXCEPT ![a] == 1]", "1:21 E105 expected '=' after ']', found '=='"],
    ["x == [f EXCEPT [a] = 1]", "1:16 E105 expected '!' after 'EXCEPT', found '['"],
    ["x == [y \\in S -> T]", "1:15 E105 expected '|->' after 'S', found '->'"],
    ["x == CASE a -> b [] c", "2:1 E105 expected '->' after 'c', found the next definition"],
    ["x == {a : }", "1:11 E105 expected a bound like x \\in S after ':', found '}'"],
    ["VARIABLES x,\ny == 1", "2:1 E105 expected a name after ',', found the next definition"],
    ["INSTANCE M WITH x = 1", "1:19 E105 expected '<-' after 'x', found '='"],
    ["LOCAL VARIABLE x", "1:7 E105 expected a definition or INSTANCE after 'LOCAL', found 'VARIABLE'"],
    ["RECURSIVE f(x)", "1:13 E105 expected a name or '_' after '(', found 'x'"],
    ["x = 1\ny == 2", "1:3 E112 expected '==' in the definition of x, found '='"],
    ["y == 2\nx := 1", "2:3 E112 expected '==' in the definition of x, found ':='"],
    ["Foo(a, b) = a + b", "1:11 E112 expected '==' in the definition of Foo, found '='"],
    ["x == a b", "1:8 E118 unexpected 'b': what stands before it is complete"],
    ["CONSTANT c = 1", "1:12 E118 unexpected '=': what stands before it is complete"],
    ["x == WF_v", "1:6 E122 WF_ needs an action in parentheses after its subscript"],
    ["== 1", "1:1 E123 expected a declaration or a definition, found '=='"],
    ["x == a != b", "1:8 E126 '!=' is no operator"],
    ["x == IF a == b THEN 1 ELSE 2", "1:11 E127 '==' inside an expression"],
    ["x == 'a'", "1:6 E128 expected an expression, found a single quote"],
    ["x == if a then b else c", "1:6 E129 'if' is a name here, and what stands before it is complete"],
    ["x == \\E y in S : P", "1:11 E129 'in' is a name here, and what stands before it is complete"],
    ["x == LAMBDA y : z", "1:6 E130 LAMBDA may only be an argument of an operator or stand after '<-'"],
    ["x == [1]", "1:8 E131 '[' and ']' around one expression mean nothing"],
    ["x == + 1", "1:6 E132 '+' needs an expression to its left"],
    ["x == f(\\X, 1)", "1:8 E121 '\\X' builds sets of tuples and can not be passed on as an operator"],
    ["x == \"abc", "1:6 E102 this string has no closing '\"'"],
    ["x == \"a\\qb\"", "1:8 E120 '\\q' means nothing in a string"],
    ["x == a ; b", "1:8 E101 unexpected character ';' (U+003B)"],
  ])("%j", (body, expected) => expect(errorsOf(body)[0]).toBe(expected));
});

test("several errors in one run, one for each unit, and the good units are kept", () => {
  const body = "a == (1\nb == 2\nc == [3\nd == IF x THEN\ne == 5\nVARIABLES v w\nTHEOREM x =\nf == 6";
  expect(errorsOf(body).map((error) => error.split(" ").slice(0, 2).join(" "))).toEqual(["1:6 E106", "3:6 E106", "5:1 E104", "6:13 E118", "8:1 E104"]);
  const { modules } = parse(`---- MODULE Test ----\n${body}\n====`, "test");
  expect(modules[0]?.units.flatMap((unit) => (unit.kind === "operator" ? [unit.name.text] : []))).toEqual(["b", "e", "f"]);
});

test("an error names the other place too", () => {
  const { diagnostics } = parse("---- MODULE M ----\nx == a => b => c\ny == (1\nz == 2\n====", "test");
  expect(diagnostics.map(({ related }) => related?.map(({ message }) => message))).toEqual([["'=>' is here"], ["it should be closed before the next definition"]]);
});

test("an open comment is the only thing reported", () => {
  expect(parse("---- MODULE M ----\nx == 1\n(* open (* *)\ny == (\n====\n", "test").diagnostics.map(({ code }) => code)).toEqual(["E103"]);
});

test("an expression ends with its text", () => {
  expect(parseExpression("a b", "test").diagnostics.map(({ code }) => code)).toEqual(["E118"]);
  expect(parseExpression("", "test").diagnostics.map(({ code }) => code)).toEqual(["E123"]);
  expect(parseExpression("x = 1 /\\ y", "test").diagnostics).toEqual([]);
});
