---- MODULE GraphTheorems ----
EXTENDS Graphs, Sequences
\* Theorems only, for proofs; these are not checked.
====
