---- MODULE FoldsTheorems ----
EXTENDS Folds, FiniteSets
\* Theorems only, for proofs; these are not checked.
====
