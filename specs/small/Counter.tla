------------------------------ MODULE Counter ------------------------------
(* A counter without bound and a reader that follows it. The states cannot  *)
(* be enumerated; the invariants hold in all of them.                       *)
EXTENDS Integers

CONSTANT Steps   \* by how much the counter may grow at once

VARIABLES count, seen
vars == <<count, seen>>

Init == count = 0 /\ seen = 0

Add(k) == count' = count + k /\ UNCHANGED seen
Read   == seen' = count /\ UNCHANGED count

Next == (\E k \in Steps : Add(k)) \/ Read

Spec == Init /\ [][Next]_vars

TypeOK      == count \in Nat /\ seen \in Nat
NeverAhead  == seen <= count
Even        == count % 2 = 0 /\ seen % 2 = 0
Short       == count - seen < 9

(* TypeOK, NeverAhead and Even together are inductive.                      *)
Inductive == TypeOK /\ NeverAhead /\ Even

(* Reading never goes back.                                                 *)
Forward == [][seen <= seen']_vars

Bounded == count < 20
=============================================================================
