---- MODULE Quorum ----
\* The sets of quorums over S: any two quorums meet, and what contains a quorum is one.
QuorumSystem(S) ==
  {Q \in SUBSET SUBSET S :
     /\ Q # {}
     /\ \A A, B \in Q : A \intersect B # {}
     /\ \A A \in Q : \A B \in SUBSET S : (A \subseteq B) => (B \in Q)}
====
