-------------------------- MODULE TokenRing_proof --------------------------
(* Found by Talus. The invariant holds in all initial states of
   TokenRing, every step preserves it, and it implies:
   TypeOK, MutualExclusion, no evaluation error.
*)
EXTENDS TokenRing

Shape ==
  /\ holds \in [Nodes -> BOOLEAN]
  /\ onLink \in [Nodes -> BOOLEAN]
  /\ mode \in [Nodes -> {"critical", "rest", "wait"}]

InductiveInvariant ==
  /\ Shape
  /\ \A n, p \in Nodes : holds[n] => ~onLink[p]
  /\ \A n, p \in Nodes : n # p /\ holds[n] => ~holds[p]
  /\ \A n, p \in Nodes : n # p /\ holds[n] => mode[p] # "critical"
  /\ \A n, p \in Nodes : n # p /\ onLink[n] => ~onLink[p]
  /\ \A n, p \in Nodes : n # p /\ onLink[p] => mode[n] # "critical"
  /\ \A n, p \in Nodes : n # p /\ mode[n] = "critical" => mode[p] # "critical"
=============================================================================
