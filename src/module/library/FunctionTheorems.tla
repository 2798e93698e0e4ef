---- MODULE FunctionTheorems ----
EXTENDS Functions, Integers, FiniteSets
\* Theorems only, for proofs; these are not checked.
====
