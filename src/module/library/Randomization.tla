---- MODULE Randomization ----
LOCAL INSTANCE Naturals
LOCAL INSTANCE FiniteSets
LOCAL INSTANCE TLC
LOCAL INSTANCE TalusFolds

RandomSubset(k, S) == RandomElement({T \in SUBSET S : Cardinality(T) = k})
\* Of at most k subsets of S; n, how large these are on average, only says what is likely.
RandomSetOfSubsets(k, n, S) == RandomElement({T \in SUBSET SUBSET S : Cardinality(T) <= k})
TestRandomSetOfSubsets(k, n, S) == [i \in 1..5 |-> Cardinality(RandomSetOfSubsets(k, n, S))]
====
