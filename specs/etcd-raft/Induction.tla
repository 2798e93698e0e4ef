----------------------------- MODULE Induction ------------------------------
(* Single invariants of etcdraft over one step from any state that has the  *)
(* right shape within small bounds and that the invariant holds in. No      *)
(* state has to be reachable, and none is: the step starts from a predicate *)
(* (INIT), not from Init. There is one message on the network at the most,  *)
(* of any kind; no action looks at more than one.                           *)
EXTENDS Invariants

Terms   == 1 .. MaxTerm
Indices == 0 .. MaxLogLength
Entry   == [term : Terms, type : {ValueEntry}, value : Value]
Upto(n) == UNION {[1 .. k -> Entry] : k \in 0 .. n}

Configs == [jointConfig : {<<Server, {}>>, <<{}, {}>>}, learners : {{}}, autoLeave : {FALSE}]

MessageSet ==
       [mtype : {RequestVoteRequest}, mterm : Terms, mlastLogTerm : Terms, mlastLogIndex : {1},
        msource : Server, mdest : Server]
  \cup [mtype : {RequestVoteResponse}, mterm : Terms, mvoteGranted : BOOLEAN,
        msource : Server, mdest : Server]
  \cup [mtype : {AppendEntriesRequest}, msubtype : {"app"}, mterm : Terms,
        mprevLogIndex : {0, 1}, mprevLogTerm : {0, 1}, mentries : Upto(1), mcommitIndex : {0, 1},
        msource : Server, mdest : Server]
  \cup [mtype : {AppendEntriesRequest}, msubtype : {"heartbeat"}, mterm : Terms,
        mprevLogIndex : {0}, mprevLogTerm : {0}, mentries : {<< >>}, mcommitIndex : {0, 1},
        msource : Server, mdest : Server]
  \cup [mtype : {AppendEntriesResponse}, mterm : Terms, msuccess : {TRUE}, mmatchIndex : Indices,
        msource : Server, mdest : Server]
  \cup [mtype : {AppendEntriesResponse}, mterm : Terms, msuccess : {FALSE},
        mprevLogIndex : {1}, mhint : {0, 1}, msource : Server, mdest : Server]
  \cup [mtype : {SnapshotRequest}, mterm : Terms, msnapshotIndex : {1}, msnapshotTerm : Terms,
        mhistory : [1 .. 1 -> Entry], msource : Server, mdest : Server]

Shape ==
  /\ messages \in {EmptyBag} \cup
       {SetToBag({m}) : m \in {x \in MessageSet : x.msource # x.mdest}}
  /\ pendingMessages = EmptyBag
  /\ currentTerm \in [Server -> Terms]
  /\ state \in [Server -> {Follower, Candidate, Leader}]
  /\ votedFor \in [Server -> Server \cup {Nil}]
  /\ votesResponded \in [Server -> SUBSET Server]
  /\ votesGranted \in [Server -> SUBSET Server]
  /\ matchIndex \in [Server -> [Server -> Indices]]
  /\ pendingConfChangeIndex \in [Server -> Indices]
  /\ log \in [Server -> [offset : 1 .. 2, entries : Upto(2), snapshotIndex : 0 .. 1,
                         snapshotTerm : 0 .. MaxTerm]]
  /\ historyLog \in [Server -> Upto(2)]
  /\ commitIndex \in [Server -> Indices]
  /\ applied \in [Server -> Indices]
  /\ config \in [Server -> Configs]
  /\ reconfigCount = 0
  /\ appliedConfigIndex \in [Server -> Indices]
  /\ nextIndex \in [Server -> [Server -> 1 .. MaxLogLength + 1]]
  /\ progressState \in [Server -> [Server -> {StateProbe, StateReplicate, StateSnapshot}]]
  /\ pendingSnapshot \in [Server -> [Server -> Indices]]
  /\ msgAppFlowPaused \in [Server -> [Server -> BOOLEAN]]
  /\ inflights \in [Server -> [Server -> SUBSET (1 .. MaxLogLength)]]
  /\ durableState \in
       [Server -> [currentTerm : Terms, votedFor : Server \cup {Nil}, log : 0 .. 2,
                   commitIndex : Indices, snapshotIndex : 0 .. 1, snapshotTerm : 0 .. MaxTerm,
                   config : Configs, appliedConfigIndex : Indices]]

(* What the actions take for granted when they look into a log.             *)
Consistent ==
  /\ HistoryLogLengthInv
  /\ SnapshotOffsetConsistencyInv
  /\ SnapshotAppliedConsistencyInv
  /\ \A i \in Server :
       /\ applied[i] <= commitIndex[i]
       /\ commitIndex[i] <= LastIndex(log[i])
       /\ appliedConfigIndex[i] <= commitIndex[i]
       /\ durableState[i].log <= Len(historyLog[i])
       /\ durableState[i].snapshotIndex <= durableState[i].log
       /\ durableState[i].commitIndex <= durableState[i].log
       /\ \A j \in Server : /\ nextIndex[i][j] <= LastIndex(log[i]) + 1
                            /\ matchIndex[i][j] <= LastIndex(log[i])

From(Inv) == Shape /\ Consistent /\ Inv
FromSnapshotOffset == From(SnapshotOffsetConsistencyInv)
FromLeaderSelf     == From(LeaderSelfReplicateInv)
FromInflights      == From(InflightsOnlyInReplicateInv)
FromInflightsBound == From(InflightsBoundInv)
FromOneLeader      == From(MoreThanOneLeaderInv)
=============================================================================
