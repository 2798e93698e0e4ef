------------------------------- MODULE Config -------------------------------
(* A controller that carries a queue of configuration changes to a device   *)
(* (the target). Every change is a proposal. It is first committed to the   *)
(* configuration that the controller keeps, then applied to the target, and *)
(* it may be rolled back, again in these two phases.                        *)
(*                                                                          *)
(* Several nodes run the controller. The one that holds the mastership      *)
(* works; it loses it with its connection. A target that restarts has lost  *)
(* its values, and a new master has to bring it up to date before it goes   *)
(* on with proposals.                                                       *)
INSTANCE Naturals
INSTANCE FiniteSets
INSTANCE Sequences
LOCAL INSTANCE TLC

CONSTANT None
ASSUME None \in STRING

CONSTANT Node
ASSUME \A n \in Node : n \in STRING

(* What is proposed, and in which phase it is recorded.                     *)
CONSTANTS Change, Rollback, Commit, Apply
Event == {Change, Rollback}
Phase == {Commit, Apply}
ASSUME \A x \in Event \cup Phase : x \in STRING

(* The stages of each phase.                                                *)
CONSTANTS Pending, InProgress, Complete, Aborted, Failed
State == {Pending, InProgress, Complete, Aborted, Failed}
Done  == {Complete, Aborted, Failed}
ASSUME \A s \in State : s \in STRING

CONSTANTS Path, Value
ASSUME \A x \in Path \cup Value : x \in STRING
AllValues == Value \cup {None}

CONSTANT NumProposals
ASSUME NumProposals \in Nat

(* A rule that the implementation forgot, or None.                          *)
CONSTANT Defect
ASSUME Defect \in {None, "unordered-commit", "unordered-apply", "stale-merge"}

(* How often targets, connections and masters may come back in a check.     *)
CONSTANT MaxRestarts
ASSUME MaxRestarts \in Nat

----------------------------------------------------------------------------
VARIABLE proposal
(* proposal[i]: phase, None or the event last proposed; values, a function  *)
(* from some paths to values; change and rollback, each with the stage of   *)
(* its commit and of its apply, or None where it was not proposed.          *)

VARIABLE configuration
(* committed.values and applied.values: path -> [index, value]; the term    *)
(* and the target's id as of the last synchronization; its status.          *)

VARIABLE mastership
(* master: None or a node; its term; the connection it was won with.        *)

VARIABLE conn
(* conn[n]: how often n connected, and whether it is connected.             *)

VARIABLE target
(* How often the target started, whether it runs, and its values.           *)

VARIABLE history
(* Every completed step of a proposal: [type, phase, index].                *)

vars == <<proposal, configuration, mastership, conn, target, history>>

Index    == 1 .. NumProposals
NoValues == [p \in {} |-> [index |-> 0, value |-> None]]

----------------------------------------------------------------------------
(* The target and the connections to it.                                    *)

StartTarget ==
  /\ ~target.running
  /\ target' = [target EXCEPT !.running = TRUE, !.id = @ + 1]
  /\ UNCHANGED <<proposal, configuration, mastership, conn, history>>

StopTarget ==
  /\ target.running
  /\ target' = [target EXCEPT !.running = FALSE, !.values = NoValues]
  /\ conn' = [n \in Node |-> [conn[n] EXCEPT !.connected = FALSE]]
  /\ UNCHANGED <<proposal, configuration, mastership, history>>

ConnectNode(n) ==
  /\ target.running
  /\ ~conn[n].connected
  /\ conn' = [conn EXCEPT ![n].connected = TRUE, ![n].id = @ + 1]
  /\ UNCHANGED <<proposal, configuration, mastership, target, history>>

DisconnectNode(n) ==
  /\ conn[n].connected
  /\ conn' = [conn EXCEPT ![n].connected = FALSE]
  /\ UNCHANGED <<proposal, configuration, mastership, target, history>>

----------------------------------------------------------------------------
(* Mastership goes to a connected node and is given up without connection.  *)

ReconcileMastership(n) ==
  /\ \/ /\ conn[n].connected
        /\ mastership.master = None
        /\ mastership' = [master |-> n,
                          term   |-> mastership.term + 1,
                          conn   |-> conn[n].id]
     \/ /\ ~conn[n].connected
        /\ mastership.master = n
        /\ mastership' = [mastership EXCEPT !.master = None]
  /\ UNCHANGED <<proposal, configuration, conn, target, history>>

