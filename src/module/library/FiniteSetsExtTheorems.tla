---- MODULE FiniteSetsExtTheorems ----
EXTENDS FiniteSetsExt, FiniteSets, Integers
\* Theorems only, for proofs; these are not checked.
====
