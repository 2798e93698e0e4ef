---- MODULE FiniteSetsExt ----
EXTENDS Integers, FiniteSets, Folds, Functions
LOCAL INSTANCE TalusFolds

FoldSet(op(_, _), base, set) == FoldElements(op, base, set)
ReduceSet(op(_, _), set, acc) == FoldElements(op, acc, set)

SumSet(set) == FoldElements(LAMBDA x, sum : sum + x, 0, set)
ProductSet(set) == FoldElements(LAMBDA x, product : product * x, 1, set)
MapThenSumSet(op(_), set) == FoldElements(LAMBDA x, sum : sum + op(x), 0, set)

FlattenSet(S) == UNION S
SymDiff(A, B) == (A \ B) \union (B \ A)

Quantify(S, P(_)) == Cardinality({x \in S : P(x)})
kSubset(k, S) == {T \in SUBSET S : Cardinality(T) = k}

\* CHOOSE fails on the empty set, as it should.
Max(S) == FoldElements(LAMBDA x, most : IF x > most THEN x ELSE most, CHOOSE x \in S : TRUE, S)
Min(S) == FoldElements(LAMBDA x, least : IF x < least THEN x ELSE least, CHOOSE x \in S : TRUE, S)

\* Every set that holds something of each of the sets, and nothing that was not taken for one of them.
Choices(Sets) ==
  LET Extend(T, chosen) == {c \union {x} : c \in chosen, x \in T}
  IN  FoldElements(Extend, {{}}, Sets)

\* Fails where P holds for several elements, too.
ChooseUnique(S, P(_)) == CHOOSE x \in S : P(x) /\ \A y \in S : P(y) => (y = x)
====
