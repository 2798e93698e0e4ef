import { expect, test } from "vitest";
import { unlisted } from "../tables/expressions-unlisted.ts";
import { rowDefinitions, rowModelValues, rowModules } from "../tables/expressions.ts";
import { disagreement, disagreementIn } from "./agreement.ts";
import { problemOf } from "./problem-of.ts";

/** Expressions over symbolic inputs, one or more for each operator, undefined cases included. */
const rows = [
  "i + j", "i - j", "i * j", "i \\div j", "i % j", "i % 2", "i \\div 2", "-i", "j ^ 2", "2 ^ j", "i ^ j", "i < j", "i <= j", "i > j", "i >= j", "i..j", "Cardinality(i..3)",
  "i = j", "i # j", "i \\in s", "i \\notin s", "s \\union t", "s \\intersect t", "s \\ t", "s \\subseteq t", "SUBSET s", "UNION n", "Cardinality(s)", "Cardinality(s \\union t)", "Cardinality(SUBSET s)",
  "{x \\in s : x > j}", "{x + j : x \\in s}", "{<<x, y>> : x \\in s, y \\in t}", "{{x} : x \\in s}", "{x \\in SUBSET s : Cardinality(x) = 2}", "s \\X t", "{} \\in n", "s \\in SUBSET {1, 2}", "s = t", "{i, j}", "{i} = {j}",
  "\\A x \\in s : x > j", "\\E x \\in s : x = j", "\\E x \\in s, y \\in t : x = y", "\\A x \\in s : \\E y \\in t : y >= x", "CHOOSE x \\in s : x >= j", "CHOOSE x \\in s : TRUE", "CHOOSE x \\in {1, 2, i} : x > j", "CHOOSE x \\in s : x = 1 \\/ f[x] = 0", "CHOOSE x \\in {i, j} : f[x] > 0",
  "f[1]", "f[j]", "f[i]", "f[f[1]]", "DOMAIN f", "DOMAIN g", "g[j]", "g[1]", "[f EXCEPT ![j] = 7]", "[f EXCEPT ![1] = @ + j]", "[g EXCEPT ![2] = 9]", "[f EXCEPT ![1] = 5, ![2] = @ + 1]", "[x \\in s |-> x + j]", "[x \\in s, y \\in t |-> x + y]",
  "g @@ f", "f @@ g", "(j :> i) @@ f", "j :> b", "[s -> {0, 1}]", "f \\in [{1, 2} -> 0..j]", "g \\in [{1} -> Nat]", "[x \\in {j} |-> x] = (j :> j)", "f = g", "<<j, i>> = f",
  "r.a", "r.c", "r", "[r EXCEPT !.a = j]", "[r EXCEPT !.a = @ + 1]", "r \\in [a : {1}, c : BOOLEAN]", "[a |-> j, c |-> b]", "[a |-> j, c |-> b] = r", "u.a", "u.d", "DOMAIN u", "u = r", "DOMAIN r", "u \\in [a : {1}]", "[a : s, e : {b}]",
  "Len(q)", "Head(q)", "Tail(q)", "Append(q, j)", "q \\o <<j>>", "q \\o q", "SubSeq(q, 1, j)", "SubSeq(q, j, 2)", "SubSeq(q, i, j)", "q[j]", "q[1]", "SelectSeq(q, LAMBDA x : x > j)", "q \\in Seq(1..2)", "q = <<1>>", "Append(q, b)", "DOMAIN q", "[q EXCEPT ![1] = j]", "SortSeq(q, <)",
  "m = N", "m = 1", "m \\in {N, 1}", "m + 1", "m[1]", "m = <<1, 2>>", "m.a", "IF m = N THEN 0 ELSE 1", "m \\union {2}", "{m, N}", "{m}", "<<m>>", "m # N", "CASE m = N -> 0 [] m = 1 -> 2", "CASE i = 1 -> j [] i = 2 -> 5 [] OTHER -> 7", "CASE i < 0 -> 1 [] i < j -> 2",
  "IF b THEN i ELSE j", "IF b THEN s ELSE t", "IF b THEN q ELSE <<i>>", "IF b THEN 1 ELSE \"a\"", "IF i > 0 THEN q[i] ELSE 0", "b /\\ i > 0", "b \\/ i > 0", "b => i > 0", "b <=> (i > 0)", "~b", "i /\\ b", "b \\/ i", "i > 0 /\\ q[i] = 1", "i = \"a\"", "z = \"x\"", "z \\in STRING", "j \\in Nat", "i \\in Nat", "i \\in Int",
  "LET k == i + 1 IN k * k", "LET F(x) == x + i IN F(j) + F(1)", "LET F[x \\in 0..2] == IF x = 0 THEN i ELSE F[x - 1] + x IN F[j]", "LET RECURSIVE G(_) G(x) == IF x <= 0 THEN 0 ELSE x + G(x - 1) IN G(j)",
  "LET RECURSIVE Sum(_) Sum(x) == IF x = {} THEN 0 ELSE LET e == CHOOSE e \\in x : TRUE IN e + Sum(x \\ {e}) IN Sum(s)",
  "i \\in 0..j", "s \\subseteq 0..j", "ToString(j)", "Permutations({1, 2})", "IsFiniteSet(s)", "\\E x \\in SUBSET s : Cardinality(x) = j", "\\A x \\in [t -> BOOLEAN] : \\E y \\in t : x[y]", "UNION {s, t}", "UNION {{x, x + 1} : x \\in s}", "n = {{}}", "{1, 2} \\in n", "{} = s",
  "<<i, j>>[1]", "<<i, j>>[j]", "<<i, b>> \\in (0..2) \\X BOOLEAN", "[x \\in {1, 2} |-> f[x] + j]", "{f[x] : x \\in {1, 2}}", "{x \\in {1, 2} : f[x] = j}", "CHOOSE x \\in DOMAIN g : g[x] = j", "CHOOSE x \\in s \\X t : x[1] = x[2]", "CHOOSE x \\in SUBSET s : Cardinality(x) = 1",
  "Assert(i > j, \"no\")", "i \\in {1, \"a\"}", "{i, \"a\"}", "s \\union {\"a\"}", "1 \\in m", "DOMAIN m", "Len(m)", "Cardinality(m)", "SUBSET m", "q[i] + 1", "f[q[1]]", "Head(Tail(q))", "r[z]", "LET F[x \\in Nat] == IF x = 0 THEN 1 ELSE x * F[x - 1] IN F[j]", "[x \\in Nat |-> x * x][j]", "[x \\in Nat |-> x][i]", "LET F == [x \\in Int |-> x + i] IN F[j] + F[i]", "SubSeq(\"abc\", 1, j)", "Len(z)",
  "(r :> 1) @@ (u :> 2)", "[x \\in {r, u} |-> i][r]", "[((r :> 1) @@ ([a |-> 1, c |-> TRUE] :> 2)) EXCEPT ![r] = 5]", "(<<i, j>> :> 1) @@ (<<j, i>> :> 2)", "DOMAIN ((<<i, j>> :> 1) @@ (<<1, 1>> :> 2))",
  "((<<i, j>> :> 1) @@ (<<1, 1>> :> 2))[<<1, 1>>]", "((<<1, 1>> :> 2) @@ (<<i, j>> :> 1)) = (<<1, 1>> :> 2)", "((<<1, 1>> :> 2) @@ (<<i, j>> :> 1))[<<i, j>>]", "[((<<1, 1>> :> 2) @@ (<<i, j>> :> 1)) EXCEPT ![<<1, 1>>] = @ + 1]",
  "LET bag == (r :> 1) IN IF u \\in DOMAIN bag THEN [bag EXCEPT ![u] = @ + 1] ELSE bag @@ (u :> 1)", "LET bag == (<<i>> :> 1) @@ (<<j>> :> 1) IN IF bag[<<i>>] = 1 THEN [x \\in DOMAIN bag \\ {<<i>>} |-> bag[x]] ELSE bag",
  "Cardinality(DOMAIN ((<<i>> :> 1) @@ (<<j>> :> 2) @@ (<<1>> :> 3)))", "IF b THEN (<<i>> :> 1) ELSE (<<j>> :> 2)", "(IF b THEN (<<i>> :> 1) ELSE (<<j>> :> 2))[<<j>>]", "[x \\in {<<i>>, <<j>>} |-> x[1]]", "{s, t} = {t}", "[x \\in {s, t} |-> Cardinality(x)][s]", "((s :> 1) @@ (t :> 2))[{}]", "z \\o \"b\"", "SubSeq(z, j, 1)", "i \\in {j, 1, \"a\"}", "i \\in {i, u.a}", "Cardinality({<<2, j>>, [a |-> 2, c |-> 1]})", "{<<1>>, r}", "{<<>>, r}", "m \\in SUBSET s", "m \\in SUBSET s \\union {N}", "m \\in {N, 1} \\union SUBSET s", "[a |-> m] \\in [a : SUBSET s \\union {N}]", "<<m>> \\in [{1} -> {N} \\union SUBSET s]", "<<m>> \\in Seq((SUBSET s) \\union SUBSET t)", "m \\in [{1} -> s] \\union SUBSET s", "<<m>> \\in {N} \\X SUBSET s", "\\E x \\in SUBSET 5 : TRUE", "\\A x \\in SUBSET <<>> : x = {}", "\\E x \\in SUBSET m : x = {}", "i \\in {x \\in s : x < u.a}", "i \\in {x \\in s : f[x] > 0}", "i \\in {x \\in 1..j : f[x] > 0}", "LET w == {x \\in s \\union t : f[x] > 0} IN i \\in w", "{i} \\in {x \\in SUBSET s : f[Cardinality(x)] > 0}", "i \\in {x \\in {y \\in s : f[y] > 0} : x > j}", "i \\in {x \\in s \\union Nat : f[x] > 0}", "s \\subseteq m", "m \\subseteq m", "m \\subseteq s", "{} \\subseteq m", "{x \\in s : x > j} \\subseteq m", "i \\subseteq i", "1 \\in {i, q[j]}", "i \\notin {j, f[i]}", "b /\\ i \\in {1, f[i], \"a\"}", "[x \\in {z} |-> j]", "[f EXCEPT ![i] = 3]", "[g EXCEPT ![j] = @ + 1]",
  "Print(i \\in STRING, TRUE)", "PrintT(f[i])", "Print(i, b)", "5 \\in DOMAIN [x \\in Int |-> x + i]", "i \\in DOMAIN [x \\in Nat |-> x]", "{i} \\in DOMAIN [x \\in SUBSET Int |-> x]", "[p \\in Nat \\X Int |-> p[1] - p[2]][j, i]", "[p \\in Int \\X Nat |-> p[1]][i, j]",
  "[x \\in Nat, y \\in Int |-> x + y][j, i]", "IsFiniteSet(Nat \\X {1})", "IsFiniteSet(SUBSET Nat)", "IsFiniteSet([{1} -> Int])", "IsFiniteSet(SUBSET s)",
];

