import type { Row } from "./expressions.ts";

/** Operators of the modules Sequences and TLC. */
export const modules: readonly Row[] = [
  ["Len(<<1, 2>>)", "2"], ["Len(<<>>)", "0"], ["Len(\"abc\")", "3"], ["Len(1)", "E513"], ["Len({1})", "E513"], ["Len([a |-> 1])", "E513"], ["Len([i \\in 1..3 |-> i])", "3"], ["Len([i \\in 0..3 |-> i])", "E513"],
  ["Head(<<1, 2>>)", "1"], ["Head(<<>>)", "E504"], ["Head(1)", "E513"], ["Tail(<<1, 2>>)", "<<2>>"], ["Tail(<<1>>)", "<<>>"], ["Tail(<<>>)", "E504"], ["Tail({})", "E513"], ["Head(Tail(<<1, 2>>))", "2"], ["Head(Tail(<<1>>))", "E504"],
  ["Append(<<1>>, 2)", "<<1, 2>>"], ["Append(<<>>, {})", "<<{}>>"], ["Append(1, 2)", "E513"], ["Append(<<1>>, \"a\")", "<<1, \"a\">>"], ["<<1>> \\o <<2, 3>>", "<<1, 2, 3>>"], ["<<>> \\o <<>>", "<<>>"], ["<<1>> \\o 2", "E513"], ["1 \\o <<2>>", "E513"], ["\"a\" \\o \"b\"", "\"ab\""], ["\"a\" \\o <<1>>", "E521"], ["<<1>> \\circ <<2>>", "<<1, 2>>"],
  ["SubSeq(<<1, 2, 3>>, 1, 2)", "<<1, 2>>"], ["SubSeq(<<1, 2, 3>>, 2, 1)", "<<>>"], ["SubSeq(<<1, 2, 3>>, 3, 3)", "<<3>>"], ["SubSeq(<<1, 2, 3>>, 0, 2)", "E505"], ["SubSeq(<<1, 2, 3>>, 2, 4)", "E505"], ["SubSeq(<<>>, 1, 0)", "<<>>"], ["SubSeq(<<>>, 5, 1)", "<<>>"], ["SubSeq(1, 1, 1)", "E513"], ["SubSeq(<<1>>, \"a\", 1)", "E521"], ["SubSeq(\"abc\", 2, 3)", "\"bc\""],
  ["SelectSeq(<<1, 2, 3, 4>>, LAMBDA x : x % 2 = 0)", "<<2, 4>>"], ["SelectSeq(<<>>, LAMBDA x : x)", "<<>>"], ["SelectSeq(<<1>>, LAMBDA x : x)", "E510"], ["SelectSeq(1, LAMBDA x : TRUE)", "E513"], ["<<1, 2>> \\in Seq({1, 2})", "TRUE"], ["[<<1, 2>> EXCEPT ![1] = 3] \\o <<4>>", "<<3, 2, 4>>"],
  ["[i \\in 1..2 |-> i] \\o <<3>>", "<<1, 2, 3>>"], ["Tail(\"abc\")", "\"bc\""], ["Head([i \\in {1} |-> 7])", "7"], ["Append([i \\in {} |-> i], 1)", "<<1>>"],
  // TLC
  ["Permutations({1, 2})", "{<<1, 2>>, <<2, 1>>}"], ["Permutations({})", "{<<>>}"], ["Cardinality(Permutations({1, 2, 3}))", "6"], ["Permutations({m1})", "{(m1 :> m1)}"], ["Permutations(1)", "E511"],
  ["SortSeq(<<3, 1, 2>>, <)", "<<1, 2, 3>>"], ["SortSeq(<<3, 1, 2>>, LAMBDA a, b : a > b)", "<<3, 2, 1>>"], ["SortSeq(<<>>, <)", "<<>>"], ["SortSeq(1, <)", "E513"],
  ["ToString(1)", "\"1\""], ["ToString({2, 1})", "\"{1, 2}\""], ["ToString(<<1, TRUE>>)", "\"<<1, TRUE>>\""], ["ToString([a |-> 1])", "\"[a |-> 1]\""], ["ToString(m1)", "\"m1\""], ["ToString((0 :> 1))", "\"(0 :> 1)\""],
  ["Assert(TRUE, \"no\")", "TRUE"], ["Assert(FALSE, \"no\")", "E516"], ["Assert(1 = 2, <<\"no\", 1>>)", "E516"], ["Assert(1, \"no\")", "E516"], ["IF Assert(TRUE, 1 \\div 0) THEN 1 ELSE 2", "E515"], ["TLCEval(1..3)", "{1, 2, 3}"], ["TLCEval(1 + 1)", "2"], ["PrintT(1)", "TRUE"], ["Print(1, 2)", "2"], ["Print(\"x\", {1}) \\cup {2}", "{1, 2}"],
  ["RandomElement({4})", "4"], ["RandomElement({})", "E531"], ["RandomElement(1..5) \\in 1..5", "TRUE"], ["TLCSet(1, 5)", "TRUE"], ["TLCSet(2, 7) /\\ TLCGet(2) = 7", "TRUE"], ["1 \\in Any", "TRUE"], ["JavaTime \\in Nat", "TRUE"], ["TLCGet(99)", "E527"],
];