(* In a term that is new to the configuration, the master pushes what was   *)
(* applied before to the target.                                            *)
ReconcileConfiguration(n) ==
  /\ mastership.master = n
  /\ configuration.applied.term < mastership.term
  /\ \/ /\ configuration.status # InProgress
        /\ configuration' = [configuration EXCEPT !.status = InProgress]
        /\ UNCHANGED target
     \/ /\ configuration.status = InProgress
        /\ conn[n].connected
        /\ target.running
        /\ target' = [target EXCEPT !.values = configuration.applied.values]
        /\ configuration' =
             [configuration EXCEPT !.status         = Complete,
                                   !.applied.term   = mastership.term,
                                   !.applied.target = target.id]
  /\ UNCHANGED <<proposal, mastership, conn, history>>

----------------------------------------------------------------------------
(* What the proposals before and after one allow.                           *)

Before(i) == {j \in DOMAIN proposal : j < i}
After(i)  == {j \in DOMAIN proposal : j > i}

Log(type, phase, i) ==
  history' = Append(history, [type |-> type, phase |-> phase, index |-> i])

(* The values of change i, marked with its index.                           *)
LOCAL ChangeValues(i) ==
  [p \in DOMAIN proposal[i].values |->
     [index |-> i, value |-> proposal[i].values[p]]]

LOCAL ChangeCommitted(i) ==
  proposal[i].change.commit = Complete /\ proposal[i].rollback.commit # Complete

LOCAL ChangeApplied(i) ==
  proposal[i].change.apply = Complete /\ proposal[i].rollback.apply # Complete

(* The values that undo change i: on each of its paths, those of the latest *)
(* change before it that stands (in the phase that Stands tells about).     *)
LOCAL RollbackValues(i, Stands(_)) ==
  LET changes   == {j \in Before(i) : Stands(j)}
      Touches(p) == {j \in changes : p \in DOMAIN proposal[j].values}
      paths     == {p \in DOMAIN configuration.committed.values : Touches(p) # {}}
      latest    == [p \in paths |-> CHOOSE j \in Touches(p) :
                                      \A k \in Touches(p) : k <= j]
  IN  [p \in DOMAIN proposal[i].values |->
         IF p \in paths
         THEN [index |-> latest[p], value |-> proposal[latest[p]].values[p]]
         ELSE [index |-> 0, value |-> None]]

(* The master is in touch with the target, and the target was synchronized  *)
(* in this term.                                                            *)
Synchronized(n) ==
  /\ configuration.applied.term = mastership.term
  /\ conn[n].connected
  /\ target.running

(* Values reach the target and the record of what was applied in one step.  *)
(* Values of paths that are delivered replace the old ones.                 *)
Deliver(values) ==
  /\ target' = [target EXCEPT !.values =
                  IF Defect = "stale-merge" THEN @ @@ values ELSE values @@ @]
  /\ configuration' = [configuration EXCEPT !.applied.values = values @@ @]

----------------------------------------------------------------------------
(* Changes.                                                                 *)

CommitChange(n, i) ==
  /\ \/ /\ proposal[i].change.commit = Pending
        /\ Defect # "unordered-commit" =>
             \A j \in Before(i) :
               /\ proposal[j].change.commit \in Done
               /\ proposal[j].rollback.commit # InProgress
        /\ \/ /\ proposal[i].rollback.commit = None
              /\ proposal' = [proposal EXCEPT ![i].change.commit = InProgress]
           \/ /\ proposal[i].rollback.commit = Pending
              /\ proposal' = [proposal EXCEPT ![i].change.commit = Aborted]
        /\ UNCHANGED <<configuration, history>>
     \/ /\ proposal[i].change.commit = InProgress
        (* Validation has two outcomes. *)
        /\ \/ /\ configuration' = [configuration EXCEPT
                                     !.committed.values = ChangeValues(i) @@ @]
              /\ proposal' = [proposal EXCEPT ![i].change.commit = Complete]
              /\ Log(Change, Commit, i)
           \/ /\ proposal' = [proposal EXCEPT ![i].change.commit = Failed]
              /\ UNCHANGED <<configuration, history>>
  /\ UNCHANGED target

(* A change may start on the target when no other one is under way there,   *)
(* and when those that failed were undone.                                  *)
MayApply(i) ==
  Defect # "unordered-apply" =>
    \A j \in Before(i) :
      \/ /\ proposal[j].change.apply = Complete
         /\ proposal[j].rollback.apply # InProgress
      \/ /\ proposal[j].change.apply = Failed
         /\ proposal[j].rollback.apply = Complete

