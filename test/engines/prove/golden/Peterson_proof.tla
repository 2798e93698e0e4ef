-------------------------- MODULE Peterson_proof ---------------------------
(* Found by Talus. The invariant holds in all initial states of
   Peterson, every step preserves it, and it implies:
   TypeOK, MutualExclusion, Inductive, no deadlock, no evaluation error.
*)
EXTENDS Peterson

Shape ==
  /\ pc \in [Procs -> {"begun", "critical", "rest", "wait"}]
  /\ wants \in [Procs -> BOOLEAN]
  /\ turn \in Procs

InductiveInvariant ==
  /\ Shape
  /\ \A p \in Procs : wants[p] => pc[p] # "rest"
  /\ \A p \in Procs : ~wants[p] => pc[p] = "rest"
  /\ \A p, q \in Procs : p # q /\ pc[p] \in {"critical", "wait"} /\ pc[q] = "critical" => turn = q
=============================================================================
