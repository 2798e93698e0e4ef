---- MODULE BagsExt ----
LOCAL INSTANCE Bags
LOCAL INSTANCE Integers
LOCAL INSTANCE Sequences
LOCAL INSTANCE TalusFolds

BagAdd(B, x) == [e \in DOMAIN B \union {x} |-> CopiesIn(e, B) + (IF e = x THEN 1 ELSE 0)]
BagRemove(B, x) ==
  IF x \notin DOMAIN B THEN B
  ELSE IF B[x] = 1 THEN [e \in DOMAIN B \ {x} |-> B[e]]
  ELSE [B EXCEPT ![x] = @ - 1]
BagRemoveAll(B, x) == [e \in DOMAIN B \ {x} |-> B[e]]

\* Folds the copies of each element, from base each time, and then these results, that of the largest element first. `choose` is not used.
MapThenFoldBag(op(_, _), base, f(_), choose(_), B) ==
  LET Copies(x) == FoldElements(LAMBDA i, acc : op(acc, f(x)), base, 1..B[x])
      descending == FoldElements(LAMBDA x, seq : <<x>> \o seq, <<>>, DOMAIN B)
  IN  FoldItems(LAMBDA x, acc : op(Copies(x), acc), base, descending)

\* op(accumulator, element), for each copy of each element.
FoldBag(op(_, _), base, B) ==
  LET Copies(x, acc) == FoldElements(LAMBDA i, inner : op(inner, x), acc, 1..B[x])
  IN  FoldElements(Copies, base, DOMAIN B)
SumBag(B) == FoldElements(LAMBDA x, sum : sum + B[x] * x, 0, DOMAIN B)
ProductBag(B) == FoldElements(LAMBDA x, product : product * x^B[x], 1, DOMAIN B)
====
