---- MODULE Combinatorics ----
EXTENDS Naturals
LOCAL INSTANCE TalusFolds

factorial[n \in Nat] == IF n <= 1 THEN 1 ELSE factorial[n - 1] * n
\* After the i-th factor the product is n - k + i over i, so each division is exact.
choose(n, k) == FoldElements(LAMBDA i, product : (product * (n - k + i)) \div i, 1, 1..k)
====
