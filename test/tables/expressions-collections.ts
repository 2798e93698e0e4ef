import type { Row } from "./expressions.ts";

/** Sets of every form, lazy ones among them. */
export const collections: readonly Row[] = [
  ["{}", "{}"], ["{1}", "{1}"], ["{2, 1, 2}", "{1, 2}"], ["{{2, 1}, {}}", "{{}, {1, 2}}"], ["{\"b\", \"a\"}", "{\"a\", \"b\"}"], ["{TRUE, FALSE}", "{FALSE, TRUE}"], ["{<<2, 1>>, <<1>>}", "{<<1>>, <<2, 1>>}"],
  ["{1, \"a\"}", "E508"], ["{1, {}}", "E508"], ["{<<1>>, <<\"a\">>}", "E508"], ["{<<1>>, <<\"a\", 2>>}", "{<<1>>, <<\"a\", 2>>}"], ["{{1}, {\"a\"}}", "E508"], ["{[a |-> 1], [b |-> 1]}", "{[a |-> 1], [b |-> 1]}"],
  ["{1 + 1, 2}", "{2}"], ["{1 \\div 0}", "E515"], ["{{1, 2}, 1..2}", "{{1, 2}}"], ["{SUBSET {1}}", "{{{}, {1}}}"],
  // membership
  ["1 \\in {1, 2}", "TRUE"], ["3 \\in {1, 2}", "FALSE"], ["3 \\notin {1, 2}", "TRUE"], ["1 \\in {}", "FALSE"], ["\"a\" \\in {1}", "E508"], ["1 \\in {1, \"a\"}", "TRUE"], ["1 \\in {1, 1 \\div 0}", "E515"], ["\"a\" \\in {1, \"a\"}", "E508"], ["1 \\in 1", "E511"], ["1 \\in <<1>>", "E511"], ["1 \\in \"a\"", "E511"],
  ["{1} \\in {{1}, {2}}", "TRUE"], ["<<1>> \\in {<<1>>, <<2>>}", "TRUE"], ["[a |-> 1] \\in {[a |-> 1]}", "TRUE"], ["{} \\in {}", "FALSE"], ["{2} \\in {{1}}", "FALSE"], ["{\"a\"} \\in {{1}}", "E508"],
  ["1 \\in {1} \\cup {\"a\"}", "E508"], ["\"a\" \\in {\"a\"} \\cup {1}", "E508"], ["1 \\in {2} \\cup {3}", "FALSE"], ["1 \\in {1, 2} \\cap {1}", "TRUE"], ["1 \\in {1, 2} \\ {1}", "FALSE"], ["5 \\in Nat \\ {0}", "TRUE"], ["0 \\in Nat \\ {0}", "FALSE"], ["-1 \\in Nat \\cup {-1}", "TRUE"],
  ["\"none\" \\in {\"none\"} \\cup Nat", "TRUE"], ["\"none\" \\in Nat \\cup {\"none\"}", "TRUE"], ["\"no\" \\in Nat \\cup {\"none\"}", "E525"], ["m1 \\in Nat \\cup {m1}", "TRUE"],
  // subset, union, ...
  ["{1} \\subseteq {1, 2}", "TRUE"], ["{3} \\subseteq {1, 2}", "FALSE"], ["{} \\subseteq {}", "TRUE"], ["{1} \\subseteq Nat", "TRUE"], ["{-1} \\subseteq Nat", "FALSE"], ["{\"a\"} \\subseteq Nat", "E525"], ["1 \\subseteq {1}", "E511"], ["SUBSET (1..30) \\subseteq SUBSET (1..40)", "TRUE"], ["SUBSET (1..40) \\subseteq SUBSET (2..40)", "FALSE"], ["{1} \\subseteq 1", "E511"], ["{} \\subseteq 1", "TRUE"], ["{x \\in {1} : x > 1} \\subseteq m1", "TRUE"], ["1 \\subseteq 1", "E511"],
  ["{1} \\cup {2}", "{1, 2}"], ["{1} \\union {1}", "{1}"], ["{} \\cup {}", "{}"], ["{1} \\cup {\"a\"}", "E508"], ["{1} \\cup 2", "E511"], ["1 \\cup {2}", "E511"], ["{1, 3, 5} \\cup {2, 3, 6}", "{1, 2, 3, 5, 6}"], ["{3} \\cup {1, 2, 4}", "{1, 2, 3, 4}"],
  ["{1, 2} \\cap {2, 3}", "{2}"], ["{1, 2} \\intersect {3}", "{}"], ["{1, 2} \\cap 1", "E511"], ["{1, 2, 3} \\ {2}", "{1, 3}"], ["{1} \\ {1}", "{}"], ["{1, 2} \\ {3}", "{1, 2}"], ["1 \\ {1}", "E511"], ["{1, 2} \\cap Nat", "{1, 2}"], ["{-1, 2} \\ Nat", "{-1}"], ["Nat \\cap {3, -3}", "{3}"],
  ["(1..3) \\cup (2..5)", "{1, 2, 3, 4, 5}"], ["{<<1, 2>>} \\cup {<<1>>}", "{<<1>>, <<1, 2>>}"],
  ["UNION {}", "{}"], ["UNION {{1}, {2, 3}}", "{1, 2, 3}"], ["UNION {{}}", "{}"], ["UNION {1}", "E511"], ["UNION 1", "E511"], ["UNION SUBSET {1, 2}", "{1, 2}"], ["UNION {{1}, {\"a\"}}", "E508"], ["1 \\in UNION {{1}, {2}}", "TRUE"], ["UNION {{x} : x \\in 1..3}", "{1, 2, 3}"],
  // SUBSET
  ["SUBSET {}", "{{}}"], ["SUBSET {1, 2}", "{{}, {1}, {2}, {1, 2}}"], ["SUBSET {1, 2, 3}", "{{}, {1}, {2}, {3}, {1, 2}, {1, 3}, {2, 3}, {1, 2, 3}}"], ["{1} \\in SUBSET {1, 2}", "TRUE"], ["{3} \\in SUBSET {1, 2}", "FALSE"], ["1 \\in SUBSET {1}", "E525"], ["SUBSET 1", "E511"],
  ["{1, 2} \\in SUBSET Nat", "TRUE"], ["{-1} \\in SUBSET Nat", "FALSE"], ["Cardinality(SUBSET (1..5))", "32"], ["{1, 5} \\in SUBSET (1..50)", "TRUE"], ["Cardinality(SUBSET (1..19))", "524288"], ["SUBSET (1..40)", "E517"], ["\\E S \\in SUBSET (1..40) : S # {}", "TRUE"], ["SUBSET Nat", "E514"],
  ["SUBSET SUBSET {1}", "{{}, {{}}, {{1}}, {{}, {1}}}"],
  // filters and maps
  ["{x \\in {1, 2, 3} : x > 1}", "{2, 3}"], ["{x \\in {} : x > 1}", "{}"], ["{x \\in {1, 2} : x}", "E510"], ["{x \\in 1 : TRUE}", "E511"], ["{x \\in Nat : x < 3}", "E514"], ["2 \\in {x \\in Nat : x < 3}", "TRUE"], ["5 \\in {x \\in Nat : x < 3}", "FALSE"], ["{S \\in SUBSET {1, 2} : 1 \\in S}", "{{1}, {1, 2}}"],
  ["{<<x, y>> \\in {1, 2} \\X {1, 2} : x < y}", "{<<1, 2>>}"], ["{f \\in [{1, 2} -> {0, 1}] : f[1] = f[2]}", "{<<0, 0>>, <<1, 1>>}"], ["{x \\in {1, 2} : 1 \\div (x - 1) = 1}", "E515"], ["Cardinality({S \\in SUBSET (1..4) : Cardinality(S) = 2})", "6"], ["{x \\in 1..10 : x % 3 = 0}", "{3, 6, 9}"],
  ["{x * x : x \\in {-1, 1, 2}}", "{1, 4}"], ["{x : x \\in {}}", "{}"], ["{x + y : x \\in {1, 2}, y \\in {10}}", "{11, 12}"], ["{<<x, y>> : x, y \\in {1, 2}}", "{<<1, 1>>, <<1, 2>>, <<2, 1>>, <<2, 2>>}"], ["{x : x \\in Nat}", "E514"], ["{y - x : <<x, y>> \\in {<<1, 3>>, <<2, 4>>}}", "{2}"], ["{{x} : x \\in 1..2}", "{{1}, {2}}"],
  ["{IF x = 1 THEN 1 ELSE \"a\" : x \\in {1, 2}}", "E508"], ["4 \\in {x * x : x \\in 1..3}", "TRUE"], ["{1 \\div x : x \\in {0}}", "E515"],
  // small elements of sets of infinitely many
  ["{1, 2} \\in {s \\in SUBSET Int : Cardinality(s) <= 2}", "TRUE"], ["{1, 2, 3} \\in {s \\in SUBSET Int : Cardinality(s) <= 2}", "FALSE"], ["{-1} \\in {s \\in SUBSET Nat : Cardinality(s) <= 2}", "FALSE"], ["1 \\in {s \\in SUBSET Int : Cardinality(s) <= 2}", "E525"],
  ["[a |-> {1}, b |-> <<2>>] \\in [a : {s \\in SUBSET Int : Cardinality(s) <= 1}, b : {q \\in Seq(Nat) : Len(q) <= 1}]", "TRUE"], ["[a |-> {1}, b |-> <<2, 2>>] \\in [a : {s \\in SUBSET Int : Cardinality(s) <= 1}, b : {q \\in Seq(Nat) : Len(q) <= 1}]", "FALSE"],
  ["<<{}, {{1}, {}}>> \\in {{}} \\X {s \\in SUBSET {t \\in SUBSET Int : Cardinality(t) <= 1} : Cardinality(s) <= 2}", "TRUE"], ["<<{{1, 2}}>> \\in Seq({s \\in SUBSET {t \\in SUBSET Int : Cardinality(t) <= 1} : Cardinality(s) <= 2})", "FALSE"],
  ["{s \\in SUBSET Int : Cardinality(s) <= 0}", "E514"], ["Cardinality({q \\in Seq({1}) : Len(q) <= 1})", "E526"], ["{1} \\in {s \\in SUBSET Int : Cardinality(s) <= \"a\"}", "E512"], ["{1} \\in {s \\in SUBSET Int : Cardinality(s) <= Cardinality(s)}", "TRUE"], ["{} \\in {s \\in SUBSET Int : Cardinality(s) <= -1}", "FALSE"],
  // products and sets of functions and records
  ["{1, 2} \\X {3}", "{<<1, 3>>, <<2, 3>>}"], ["{} \\X {1}", "{}"], ["{1} \\X {2} \\X {3}", "{<<1, 2, 3>>}"], ["({1} \\X {2}) \\X {3}", "{<<<<1, 2>>, 3>>}"], ["<<1, 3>> \\in {1} \\X {3}", "TRUE"], ["<<1>> \\in {1} \\X {3}", "FALSE"], ["1 \\in {1} \\X {3}", "E525"], ["<<1, 5>> \\in Nat \\X Nat", "TRUE"], ["{1} \\X 1", "E511"], ["{1} \\X Nat", "E514"],
  ["{1} \\times {2}", "{<<1, 2>>}"], ["Cardinality((1..10) \\X (1..10))", "100"],
  ["[{1} -> {2, 3}]", "{<<2>>, <<3>>}"], ["[{} -> {1}]", "{<<>>}"], ["[{} -> {}]", "{<<>>}"], ["[{1} -> {}]", "{}"], ["[{\"a\"} -> {1}]", "{[a |-> 1]}"], ["[{0} -> {1}]", "{(0 :> 1)}"], ["<<2>> \\in [{1} -> {2}]", "TRUE"], ["<<2, 2>> \\in [{1} -> {2}]", "FALSE"], ["<<3>> \\in [{1} -> {2}]", "FALSE"],
  ["1 \\in [{1} -> {2}]", "E525"], ["<<7>> \\in [{1} -> Nat]", "TRUE"], ["[{1} -> Nat]", "E514"], ["[x \\in {1} |-> 2] \\in [1..1 -> Nat]", "TRUE"], ["Cardinality([1..3 -> 1..4])", "64"], ["[1 -> {1}]", "E511"], ["[{1, 2} -> {1, 2}]", "{<<1, 1>>, <<1, 2>>, <<2, 1>>, <<2, 2>>}"],
  ["[{m1, m2} -> {0}]", "{(m1 :> 0 @@ m2 :> 0)}"], ["[1..10 -> 1..10]", "E517"], ["[x \\in 1..10 |-> 1] \\in [1..10 -> 1..10]", "TRUE"], ["\\E f \\in [1..10 -> 1..10] : f[1] = 1", "TRUE"],
  ["[a : {1}, b : {2, 3}]", "{[a |-> 1, b |-> 2], [a |-> 1, b |-> 3]}"], ["[a |-> 1] \\in [a : {1}]", "TRUE"], ["[a |-> 1, b |-> 2] \\in [a : {1}]", "FALSE"], ["[a |-> 2] \\in [a : {1}]", "FALSE"], ["[b |-> 1] \\in [a : {1}]", "FALSE"], ["1 \\in [a : {1}]", "E525"], ["[a |-> 5] \\in [a : Nat]", "TRUE"], ["[a : Nat]", "E514"], ["[a : {}]", "{}"],
  ["Cardinality([a : 1..3, b : 1..4])", "12"], ["<<1>> \\in [a : {1}]", "E525"], ["[a : 1]", "E511"],
  ["Seq({1})", "E514"], ["<<1, 1>> \\in Seq({1})", "TRUE"], ["<<2>> \\in Seq({1})", "FALSE"], ["<<>> \\in Seq({})", "TRUE"], ["1 \\in Seq({1})", "E525"], ["<<1, 2>> \\in Seq(Nat)", "TRUE"], ["Seq(1)", "E511"],
  ["\"a\" \\in STRING", "TRUE"], ["1 \\in STRING", "E525"], ["STRING", "E514"], ["m1 \\in STRING", "FALSE"],
  // Cardinality, IsFiniteSet
  ["Cardinality({})", "0"], ["Cardinality({1, 2, 1})", "2"], ["Cardinality(1)", "E511"], ["Cardinality(Nat)", "E526"], ["Cardinality(<<1>>)", "E511"], ["IsFiniteSet({1})", "TRUE"], ["IsFiniteSet(Nat)", "FALSE"], ["IsFiniteSet(SUBSET {1})", "TRUE"], ["IsFiniteSet(1)", "E511"], ["Cardinality({{1}, {1, 1}, {}})", "2"],
];
