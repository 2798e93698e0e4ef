---- MODULE SequenceTheorems ----
EXTENDS Sequences, Functions
\* Theorems only, for proofs; these are not checked.
====
