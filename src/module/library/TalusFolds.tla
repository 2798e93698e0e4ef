---- MODULE TalusFolds ----
\* The primitive folds under names that no published module uses.
LOCAL INSTANCE TalusBuiltins

\* op(element, accumulator) over the elements of S, the smallest first.
FoldElements(op(_, _), base, S) == FoldSet(op, base, S)

\* op(element, accumulator) over the elements of a sequence, the first one first.
FoldItems(op(_, _), base, seq) == FoldSeq(op, base, seq)

\* Evaluating this is an error that says that the operator `name` has no meaning here.
NotSupported(name) == Unsupported(name)
====