/** What TLC meets before the element that decides is an error, what comes after it is not. */
const inTurnRows = [
  "\\E x \\in s : IF x = j THEN 1 \\div (x - j) = 1 ELSE x > j", "\\A x \\in s : IF x = j THEN 1 \\div (x - j) = 1 ELSE x > j", "\\E x \\in {i, j} : IF x = i THEN f[i] = 0 ELSE TRUE", "\\E x \\in {i, j} : f[x] = 0", "\\A x \\in {i, j} : f[x] = 0", "\\E x \\in {i, j, 1} : IF x = 1 THEN TRUE ELSE f[x] = 0",
  "\\A x \\in {i, j, 1} : IF x = 1 THEN FALSE ELSE f[x] > 3", "\\E x \\in {<<i, 1>>, <<j, 0>>} : f[x[1]] = x[2]", "\\A x \\in {<<i, 1>>, <<j, 0>>, <<1, 1>>} : f[x[1]] # x[2]", "\\E x \\in {s, t} : (CHOOSE y \\in x : y > 0) = 2", "\\A x \\in {s, t, {1}} : (CHOOSE y \\in x : y > 0) # 1", "\\E x \\in n : (CHOOSE y \\in x : TRUE) = {}",
  "\\E x \\in s, y \\in t : IF x = j THEN 1 \\div y = 1 ELSE x > y", "\\A x \\in s, y \\in t : IF x = j THEN 1 \\div y = 1 ELSE x > y", "\\E x, y \\in {i, j} : IF x < y THEN f[x] = 0 ELSE f[y] = 1", "\\E x \\in {1, 2}, y \\in {1, 2} : IF x = 2 /\\ y = 1 THEN 1 \\div j = 0 ELSE x = 1 /\\ y = 2", "\\A <<x, y>> \\in s \\X t : IF x = 2 THEN 1 \\div y = 0 ELSE x < 3",
  "\\E x, y \\in s, w \\in {i} : IF x = w THEN 1 \\div (y - j) = 1 ELSE x + y > 3", "\\E x \\in {q, <<j>>} : x[2] = 1", "\\A x \\in {q, <<j, i>>, <<1>>} : x[1] > 1", "\\E x \\in {r, [r EXCEPT !.a = j]} : f[x.a] = 0", "\\E x \\in SUBSET s : IF x = {} THEN j > 0 ELSE (CHOOSE y \\in x : y > 1) = 2", "\\E x \\in [t -> {0, j}] : 1 \\div x[0] = 1",
  "\\E x \\in i..j : f[x] = 0", "\\A x \\in {y + j : y \\in s} : f[x] > 0", "\\E x \\in {y \\in {i, j} : y > 0} : 1 \\div (x - 1) = 1", "\\E x \\in IF b THEN s ELSE {i, j} : IF x = 3 THEN TRUE ELSE f[x] = 0", "\\E x \\in {m, N} : x = 1", "CHOOSE x \\in {i, j} : IF x = j THEN TRUE ELSE f[x] = 0", "CHOOSE x \\in {<<i, 1>>, <<j, 0>>} : f[x[1]] = x[2]",
  "\\A x \\in SUBSET (1..15) : IF x = {2} THEN 1 \\div i > 0 ELSE Cardinality(x) < 15", "\\E x \\in SUBSET (1..15) : Cardinality(x) = j /\\ i \\in x", "\\E x \\in SUBSET (1..15) : IF x = {3} THEN 1 \\div i = 1 ELSE x = {j, 4}", "s \\subseteq {x \\in 0..9 : 1 \\div (x - j) > 0}", "{i, j} \\subseteq {x \\in Nat : 1 \\div x = 1}", "\\E <<x, y>> \\in {q, <<i, j>>} : x > y", "\\E x \\in {i, 2} : \\A y \\in {j, 1} : IF x > y THEN f[x] > 0 ELSE f[y] > 0",
];

