import { describe, test } from "vitest";
import { checkExpression } from "./check.ts";

describe("literals and names", () => {
  test.each([
    ["12", "12"], ["3.14", "3.14"], ["\\b101", "\\b101"], ["\\O17", "\\O17"], ["\\hFf", "\\hFf"],
    ['"a"', '"a"'], ['""', '""'], ['"a\\"b\\\\c\\n\\t"', '"a\\"b\\\\c\\n\\t"'], ['"(* no comment *)"', '"(* no comment *)"'],
    ["TRUE", "TRUE"], ["FALSE", "FALSE"], ["BOOLEAN", "BOOLEAN"], ["STRING", "STRING"], ["@", "@"],
    ["x", "x"], ["1st", "1st"], ["_x", "_x"], ["x_1", "x_1"], ["W", "W"], ["WF", "WF"], ["SFx", "SFx"], ["INx", "INx"],
    ["f(a, b)", "f(a, b)"], ["f(+, <, SUBSET, ^#, -.)", "f(+, <, SUBSET, ^#, -.)"], ["f(/\\, \\/)", "f(/\\, \\/)"],
    ["f(LAMBDA x, y : x + y, 1)", "f((lambda x y (+ x y)), 1)"], ["f(-, ~)", "f(-, ~)"],
    ["+(a, b)", "(+ a b)"], ["A!B", "A!B"], ["A!B!C(x)", "A!B!C(x)"], ["A(x)!B(y, z)!C", "A(x)!B(y, z)!C"], ["I!+(a, b)", "I!+(a, b)"],
    ["I!-.(a)", "I!-.(a)"], ["f(I!+)", "f(I!+)"], ["Op!1", "Op!1"], ["Thm!:", "Thm!:"], ["Op!<<!>>", "Op!<<!>>"], ["Op!(a)!@", "Op!()(a)!@"],
    ["Op!1!lab(x) + 1", "(+ Op!1!lab(x) 1)"], ["Thm!: \\/ x", "(or Thm!: x)"],
  ])("%s", checkExpression);
});

describe("operands with suffixes", () => {
  test.each([
    ["f[x]", "(at f x)"], ["f[x, y]", "(at f x y)"], ["f[x][y]", "(at (at f x) y)"], ["r.a.b", "(. (. r a) b)"], ["f[x].a'", "(' (. (at f x) a))"],
    ["x'", "(' x)"], ["x'[y]", "(at (' x) y)"], ["x^+", "(^+ x)"], ["x^*'", "(' (^* x))"], ["x^# + 1", "(+ (^# x) 1)"], ["(a + b)[c]", "(at (+ a b) c)"],
    ["[x \\in S |-> x][y]", "(at (fun x in S x) y)"], ["<<a, b>>[1]", "(at <a b> 1)"], ["{a}[b]", "(at {a} b)"], ["f(x)[y]", "(at f(x) y)"],
    ["r.STATE", "(. r STATE)"], ["r.THEN.IN", "(. (. r THEN) IN)"], ["r.SUBSET", "(. r SUBSET)"], ["r.WF_", "(. r WF_)"], ["a.b + c.d", "(+ (. a b) (. c d))"],
    ['"ab"[1]', '(at "ab" 1)'], ["@[1]", "(at @ 1)"], ["@.a", "(. @ a)"],
  ])("%s", checkExpression);
});

describe("sets, functions, records, tuples", () => {
  test.each([
    ["{}", "{}"], ["{a}", "{a}"], ["{a, b, 1}", "{a b 1}"], ["{x \\in S}", "{(\\in x S)}"], ["{x \\in S, y}", "{(\\in x S) y}"],
    ["{x \\in S : x > 1}", "(filter x in S (> x 1))"], ["{<<x, y>> \\in S : x = y}", "(filter <x y> in S (= x y))"], ["{x \\in S : x \\in T}", "(filter x in S (\\in x T))"],
    ["{x \\in S \\cup T : P}", "(filter x in (\\union S T) P)"], ["{(x \\in S) : x \\in T}", "(map (\\in x S) x in T)"],
    ["{x : x \\in S}", "(map x x in S)"], ["{f(x, y) : x, y \\in S, <<z, w>> \\in T}", "(map f(x, y) x,y in S <z w> in T)"], ["{<<x, y>> : x \\in S, y \\in T}", "(map <x y> x in S y in T)"],
    ["[x \\in S |-> x]", "(fun x in S x)"], ["[x, y \\in S, <<a, b>> \\in T |-> x]", "(fun x,y in S <a b> in T x)"], ["[<<a, b>> \\in T |-> a]", "(fun <a b> in T a)"],
    ["[S -> T]", "(-> S T)"], ["[S -> [T -> U]]", "(-> S (-> T U))"], ["[a |-> 1, b |-> 2]", "(record a:1 b:2)"], ["[a : S, b : T]", "(record-set a:S b:T)"],
    ["[NEW |-> 1, IF |-> 2]", "(record NEW:1 IF:2)"], ["[f EXCEPT ![a] = 1]", "(except f [a]=1)"],
    ["[f EXCEPT ![a].b[c, d] = @ + 1, !.e = 2]", "(except f [a].b[c d]=(+ @ 1) .e=2)"], ["[f[x] EXCEPT !.IN = {}]", "(except (at f x) .IN={})"], ["[f EXCEPT ![a] = b = c]", "(except f [a]=(= b c))"],
    ["<<>>", "<>"], ["<<a, <<b>>>>", "<a <b>>"], ["S \\X T", "(\\X S T)"], ["S \\X T \\times U", "(\\X S T U)"], ["(S \\X T) \\X U", "(\\X (\\X S T) U)"],
    ["S \\X (T \\X U)", "(\\X S (\\X T U))"], ["A \\cup B \\X C", "(\\union A (\\X B C))"],
  ])("%s", checkExpression);
});

