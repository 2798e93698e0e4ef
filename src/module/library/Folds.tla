---- MODULE Folds ----
LOCAL INSTANCE Integers
LOCAL INSTANCE FiniteSets
LOCAL INSTANCE Sequences
LOCAL INSTANCE TalusFolds

\* The elements of S as a sequence: what `choose` takes from all of S comes last, what it takes from the rest before that, and so on.
LOCAL Picked(choose(_), S) ==
  LET Pick(i, state) ==
        LET x == choose(state[1]) IN <<state[1] \ {x}, <<x>> \o state[2]>>
  IN  FoldElements(Pick, <<S, <<>> >>, 1..Cardinality(S))[2]

\* op(f(x1), op(f(x2), ... op(f(xn), base))), where x1 is what `choose` takes from S, x2 what it takes from S \ {x1}, and so on.
MapThenFoldSet(op(_, _), base, f(_), choose(_), S) ==
  LET Step(x, acc) == op(f(x), acc)
  IN  FoldItems(Step, base, Picked(choose, S))
====
