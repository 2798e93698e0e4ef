---------------------------- MODULE RingElection ----------------------------
(* Leader election on a ring, after Chang and Roberts. Every node has a     *)
(* name. Names travel one way; a node passes on the names above its own and *)
(* swallows the rest; whose own name comes back is the leader.              *)
EXTENDS Naturals

CONSTANTS
  N,          \* nodes 1 .. N, in the order of the ring
  Name,       \* Name[i]: a number; Order below is one of many
  Swallow     \* FALSE: the defect, nodes pass on every name but their own

Nodes == 1 .. N
Succ(i) == IF i = N THEN 1 ELSE i + 1

Order == [i \in Nodes |-> (3 * i) % (N + 1)]

ASSUME \A i, j \in Nodes : Name[i] = Name[j] => i = j

VARIABLES
  inbox,    \* inbox[i]: the names on their way to i, in any order
  leader,   \* leader[i]: i takes itself for the leader
  started   \* the nodes that have sent their own name
vars == <<inbox, leader, started>>

Init ==
  /\ inbox = [i \in Nodes |-> {}]
  /\ leader = [i \in Nodes |-> FALSE]
  /\ started = {}

Start(i) ==
  /\ i \notin started
  /\ started' = started \cup {i}
  /\ inbox' = [inbox EXCEPT ![Succ(i)] = @ \cup {Name[i]}]
  /\ UNCHANGED leader

Handle(i) ==
  \E name \in inbox[i] :
    /\ inbox' =
         IF name > Name[i] \/ (~Swallow /\ name # Name[i])
         THEN [inbox EXCEPT ![i] = @ \ {name}, ![Succ(i)] = @ \cup {name}]
         ELSE [inbox EXCEPT ![i] = @ \ {name}]
    /\ leader' = [leader EXCEPT ![i] = @ \/ name = Name[i]]
    /\ UNCHANGED started

Next == \E i \in Nodes : Start(i) \/ Handle(i)

Spec == Init /\ [][Next]_vars

TypeOK ==
  /\ inbox \in [Nodes -> SUBSET {Name[i] : i \in Nodes}]
  /\ leader \in [Nodes -> BOOLEAN]
  /\ started \subseteq Nodes

OneLeader == \A i, j \in Nodes : leader[i] /\ leader[j] => i = j

HighestLeads == \A i, j \in Nodes : leader[i] => Name[j] <= Name[i]
=============================================================================
