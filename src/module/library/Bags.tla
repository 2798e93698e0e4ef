---- MODULE Bags ----
EXTENDS TLC
LOCAL INSTANCE Naturals
LOCAL INSTANCE TalusFolds

\* A bag is a function from its elements to how often each occurs, once at least.
IsABag(B) == IsBag(B)
BagToSet(B) == DOMAIN B
SetToBag(S) == [e \in S |-> 1]
BagIn(e, B) == e \in DOMAIN B
EmptyBag == [e \in {} |-> 1]
CopiesIn(e, B) == IF e \in DOMAIN B THEN B[e] ELSE 0
BagCardinality(B) == FoldElements(LAMBDA e, sum : sum + B[e], 0, DOMAIN B)

B1 (+) B2 == [e \in DOMAIN B1 \union DOMAIN B2 |-> CopiesIn(e, B1) + CopiesIn(e, B2)]
B1 (-) B2 == [e \in {d \in DOMAIN B1 : B1[d] > CopiesIn(d, B2)} |-> B1[e] - CopiesIn(e, B2)]
B1 \sqsubseteq B2 == \A e \in DOMAIN B1 : e \in DOMAIN B2 /\ B1[e] <= B2[e]

BagUnion(S) ==
  [e \in UNION {DOMAIN B : B \in S} |-> FoldElements(LAMBDA B, sum : sum + CopiesIn(e, B), 0, S)]

SubBag(B) ==
  LET Extend(x, bags) == bags \union {bag @@ (x :> n) : bag \in bags, n \in 1..B[x]}
  IN  FoldElements(Extend, {EmptyBag}, DOMAIN B)

\* The images under F, with the copies of all that have one image added up.
BagOfAll(F(_), B) ==
  [e \in {F(d) : d \in DOMAIN B} |->
     FoldElements(LAMBDA d, sum : IF F(d) = e THEN sum + B[d] ELSE sum, 0, DOMAIN B)]
====
