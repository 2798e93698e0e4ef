---- MODULE TalusFolds ----
\* The primitive folds under names that no published module uses.
LOCAL INSTANCE TalusBuiltins

\* op(element, accumulator) over the elements of S, the smallest first.
FoldElements(op(_, _), base, S) == FoldSet(op, base, S)

\* op(element, accumulator) over the elements of a sequence, the first one first.
FoldItems(op(_, _), base, seq) == FoldSeq(op, base, seq)

\* Subsets drawn at random.
DrawSubset(k, S) == RandomSubset(k, S)
DrawSubsets(k, n, S) == RandomSetOfSubsets(k, n, S)

\* A function of plain values that TLA+ can not define, by its name.
OutsideValue(name, args) == Outside(name, args)

\* A function to integers above zero.
IsBag(value) == IsABag(value)

\* The value of a register of TLCSet, or the default.
Register(key, default) == TLCGetOrDefault(key, default)

\* Evaluating this is an error that says that the operator `name` has no meaning here. The name may go on with ", which ...,": why it has none.
NotSupported(name) == Unsupported(name)
====