describe("IF, CASE, LET, quantifiers, CHOOSE", () => {
  test.each([
    ["IF a THEN b ELSE c", "(if a b c)"], ["IF a THEN b ELSE c + 1", "(if a b (+ c 1))"], ["1 + IF a THEN b ELSE c", "(+ 1 (if a b c))"],
    ["CASE a -> b", "(case a -> b)"], ["CASE a -> b [] c -> d", "(case a -> b c -> d)"], ["CASE a -> b [] OTHER -> d", "(case a -> b other d)"],
    ["CASE a -> CASE b -> c [] d -> e", "(case a -> (case b -> c d -> e))"], ["CASE a -> []b [] c -> d", "(case a -> ([] b) c -> d)"],
    ["LET x == 1 IN x", "(let (def x = 1) x)"], ["LET f(a) == a g[b \\in S] == b x ++ y == x IN f(1)", "(let (def f a = a) (def g[b in S] = b) (def ++ x y = x) f(1))"],
    ["LET RECURSIVE f(_), g f(x) == x IN 1", "(let (recursive f/1 g) (def f x = x) 1)"], ["LET I == INSTANCE M WITH a <- 1, b <- 2 IN I!x", "(let (def I = (instance M a<-1 b<-2)) I!x)"],
    ["LET LOCAL x == 1 IN x", "(let (local def x = 1) x)"],
    ["\\A x : P", "(forall x P)"], ["\\E x, y : P", "(exists x y P)"], ["\\A x \\in S : P => Q", "(forall x in S (=> P Q))"],
    ["\\E x, y \\in S, <<a, b>> \\in T, z \\in U : P", "(exists x,y in S <a b> in T z in U P)"], ["\\exists x \\in S : P", "(exists x in S P)"], ["\\forall x : P", "(forall x P)"],
    ["\\Ex \\in S : P", "(exists x in S P)"], ["\\AA x, y : P", "(temporal-forall x y P)"], ["\\EE x : P", "(temporal-exists x P)"],
    ["P /\\ \\A x : Q /\\ R", "(and P (forall x (and Q R)))"],
    ["CHOOSE x : P", "(choose x P)"], ["CHOOSE x \\in S : P", "(choose x in S P)"], ["CHOOSE <<x, y>> \\in S : P", "(choose <x y> in S P)"], ["CHOOSE <<x, y>> : P", "(choose <x y> P)"],
    ["lab :: x + 1", "(label lab :: (+ x 1))"], ["lab(a, b) :: x", "(label lab a b :: x)"], ["P /\\ lab :: Q", "(and P (label lab :: Q))"], ["1 + lab :: 2 * 3", "(+ 1 (label lab :: (* 2 3)))"],
  ])("%s", checkExpression);
});

describe("actions and temporal formulas", () => {
  test.each([
    ["[A]_v", "(box A v)"], ["[][Next]_vars", "([] (box Next vars))"], ["<<A>>_v", "(angle A v)"], ["<><<A /\\ B>>_<<x, y>>", "(<> (angle (and A B) <x y>))"],
    ["[A]_<<x, y>>", "(box A <x y>)"], ["[A]_(x + y)", "(box A (+ x y))"], ["[A]_f(x)", "(box A f(x))"], ["[A]_I!v", "(box A I!v)"], ["[A]_[b |-> 1]", "(box A (record b:1))"],
    ["[A]_v /\\ B", "(and (box A v) B)"], ["Init /\\ [][Next]_v /\\ WF_v(A)", "(and Init ([] (box Next v)) (weak v A))"],
    ["WF_vars(A)", "(weak vars A)"], ["SF_<<a, b>>(A)", "(strong <a b> A)"], ["WF_(v)(A \\/ B)", "(weak v (or A B))"], ["WF_f(x)(A)", "(weak f(x) A)"], ["SF_I!v(A(1))", "(strong I!v A(1))"],
    ["WF_v(A) /\\ SF_v(B)", "(and (weak v A) (strong v B))"], ["ENABLED A", "(ENABLED A)"], ["ENABLED <<A>>_v", "(ENABLED (angle A v))"], ["UNCHANGED <<x, y>>", "(UNCHANGED <x y>)"],
    ["[]<>P", "([] (<> P))"], ["P ~> Q", "(~> P Q)"], ["P -+-> Q", "(-+-> P Q)"], ["[]P => <>Q", "(=> ([] P) (<> Q))"], ["A \\cdot B", "(\\cdot A B)"],
  ])("%s", checkExpression);
});

describe("comments and blanks", () => {
  test.each([
    ["a (* b (* c *) d *) + e", "(+ a e)"], ["a + \\* b\n c", "(+ a c)"], ["a (**) + (***) b", "(+ a b)"], ["a (* \\* *) + b", "(+ a b)"],
    ["a \t+\r\n b", "(+ a b)"], ["(*) comment *) a", "a"], ["a \\* last line", "a"],
  ])("%j", checkExpression);
});
