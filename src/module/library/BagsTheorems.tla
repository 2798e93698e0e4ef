---- MODULE BagsTheorems ----
EXTENDS Bags
LOCAL INSTANCE Naturals
LOCAL INSTANCE FiniteSets

Scaling(n, B) == IF n = 0 THEN EmptyBag ELSE [e \in DOMAIN B |-> n * B[e]]
SeqToBag(seq) == [x \in {seq[i] : i \in DOMAIN seq} |-> Cardinality({i \in DOMAIN seq : seq[i] = x})]
====
