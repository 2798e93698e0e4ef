------------------------- MODULE ClusterMembership -------------------------
(* Membership of a small cluster of nodes, kept by views rather than by a   *)
(* central registry. A node joins, serves and leaves; the network may cut   *)
(* any pair of nodes off from each other and heal again; nodes that cannot  *)
(* be heard are dropped from views and are failed in the end; and one of    *)
(* the active nodes acts as primary, ordered by a term number.              *)
(*                                                                          *)
(* Time is not modelled. A failure detector may fire as soon as the node it *)
(* watches is out of reach and has no fresh heartbeat mark.                 *)
(*                                                                          *)
(* CheckQuorum says whether the protocol is the safe one. Without it a node *)
(* proclaims itself primary in its old term, asks nobody, never resigns,    *)
(* and two primaries that meet again both stay in office.                   *)
EXTENDS Integers, FiniteSets

CONSTANTS
  Nodes,        \* the nodes that can ever be members
  MaxViewNum,   \* bound on view numbers and on terms
  CheckQuorum   \* TRUE: the protocol as intended; FALSE: the defect

CONSTANTS Joining, Active, Leaving, Failed, Left   \* the states of a node

ASSUME MaxViewNum \in Nat /\ CheckQuorum \in BOOLEAN

VARIABLES
  nodeState,          \* where each node is in its life
  membershipView,     \* the members each node counts on
  viewNum,            \* the number of that view
  believesPrimary,    \* does the node take itself for the primary?
  primaryTerm,        \* the term in which it last was primary
  partitioned,        \* the pairs that cannot talk, in both directions
  heartbeatReceived   \* nodes marked by a heartbeat in this interval

viewVars    == <<membershipView, viewNum>>
primaryVars == <<believesPrimary, primaryTerm>>
netVars     == <<partitioned, heartbeatReceived>>
vars        == <<nodeState, viewVars, primaryVars, netVars>>

NodeStates == {Joining, Active, Leaving, Failed, Left}

----------------------------------------------------------------------------
(* Who reaches whom, and who may lead.                                      *)

Max(S) == CHOOSE x \in S : \A y \in S : y <= x

Connected(m, n) == <<m, n>> \notin partitioned

ActiveNodes == {n \in Nodes : nodeState[n] = Active}

(* More than half of all nodes, not of a view: a view may have shrunk.      *)
HasQuorum(n) ==
  2 * Cardinality({m \in ActiveNodes : m = n \/ Connected(m, n)})
    > Cardinality(Nodes)

(* A claim to be primary counts while a quorum stands behind it and no      *)
(* other claimant has a later term. A claim cut off from the quorum is      *)
(* stale: it can commit nothing and does no harm.                           *)
HasValidClaim(n) ==
  /\ believesPrimary[n]
  /\ nodeState[n] = Active
  /\ HasQuorum(n)
  /\ \A m \in Nodes : believesPrimary[m] => primaryTerm[m] <= primaryTerm[n]

----------------------------------------------------------------------------
Init ==
  /\ nodeState = [n \in Nodes |-> Left]
  /\ membershipView = [n \in Nodes |-> {}]
  /\ viewNum = [n \in Nodes |-> 0]
  /\ believesPrimary = [n \in Nodes |-> FALSE]
  /\ primaryTerm = [n \in Nodes |-> 0]
  /\ partitioned = {}
  /\ heartbeatReceived = [n \in Nodes |-> FALSE]

----------------------------------------------------------------------------
(* Joining and leaving.                                                     *)

(* The first node of an empty cluster founds it: it is active at once and   *)
(* its primary. Any other node has to be taken in by the active ones.       *)
NodeJoin(n) ==
  /\ nodeState[n] = Left
  /\ \/ /\ ActiveNodes = {}
        /\ nodeState' = [nodeState EXCEPT ![n] = Active]
        /\ membershipView' = [membershipView EXCEPT ![n] = {n}]
        /\ viewNum' = [viewNum EXCEPT ![n] = 1]
        /\ believesPrimary' = [believesPrimary EXCEPT ![n] = TRUE]
        /\ primaryTerm' = [primaryTerm EXCEPT ![n] = 1]
     \/ /\ ActiveNodes # {}
        /\ nodeState' = [nodeState EXCEPT ![n] = Joining]
        /\ UNCHANGED <<viewVars, primaryVars>>
  /\ UNCHANGED netVars

(* The newcomer and every active node it reaches install one new view.      *)
NodeJoinComplete(n) ==
  LET installers == {n} \cup {m \in ActiveNodes : Connected(m, n)}
      number     == 1 + Max({viewNum[m] : m \in ActiveNodes})
  IN  /\ nodeState[n] = Joining
      /\ \E m \in ActiveNodes : Connected(m, n)
      /\ number <= MaxViewNum
      /\ nodeState' = [nodeState EXCEPT ![n] = Active]
      /\ membershipView' =
           [m \in Nodes |-> IF m \in installers THEN ActiveNodes \cup {n}
                                                ELSE membershipView[m]]
      /\ viewNum' =
           [m \in Nodes |-> IF m \in installers THEN number ELSE viewNum[m]]
      /\ UNCHANGED <<primaryVars, netVars>>

