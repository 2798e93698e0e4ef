import type { Row } from "./expressions.ts";

/** Booleans, equality, integers, IF, CASE, LET, quantifiers, CHOOSE, operators and recursion. */
export const logic: readonly Row[] = [
  // Booleans
  ["TRUE", "TRUE"], ["FALSE", "FALSE"], ["~TRUE", "FALSE"], ["~~FALSE", "FALSE"],
  ["TRUE /\\ FALSE", "FALSE"], ["FALSE \\/ TRUE", "TRUE"], ["FALSE /\\ 1", "FALSE"], ["TRUE \\/ 1", "TRUE"],
  ["TRUE => FALSE", "FALSE"], ["FALSE => 1", "TRUE"], ["FALSE => FALSE", "TRUE"], ["TRUE <=> FALSE", "FALSE"], ["FALSE <=> FALSE", "TRUE"],
  ["TRUE \\equiv TRUE", "TRUE"], ["FALSE /\\ (1 = \"a\")", "FALSE"], ["TRUE \\/ (1 = \"a\")", "TRUE"], ["FALSE => 1 = \"a\"", "TRUE"],
  ["1 /\\ TRUE", "E510"], ["TRUE /\\ 1", "E510"], ["\"a\" \\/ TRUE", "E510"], ["FALSE \\/ {}", "E510"], ["~1", "E510"], ["1 => TRUE", "E510"],
  ["TRUE => <<>>", "E510"], ["TRUE <=> 1", "E510"], ["1 <=> TRUE", "E510"], ["BOOLEAN", "{FALSE, TRUE}"], ["TRUE \\in BOOLEAN", "TRUE"], ["1 \\in BOOLEAN", "E508"],
  ["(1 = 1) = TRUE", "TRUE"], ["TRUE = FALSE", "FALSE"], ["TRUE # FALSE", "TRUE"], ["TRUE = 1", "E508"],
  // Equality
  ["1 = 1", "TRUE"], ["1 = 2", "FALSE"], ["1 # 2", "TRUE"], ["1 /= 1", "FALSE"], ["\"a\" = \"a\"", "TRUE"], ["\"a\" = \"b\"", "FALSE"], ["\"a\" # \"b\"", "TRUE"],
  ["1 = \"a\"", "E508"], ["\"a\" = 1", "E508"], ["{} = 1", "E508"], ["<<>> = {}", "E508"], ["\"a\" = {}", "E508"], ["1 = <<1>>", "E508"], ["[a |-> 1] = {1}", "E508"],
  ["{1, 2} = {2, 1, 1}", "TRUE"], ["{1} = {1, 2}", "FALSE"], ["{} = {1}", "FALSE"], ["{1} = {\"a\"}", "E508"], ["{1, 2} = {\"a\"}", "FALSE"],
  ["<<1, 2>> = <<1, 2>>", "TRUE"], ["<<1, 2>> = <<2, 1>>", "FALSE"], ["<<1>> = <<1, 2>>", "FALSE"], ["<<1>> = <<\"a\">>", "E508"], ["<<1, \"a\">> = <<2, 3>>", "FALSE"],
  ["<<\"a\", 1>> = <<1, 1>>", "E508"], ["<<>> = <<>>", "TRUE"], ["[a |-> 1] = [a |-> 1]", "TRUE"], ["[a |-> 1] = [a |-> 2]", "FALSE"], ["[a |-> 1] = [b |-> 1]", "FALSE"],
  ["[a |-> 1, b |-> 2] = [b |-> 2, a |-> 1]", "TRUE"], ["[a |-> 1] = [a |-> 1, b |-> 2]", "FALSE"], ["[a |-> 1] = [a |-> \"x\"]", "E508"], ["[a |-> 1] = <<1>>", "E508"],
  ["[a |-> 1] = <<>>", "FALSE"], ["<<>> = [a |-> 1]", "FALSE"], ["[i \\in 1..2 |-> i] = <<1, 2>>", "TRUE"], ["[s \\in {\"a\"} |-> 1] = [a |-> 1]", "TRUE"],
  ["[i \\in 0..1 |-> i] = <<0, 1>>", "FALSE"], ["[i \\in {} |-> i] = <<>>", "TRUE"], ["(1 :> 2) = <<2>>", "TRUE"], ["{{}} = {{}}", "TRUE"], ["{{1}} = {{2}}", "FALSE"],
  ["1..3 = {1, 2, 3}", "TRUE"], ["SUBSET {1} = {{}, {1}}", "TRUE"], ["[{1} -> {2}] = {<<2>>}", "TRUE"], ["Nat = Nat", "TRUE"],
  // model values
  ["m1 = m1", "TRUE"], ["m1 = m2", "FALSE"], ["m1 = 1", "FALSE"], ["\"m1\" = m1", "FALSE"], ["m1 = {m1}", "FALSE"], ["<<>> = m1", "FALSE"], ["m1 # [a |-> 1]", "TRUE"],
  ["m1 \\in {m1, m2}", "TRUE"], ["m1 \\in {1, 2}", "FALSE"], ["1 \\in {m1, m2}", "FALSE"], ["{m1, 1}", "{m1, 1}"], ["{m2, m1}", "{m1, m2}"], ["m1 \\in Nat", "FALSE"],
  ["A_t1 = A_t1", "TRUE"], ["A_t1 = A_t2", "FALSE"], ["A_t1 = B_t1", "E509"], ["A_t1 = 1", "E509"], ["\"x\" = A_t1", "E509"], ["A_t1 = m1", "FALSE"], ["m1 = A_t1", "FALSE"],
  ["m1 /\\ TRUE", "E510"], ["m1 + 1", "E512"], ["m1[1]", "E502"], ["1 \\in m1", "E511"], ["m1 \\in SUBSET {1}", "E525"], ["m1 \\in [{1} -> {1}]", "FALSE"],
  // Integers
  ["1 + 2", "3"], ["1 - 2", "-1"], ["3 * 4", "12"], ["-5", "-5"], ["-(-5)", "5"], ["2 ^ 10", "1024"], ["0 ^ 5", "0"], ["5 ^ 0", "1"], ["(-2) ^ 3", "-8"],
  ["7 \\div 2", "3"], ["(-7) \\div 2", "-4"], ["7 \\div (-2)", "-4"], ["(-7) \\div (-2)", "3"], ["6 \\div 3", "2"], ["(-6) \\div 3", "-2"],
  ["7 % 3", "1"], ["(-7) % 3", "2"], ["6 % 3", "0"], ["(-6) % 3", "0"], ["7 % (-3)", "E521"], ["7 % 0", "E515"], ["7 \\div 0", "E515"], ["0 ^ 0", "E521"], ["2 ^ (-1)", "E521"], ["2 ^ 5000 > 2 ^ 4999", "TRUE"], ["1 ^ (2 ^ 90)", "1"], ["2 ^ (2 ^ 21)", "E539"], ["(2 ^ 1000000) * (2 ^ 1000000)", "E539"],
  ["1 < 2", "TRUE"], ["2 < 1", "FALSE"], ["2 > 1", "TRUE"], ["1 <= 1", "TRUE"], ["2 =< 1", "FALSE"], ["1 >= 2", "FALSE"], ["1 \\leq 2", "TRUE"], ["1 \\geq 1", "TRUE"],
  ["1 + \"a\"", "E512"], ["\"a\" + 1", "E512"], ["{} - 1", "E512"], ["2 * TRUE", "E512"], ["-\"a\"", "E512"], ["1 < \"a\"", "E512"], ["\"a\" >= 1", "E512"], ["<<>> > 1", "E512"], ["1 \\div \"a\"", "E512"],
  ["1 \\in Nat", "TRUE"], ["-1 \\in Nat", "FALSE"], ["-1 \\in Int", "TRUE"], ["0 \\in Nat", "TRUE"], ["\"a\" \\in Nat", "E525"], ["{} \\in Int", "E525"], ["Nat \\subseteq Int", "E514"],
  ["1..3", "{1, 2, 3}"], ["3..1", "{}"], ["-1..1", "{-1, 0, 1}"], ["2 \\in 1..3", "TRUE"], ["4 \\in 1..3", "FALSE"], ["\"a\" \\in 1..3", "E508"], ["\"a\" \\in 3..1", "FALSE"], ["1..\"a\"", "E512"],
  ["1000000 \\in 1..2000000", "TRUE"], ["Cardinality(1..100000)", "100000"], ["100000 * 20000", "2000000000"],
  // IF and CASE
  ["IF TRUE THEN 1 ELSE \"a\"", "1"], ["IF FALSE THEN 1 ELSE \"a\"", "\"a\""], ["IF 1 THEN 2 ELSE 3", "E510"], ["IF TRUE THEN 1 ELSE 1 + \"a\"", "1"], ["(IF 1 = 1 THEN 5 ELSE 6) + 1", "6"],
  ["CASE TRUE -> 1", "1"], ["CASE FALSE -> 1 [] TRUE -> 2", "2"], ["CASE FALSE -> 1 [] OTHER -> 3", "3"], ["CASE FALSE -> 1", "E507"], ["CASE TRUE -> 1 [] TRUE -> 2", "1"], ["CASE 1 -> 2", "E510"],
  ["CASE FALSE -> 1 [] FALSE -> 2 [] OTHER -> CASE TRUE -> 7", "7"],
  // LET
  ["LET x == 1 IN x + x", "2"], ["LET x == 1 y == x + 1 IN y * 2", "4"], ["LET F(n) == n + 1 IN F(F(1))", "3"], ["LET x == 1 \\div 0 IN 5", "5"], ["LET x == 1 \\div 0 IN x", "E515"],
  ["LET x == Head(<<>>) IN IF FALSE THEN x ELSE 1", "1"], ["LET f[n \\in 0..3] == IF n = 0 THEN 0 ELSE n + f[n - 1] IN f[3]", "6"], ["LET f[n \\in 0..3] == IF n = 0 THEN 0 ELSE n + f[n - 1] IN f", "(0 :> 0 @@ 1 :> 1 @@ 2 :> 3 @@ 3 :> 6)"],
  ["LET RECURSIVE G(_) G(n) == IF n = 0 THEN 0 ELSE 2 + G(n - 1) IN G(4)", "8"], ["LET a == 1 IN LET b == a + 1 IN LET a1 == b + 1 IN <<a, b, a1>>", "<<1, 2, 3>>"],
  ["LET Op(x, y) == x \\cup y IN Op({1}, {2})", "{1, 2}"], ["LET S == {1, 2} IN {x + y : x \\in S, y \\in S}", "{2, 3, 4}"],
  // Operators
  ["Sq(3)", "9"], ["Twice(Sq, 3)", "81"], ["Twice(LAMBDA n : n + 1, 3)", "5"], ["Apply2(+, 1, 2)", "3"], ["Apply2(LAMBDA a, b : a - b, 5, 2)", "3"], ["First(1, 1 \\div 0)", "1"], ["First(1 \\div 0, 1)", "E515"],
  ["Lazy(TRUE, 1, Head(<<>>))", "1"], ["Lazy(FALSE, Head(<<>>), 2)", "2"], ["Lazy(TRUE, Head(<<>>), 2)", "E504"], ["Fact(5)", "120"], ["Sum({1, 2, 3})", "6"], ["Sum({})", "0"], ["Ev(10)", "TRUE"], ["Od(10)", "FALSE"],
  ["Fact(12)", "479001600"], ["fact[5]", "120"], ["fact[-1]", "E501"], ["Forever(0)", "E518"], ["3 ++ 4", "34"], ["<<1>> ** <<2>>", "<<1, 2>>"], ["5^+", "6"], ["Twice(LAMBDA S : S \\cup {Cardinality(S)}, {})", "{0, 1}"],
  // Quantifiers
  ["\\A x \\in {1, 2} : x > 0", "TRUE"], ["\\A x \\in {1, 2} : x > 1", "FALSE"], ["\\E x \\in {1, 2} : x > 1", "TRUE"], ["\\E x \\in {1, 2} : x > 2", "FALSE"], ["\\A x \\in {} : FALSE", "TRUE"], ["\\E x \\in {} : TRUE", "FALSE"],
  ["\\A x, y \\in {1, 2} : x + y < 5", "TRUE"], ["\\E x \\in {1, 2}, y \\in {3} : x + y = 5", "TRUE"], ["\\A <<x, y>> \\in {<<1, 2>>, <<2, 3>>} : y = x + 1", "TRUE"], ["\\E <<x, y>> \\in {1, 2} \\X {3} : x * y = 6", "TRUE"],
  ["\\A <<x, y>> \\in {<<1, 2, 3>>} : TRUE", "E524"], ["\\A <<x, y>> \\in {1} : TRUE", "E524"], ["\\A x \\in 1..100 : \\E y \\in 1..100 : x = y", "TRUE"], ["\\A x \\in {1, 2} : x", "E510"], ["\\E x \\in {1, 2} : x", "E510"],
  ["\\A x \\in 1 : TRUE", "E511"], ["\\E x \\in \"a\" : TRUE", "E511"], ["\\A x \\in Nat : x >= 0", "E514"], ["\\E x \\in Int : x = 3", "E514"], ["\\E s \\in Seq({1}) : TRUE", "E514"], ["\\A x \\in STRING : TRUE", "E514"],
  ["\\E x \\in {1, 2} : x = 1 \\/ x = \"a\"", "TRUE"], ["\\E x \\in {2, 1} : x = 2 \\/ x = \"a\"", "E508"], ["\\A S \\in SUBSET {1, 2} : Cardinality(S) <= 2", "TRUE"], ["\\E f \\in [{1, 2} -> {3, 4}] : f[1] # f[2]", "TRUE"],
  ["\\A x \\in {} : \\A y \\in Nat : TRUE", "TRUE"], ["\\A x \\in {1} : \\A y \\in Nat : TRUE", "E514"], ["\\E x \\in 1..5, y \\in 1..5 : x * y = 25", "TRUE"], ["\\E x \\in {1}, y \\in Nat : TRUE", "E514"],
  // CHOOSE
  ["CHOOSE x \\in {3, 1, 2} : TRUE", "1"], ["CHOOSE x \\in {3, 1, 2} : x > 1", "2"], ["CHOOSE x \\in {1, 2} : x > 2", "E506"], ["CHOOSE x \\in {} : TRUE", "E506"], ["CHOOSE x \\in {1} : x", "E510"], ["CHOOSE x \\in 1 : TRUE", "E511"],
  ["CHOOSE x \\in {{1, 2}, {3}, {}} : TRUE", "{}"], ["CHOOSE x \\in {{1, 2}, {3}, {0}} : TRUE", "{0}"], ["CHOOSE x \\in SUBSET {1, 2} : Cardinality(x) = 2", "{1, 2}"], ["CHOOSE x \\in BOOLEAN : TRUE", "FALSE"],
  ["CHOOSE x \\in {<<2>>, <<1, 1>>} : TRUE", "<<2>>"], ["CHOOSE f \\in [{1, 2} -> {1, 2}] : f[1] # f[2]", "<<1, 2>>"], ["CHOOSE x : x \\notin {1}", "E522"], ["CHOOSE x \\in Nat : x > 3", "E514"],
  ["CHOOSE x \\in SUBSET (1..15) : \\A y \\in x : y > 3", "{}"], ["CHOOSE x \\in SUBSET {1, 2} : x # {}", "{1}"], ["CHOOSE x \\in SUBSET Nat : TRUE", "E514"], ["CHOOSE x \\in SUBSET {1} : x", "E510"], ["CHOOSE x \\in SUBSET {} : 1 \\div 0 = 1", "E515"],
  ["CHOOSE <<x, y>> \\in {<<2, 1>>, <<1, 2>>} : x > y", "<<2, 1>>"], ["CHOOSE r \\in [a : {2, 1}, b : {3}] : TRUE", "[a |-> 1, b |-> 3]"], ["CHOOSE x \\in {m2, m1} : x # m1", "m2"],
];
