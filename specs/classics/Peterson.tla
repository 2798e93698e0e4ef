------------------------------ MODULE Peterson ------------------------------
(* Peterson's mutual exclusion of two processes: say that you want to       *)
(* enter, offer the other the first turn, and wait while the other wants to *)
(* enter and has the turn. Each line of the program is one step.            *)
EXTENDS Naturals

CONSTANT OfferFirst   \* TRUE: the defect, the offer comes before the wish

Procs == {0, 1}
Other(p) == 1 - p

VARIABLES pc, wants, turn
vars == <<pc, wants, turn>>

Init ==
  /\ pc = [p \in Procs |-> "rest"]
  /\ wants = [p \in Procs |-> FALSE]
  /\ turn \in Procs

Goto(p, from, to) == pc[p] = from /\ pc' = [pc EXCEPT ![p] = to]

Wish(p) == wants' = [wants EXCEPT ![p] = TRUE] /\ UNCHANGED turn
Offer(p) == turn' = Other(p) /\ UNCHANGED wants

Begin(p) ==
  /\ Goto(p, "rest", "begun")
  /\ IF OfferFirst THEN Offer(p) ELSE Wish(p)

Announce(p) ==
  /\ Goto(p, "begun", "wait")
  /\ IF OfferFirst THEN Wish(p) ELSE Offer(p)

Enter(p) ==
  /\ Goto(p, "wait", "critical")
  /\ ~wants[Other(p)] \/ turn = p
  /\ UNCHANGED <<wants, turn>>

Leave(p) ==
  /\ Goto(p, "critical", "rest")
  /\ wants' = [wants EXCEPT ![p] = FALSE]
  /\ UNCHANGED turn

Next == \E p \in Procs : Begin(p) \/ Announce(p) \/ Enter(p) \/ Leave(p)

Spec == Init /\ [][Next]_vars /\ \A p \in Procs : WF_vars(Announce(p) \/ Enter(p) \/ Leave(p))

TypeOK ==
  /\ pc \in [Procs -> {"rest", "begun", "wait", "critical"}]
  /\ wants \in [Procs -> BOOLEAN]
  /\ turn \in Procs

MutualExclusion == ~(pc[0] = "critical" /\ pc[1] = "critical")

(* An inductive invariant that implies the exclusion (where OfferFirst is   *)
(* FALSE): a process that waits or is inside wants, and the one inside has  *)
(* the turn unless the other has not offered yet.                           *)
Inductive ==
  /\ TypeOK
  /\ \A p \in Procs : wants[p] <=> pc[p] # "rest"
  /\ \A p \in Procs :
       pc[p] = "critical" /\ pc[Other(p)] \in {"wait", "critical"} => turn = p

NoStarvation == \A p \in Procs : pc[p] = "wait" ~> pc[p] = "critical"
=============================================================================