ApplyChange(n, i) ==
  \/ /\ proposal[i].change.apply = Pending
     /\ \/ /\ proposal[i].change.commit = Complete
           /\ MayApply(i)
           /\ proposal' = [proposal EXCEPT ![i].change.apply = InProgress]
        \/ /\ proposal[i].change.commit \in {Aborted, Failed}
           /\ proposal' = [proposal EXCEPT ![i].change.apply = Aborted]
     /\ UNCHANGED <<configuration, target, history>>
  \/ /\ proposal[i].change.apply = InProgress
     /\ Synchronized(n)
     /\ mastership.conn = conn[n].id
     (* The target takes the values or refuses them. *)
     /\ \/ /\ Deliver(ChangeValues(i))
           /\ proposal' = [proposal EXCEPT ![i].change.apply = Complete]
           /\ Log(Change, Apply, i)
        \/ /\ proposal' = [proposal EXCEPT ![i].change.apply = Failed]
           /\ UNCHANGED <<configuration, target, history>>

----------------------------------------------------------------------------
(* Rollbacks, latest first.                                                 *)

CommitRollback(n, i) ==
  /\ \/ /\ proposal[i].rollback.commit = Pending
        /\ \A j \in After(i) :
             proposal[j].phase # None /\ proposal[j].change.commit # Pending
               => proposal[j].rollback.commit = Complete
        /\ \/ /\ proposal[i].change.commit = Aborted
              /\ proposal' = [proposal EXCEPT ![i].rollback.commit = Complete]
           \/ /\ proposal[i].change.commit \in {Complete, Failed}
              /\ proposal' = [proposal EXCEPT ![i].rollback.commit = InProgress]
        /\ UNCHANGED <<configuration, history>>
     \/ /\ proposal[i].rollback.commit = InProgress
        /\ configuration' =
             [configuration EXCEPT
                !.committed.values = RollbackValues(i, ChangeCommitted) @@ @]
        /\ proposal' = [proposal EXCEPT ![i].rollback.commit = Complete]
        /\ Log(Rollback, Commit, i)
  /\ UNCHANGED target

ApplyRollback(n, i) ==
  \/ /\ proposal[i].rollback.apply = Pending
     /\ proposal[i].rollback.commit = Complete
     /\ \A j \in After(i) :
          proposal[j].phase # None /\ proposal[j].change.apply # Pending
            => proposal[j].rollback.apply \in Done
     /\ \/ /\ proposal[i].change.apply = Pending
           /\ proposal' = [proposal EXCEPT ![i].change.apply   = Aborted,
                                           ![i].rollback.apply = Complete]
        \/ /\ proposal[i].change.apply \in Done
           /\ proposal' = [proposal EXCEPT ![i].rollback.apply = InProgress]
     /\ UNCHANGED <<configuration, target, history>>
  \/ /\ proposal[i].rollback.apply = InProgress
     /\ Synchronized(n)
     /\ Deliver(RollbackValues(i, ChangeApplied))
     /\ proposal' = [proposal EXCEPT ![i].rollback.apply = Complete]
     /\ Log(Rollback, Apply, i)

ReconcileProposal(n, i) ==
  /\ mastership.master = n
  /\ \/ CommitChange(n, i)
     \/ ApplyChange(n, i)
     \/ CommitRollback(n, i)
     \/ ApplyRollback(n, i)
  /\ UNCHANGED <<mastership, conn>>

----------------------------------------------------------------------------
(* The users: one path is changed, or emptied (the value None), at a time.  *)

ProposeChange(i) ==
  /\ proposal[i].phase = None
  /\ i - 1 \in DOMAIN proposal => proposal[i - 1].phase # None
  /\ \E p \in Path, v \in AllValues :
       proposal' = [proposal EXCEPT ![i].phase         = Change,
                                    ![i].values        = p :> v,
                                    ![i].change.commit = Pending,
                                    ![i].change.apply  = Pending]
  /\ UNCHANGED <<configuration, mastership, conn, target, history>>

ProposeRollback(i) ==
  /\ proposal[i].phase = Change
  /\ proposal' = [proposal EXCEPT ![i].phase           = Rollback,
                                  ![i].rollback.commit = Pending,
                                  ![i].rollback.apply  = Pending]
  /\ UNCHANGED <<configuration, mastership, conn, target, history>>

