----------------------- MODULE TwoPhaseCommit_proof ------------------------
(* Found by Talus. The invariant holds in all initial states of
   TwoPhaseCommit, every step preserves it, and it implies:
   TypeOK, Atomicity, no evaluation error.
*)
EXTENDS TwoPhaseCommit

CONSTANTS p1, p2, p3

Shape ==
  /\ state \in [Participants -> {"aborted", "committed", "ready", "working"}]
  /\ decision \in {"aborted", "committed", "open"}
  /\ heard \in SUBSET Participants
  /\ mail \in SUBSET {[announced |-> "aborted"], [announced |-> "committed"],
       [from |-> p1, vote |-> "yes"], [from |-> p2, vote |-> "yes"], [from |-> p3, vote |-> "yes"]}

InductiveInvariant ==
  /\ Shape
  /\ \A p \in Participants : state[p] = "committed" => decision = "committed"
  /\ [announced |-> "aborted"] \in mail => decision = "aborted"
  /\ [announced |-> "committed"] \in mail => decision = "committed"
  /\ \A p, q \in Participants : state[p] = "committed" => state[q] \in {"committed", "ready"}
  /\ \A p \in Participants :
       [announced |-> "committed"] \in mail
         => state[p] \in {"committed", "ready"}
  /\ \A p \in Participants :
       state[p] \in {"aborted", "working"} /\ p \in heard
         => decision = "aborted"
  /\ \A p \in Participants :
       state[p] \in {"aborted", "working"} /\ [from |-> p, vote |-> "yes"] \in mail
         => decision = "aborted"
=============================================================================