/** Functions that are applied where they are written, of which TLC computes only the value that is asked for. */
const writtenRows = [
  "[x \\in {i, 2} |-> 1 \\div (x - 1)][j]", "[x \\in s |-> 1 \\div (x - j)][2]", "LET h == [x \\in {i, 2} |-> 1 \\div (x - 1)] IN h[j]", "LET h == [x \\in s |-> 1 \\div (x - j)] IN h[1] + h[2]", "LET h == [x \\in s |-> 1 \\div (x - j)] IN DOMAIN h", "LET h == [x \\in s |-> 1 \\div (x - j)] IN DOMAIN h = {1} /\\ h[1] = 1",
  "LET h == [x \\in s |-> 1 \\div (x - j)] IN h[1] = 1 /\\ DOMAIN h = {1}", "LET h == [x \\in s |-> 1 \\div (x - j)] IN \\E x \\in s : x # j /\\ h[x] = 1", "LET h == [x \\in s |-> 1 \\div (x - j)] IN \\A x \\in s : x > j => h[x] >= 0", "LET h == [x \\in s |-> 1 \\div (x - j)] IN h = <<1>>", "LET h(w) == [x \\in s |-> w \\div (x - j)] IN h(i)[2]",
  "LET Op(h) == h[2] IN Op([x \\in s |-> 1 \\div (x - j)])", "LET Op(h) == DOMAIN h IN Op([x \\in s |-> 1 \\div (x - j)])", "LET Op(h) == IF b THEN h[2] ELSE h[1] IN Op([x \\in s |-> 1 \\div (x - j)])", "LET Op(h, k) == h[k] IN Op([x \\in s |-> 1 \\div (x - j)], i)", "(IF b THEN [x \\in s |-> 1 \\div (x - j)] ELSE [x \\in t |-> 1 \\div x])[2]",
  "(CASE b -> [x \\in s |-> 1 \\div (x - j)] [] i > 0 -> f)[2]", "(LET k == j + 1 IN [x \\in s |-> 1 \\div (x - k)])[2]", "[x \\in s |-> [y \\in {1, 2} |-> 1 \\div (y - x + j)]][2][1]", "LET h == [x \\in s |-> [y \\in {1, 2} |-> 1 \\div (y - x + j)]] IN h[2][1]", "LET h == [x \\in s |-> [y \\in {1, 2} |-> 1 \\div (y - x + j)]] IN h[2] = <<1, 1>>", "LET h == [x \\in s |-> [y \\in t |-> f[x + y]]] IN \\E x \\in s, y \\in t : h[x][y] = 1",
  "LET h == [x \\in s |-> 1 \\div (x - j)] IN (IF b THEN h ELSE f)[2]", "LET h == [x \\in s |-> 1 \\div (x - j)] IN <<h[2], h[1]>>", "[x \\in s, y \\in t |-> x \\div y][1, j]", "[<<x, y>> \\in s \\X t |-> x \\div y][1, j]", "LET h == [x \\in s, y \\in t |-> x \\div y] IN h[i, 2]", "[x \\in SUBSET t |-> 1 \\div Cardinality(x)][{j}]", "LET h == [x \\in SUBSET t |-> 1 \\div Cardinality(x)] IN h[{j}]",
  "[x \\in {y \\in {i, 2} : y > 0} |-> 1 \\div (x - 1)][2]", "[x \\in 1..j |-> 1 \\div (x - 1)][2]", "[x \\in i..2 |-> 1 \\div x][j]", "LET RECURSIVE G(_) G(w) == [c \\in BOOLEAN |-> IF c THEN 0 ELSE w + G(w - 1)[w <= 1]][w <= 0] IN G(j)", "Wrt[2]", "Wrt[j]", "DOMAIN Wrt", "Wrn(j)[2]", "Wrc[2]", "Wrc[j]", "DOMAIN Wrc", "Wrt[2] + Wrt[3]", "\\A x \\in s : x = j \\/ Wrt[x] > 5", "{x \\in s : Wrt[x] = 1}", "Wrs[\"x\"][2]", "Wrs[z][2]",
  "Wrs.x[2]", "[Wrt EXCEPT ![2] = 1][2]", "<<Wrt>>[1][2]", "LET F[x \\in 0..2] == IF x = j THEN 1 \\div (i - 1) ELSE IF x = 0 THEN i ELSE F[x - 1] IN F[1]", "LET F[x \\in 0..2] == IF x = j THEN 1 \\div i ELSE F[(x + 1) % 3] IN DOMAIN F", "LET F[x \\in s] == IF x = j THEN 1 \\div i ELSE IF x - 1 \\in s THEN F[x - 1] ELSE x IN F[2] + F[3]", "Wrr[1]", "Wrr[i]", "DOMAIN Wrr", "Wrr = <<1>>", "LET h == Wrt IN h[2]", "LET h == Wrt k == h IN k[2]",
];
const written = "Wrt == [x \\in s |-> 1 \\div (x - j)]\nWrn(w) == [x \\in s |-> w \\div (x - j)]\nWrc == [x \\in {1, 2} |-> 1 \\div (x - 1)]\nWrs == [c \\in {\"x\", \"y\"} |-> [x \\in s |-> IF c = \"x\" THEN 1 \\div (x - j) ELSE i \\div x]]\nWrr[x \\in s] == IF x = j THEN 1 \\div i ELSE IF x - 1 \\in s THEN Wrr[x - 1] ELSE x";

