---- MODULE SequencesExtTheorems ----
EXTENDS Sequences, SequencesExt, Functions, Integers, WellFoundedInduction
LOCAL INSTANCE TalusFolds

\* For proofs, about functions on all sequences. Theorems are left out: they are not checked.
StrictPrefixesDetermineDef(S, Def(_, _)) == NotSupported("StrictPrefixesDetermineDef, which is about all sequences,")
StrictSuffixesDetermineDef(S, Def(_, _)) == NotSupported("StrictSuffixesDetermineDef, which is about all sequences,")
TailInductiveDefHypothesis(f, S, f0, Def(_, _)) == NotSupported("TailInductiveDefHypothesis, which is about all sequences,")
TailInductiveDefConclusion(f, S, f0, Def(_, _)) == NotSupported("TailInductiveDefConclusion, which is about all sequences,")
FrontInductiveDefHypothesis(f, S, f0, Def(_, _)) == NotSupported("FrontInductiveDefHypothesis, which is about all sequences,")
FrontInductiveDefConclusion(f, S, f0, Def(_, _)) == NotSupported("FrontInductiveDefConclusion, which is about all sequences,")
====
