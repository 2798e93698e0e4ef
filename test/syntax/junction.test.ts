import { expect, test } from "vitest";
import { parse } from "../../src/syntax/index.ts";
import { checkExpression } from "./check.ts";

const lines = (...all: readonly string[]): string => all.join("\n");

test.each<[string, string, string]>([
  ["one item", "/\\ a", "[and a]"],
  ["items under each other", lines("/\\ a", "/\\ b", "/\\ c"), "[and a b c]"],
  ["disjunction", lines("\\/ a", "\\/ b"), "[or a b]"],
  ["nested on one line", lines("/\\ a", "/\\ \\/ b", "   \\/ c", "/\\ d"), "[and a [or b c] d]"],
  ["nested below", lines("\\/ /\\ a", "   /\\ b", "\\/ /\\ c", "   /\\ d"), "[or [and a b] [and c d]]"],
  ["infix inside an item", lines("/\\ a /\\ b", "/\\ c"), "[and (and a b) c]"],
  ["other symbol on the line of an item", lines("/\\ a \\/ b", "/\\ c"), "[and (or a b) c]"],
  ["other symbol in the same column", lines("/\\ a", "/\\ b", "\\/ c"), "(or [and a b] c)"],
  ["same symbol further left", lines("  /\\ a", "  /\\ b", " /\\ c"), "(and [and a b] c)"],
  ["same symbol further right", lines("/\\ a", "        /\\ b"), "[and (and a b)]"],
  ["an operator left of the bullets", lines("  /\\ a", "  /\\ b", " => c"), "(=> [and a b] c)"],
  ["an operator below the bullets", lines("/\\ a", "/\\ b", "=> c"), "(=> [and a b] c)"],
  ["an operator right of the bullets", lines("/\\ a", "/\\ b", "  => c"), "[and a (=> b c)]"],
  ["a list after an operator", lines("x = /\\ a", "    /\\ b"), "(= x [and a b])"],
  ["in parentheses", lines("( /\\ a", "  /\\ b ) \\/ c"), "(or [and a b] c)"],
  ["a parenthesis that closes inside an item", lines("/\\ (a", "    \\/ b)", "/\\ c"), "[and (or a b) c]"],
  ["in brackets", lines("[f EXCEPT ![x] = /\\ a", "                 /\\ b,", "          ![y] = c]"), "(except f [x]=[and a b] [y]=c)"],
  ["in a set", lines("{ /\\ a", "  /\\ b, c}"), "{[and a b] c}"],
  ["as a tuple's elements", lines("<< /\\ a", "   /\\ b >>"), "<[and a b]>"],
  ["as an argument", lines("f(/\\ a", "  /\\ b, c)"), "f([and a b], c)"],
  ["in IF", lines("IF /\\ a", "   /\\ b", "THEN /\\ c", "     /\\ d", "ELSE /\\ e"), "(if [and a b] [and c d] [and e])"],
  ["IF in an item", lines("/\\ IF a THEN b", "   ELSE c", "/\\ d"), "[and (if a b c) d]"],
  ["IF whose branches end on one line", "IF /\\ a THEN \\/ b ELSE /\\ c", "(if [and a] [or b] [and c])"],
  ["in LET", lines("LET x == /\\ a", "         /\\ b", "    y == c", "IN /\\ x", "   /\\ y"), "(let (def x = [and a b]) (def y = c) [and x y])"],
  ["LET in an item", lines("/\\ LET x == 1", "       y == 2", "   IN x = y", "/\\ z"), "[and (let (def x = 1) (def y = 2) (= x y)) z]"],
  ["a definition right of the bullets", "LET x == /\\ a  y == b IN c", "(let (def x = [and a]) (def y = b) c)"],
  ["quantifiers", lines("/\\ \\A x, y \\in S, z \\in T : /\\ a", "                            /\\ b", "/\\ c"), "[and (forall x,y in S z in T [and a b]) c]"],
  ["a quantifier's set", lines("\\A x \\in /\\ a : b"), "(forall x in [and a] b)"],
  ["CASE arms", lines("CASE /\\ a", "     /\\ b -> /\\ c", "             /\\ d", "  [] e -> f", "  [] OTHER -> g"), "(case [and a b] -> [and c d] e -> f other g)"],
  ["CASE in an item", lines("/\\ CASE a -> b", "     [] c -> d", "/\\ e"), "[and (case a -> b c -> d) e]"],
  ["a case separator left of a list ends it", lines("CASE a ->", "    /\\ b", "  [] c -> d"), "(case a -> [and b] c -> d)"],
  ["lambda", lines("f(LAMBDA x, y : /\\ x", "                /\\ y, z)"), "f((lambda x y [and x y]), z)"],
  ["after a prefix operator", lines("~ /\\ a", "  /\\ b"), "(~ [and a b])"],
  ["a list applied", lines("(/\\ a", " /\\ b)[c]"), "(at [and a b] c)"],
  ["deep nesting", lines("\\/ /\\ \\/ a", "      \\/ b", "   /\\ c", "\\/ d"), "[or [and [or a b] c] d]"],
  ["a comment at the left edge", lines("  /\\ a", "\\* comment", "  /\\ b", "(* more", "*)", "  /\\ c"), "[and a b c]"],
  ["tabs go to multiples of eight", lines("\t/\\ a", "        /\\ b"), "[and a b]"],
  ["a tab after a blank", lines("  \t/\\ a", "\t/\\ b"), "[and a b]"],
  ["CRLF", "/\\ a\r\n/\\ b\r\n", "[and a b]"],
  ["CR alone", "/\\ a\r/\\ b", "[and a b]"],
  ["symbols of one character", lines("∧ a", "∧ ∨ b", "  ∨ c"), "[and a [or b c]]"],
  ["columns count code points", lines("\"😀\" = /\\ a", "      /\\ b"), '(= "😀" [and a b])'],
  ["mixed spellings", lines("/\\ a", "∧ b"), "[and a b]"],
  ["\\land is no bullet", lines("/\\ a", "   \\land b"), "[and (and a b)]"],
  ["labels", lines("/\\ l1:: a", "/\\ l2:: b"), "[and (label l1 :: a) (label l2 :: b)]"],
  ["symbols as arguments", "f(/\\, a) /\\ b", "(and f(/\\, a) b)"],
])("%s", (_, text, expected) => checkExpression(text, expected));

test("a misaligned bullet that changes the meaning is pointed out", () => {
  const text = ["---- MODULE M ----", "x == /\\ \\A y : P", "      /\\ Q", "z == /\\ a = b", "      /\\ c", "===="].join("\n");
  const { diagnostics } = parse(text, "test");
  expect(diagnostics.map(({ code, span }) => [code, text.slice(0, span.start).split("\n").length])).toEqual([["W101", 3]]);
});