/** Infinite sets and functions as parts of values, next to symbolic inputs. */
const unlistedRows = [
  "[a |-> [x \\in Int |-> x + i]].a[j]", "[p \\in {1, 2} |-> [x \\in Int |-> x + p]][1][i]", "[x \\in Nat |-> x + i][j - 1]", "[[x \\in Int |-> x + i] EXCEPT ![j] = 7][1]", "[[x \\in Int |-> x + i] EXCEPT ![j] = @ + 1, ![1] = @ * 2][i]",
  "[[x \\in Nat |-> x] EXCEPT ![i] = 7][j]", "[[x \\in Nat |-> x] EXCEPT ![i] = 1 \\div 0][j]", "[[x \\in Nat |-> 1 \\div (x - 1)] EXCEPT ![1] = @][j + 2]", "[[x \\in Nat |-> 1 \\div (x - 1)] EXCEPT ![j] = 5][j]",
  "[[x \\in Int |-> [y \\in 1..2 |-> x]] EXCEPT ![i][j] = 9][j]", "(IF b THEN [x \\in Int |-> x + 1] ELSE [x \\in Nat |-> x + 2])[i]", "(IF b THEN [x \\in Int |-> x + 1] ELSE <<5, 6>>)[j]", "(IF b THEN [x \\in Int |-> x] ELSE 1)[j]",
  "DOMAIN (IF b THEN [x \\in Int |-> x + 1] ELSE [x \\in Int |-> x]) = Int", "i \\in DOMAIN <<[x \\in Nat |-> x]>>[1]", "<<j, [x \\in Int |-> x]>> = <<1, [x \\in Int |-> x]>>", "<<[x \\in Int |-> x], j>> = <<[x \\in Int |-> x], 1>>",
  "IF b THEN [x \\in Int |-> x] ELSE 1", "<<i, [x \\in Int |-> x]>>", "{[x \\in Int |-> x + i]}", "\\E h \\in {[x \\in Int |-> x + i]} : h[j] = 2", "Cardinality({[x \\in Int |-> x], [x \\in Nat |-> i]})", "(j :> [x \\in Int |-> x + i])[1][2]",
  "<<Nat, i>> = <<Int, j>>", "<<Nat, i>> = <<Nat, j>>", "(IF b THEN Nat ELSE Int) = Nat", "i \\in (IF b THEN Nat ELSE Int)", "i \\in (IF b THEN Nat ELSE {1})", "(IF b THEN Nat ELSE s) = Nat", "(IF b THEN Nat ELSE s) = s", "{Nat} = {IF b THEN Nat ELSE Int}",
  "Cardinality({Nat, IF b THEN Nat ELSE Int})", "\\E k \\in {Nat, Int} : i \\in k", "\\A k \\in {Nat, Int} : i \\in k", "{k \\in {Nat, Int} : i \\in k} = {Int}", "{k \\in {Nat, Int} : i \\in k} = {Nat, Int}", "Seq(s) = Seq(t)", "<<Seq(s)>> = <<Seq({1})>>", "SUBSET Nat = SUBSET s", "[s -> Nat] = [t -> Nat]",
  "s \\in {Nat}", "Nat \\in {s}", "Nat \\in {{1}, Nat}", "{Nat, s}", "{Nat, N}", "LET k == {x \\in Int : x > i} IN <<j \\in k>>", "<<{x \\in Int : x > i}>>[1] = {1}", "j \\in <<{x \\in Int : x > i}>>[1]", "\\E k \\in {{x \\in Int : x > i}} : j \\in k", "\\E k \\in {{x \\in Int : x > i}, s} : j \\in k",
  "{x \\in (IF b THEN Nat ELSE s) : x > 1} = {2, 3}", "j \\in {x \\in (IF b THEN Nat ELSE s) : x > 1}", "IsFiniteSet({x \\in Nat : x > i})", "TLCEval([x \\in Nat |-> x])[j]", "TLCEval(<<[x \\in Nat |-> x]>>)[1][j]", "[x \\in Nat |-> x] = m", "m = [x \\in Nat |-> x]", "m = Nat", "Nat = m", "m[1] = [x \\in Nat |-> x]",
  "LET h == [x \\in Nat |-> IF x = 0 THEN i ELSE x] IN <<h>>[1][j] + h[0]", "[q EXCEPT ![1] = [x \\in Int |-> x]][1][i]", "Len(Append(q, [x \\in Int |-> x]))", "Append(q, [x \\in Int |-> x + j])[Len(q) + 1][i]", "[r EXCEPT !.a = [x \\in Int |-> x + j]].a[i]", "[x \\in s |-> [y \\in Nat |-> x + y]][1][j]",
  "[x \\in Nat |-> [y \\in Nat |-> x + y]][j][i]", "[x \\in [a : Nat] |-> x.a + i][[a |-> j]]", "[x \\in {y \\in Int : y > 0} |-> x + i][j]", "UNION {IF b THEN Nat ELSE s} = Nat", "i \\in UNION {Nat, s}", "Cardinality(s \\X {x \\in 1..100 : x < j})", "Cardinality([a : {x \\in 1..100 : x < j}, e : t])",
  "LET f2[x \\in 0..2] == [y \\in 0..2 |-> IF y = 0 THEN i ELSE f2[x][y - 1] + x] IN f2[j][2]", "LET f2[x \\in 0..2] == [y \\in 1..2 |-> IF y = 1 THEN (IF x = 0 THEN i ELSE f2[x - 1][2]) ELSE f2[x][1] + j] IN f2", "LET f2[x, w \\in 0..1] == [y \\in 0..1 |-> IF y = 0 THEN x + w ELSE f2[x, w][0] + i] IN f2[1, j][1]",
];

