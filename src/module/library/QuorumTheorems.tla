---- MODULE QuorumTheorems ----
EXTENDS Quorum, Integers, FiniteSets
\* Theorems only, for proofs; these are not checked.
====
