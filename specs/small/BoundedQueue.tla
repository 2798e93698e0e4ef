---------------------------- MODULE BoundedQueue ----------------------------
(* Producers put numbered items into a queue of bounded length, and a       *)
(* consumer takes them out.                                                 *)
EXTENDS Naturals, Sequences

CONSTANTS
  Producers,
  Capacity,
  Items,       \* each producer makes this many
  Slack        \* items that are let in beyond the capacity: 0, or the defect

ASSUME Capacity > 0

VARIABLES queue, made, taken
vars == <<queue, made, taken>>

Init ==
  /\ queue = << >>
  /\ made = [p \in Producers |-> 0]
  /\ taken = [p \in Producers |-> 0]

Put(p) ==
  /\ made[p] < Items
  /\ Len(queue) < Capacity + Slack
  /\ made' = [made EXCEPT ![p] = @ + 1]
  /\ queue' = Append(queue, <<p, made'[p]>>)
  /\ UNCHANGED taken

Take ==
  /\ queue # << >>
  /\ LET producer == Head(queue)[1]
     IN  taken' = [taken EXCEPT ![producer] = Head(queue)[2]]
  /\ queue' = Tail(queue)
  /\ UNCHANGED made

Finished ==
  /\ queue = << >>
  /\ \A p \in Producers : made[p] = Items
  /\ UNCHANGED vars

Next == (\E p \in Producers : Put(p)) \/ Take \/ Finished

Spec == Init /\ [][Next]_vars

TypeOK ==
  /\ queue \in Seq(Producers \X (1 .. Items))
  /\ made \in [Producers -> 0 .. Items]
  /\ taken \in [Producers -> 0 .. Items]

WithinCapacity == Len(queue) <= Capacity

(* The items of one producer are in the queue in order and without a gap.   *)
Fifo ==
  \A p \in Producers :
    LET mine == SelectSeq(queue, LAMBDA item : item[1] = p)
    IN  /\ Len(mine) = made[p] - taken[p]
        /\ \A i \in 1 .. Len(mine) : mine[i][2] = taken[p] + i

TakenGrows == [][\A p \in Producers : taken'[p] \in {taken[p], taken[p] + 1}]_vars
=============================================================================
