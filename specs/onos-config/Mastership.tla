----------------------------- MODULE Mastership -----------------------------
(* Nodes compete for a target that comes and goes. See Config for the whole *)
(* protocol; this module and Configurations are the part of it that brings  *)
(* a target up to date.                                                     *)
INSTANCE Naturals
LOCAL INSTANCE TLC

CONSTANTS Nil, Node
CONSTANTS Connected, Disconnected, Alive, Dead
CONSTANT MaxRestarts

VARIABLES
  mastership,   \* [master, term]
  conn,         \* conn[n]: [state]
  target        \* [id, state, values]

NoValues == [path \in {} |-> Nil]

InitMastership ==
  /\ mastership = [master |-> Nil, term |-> 0]
  /\ conn = [n \in Node |-> [state |-> Disconnected]]
  /\ target = [id |-> 0, state |-> Dead, values |-> NoValues]

Start ==
  /\ target.state = Dead
  /\ target.id < MaxRestarts
  /\ target' = [target EXCEPT !.id = @ + 1, !.state = Alive]
  /\ UNCHANGED <<mastership, conn>>

Stop ==
  /\ target.state = Alive
  /\ target' = [target EXCEPT !.state = Dead, !.values = NoValues]
  /\ conn' = [n \in Node |-> [state |-> Disconnected]]
  /\ UNCHANGED mastership

Connect(n) ==
  /\ target.state = Alive
  /\ conn[n].state = Disconnected
  /\ conn' = [conn EXCEPT ![n].state = Connected]
  /\ UNCHANGED <<mastership, target>>

Take(n) ==
  /\ mastership.master = Nil
  /\ conn[n].state = Connected
  /\ mastership' = [master |-> n, term |-> mastership.term + 1]
  /\ UNCHANGED <<conn, target>>

Release(n) ==
  /\ mastership.master = n
  /\ conn[n].state = Disconnected
  /\ mastership' = [mastership EXCEPT !.master = Nil]
  /\ UNCHANGED <<conn, target>>

NextMastership ==
  \/ Start
  \/ Stop
  \/ \E n \in Node : Connect(n) \/ Take(n) \/ Release(n)
=============================================================================