----------------------------------------------------------------------------
Init ==
  /\ proposal = [i \in Index |->
                   [phase    |-> None,
                    values   |-> [p \in {} |-> None],
                    change   |-> [commit |-> None, apply |-> None],
                    rollback |-> [commit |-> None, apply |-> None]]]
  /\ configuration = [committed |-> [values |-> NoValues],
                      applied   |-> [term   |-> 0,
                                     target |-> 0,
                                     values |-> NoValues],
                      status    |-> Pending]
  /\ mastership = [master |-> None, term |-> 0, conn |-> 0]
  /\ conn = [n \in Node |-> [id |-> 0, connected |-> FALSE]]
  /\ target = [id |-> 0, running |-> FALSE, values |-> NoValues]
  /\ history = << >>

Next ==
  \/ \E i \in Index : ProposeChange(i) \/ ProposeRollback(i)
  \/ \E n \in Node :
       \/ \E i \in Index : ReconcileProposal(n, i)
       \/ ReconcileConfiguration(n)
       \/ ReconcileMastership(n)
       \/ ConnectNode(n)
       \/ DisconnectNode(n)
  \/ StartTarget
  \/ StopTarget

Spec ==
  /\ Init
  /\ [][Next]_vars
  /\ \A i \in Index : WF_vars(ProposeChange(i) \/ ProposeRollback(i))
  /\ \A n \in Node, i \in Index : WF_vars(ReconcileProposal(n, i))
  /\ \A n \in Node :
       /\ WF_<<configuration, mastership, conn, target>>(ReconcileConfiguration(n))
       /\ WF_<<mastership, conn, target>>(ReconcileMastership(n))
       /\ WF_<<conn, target>>(ConnectNode(n) \/ DisconnectNode(n))
  /\ WF_<<target>>(StartTarget)
  /\ WF_<<target>>(StopTarget)

(* Without it there are infinitely many states.                             *)
Bounded ==
  /\ target.id <= MaxRestarts
  /\ mastership.term <= MaxRestarts
  /\ \A n \in Node : conn[n].id <= MaxRestarts

----------------------------------------------------------------------------
(* Safety.                                                                  *)

(* The entries before the i-th one that record an event in a phase.         *)
Earlier(type, phase, i) ==
  {j \in DOMAIN history : j < i /\ history[j].type = type /\ history[j].phase = phase}

IsOrderedChange(phase, i) ==
  /\ history[i].type = Change
  /\ history[i].phase = phase
  /\ \A j \in Earlier(Change, phase, i) : history[j].index < history[i].index

(* Whatever was changed later was rolled back before.                       *)
IsOrderedRollback(phase, i) ==
  /\ history[i].type = Rollback
  /\ history[i].phase = phase
  /\ \A j \in Earlier(Change, phase, i) :
       history[j].index > history[i].index =>
         \E k \in Earlier(Rollback, phase, i) :
           k > j /\ history[k].index = history[j].index

(* Steps are taken in order, and nothing is applied on top of a change that *)
(* the target refused until that was rolled back.                           *)
Order ==
  /\ \A i \in DOMAIN history :
       \E phase \in Phase : IsOrderedChange(phase, i) \/ IsOrderedRollback(phase, i)
  /\ \A i \in DOMAIN proposal :
       proposal[i].change.apply = Failed /\ proposal[i].rollback.apply # Complete =>
         \A j \in After(i) :
           proposal[j].change.apply \in {None, Pending, Aborted}

(* A running target that was synchronized since it started holds what the   *)
(* last change that stands says.                                            *)
Consistency ==
  (/\ target.running
   /\ configuration.status = Complete
   /\ configuration.applied.target = target.id)
  => \A i \in DOMAIN proposal :
       ChangeApplied(i) /\ (\A j \in After(i) : ~ChangeApplied(j)) =>
         \A p \in DOMAIN proposal[i].values :
           /\ p \in DOMAIN target.values
           /\ target.values[p] = [index |-> i, value |-> proposal[i].values[p]]

Safety == [](Order /\ Consistency)

THEOREM Spec => Safety

----------------------------------------------------------------------------
(* Liveness: what is pending is done in the end.                            *)

Settles(stage(_)) == \A i \in Index : stage(i) = Pending ~> stage(i) \in Done

Termination ==
  /\ Settles(LAMBDA i : proposal[i].change.commit)
  /\ Settles(LAMBDA i : proposal[i].change.apply)
  /\ Settles(LAMBDA i : proposal[i].rollback.commit)
  /\ Settles(LAMBDA i : proposal[i].rollback.apply)

Liveness == Termination

THEOREM Spec => Liveness
=============================================================================
