---- MODULE Randomization ----
LOCAL INSTANCE Naturals
LOCAL INSTANCE FiniteSets
LOCAL INSTANCE TalusFolds

RandomSubset(k, S) == DrawSubset(k, S)
\* Of at most k subsets of S that have n elements on average.
RandomSetOfSubsets(k, n, S) == DrawSubsets(k, n, S)
TestRandomSetOfSubsets(k, n, S) == [i \in 1..5 |-> Cardinality(RandomSetOfSubsets(k, n, S))]
====