NodeLeave(n) ==
  /\ nodeState[n] = Active
  /\ nodeState' = [nodeState EXCEPT ![n] = Leaving]
  /\ believesPrimary' = [believesPrimary EXCEPT ![n] = FALSE]
  /\ UNCHANGED <<viewVars, primaryTerm, netVars>>

(* The active nodes drop the leaver from their views, each in a next view.  *)
NodeLeaveComplete(n) ==
  /\ nodeState[n] = Leaving
  /\ \A m \in ActiveNodes : viewNum[m] < MaxViewNum
  /\ nodeState' = [nodeState EXCEPT ![n] = Left]
  /\ membershipView' =
       [m \in Nodes |-> CASE m = n             -> {}
                          [] m \in ActiveNodes -> ActiveNodes
                          [] OTHER             -> membershipView[m]]
  /\ viewNum' =
       [m \in Nodes |-> IF m \in ActiveNodes THEN viewNum[m] + 1
                                             ELSE viewNum[m]]
  /\ UNCHANGED <<primaryVars, netVars>>

----------------------------------------------------------------------------
(* Heartbeats and failures.                                                 *)

SendHeartbeat(n) ==
  /\ nodeState[n] = Active
  /\ heartbeatReceived' =
       [m \in Nodes |->
          \/ heartbeatReceived[m]
          \/ m = n
          \/ nodeState[m] \in {Active, Leaving} /\ Connected(m, n)]
  /\ UNCHANGED <<nodeState, viewVars, primaryVars, partitioned>>

(* A new interval begins.                                                   *)
ResetHeartbeats ==
  /\ heartbeatReceived' = [n \in Nodes |-> FALSE]
  /\ UNCHANGED <<nodeState, viewVars, primaryVars, partitioned>>

(* One node gives up on another that is silent and out of reach.            *)
DetectFailure(detector, target) ==
  /\ detector # target
  /\ {detector, target} \subseteq ActiveNodes
  /\ target \in membershipView[detector]
  /\ ~Connected(detector, target)
  /\ ~heartbeatReceived[target]
  /\ viewNum[detector] < MaxViewNum
  /\ membershipView' =
       [membershipView EXCEPT ![detector] = (@ \ {target}) \cup {detector}]
  /\ viewNum' = [viewNum EXCEPT ![detector] = @ + 1]
  /\ UNCHANGED <<nodeState, primaryVars, netVars>>

(* A node that some other active node no longer counts on is failed, and    *)
(* forgets everything.                                                      *)
MarkNodeFailed(n) ==
  /\ nodeState[n] = Active
  /\ \E m \in ActiveNodes \ {n} : n \notin membershipView[m]
  /\ nodeState' = [nodeState EXCEPT ![n] = Failed]
  /\ membershipView' = [membershipView EXCEPT ![n] = {}]
  /\ viewNum' = [viewNum EXCEPT ![n] = 0]
  /\ believesPrimary' = [believesPrimary EXCEPT ![n] = FALSE]
  /\ primaryTerm' = [primaryTerm EXCEPT ![n] = 0]
  /\ UNCHANGED netVars

NodeRecover(n) ==
  /\ nodeState[n] = Failed
  /\ nodeState' = [nodeState EXCEPT ![n] = Left]
  /\ UNCHANGED <<viewVars, primaryVars, netVars>>

(* Two active nodes that reach each other and are in different views merge  *)
(* into a view that is newer than both: the later one, and both of them.    *)
SyncViews(m, n) ==
  LET later  == IF viewNum[m] > viewNum[n] THEN m ELSE n
      merged == membershipView[later] \cup {m, n}
      number == viewNum[later] + 1
  IN  /\ m # n
      /\ {m, n} \subseteq ActiveNodes
      /\ Connected(m, n)
      /\ viewNum[m] # viewNum[n]
      /\ number <= MaxViewNum
      /\ membershipView' =
           [membershipView EXCEPT ![m] = merged, ![n] = merged]
      /\ viewNum' = [viewNum EXCEPT ![m] = number, ![n] = number]
      /\ UNCHANGED <<nodeState, primaryVars, netVars>>

----------------------------------------------------------------------------
(* The primary.                                                             *)

