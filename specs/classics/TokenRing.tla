----------------------------- MODULE TokenRing ------------------------------
(* Mutual exclusion on a ring: who holds the token may enter. The token is  *)
(* at a node or on the link to the next one.                                *)
EXTENDS Naturals

CONSTANTS
  N,          \* nodes 0 .. N - 1
  Impatient   \* TRUE: the defect, a node that waits makes itself a token

Nodes == 0 .. N - 1

VARIABLES
  holds,    \* holds[i]: the token is at node i
  onLink,   \* onLink[i]: the token is on its way to node i
  mode      \* mode[i]: what node i is doing
vars == <<holds, onLink, mode>>

Init ==
  /\ holds = [i \in Nodes |-> i = 0]
  /\ onLink = [i \in Nodes |-> FALSE]
  /\ mode = [i \in Nodes |-> "rest"]

Want(i) ==
  /\ mode[i] = "rest"
  /\ mode' = [mode EXCEPT ![i] = "wait"]
  /\ UNCHANGED <<holds, onLink>>

Enter(i) ==
  /\ mode[i] = "wait"
  /\ holds[i]
  /\ mode' = [mode EXCEPT ![i] = "critical"]
  /\ UNCHANGED <<holds, onLink>>

Leave(i) ==
  /\ mode[i] = "critical"
  /\ mode' = [mode EXCEPT ![i] = "rest"]
  /\ UNCHANGED <<holds, onLink>>

Pass(i) ==
  /\ holds[i]
  /\ mode[i] # "critical"
  /\ holds' = [holds EXCEPT ![i] = FALSE]
  /\ onLink' = [onLink EXCEPT ![(i + 1) % N] = TRUE]
  /\ UNCHANGED mode

Receive(i) ==
  /\ onLink[i]
  /\ onLink' = [onLink EXCEPT ![i] = FALSE]
  /\ holds' = [holds EXCEPT ![i] = TRUE]
  /\ UNCHANGED mode

Forge(i) ==
  /\ Impatient
  /\ mode[i] = "wait"
  /\ ~onLink[i]
  /\ holds' = [holds EXCEPT ![i] = TRUE]
  /\ UNCHANGED <<onLink, mode>>

Next ==
  \E i \in Nodes :
    Want(i) \/ Enter(i) \/ Leave(i) \/ Pass(i) \/ Receive(i) \/ Forge(i)

Spec == Init /\ [][Next]_vars

TypeOK ==
  /\ holds \in [Nodes -> BOOLEAN]
  /\ onLink \in [Nodes -> BOOLEAN]
  /\ mode \in [Nodes -> {"rest", "wait", "critical"}]

MutualExclusion ==
  \A i, j \in Nodes : mode[i] = "critical" /\ mode[j] = "critical" => i = j

(* Exactly one token, and only its holder is inside.                        *)
OneToken ==
  /\ \E i \in Nodes : holds[i] \/ onLink[i]
  /\ \A i, j \in Nodes :
       (holds[i] \/ onLink[i]) /\ (holds[j] \/ onLink[j]) => i = j
  /\ \A i \in Nodes : ~(holds[i] /\ onLink[i])
  /\ \A i \in Nodes : mode[i] = "critical" => holds[i]

(* It is inductive (where Impatient is FALSE).                              *)
Inductive == TypeOK /\ OneToken
=============================================================================
