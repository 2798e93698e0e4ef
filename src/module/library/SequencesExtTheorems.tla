---- MODULE SequencesExtTheorems ----
EXTENDS Sequences, SequencesExt, Functions, Integers, WellFoundedInduction
LOCAL INSTANCE TalusFolds

\* For proofs, about functions on all sequences. Theorems are left out: they are not checked.
StrictPrefixesDetermineDef(S, Def(_, _)) == NotSupported("StrictPrefixesDetermineDef")
StrictSuffixesDetermineDef(S, Def(_, _)) == NotSupported("StrictSuffixesDetermineDef")
TailInductiveDefHypothesis(f, S, f0, Def(_, _)) == NotSupported("TailInductiveDefHypothesis")
TailInductiveDefConclusion(f, S, f0, Def(_, _)) == NotSupported("TailInductiveDefConclusion")
FrontInductiveDefHypothesis(f, S, f0, Def(_, _)) == NotSupported("FrontInductiveDefHypothesis")
FrontInductiveDefConclusion(f, S, f0, Def(_, _)) == NotSupported("FrontInductiveDefConclusion")
====
