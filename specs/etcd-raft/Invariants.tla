----------------------------- MODULE Invariants -----------------------------
(* What is true of etcdraft, and a bound on the states for enumeration.     *)
EXTENDS etcdraft

CONSTANT MaxMessages

Bounded == BagCardinality(messages) + BagCardinality(pendingMessages) <= MaxMessages

----------------------------------------------------------------------------
(* Raft itself.                                                             *)

MoreThanOneLeaderInv ==
  \A i, j \in Server :
    state[i] = Leader /\ state[j] = Leader /\ currentTerm[i] = currentTerm[j] => i = j

LogMatchingInv ==
  \A i, j \in Server :
    \A n \in 1 .. Min({Len(historyLog[i]), Len(historyLog[j])}) :
      historyLog[i][n].term = historyLog[j][n].term =>
        SubSeq(historyLog[i], 1, n) = SubSeq(historyLog[j], 1, n)

(* A server that has put every committed configuration into force.          *)
ConfigUpToDate(i) ==
  \A x \in 1 .. commitIndex[i] :
    historyLog[i][x].type = ConfigEntry => x <= appliedConfigIndex[i]

HeldByQuorums(i, c) ==
  \A Q \in Quorum(c) : \E j \in Q : IsPrefix(Committed(i), historyLog[j])

(* What is committed is held in every quorum. In a joint configuration one  *)
(* half is enough, since an election needs both.                            *)
QuorumLogInv ==
  \A i \in Server :
    ConfigUpToDate(i) =>
      \/ HeldByQuorums(i, GetConfig(i))
      \/ IsJointConfig(i) /\ HeldByQuorums(i, GetOutgoingConfig(i))

CommittedLogsAgreeInv ==
  \A i, j \in Server : IsPrefix(Committed(i), Committed(j)) \/ IsPrefix(Committed(j), Committed(i))

CurrentTermAtLeastLogTerm ==
  \A i \in Server :
    /\ log[i].snapshotTerm <= currentTerm[i]
    /\ \A k \in DOMAIN historyLog[i] : historyLog[i][k].term <= currentTerm[i]

----------------------------------------------------------------------------
(* Logs, snapshots, durability.                                             *)

HistoryLogLengthInv == \A i \in Server : Len(historyLog[i]) = LastIndex(log[i])

SnapshotOffsetConsistencyInv == \A i \in Server : log[i].snapshotIndex = log[i].offset - 1

SnapshotAppliedConsistencyInv == \A i \in Server : log[i].snapshotIndex <= applied[i]

LeaderLogContainsAllCommittedInv ==
  \A i \in Server : state[i] = Leader =>
    /\ commitIndex[i] <= LastIndex(log[i])
    /\ \A x \in 1 .. commitIndex[i] : x <= log[i].snapshotIndex \/ IsAvailable(i, x)

DurableStateConsistency ==
  \A i \in Server :
    /\ durableState[i].currentTerm <= currentTerm[i]
    /\ durableState[i].commitIndex <= commitIndex[i]

----------------------------------------------------------------------------
(* Progress of the peers, as their leader sees it.                          *)

OfLeaders(P(_, _)) == \A i, j \in Server : state[i] = Leader => P(i, j)

LeaderMatchSelfInv ==
  \A i \in Server : state[i] = Leader => matchIndex[i][i] <= LastIndex(log[i])

LeaderNextSelfInv ==
  \A i \in Server : state[i] = Leader => nextIndex[i][i] <= LastIndex(log[i]) + 1

LeaderSelfReplicateInv ==
  \A i \in Server : state[i] = Leader => progressState[i][i] = StateReplicate

InflightsBelowNextInv ==
  OfLeaders(LAMBDA i, j : \A x \in inflights[i][j] : x < nextIndex[i][j])

InflightsOnlyInReplicateInv ==
  OfLeaders(LAMBDA i, j : progressState[i][j] # StateReplicate => inflights[i][j] = {})

InflightsBoundInv ==
  OfLeaders(LAMBDA i, j : Cardinality(inflights[i][j]) <= MaxInflight)

PendingConfIndexValidInv ==
  \A i \in Server :
    state[i] = Leader /\ pendingConfChangeIndex[i] > applied[i] =>
      /\ log[i].offset <= pendingConfChangeIndex[i]
      /\ pendingConfChangeIndex[i] <= LastIndex(log[i])

(* No configuration entry waits in a leader's log without being guarded.    *)
PendingConfCoversLogInv ==
  \A i \in Server : state[i] = Leader =>
    \A x \in UnappliedConfigs(i, LastIndex(log[i])) : x <= pendingConfChangeIndex[i]

----------------------------------------------------------------------------
(* Configurations.                                                          *)

ConfigNonEmptyInv ==
  \A i \in Server : LastIndex(log[i]) > 0 /\ ConfigUpToDate(i) => GetConfig(i) # {}

JointConfigNonEmptyInv ==
  \A i \in Server : IsJointConfig(i) => GetConfig(i) # {} /\ config[i].autoLeave

LearnersVotersDisjointInv ==
  \A i \in Server : GetLearners(i) \cap (GetConfig(i) \cup GetOutgoingConfig(i)) = {}

----------------------------------------------------------------------------
(* Messages.                                                                *)

SnapshotMsgTermValidInv ==
  \A m \in AllMessages : m.mtype = SnapshotRequest => m.msnapshotTerm > 0

AppendEntriesPrevLogTermValidInv ==
  \A m \in AllMessages :
    m.mtype = AppendEntriesRequest /\ m.mprevLogIndex > 0 => m.mprevLogTerm > 0

----------------------------------------------------------------------------
(* Steps.                                                                   *)

MonotonicTermProp ==
  [][(~\E i \in Server : Restart(i)) =>
       \A i \in Server : currentTerm'[i] >= currentTerm[i]]_vars

MonotonicCommitIndexProp ==
  [][(~\E i \in Server : Restart(i)) =>
       \A i \in Server : commitIndex'[i] >= commitIndex[i]]_vars

(* A leader's own entries are its own.                                      *)
MonotonicOwnMatchProp ==
  [][\A i \in Server :
       state[i] = Leader /\ state'[i] = Leader => matchIndex'[i][i] >= matchIndex[i][i]]_vars

(* Of peers that the leader keeps track of before and after.                *)
MonotonicMatchIndexProp ==
  [][(~\E i \in Server : BecomeLeader(i) \/ Restart(i)) =>
       \A i, j \in Server :
         j \in Tracked(config[i]) /\ j \in Tracked(config'[i]) =>
           matchIndex'[i][j] >= matchIndex[i][j]]_vars
=============================================================================
