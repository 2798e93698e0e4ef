import { describe, expect, test } from "vitest";
import { infixOperators, postfixOperators, prefixOperators } from "../../src/syntax/operators.ts";
import { parseExpression } from "../../src/syntax/index.ts";
import { checkExpression } from "./check.ts";
import { printExpression } from "./print.ts";

const conflict = (left: string, right: string): string => `E108 '${left}' and '${right}' have no order of precedence here`;

describe("precedence and associativity", () => {
  test.each([
    ["a + b * c", "(+ a (* b c))"], ["a * b + c", "(+ (* a b) c)"], ["a - b - c", "(- (- a b) c)"], ["a + b - c", "(+ a (- b c))"],
    ["a = b + 1", "(= a (+ b 1))"], ["a \\in S \\cup T", "(\\in a (\\union S T))"], ["a => b /\\ c", "(=> a (and b c))"], ["~a = b", "(~ (= a b))"], ["~a /\\ b", "(and (~ a) b)"],
    ["~~a", "(~ (~ a))"], ["-a * b", "(-. (* a b))"], ["-a + b", "(+ (-. a) b)"], ["a - -b", "(- a (-. b))"], ["a + -b", "(+ a (-. b))"], ["- - a", "(-. (-. a))"], ["-a'", "(-. (' a))"],
    ["a /\\ b /\\ c", "(and a b c)"], ["a \\/ b \\lor c", "(or a b c)"], ["(a /\\ b) /\\ c", "(and (and a b) c)"], ["a \\land (b /\\ c)", "(and a (and b c))"],
    ["a <=> b = c", "(<=> a (= b c))"], ["1 .. n + 1", "(.. 1 (+ n 1))"], ["a :> b @@ c :> d", "(@@ (:> a b) (:> c d))"], ["s \\o t \\circ u", "(\\o (\\o s t) u)"],
    ["SUBSET S \\cup T", "(\\union (SUBSET S) T)"], ["SUBSET UNION S", "(SUBSET (UNION S))"], ["DOMAIN f[x]", "(DOMAIN (at f x))"], ["DOMAIN f \\X S", conflict("DOMAIN", "\\X")],
    ["x' = x + 1", "(= (' x) (+ x 1))"], ["a ^ b'", "(^ a (' b))"], ["UNCHANGED f[x]", "(UNCHANGED (at f x))"], ["[]P.a", "([] (. P a))"], ["a % b + c", conflict("%", "+")],
    ["a \\/ b /\\ c", conflict("\\/", "/\\")], ["a = b = c", conflict("=", "=")], ["a => b => c", conflict("=>", "=>")], ["a <= b < c", conflict("<=", "<")], ["a * -b", conflict("*", "-")],
    ["a / b / c", conflict("/", "/")], ["a * b / c", conflict("*", "/")], ["a \\cup b \\cap c", conflict("\\cup", "\\cap")], ["a \\ b \\ c", conflict("\\", "\\")], ["1 .. 2 .. 3", conflict("..", "..")],
    ["ENABLED x'", conflict("ENABLED", "'")], ["UNCHANGED x'", conflict("UNCHANGED", "'")], ["[]x'", conflict("[]", "'")], ["a \\X b + c", conflict("\\X", "+")], ["a ~> b <=> c", conflict("~>", "<=>")],
    ["a * lab :: b + c", "E115 parentheses are needed around what this label names, because the label changes how the text is read"],
    ["a * lab :: (b + c)", "(* a (label lab :: (+ b c)))"], ["f(x + 1) :: y", "E114 what stands before this '::' is not a label"],
  ])("%s", checkExpression);
});

describe("every operator", () => {
  test.each([...infixOperators])("infix %s", (spelling, { text, leftAssociative }) => {
    const application = printExpression(expressionOf(`a ${spelling} b`));
    const name = text === "/\\" ? "and" : text === "\\/" ? "or" : text;
    expect(application).toBe(`(${name} a b)`);
    expect(parseExpression(`a ${spelling} b ${spelling} c`, "test").expression !== null).toBe(leftAssociative);
  });
  test.each([...prefixOperators].filter(([spelling]) => spelling !== "-."))("prefix %s", (spelling, { text }) => {
    expect(printExpression(expressionOf(`${spelling} a`))).toBe(`(${text} a)`);
  });
  test.each([...postfixOperators])("postfix %s", (spelling, { text }) => {
    expect(printExpression(expressionOf(`a${spelling}`))).toBe(`(${text} a)`);
  });
});

/** Precedence ranges decide every pair: parentheses on one side, or a conflict. */
test("every pair of infix operators", () => {
  const symbols = [...new Set(infixOperators.values())];
  for (const left of symbols) {
    for (const right of symbols) {
      const { expression } = parseExpression(`a ${left.text} b ${right.text} c`, "test");
      const expected = left.low > right.high || (left === right && left.leftAssociative) ? "left" : left.high < right.low ? "right" : "conflict";
      const nested = expression === null ? "conflict" : sideOf(printExpression(expression));
      expect([left.text, right.text, nested]).toEqual([left.text, right.text, expected]);
    }
  }
});

function sideOf(printed: string): string {
  return printed.endsWith(" c)") ? "left" : "right";
}

function expressionOf(text: string): Parameters<typeof printExpression>[0] {
  const { expression, diagnostics } = parseExpression(text, "test");
  if (expression === null) throw new Error(diagnostics.map((d) => d.message).join());
  return expression;
}
