------------------------------ MODULE Elevator ------------------------------
(* A lift that calls can summon to any floor. It looks for the next floor   *)
(* to serve with a CHOOSE. Where there is no call there is no such floor,   *)
(* and a controller that asks anyway fails: an error of evaluation, not a   *)
(* violated invariant.                                                      *)
EXTENDS Integers

CONSTANTS Floors, AsksAnyway

Levels == 1 .. Floors

VARIABLES floor, calls

Init == floor = 1 /\ calls = {}

Distance(f) == IF f > floor THEN f - floor ELSE floor - f

Nearest == CHOOSE f \in calls : \A g \in calls : Distance(f) <= Distance(g)

Call(f) ==
  /\ f \notin calls
  /\ calls' = calls \cup {f}
  /\ UNCHANGED floor

Serve ==
  /\ calls # {} \/ AsksAnyway
  /\ floor' = Nearest
  /\ calls' = calls \ {Nearest}

Next == (\E f \in Levels : Call(f)) \/ Serve

TypeOK == floor \in Levels /\ calls \subseteq Levels
=============================================================================
