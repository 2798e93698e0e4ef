---- MODULE SequencesExtTheorems ----
EXTENDS Sequences, SequencesExt, Functions, Integers, WellFoundedInduction
\* Theorems only, for proofs; these are not checked.
====
