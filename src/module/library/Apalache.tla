---- MODULE Apalache ----
LOCAL INSTANCE Integers
LOCAL INSTANCE TLC
LOCAL INSTANCE TalusFolds

\* An equation; where the left side has no value yet it gives one, as every equation does.
x := e == x = e

\* Any value of the right type. There are no types here: `talus check` takes it for a choice from a set that it infers from the uses of the value.
Gen(size) == NotSupported("Gen, which is understood by 'check' only, in x = Gen(n),")
\* One element, the same one every time; use \E for any of them.
Guess(S) == CHOOSE x \in S : TRUE

\* Where S relates an argument to several values the least of them counts.
SetAsFun(S) == FoldElements(LAMBDA pair, f : f @@ (pair[1] :> pair[2]), [x \in {} |-> x], S)
MkSeq(N, F(_)) == [i \in 1..N |-> F(i)]
FunAsSeq(fn, len, capacity) == [i \in 1..len |-> fn[i]]

\* Hints to a symbolic engine, which needs none of them here.
Skolem(e) == e
Expand(S) == S
ConstCardinality(cardExpr) == cardExpr

ApaFoldSet(Op(_, _), v, S) == FoldElements(LAMBDA x, acc : Op(acc, x), v, S)
ApaFoldSeqLeft(Op(_, _), v, seq) == FoldItems(LAMBDA x, acc : Op(acc, x), v, seq)
\* F(... F(F(x, 1), 2) ..., N)
Repeat(F(_, _), N, x) == FoldElements(LAMBDA i, acc : F(acc, i), x, 1..N)
====
