---------------------------- MODULE Hourglasses ----------------------------
(* Measure nine minutes with a glass of four and a glass of seven. A glass  *)
(* is turned only at the start or when some glass runs out. The answer is   *)
(* the counterexample to Unmeasured.                                        *)
EXTENDS Naturals

CONSTANTS Size, Goal

Glasses == DOMAIN Size

VARIABLES
  upper,    \* upper[g]: the minutes of sand above in glass g
  elapsed

Init == upper = [g \in Glasses |-> 0] /\ elapsed = 0

Turned(S) == [g \in Glasses |-> IF g \in S THEN Size[g] - upper[g] ELSE upper[g]]

(* Turn some glasses, then wait until the first of those that run is empty. *)
TurnAndWait(S) ==
  LET start   == Turned(S)
      running == {g \in Glasses : start[g] > 0}
      wait    == CHOOSE m \in {start[g] : g \in running} :
                   \A g \in running : m <= start[g]
  IN  /\ running # {}
      /\ elapsed + wait <= Goal
      /\ elapsed' = elapsed + wait
      /\ upper' = [g \in Glasses |-> IF g \in running THEN start[g] - wait ELSE 0]

Next == \E S \in SUBSET Glasses : TurnAndWait(S)

TypeOK ==
  /\ upper \in [Glasses -> Nat]
  /\ \A g \in Glasses : upper[g] <= Size[g]
  /\ elapsed \in 0 .. Goal

Unmeasured == elapsed # Goal

FourAndSeven == [small |-> 4, large |-> 7]
FourAndSix   == [small |-> 4, large |-> 6]
=============================================================================