const constantSpec = (text: string): string =>
  ["---- MODULE Spec ----", `EXTENDS ${rowModules}`, `CONSTANTS ${rowModelValues.join(", ")}`, "VARIABLE vv", rowDefinitions, "Init == vv = 1", "Next == UNCHANGED vv", `Out == ${text}`, "Shown == Out = Out", "===="].join("\n");
const constantConfig = `INIT Init\nNEXT Next\nINVARIANT Shown\nCONSTANTS\n${rowModelValues.map((name) => `${name} = ${name}`).join("\n")}\n`;

test.each(unlistedRows)("%s, which is not listed", async (text) => {
  expect(await disagreement(text)).toBe(null);
});

/** Functions whose arguments, and texts of values, that can not be listed. */
const refused = ["[x \\in {Nat, Int} |-> -1 \\in x][Int]", "[g \\in {fact} |-> 1][fact]", "ToString(<<Nat, 1>>)"];

test.each(unlisted)("%s, of the table", async (text) => {
  expect(await disagreementIn(problemOf(constantSpec(text), constantConfig))).toBe(refused.includes(text) ? "unsupported" : null);
});

test.each(inTurnRows)("%s, element by element", async (text) => {
  expect(await disagreement(text)).toBe(null);
  const found = await disagreement(text, "", { expansion: 1 });
  if (found !== "unsupported") expect(found).toBe(null);
});

test.each(writtenRows)("%s, applied where it is written", async (text) => {
  const definitions = text.includes("Wr") ? written : "";
  const found = await disagreement(text, definitions);
  expect(found).toBe(text.includes("/\\ DOMAIN") ? "unsupported" : null);
  const open = await disagreement(text, definitions, { expansion: 1 });
  if (open !== "unsupported") expect(open).toBe(null);
});

test.each(rows)("%s", async (text) => {
  expect(await disagreement(text)).toBe(null);
});

test.each(rows)("%s, with cells that are not ground", async (text) => {
  const found = await disagreement(text, "", { expansion: 1 });
  if (found !== "unsupported") expect(found).toBe(null);
});
