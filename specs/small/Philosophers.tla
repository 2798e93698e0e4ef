---------------------------- MODULE Philosophers ----------------------------
(* Philosophers around a table, a fork between any two. Each takes the left *)
(* fork first; that ends in a deadlock. If the last one begins on the       *)
(* right, it does not.                                                      *)
EXTENDS Naturals

CONSTANTS N, LastIsLeftHanded

Seats == 0 .. N - 1

Left(s)  == s
Right(s) == (s + 1) % N

First(s)  == IF LastIsLeftHanded /\ s = N - 1 THEN Right(s) ELSE Left(s)
Second(s) == IF First(s) = Left(s) THEN Right(s) ELSE Left(s)

VARIABLES
  owner,   \* owner[f]: the seat that holds fork f, or Nobody
  mood     \* mood[s]

Nobody == N

Init ==
  /\ owner = [f \in Seats |-> Nobody]
  /\ mood = [s \in Seats |-> "thinking"]

TakeFirst(s) ==
  /\ mood[s] = "thinking"
  /\ owner[First(s)] = Nobody
  /\ owner' = [owner EXCEPT ![First(s)] = s]
  /\ mood' = [mood EXCEPT ![s] = "waiting"]

TakeSecond(s) ==
  /\ mood[s] = "waiting"
  /\ owner[Second(s)] = Nobody
  /\ owner' = [owner EXCEPT ![Second(s)] = s]
  /\ mood' = [mood EXCEPT ![s] = "eating"]

PutDown(s) ==
  /\ mood[s] = "eating"
  /\ owner' = [owner EXCEPT ![Left(s)] = Nobody, ![Right(s)] = Nobody]
  /\ mood' = [mood EXCEPT ![s] = "thinking"]

Next == \E s \in Seats : TakeFirst(s) \/ TakeSecond(s) \/ PutDown(s)

TypeOK ==
  /\ owner \in [Seats -> Seats \cup {Nobody}]
  /\ mood \in [Seats -> {"thinking", "waiting", "eating"}]

NeighboursDoNotEat == \A s \in Seats : ~(mood[s] = "eating" /\ mood[Right(s)] = "eating")
=============================================================================