ElectPrimary(n) ==
  /\ nodeState[n] = Active
  /\ ~believesPrimary[n]
  /\ \/ /\ CheckQuorum
        /\ HasQuorum(n)
        /\ \A m \in Nodes : ~HasValidClaim(m)
        /\ LET term == 1 + Max({primaryTerm[m] : m \in Nodes})
           IN  /\ term <= MaxViewNum
               /\ primaryTerm' = [primaryTerm EXCEPT ![n] = term]
     \/ /\ ~CheckQuorum
        /\ UNCHANGED primaryTerm
  /\ believesPrimary' = [believesPrimary EXCEPT ![n] = TRUE]
  /\ UNCHANGED <<nodeState, viewVars, netVars>>

(* A primary that has lost its quorum resigns.                              *)
PrimaryStepDown(n) ==
  /\ CheckQuorum
  /\ believesPrimary[n]
  /\ nodeState[n] = Active
  /\ ~HasQuorum(n)
  /\ believesPrimary' = [believesPrimary EXCEPT ![n] = FALSE]
  /\ UNCHANGED <<nodeState, viewVars, primaryTerm, netVars>>

----------------------------------------------------------------------------
(* The network.                                                             *)

CreatePartition(m, n) ==
  /\ m # n
  /\ Connected(m, n)
  /\ partitioned' = partitioned \cup {<<m, n>>, <<n, m>>}
  /\ UNCHANGED <<nodeState, viewVars, primaryVars, heartbeatReceived>>

(* When two primaries meet again, one of them resigns in the same step. It  *)
(* does not matter which, as long as it is always the same of the two.      *)
HealPartition(m, n) ==
  /\ ~Connected(m, n)
  /\ partitioned' = partitioned \ {<<m, n>>, <<n, m>>}
  /\ IF CheckQuorum /\ believesPrimary[m] /\ believesPrimary[n]
     THEN LET loser == CHOOSE x \in {m, n} : TRUE
          IN  believesPrimary' = [believesPrimary EXCEPT ![loser] = FALSE]
     ELSE UNCHANGED believesPrimary
  /\ UNCHANGED <<nodeState, viewVars, primaryTerm, heartbeatReceived>>

----------------------------------------------------------------------------
Next ==
  \/ \E n \in Nodes :
       \/ NodeJoin(n)
       \/ NodeJoinComplete(n)
       \/ NodeLeave(n)
       \/ NodeLeaveComplete(n)
       \/ SendHeartbeat(n)
       \/ MarkNodeFailed(n)
       \/ NodeRecover(n)
       \/ ElectPrimary(n)
       \/ PrimaryStepDown(n)
  \/ \E m, n \in Nodes :
       \/ DetectFailure(m, n)
       \/ SyncViews(m, n)
       \/ CreatePartition(m, n)
       \/ HealPartition(m, n)
  \/ ResetHeartbeats

Spec == Init /\ [][Next]_vars

FairSpec == Spec /\ WF_vars(Next)

----------------------------------------------------------------------------
(* Safety.                                                                  *)

TypeOK ==
  /\ nodeState \in [Nodes -> NodeStates]
  /\ membershipView \in [Nodes -> SUBSET Nodes]
  /\ viewNum \in [Nodes -> 0 .. MaxViewNum]
  /\ believesPrimary \in [Nodes -> BOOLEAN]
  /\ primaryTerm \in [Nodes -> 0 .. MaxViewNum]
  /\ partitioned \subseteq Nodes \X Nodes
  /\ heartbeatReceived \in [Nodes -> BOOLEAN]

(* A node has a view exactly while it takes part; a leaver may keep its.    *)
JoinAtomicity ==
  \A n \in Nodes :
    nodeState[n] # Leaving =>
      (nodeState[n] = Active <=> membershipView[n] # {})

(* At most one primary whose word counts.                                   *)
NoSplitBrain ==
  \A m, n \in Nodes : HasValidClaim(m) /\ HasValidClaim(n) => m = n

(* Nodes that count on each other in views of one number have one view.     *)
MembershipConsistency ==
  \A m, n \in Nodes :
    (/\ {m, n} \subseteq ActiveNodes
     /\ m \in membershipView[n]
     /\ n \in membershipView[m]
     /\ viewNum[m] = viewNum[n])
    => membershipView[m] = membershipView[n]

(* Too strong for this protocol, with or without the defect: a failed node  *)
(* that recovers is out of the cluster while others, cut off from the news, *)
(* still count on it. It is kept because it shows what a view is not.       *)
LeaveDetection ==
  \A n \in Nodes : nodeState[n] = Left =>
    \A m \in ActiveNodes : n \notin membershipView[m]

----------------------------------------------------------------------------
(* Liveness, to be asked of FairSpec.                                       *)

Stable ==
  /\ partitioned = {}
  /\ \A n \in Nodes : nodeState[n] \in {Active, Left}

Converged ==
  \A m, n \in ActiveNodes : membershipView[m] = membershipView[n]

EventualMembershipConvergence == Stable ~> Converged
=============================================================================
