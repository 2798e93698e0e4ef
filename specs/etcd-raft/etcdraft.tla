------------------------------ MODULE etcdraft ------------------------------
(* Raft as etcd implements it: elections, log replication with flow control *)
(* for each peer, heartbeats, compaction and snapshots, changes of the      *)
(* membership by joint configurations, and restarts from what was durable.  *)
(*                                                                          *)
(* A server works on its volatile state, and what it wants to send piles up *)
(* in pendingMessages. Ready makes the state durable and only then puts     *)
(* these messages on the network, so nobody hears of what a crash can undo. *)
(*                                                                          *)
(* Defect names a mistake that an earlier version of such a model, or of    *)
(* the implementation, contained; "none" is the model as it should be. The  *)
(* README lists them.                                                       *)
EXTENDS Naturals, FiniteSets, Sequences, Bags

CONSTANTS
  Server,       \* everybody who can ever take part
  InitServer,   \* the members at the start
  Value,        \* what clients ask for
  Nil,
  MaxTerm, MaxLogLength, MaxReconfigs, MaxInflight,   \* bounds
  Defect

CONSTANTS Follower, Candidate, Leader                       \* state[i]
CONSTANTS StateProbe, StateReplicate, StateSnapshot         \* progressState[i][j]
CONSTANTS ValueEntry, ConfigEntry                           \* entries
CONSTANTS RequestVoteRequest, RequestVoteResponse,          \* messages
          AppendEntriesRequest, AppendEntriesResponse, SnapshotRequest

ASSUME InitServer \subseteq Server /\ InitServer # {}

VARIABLES messages, pendingMessages    \* bags: on the network; not yet sent
messageVars == <<messages, pendingMessages>>

VARIABLES currentTerm, state, votedFor
serverVars == <<currentTerm, state, votedFor>>

VARIABLES votesResponded, votesGranted
candidateVars == <<votesResponded, votesGranted>>

VARIABLES
  matchIndex,               \* matchIndex[i][j]: what j is known to hold
  pendingConfChangeIndex    \* no other change before this one is applied; 0: none
leaderVars == <<matchIndex, pendingConfChangeIndex>>

VARIABLES
  log,            \* [offset, entries, snapshotIndex, snapshotTerm]
  historyLog,     \* ghost: the log as if it were never compacted
  commitIndex,
  applied
logVars == <<log, historyLog, commitIndex, applied>>

VARIABLES
  config,               \* [jointConfig: <<incoming, outgoing>>, learners, autoLeave]
  reconfigCount,        \* how many changes were proposed
  appliedConfigIndex    \* the last configuration entry in force
configVars == <<config, reconfigCount, appliedConfigIndex>>

VARIABLES nextIndex, progressState, pendingSnapshot, msgAppFlowPaused, inflights
progressVars == <<nextIndex, progressState, pendingSnapshot, msgAppFlowPaused, inflights>>

VARIABLE durableState   \* what a restart finds

vars == <<messageVars, serverVars, candidateVars, leaderVars, logVars,
          configVars, progressVars, durableState>>

----------------------------------------------------------------------------
(* Logs and configurations.                                                 *)

Min(S) == CHOOSE x \in S : \A y \in S : x <= y
Max(S) == CHOOSE x \in S : \A y \in S : y <= x

LastIndex(l) == l.offset + Len(l.entries) - 1

IsAvailable(i, x) == log[i].offset <= x /\ x <= LastIndex(log[i])

LogEntry(i, x) == log[i].entries[x - log[i].offset + 1]

(* 0 where the term is not known any more, or not yet.                      *)
LogTerm(i, x) ==
  CASE x = log[i].snapshotIndex -> log[i].snapshotTerm
    [] IsAvailable(i, x)        -> LogEntry(i, x).term
    [] OTHER                    -> 0

Entries(i, from, upto) ==
  SubSeq(log[i].entries, from - log[i].offset + 1, upto - log[i].offset + 1)

IsPrefix(s, t) == Len(s) <= Len(t) /\ s = SubSeq(t, 1, Len(s))

Committed(i) == SubSeq(historyLog[i], 1, commitIndex[i])

GetConfig(i)         == config[i].jointConfig[1]
GetOutgoingConfig(i) == config[i].jointConfig[2]
GetLearners(i)       == config[i].learners
IsJointConfig(i)     == GetOutgoingConfig(i) # {}

(* The peers that a leader keeps a progress for.                            *)
Tracked(c) == c.jointConfig[1] \cup c.jointConfig[2] \cup c.learners

Quorum(c) == {S \in SUBSET c : 2 * Cardinality(S) > Cardinality(c)}

(* S decides: a majority of the incoming and, if any, the outgoing voters.  *)
Decides(i, S) ==
  /\ S \cap GetConfig(i) \in Quorum(GetConfig(i))
  /\ IsJointConfig(i) => S \cap GetOutgoingConfig(i) \in Quorum(GetOutgoingConfig(i))

(* The configuration after entry e, where the one before it was c.          *)
ConfigAfter(c, e) ==
  LET v == e.value
      joint == "enterJoint" \in DOMAIN v /\ v.enterJoint
  IN  IF "leaveJoint" \in DOMAIN v
      THEN [jointConfig |-> <<c.jointConfig[1], {}>>, learners |-> c.learners,
            autoLeave |-> FALSE]
      ELSE [jointConfig |-> <<v.newconf, IF joint THEN v.oldconf ELSE {}>>,
            learners |-> v.learners, autoLeave |-> joint]

EmptyConfig == [jointConfig |-> <<{}, {}>>, learners |-> {}, autoLeave |-> FALSE]

(* The configuration that a whole history leads to.                         *)
RECURSIVE ConfigOf(_)
ConfigOf(history) ==
  IF history = << >> THEN EmptyConfig
  ELSE LET n == Len(history)
           before == SubSeq(history, 1, n - 1)
       IN  IF history[n].type = ConfigEntry
           THEN ConfigAfter(ConfigOf(before), history[n])
           ELSE ConfigOf(before)

(* Configuration entries up to an index that are not in force yet.          *)
UnappliedConfigs(i, upto) ==
  {x \in Max({log[i].offset, appliedConfigIndex[i] + 1}) .. upto :
     LogEntry(i, x).type = ConfigEntry}

----------------------------------------------------------------------------
(* Messages.                                                                *)

WithMessage(m, bag)    == bag (+) SetToBag({m})
WithoutMessage(m, bag) == bag (-) SetToBag({m})

Send(m)    == pendingMessages' = WithMessage(m, pendingMessages)
Discard(m) == messages' = WithoutMessage(m, messages)

Reply(answer, m) == Send(answer) /\ Discard(m)

AllMessages == BagToSet(messages) \cup BagToSet(pendingMessages)

Accepted(i, to, match) ==
  [mtype |-> AppendEntriesResponse, mterm |-> currentTerm[i], msuccess |-> TRUE,
   mmatchIndex |-> match, msource |-> i, mdest |-> to]

Rejected(i, to, prev, hint) ==
  [mtype |-> AppendEntriesResponse, mterm |-> currentTerm[i], msuccess |-> FALSE,
   mprevLogIndex |-> prev, mhint |-> hint, msource |-> i, mdest |-> to]

----------------------------------------------------------------------------
(* At the start the members have one committed entry for each of them, as   *)
(* bootstrapping writes it; the others know nothing.                        *)

Bootstrap ==
  [k \in 1 .. Cardinality(InitServer) |->
     [term |-> 1, type |-> ConfigEntry,
      value |-> [newconf |-> InitServer, learners |-> {}]]]

PerServer(member, other) ==
  [i \in Server |-> IF i \in InitServer THEN member ELSE other]

PerPeer(x) == [i \in Server |-> [j \in Server |-> x]]

InitLog(entries) ==
  [offset |-> 1, entries |-> entries, snapshotIndex |-> 0, snapshotTerm |-> 0]

InitConfig ==
  [jointConfig |-> <<InitServer, {}>>, learners |-> {}, autoLeave |-> FALSE]

Init ==
  LET size == Cardinality(InitServer)
  IN  /\ messages = EmptyBag
      /\ pendingMessages = EmptyBag
      /\ currentTerm = PerServer(1, 0)
      /\ state = [i \in Server |-> Follower]
      /\ votedFor = [i \in Server |-> Nil]
      /\ votesResponded = [i \in Server |-> {}]
      /\ votesGranted = [i \in Server |-> {}]
      /\ matchIndex = PerPeer(0)
      /\ pendingConfChangeIndex = [i \in Server |-> 0]
      /\ log = PerServer(InitLog(Bootstrap), InitLog(<< >>))
      /\ historyLog = PerServer(Bootstrap, << >>)
      /\ commitIndex = PerServer(size, 0)
      /\ applied = PerServer(size, 0)
      /\ config = PerServer(InitConfig, EmptyConfig)
      /\ reconfigCount = 0
      /\ appliedConfigIndex = PerServer(size, 0)
      /\ nextIndex = PerPeer(1)
      /\ progressState = PerPeer(StateProbe)
      /\ pendingSnapshot = PerPeer(0)
      /\ msgAppFlowPaused = PerPeer(FALSE)
      /\ inflights = PerPeer({})
      /\ durableState =
           [i \in Server |->
              [currentTerm |-> currentTerm[i], votedFor |-> Nil,
               log |-> Len(historyLog[i]), commitIndex |-> commitIndex[i],
               snapshotIndex |-> 0, snapshotTerm |-> 0,
               config |-> config[i], appliedConfigIndex |-> appliedConfigIndex[i]]]

----------------------------------------------------------------------------
(* Durability.                                                              *)

Snapshotted(i) ==
  [currentTerm |-> currentTerm[i], votedFor |-> votedFor[i],
   log |-> LastIndex(log[i]), commitIndex |-> commitIndex[i],
   snapshotIndex |-> log[i].snapshotIndex, snapshotTerm |-> log[i].snapshotTerm,
   config |-> config[i], appliedConfigIndex |-> appliedConfigIndex[i]]

PersistState(i) == durableState' = [durableState EXCEPT ![i] = Snapshotted(i)]

PendingFrom(i) == {m \in BagToSet(pendingMessages) : m.msource = i}

OnlyFrom(S) == [m \in S |-> pendingMessages[m]]

SendPendingMessages(i) ==
  /\ messages' = messages (+) OnlyFrom(PendingFrom(i))
  /\ pendingMessages' = pendingMessages (-) OnlyFrom(PendingFrom(i))

Ready(i) ==
  /\ PendingFrom(i) # {} \/ durableState[i] # Snapshotted(i)
  /\ PersistState(i)
  /\ SendPendingMessages(i)
  /\ UNCHANGED <<serverVars, candidateVars, leaderVars, logVars, configVars, progressVars>>

(* The entries come back from the history: the log in memory may have been  *)
(* compacted further than the durable one.                                  *)
Restart(i) ==
  LET d == durableState[i]
      size == Min({d.log, Len(historyLog[i])})
      offset == IF Defect = "restart-keeps-offset" THEN log[i].offset
                                                   ELSE d.snapshotIndex + 1
  IN  /\ state' = [state EXCEPT ![i] = Follower]
      /\ currentTerm' = [currentTerm EXCEPT ![i] = d.currentTerm]
      /\ votedFor' = [votedFor EXCEPT ![i] = d.votedFor]
      /\ votesResponded' = [votesResponded EXCEPT ![i] = {}]
      /\ votesGranted' = [votesGranted EXCEPT ![i] = {}]
      /\ matchIndex' = [matchIndex EXCEPT ![i] = [j \in Server |-> 0]]
      /\ pendingConfChangeIndex' = [pendingConfChangeIndex EXCEPT ![i] = 0]
      /\ log' = [log EXCEPT ![i] =
                   [offset |-> offset,
                    entries |-> SubSeq(historyLog[i], offset, size),
                    snapshotIndex |-> d.snapshotIndex,
                    snapshotTerm |-> d.snapshotTerm]]
      /\ historyLog' = [historyLog EXCEPT ![i] = SubSeq(@, 1, size)]
      /\ commitIndex' = [commitIndex EXCEPT ![i] = d.commitIndex]
      /\ applied' = [applied EXCEPT ![i] = d.snapshotIndex]
      /\ config' = [config EXCEPT ![i] = d.config]
      /\ appliedConfigIndex' = [appliedConfigIndex EXCEPT ![i] = d.appliedConfigIndex]
      /\ nextIndex' = [nextIndex EXCEPT ![i] = [j \in Server |-> 1]]
      /\ progressState' = [progressState EXCEPT ![i] = [j \in Server |-> StateProbe]]
      /\ pendingSnapshot' = [pendingSnapshot EXCEPT ![i] = [j \in Server |-> 0]]
      /\ msgAppFlowPaused' = [msgAppFlowPaused EXCEPT ![i] = [j \in Server |-> FALSE]]
      /\ inflights' = [inflights EXCEPT ![i] = [j \in Server |-> {}]]
      /\ pendingMessages' = pendingMessages (-) OnlyFrom(PendingFrom(i))
      /\ UNCHANGED <<messages, reconfigCount, durableState>>

----------------------------------------------------------------------------
(* Elections.                                                               *)

Timeout(i) ==
  /\ state[i] \in {Follower, Candidate}
  /\ i \in GetConfig(i) \cup GetOutgoingConfig(i)
  /\ currentTerm[i] < MaxTerm
  /\ state' = [state EXCEPT ![i] = Candidate]
  /\ currentTerm' = [currentTerm EXCEPT ![i] = @ + 1]
  /\ votedFor' = [votedFor EXCEPT ![i] = i]
  /\ votesResponded' = [votesResponded EXCEPT ![i] = {i}]
  /\ votesGranted' = [votesGranted EXCEPT ![i] = {i}]
  /\ UNCHANGED <<messageVars, leaderVars, logVars, configVars, progressVars, durableState>>

RequestVote(i, j) ==
  /\ state[i] = Candidate
  /\ j \in (GetConfig(i) \cup GetOutgoingConfig(i)) \ votesResponded[i]
  /\ Send([mtype |-> RequestVoteRequest, mterm |-> currentTerm[i],
           mlastLogTerm |-> LogTerm(i, LastIndex(log[i])),
           mlastLogIndex |-> LastIndex(log[i]), msource |-> i, mdest |-> j])
  /\ UNCHANGED <<messages, serverVars, candidateVars, leaderVars, logVars, configVars,
                 progressVars, durableState>>

HandleRequestVoteRequest(i, j, m) ==
  LET mine == LogTerm(i, LastIndex(log[i]))
      upToDate == \/ m.mlastLogTerm > mine
                  \/ m.mlastLogTerm = mine /\ m.mlastLogIndex >= LastIndex(log[i])
      grant == m.mterm = currentTerm[i] /\ upToDate /\ votedFor[i] \in {Nil, j}
  IN  /\ m.mtype = RequestVoteRequest
      /\ m.mterm <= currentTerm[i]
      /\ votedFor' = [votedFor EXCEPT ![i] = IF grant THEN j ELSE @]
      /\ Reply([mtype |-> RequestVoteResponse, mterm |-> currentTerm[i],
                mvoteGranted |-> grant, msource |-> i, mdest |-> j], m)
      /\ UNCHANGED <<state, currentTerm, candidateVars, leaderVars, logVars, configVars,
                     progressVars, durableState>>

HandleRequestVoteResponse(i, j, m) ==
  /\ m.mtype = RequestVoteResponse
  /\ m.mterm <= currentTerm[i]
  /\ IF m.mterm = currentTerm[i] /\ state[i] = Candidate
     THEN /\ votesResponded' = [votesResponded EXCEPT ![i] = @ \cup {j}]
          /\ votesGranted' = [votesGranted EXCEPT ![i] =
                                IF m.mvoteGranted THEN @ \cup {j} ELSE @]
     ELSE UNCHANGED candidateVars
  /\ Discard(m)
  /\ UNCHANGED <<pendingMessages, serverVars, leaderVars, logVars, configVars, progressVars,
                 durableState>>

(* A new leader takes it that a change may be pending anywhere in its log.  *)
BecomeLeader(i) ==
  LET last == LastIndex(log[i])
  IN  /\ state[i] = Candidate
      /\ Decides(i, votesGranted[i])
      /\ state' = [state EXCEPT ![i] = Leader]
      /\ matchIndex' = [matchIndex EXCEPT ![i] =
                          [j \in Server |-> IF j = i THEN last ELSE 0]]
      /\ pendingConfChangeIndex' =
           IF Defect = "pending-not-set" THEN pendingConfChangeIndex
           ELSE [pendingConfChangeIndex EXCEPT ![i] = last]
      /\ nextIndex' = [nextIndex EXCEPT ![i] = [j \in Server |-> last + 1]]
      /\ progressState' = [progressState EXCEPT ![i] =
                             [j \in Server |-> IF j = i THEN StateReplicate ELSE StateProbe]]
      /\ pendingSnapshot' = [pendingSnapshot EXCEPT ![i] = [j \in Server |-> 0]]
      /\ msgAppFlowPaused' = [msgAppFlowPaused EXCEPT ![i] = [j \in Server |-> FALSE]]
      /\ inflights' = [inflights EXCEPT ![i] = [j \in Server |-> {}]]
      /\ UNCHANGED <<messageVars, currentTerm, votedFor, candidateVars, logVars, configVars,
                     durableState>>

StepDownToFollower(i) ==
  /\ state[i] \in {Candidate, Leader}
  /\ state' = [state EXCEPT ![i] = Follower]
  /\ UNCHANGED <<messageVars, currentTerm, votedFor, candidateVars, leaderVars, logVars,
                 configVars, progressVars, durableState>>

(* Any message of a later term; the message itself is handled afterwards.   *)
UpdateTerm(i, m) ==
  /\ m.mterm > currentTerm[i]
  /\ currentTerm' = [currentTerm EXCEPT ![i] = m.mterm]
  /\ state' = [state EXCEPT ![i] = Follower]
  /\ votedFor' = [votedFor EXCEPT ![i] = Nil]
  /\ UNCHANGED <<messageVars, candidateVars, leaderVars, logVars, configVars, progressVars,
                 durableState>>

----------------------------------------------------------------------------
(* A leader's own log. It acknowledges its entries to itself by a message,  *)
(* which like all others leaves after the entry is durable.                 *)

Replicate(i, v, t) ==
  LET entry == [term |-> currentTerm[i], type |-> t, value |-> v]
  IN  /\ state[i] = Leader
      /\ LastIndex(log[i]) < MaxLogLength
      /\ log' = [log EXCEPT ![i].entries = Append(@, entry)]
      /\ historyLog' = [historyLog EXCEPT ![i] = Append(@, entry)]
      /\ Send(Accepted(i, i, LastIndex(log[i]) + 1))
      /\ Defect = "changed-and-unchanged" => UNCHANGED historyLog

ClientRequest(i, v) ==
  /\ Replicate(i, v, ValueEntry)
  /\ UNCHANGED <<messages, serverVars, candidateVars, leaderVars, commitIndex, applied,
                 configVars, progressVars, durableState>>

CommitTo(i, c) == commitIndex' = [commitIndex EXCEPT ![i] = Max({@, c})]

(* The last entry of the leader's own term that decides under the           *)
(* configuration in force.                                                  *)
AdvanceCommitIndex(i) ==
  LET holders(x) == {j \in Server : matchIndex[i][j] >= x}
      agreed == {x \in (commitIndex[i] + 1) .. LastIndex(log[i]) : Decides(i, holders(x))}
  IN  /\ state[i] = Leader
      /\ agreed # {}
      /\ LogTerm(i, Max(agreed)) = currentTerm[i]
      /\ CommitTo(i, Max(agreed))
      /\ UNCHANGED <<messageVars, serverVars, candidateVars, leaderVars, log, historyLog,
                     applied, configVars, progressVars, durableState>>

(* A mistake: followers learn what is committed from a leader only.         *)
FollowerAdvanceCommitIndex(i) ==
  /\ Defect = "follower-commits-alone"
  /\ state[i] # Leader
  /\ commitIndex[i] < LastIndex(log[i])
  /\ CommitTo(i, commitIndex[i] + 1)
  /\ UNCHANGED <<messageVars, serverVars, candidateVars, leaderVars, log, historyLog,
                 applied, configVars, progressVars, durableState>>

(* Committed entries are applied in order, and a configuration entry only   *)
(* by ApplySimpleConfChange.                                                *)
ApplyEntries(i) ==
  LET open == UnappliedConfigs(i, commitIndex[i])
      upto == IF open = {} THEN commitIndex[i] ELSE Min(open) - 1
  IN  /\ upto > applied[i]
      /\ applied' = [applied EXCEPT ![i] = upto]
      /\ UNCHANGED <<messageVars, serverVars, candidateVars, leaderVars, log, historyLog,
                     commitIndex, configVars, progressVars, durableState>>

(* What is applied may be dropped from memory.                              *)
CompactLog(i, newStart) ==
  /\ newStart > log[i].offset
  /\ newStart <= CASE Defect = "compact-committed" -> commitIndex[i] + 1
                   [] Defect = "compact-durable"   -> durableState[i].log + 1
                   [] OTHER                        -> applied[i] + 1
  /\ log' = [log EXCEPT ![i] =
               [offset |-> newStart,
                entries |-> SubSeq(@.entries, newStart - @.offset + 1, Len(@.entries)),
                snapshotIndex |-> newStart - 1,
                snapshotTerm |-> LogTerm(i, newStart - 1)]]
  /\ UNCHANGED <<messageVars, serverVars, candidateVars, leaderVars, historyLog, commitIndex,
                 applied, configVars, progressVars, durableState>>

----------------------------------------------------------------------------
(* What a leader sends. The flow to a peer is paused while its log position *)
(* is probed and an answer is due, while too much is in flight, and while   *)
(* it takes a snapshot.                                                     *)

IsPaused(i, j) ==
  CASE progressState[i][j] = StateProbe     -> msgAppFlowPaused[i][j]
    [] progressState[i][j] = StateReplicate -> Cardinality(inflights[i][j]) >= MaxInflight
    [] OTHER                                -> TRUE

ResetInflights(i, j) == inflights' = [inflights EXCEPT ![i][j] = {}]

(* Entries from range[1] up to but not including range[2].                  *)
AppendEntriesInRangeToPeer(i, j, range) ==
  LET prev == range[1] - 1
      count == range[2] - range[1]
  IN  /\ i # j
      /\ state[i] = Leader
      /\ j \in Tracked(config[i])
      /\ ~IsPaused(i, j)
      /\ Defect # "append-compacted" => count = 0 \/ range[1] >= log[i].offset
      /\ Defect # "append-after-compacted" =>
           prev = 0 \/ prev = log[i].snapshotIndex \/ IsAvailable(i, prev)
      /\ Send([mtype |-> AppendEntriesRequest, msubtype |-> "app",
               mterm |-> currentTerm[i],
               mprevLogIndex |-> prev, mprevLogTerm |-> LogTerm(i, prev),
               mentries |-> Entries(i, range[1], range[2] - 1),
               mcommitIndex |-> commitIndex[i], msource |-> i, mdest |-> j])
      /\ IF progressState[i][j] = StateReplicate
         THEN /\ nextIndex' = [nextIndex EXCEPT ![i][j] = @ + count]
              /\ inflights' = [inflights EXCEPT ![i][j] =
                                 IF count = 0 THEN @ ELSE @ \cup {range[2] - 1}]
              /\ UNCHANGED msgAppFlowPaused
         ELSE /\ msgAppFlowPaused' = [msgAppFlowPaused EXCEPT ![i][j] = count > 0]
              /\ UNCHANGED <<nextIndex, inflights>>
      /\ UNCHANGED <<messages, serverVars, candidateVars, leaderVars, logVars, configVars,
                     progressState, pendingSnapshot, durableState>>

(* The real thing sends from nextIndex; the mistake starts anywhere.        *)
AppendEntries(i, j) ==
  \E from \in IF Defect = "append-from-anywhere"
              THEN nextIndex[i][j] .. LastIndex(log[i]) + 1
              ELSE {nextIndex[i][j]} :
    \E end \in from .. LastIndex(log[i]) + 1 :
      AppendEntriesInRangeToPeer(i, j, <<from, end>>)

Heartbeat(i, j) ==
  /\ i # j
  /\ state[i] = Leader
  /\ j \in Tracked(config[i])
  /\ Send([mtype |-> AppendEntriesRequest, msubtype |-> "heartbeat",
           mterm |-> currentTerm[i], mprevLogIndex |-> 0, mprevLogTerm |-> 0,
           mentries |-> << >>, mcommitIndex |-> Min({commitIndex[i], matchIndex[i][j]}),
           msource |-> i, mdest |-> j])
  /\ UNCHANGED <<messages, serverVars, candidateVars, leaderVars, logVars, configVars,
                 progressVars, durableState>>

(* A snapshot up to index x, which carries the history that it stands for.  *)
SendSnapshotUpTo(i, j, x) ==
  /\ i # j
  /\ state[i] = Leader
  /\ j \in Tracked(config[i])
  /\ progressState[i][j] # StateSnapshot
  /\ Send([mtype |-> SnapshotRequest, mterm |-> currentTerm[i],
           msnapshotIndex |-> x, msnapshotTerm |-> LogTerm(i, x),
           mhistory |-> SubSeq(historyLog[i], 1, x), msource |-> i, mdest |-> j])
  /\ progressState' = [progressState EXCEPT ![i][j] = StateSnapshot]
  /\ pendingSnapshot' = [pendingSnapshot EXCEPT ![i][j] = x]
  /\ nextIndex' = [nextIndex EXCEPT ![i][j] = x + 1]
  /\ msgAppFlowPaused' = [msgAppFlowPaused EXCEPT ![i][j] = FALSE]
  /\ ResetInflights(i, j)
  /\ Defect = "messages-unassigned" \/ UNCHANGED messages
  /\ UNCHANGED <<serverVars, candidateVars, leaderVars, logVars, configVars, durableState>>

(* When the entry before the next one is gone.                              *)
SendSnapshot(i, j) ==
  LET prev == nextIndex[i][j] - 1
  IN  /\ prev # log[i].snapshotIndex
      /\ ~IsAvailable(i, prev)
      /\ log[i].snapshotIndex > 0
      /\ SendSnapshotUpTo(i, j, log[i].snapshotIndex)

(* A snapshot that the application has just made.                           *)
SendSnapshotWithCompaction(i, j, x) ==
  /\ x > 0
  /\ x <= applied[i]
  /\ Defect # "snapshot-compacted" => x >= log[i].snapshotIndex
  /\ SendSnapshotUpTo(i, j, x)

----------------------------------------------------------------------------
(* What a follower does with it.                                            *)

(* A message of the current term names the leader.                          *)
ReturnToFollowerState(i, m) ==
  /\ m.mtype \in {AppendEntriesRequest, SnapshotRequest}
  /\ m.mterm = currentTerm[i]
  /\ state[i] = Candidate
  /\ state' = [state EXCEPT ![i] = Follower]
  /\ UNCHANGED <<messageVars, currentTerm, votedFor, candidateVars, leaderVars, logVars,
                 configVars, progressVars, durableState>>

(* The first of these entries that contradicts the log; 0: none.            *)
FindFirstConflict(i, from, entries) ==
  LET wrong == {k \in 1 .. Len(entries) :
                  /\ from + k - 1 <= LastIndex(log[i])
                  /\ LogTerm(i, from + k - 1) # entries[k].term}
  IN  IF wrong = {} THEN 0 ELSE from + Min(wrong) - 1

(* The log agrees as far as it goes: what is new is appended.               *)
NoConflictAppendEntriesRequest(i, m) ==
  LET from == m.mprevLogIndex + 1
      known == LastIndex(log[i]) - m.mprevLogIndex
      new == SubSeq(m.mentries, known + 1, Len(m.mentries))
  IN  /\ FindFirstConflict(i, from, m.mentries) = 0
      /\ log' = [log EXCEPT ![i].entries = @ \o new]
      /\ historyLog' = IF Defect = "history-not-appended" THEN historyLog
                       ELSE [historyLog EXCEPT ![i] = @ \o new]

(* The log is cut at the first contradiction and continued from there.      *)
ConflictAppendEntriesRequest(i, m) ==
  LET from == m.mprevLogIndex + 1
      bad == FindFirstConflict(i, from, m.mentries)
      new == IF Defect = "truncate-one" THEN << >>
             ELSE SubSeq(m.mentries, bad - from + 1, Len(m.mentries))
      keep == IF Defect = "truncate-one" THEN LastIndex(log[i]) - 1 ELSE bad - 1
  IN  /\ bad > commitIndex[i]
      /\ log' = [log EXCEPT ![i].entries = SubSeq(@, 1, keep - log[i].offset + 1) \o new]
      /\ historyLog' = IF Defect = "history-not-truncated" THEN historyLog
                       ELSE [historyLog EXCEPT ![i] = SubSeq(@, 1, keep) \o new]

HandleAppendEntriesRequest(i, j, m) ==
  LET prev == m.mprevLogIndex
      last == prev + Len(m.mentries)
      agrees == prev <= LastIndex(log[i]) /\ LogTerm(i, prev) = m.mprevLogTerm
  IN  /\ m.mtype = AppendEntriesRequest
      /\ m.mterm <= currentTerm[i]
      /\ m.mterm = currentTerm[i] => state[i] = Follower
      /\ IF m.mterm < currentTerm[i]
         THEN /\ Reply(Rejected(i, j, prev, 0), m)
              /\ UNCHANGED <<log, historyLog, commitIndex>>
         ELSE IF m.msubtype = "heartbeat"
         THEN /\ CommitTo(i, Min({m.mcommitIndex, LastIndex(log[i])}))
              /\ Reply([mtype |-> AppendEntriesResponse, mterm |-> currentTerm[i],
                        msubtype |-> "heartbeat", msource |-> i, mdest |-> j], m)
              /\ UNCHANGED <<log, historyLog>>
         ELSE IF prev < commitIndex[i]
         THEN /\ Reply(Accepted(i, j, commitIndex[i]), m)
              /\ UNCHANGED <<log, historyLog, commitIndex>>
         ELSE IF agrees
         THEN /\ NoConflictAppendEntriesRequest(i, m) \/ ConflictAppendEntriesRequest(i, m)
              /\ CommitTo(i, Min({m.mcommitIndex, last}))
              /\ Reply(Accepted(i, j, last), m)
         ELSE /\ Reply(Rejected(i, j, prev, Min({prev, LastIndex(log[i])})), m)
              /\ UNCHANGED <<log, historyLog, commitIndex>>
      /\ UNCHANGED <<serverVars, candidateVars, leaderVars, applied, configVars,
                     progressVars, durableState>>

HandleSnapshotRequest(i, j, m) ==
  LET x == m.msnapshotIndex
  IN  /\ m.mtype = SnapshotRequest
      /\ Defect # "snapshot-of-later-term" => m.mterm <= currentTerm[i]
      /\ m.mterm = currentTerm[i] => state[i] = Follower
      /\ IF m.mterm < currentTerm[i]
         THEN /\ Discard(m)
              /\ UNCHANGED <<pendingMessages, logVars, config, appliedConfigIndex>>
         ELSE IF x <= commitIndex[i]
         THEN /\ Reply(Accepted(i, j, commitIndex[i]), m)
              /\ UNCHANGED <<logVars, config, appliedConfigIndex>>
         ELSE IF LogTerm(i, x) = m.msnapshotTerm
         THEN /\ CommitTo(i, x)
              /\ Reply(Accepted(i, j, x), m)
              /\ UNCHANGED <<log, historyLog, applied, config, appliedConfigIndex>>
         ELSE /\ log' = [log EXCEPT ![i] = [offset |-> x + 1, entries |-> << >>,
                                            snapshotIndex |-> x,
                                            snapshotTerm |-> m.msnapshotTerm]]
              /\ historyLog' = [historyLog EXCEPT ![i] = m.mhistory]
              /\ commitIndex' = [commitIndex EXCEPT ![i] = x]
              /\ applied' = [applied EXCEPT ![i] = x]
              /\ config' = IF Defect = "snapshot-without-config" THEN config
                           ELSE [config EXCEPT ![i] = ConfigOf(m.mhistory)]
              /\ appliedConfigIndex' = [appliedConfigIndex EXCEPT ![i] = x]
              /\ Reply(Accepted(i, j, x), m)
      /\ UNCHANGED <<serverVars, candidateVars, leaderVars, reconfigCount, progressVars,
                     durableState>>

----------------------------------------------------------------------------
(* What a leader makes of the answers.                                      *)

(* The peer holds everything up to the index it names.                      *)
MaybeUpdate(i, j, match) ==
  LET caughtUp == match + 1 >= log[i].offset
      to == IF progressState[i][j] = StateSnapshot /\ ~caughtUp
            THEN StateSnapshot ELSE StateReplicate
  IN  /\ matchIndex' = [matchIndex EXCEPT ![i][j] = match]
      /\ nextIndex' = [nextIndex EXCEPT ![i][j] =
           IF to = StateReplicate /\ progressState[i][j] # StateReplicate
           THEN match + 1 ELSE Max({@, match + 1})]
      /\ progressState' = [progressState EXCEPT ![i][j] = to]
      /\ pendingSnapshot' = [pendingSnapshot EXCEPT ![i][j] = IF to = StateSnapshot THEN @ ELSE 0]
      /\ msgAppFlowPaused' = [msgAppFlowPaused EXCEPT ![i][j] = FALSE]
      /\ inflights' = [inflights EXCEPT ![i][j] = {x \in @ : x > match}]

(* The peer does not hold the entry before those it was sent.               *)
MaybeDecrTo(i, j, rejected, hint) ==
  LET stale == IF progressState[i][j] = StateReplicate
               THEN rejected <= matchIndex[i][j]
               ELSE nextIndex[i][j] - 1 # rejected
  IN  IF stale THEN UNCHANGED progressVars
      ELSE /\ nextIndex' = [nextIndex EXCEPT ![i][j] =
                IF progressState[i][j] = StateReplicate
                THEN matchIndex[i][j] + 1
                ELSE Max({Min({rejected, hint + 1}), matchIndex[i][j] + 1})]
           /\ progressState' = [progressState EXCEPT ![i][j] =
                IF @ = StateReplicate THEN StateProbe ELSE @]
           /\ msgAppFlowPaused' = [msgAppFlowPaused EXCEPT ![i][j] = FALSE]
           /\ inflights' = [inflights EXCEPT ![i][j] = {}]
           /\ UNCHANGED pendingSnapshot

HandleAppendEntriesResponse(i, j, m) ==
  /\ m.mtype = AppendEntriesResponse
  /\ m.mterm <= currentTerm[i]
  /\ IF m.mterm < currentTerm[i] \/ state[i] # Leader \/ j \notin Tracked(config[i])
     THEN UNCHANGED <<matchIndex, progressVars>>
     ELSE IF "msuccess" \notin DOMAIN m
     THEN (* a heartbeat's answer: the peer is there, go on probing *)
          /\ msgAppFlowPaused' = [msgAppFlowPaused EXCEPT ![i][j] = FALSE]
          /\ UNCHANGED <<matchIndex, nextIndex, progressState, pendingSnapshot, inflights>>
     ELSE IF m.msuccess
     THEN IF m.mmatchIndex > matchIndex[i][j]
          THEN MaybeUpdate(i, j, m.mmatchIndex)
          ELSE UNCHANGED <<matchIndex, progressVars>>
     ELSE MaybeDecrTo(i, j, m.mprevLogIndex, m.mhint) /\ UNCHANGED matchIndex
  /\ Discard(m)
  /\ UNCHANGED <<pendingMessages, serverVars, candidateVars, pendingConfChangeIndex, logVars,
                 configVars, durableState>>

(* The transport gives up on a peer.                                        *)
ReportUnreachable(i, j) ==
  /\ i # j
  /\ state[i] = Leader
  /\ progressState[i][j] = StateReplicate
  /\ progressState' = [progressState EXCEPT ![i][j] = StateProbe]
  /\ nextIndex' = [nextIndex EXCEPT ![i][j] = matchIndex[i][j] + 1]
  /\ IF Defect = "unreachable-keeps-inflights" THEN UNCHANGED inflights
                                               ELSE ResetInflights(i, j)
  /\ UNCHANGED <<messageVars, serverVars, candidateVars, leaderVars, logVars, configVars,
                 pendingSnapshot, msgAppFlowPaused, durableState>>

(* The transport could not deliver a snapshot.                              *)
ReportSnapshotFailure(i, j) ==
  /\ state[i] = Leader
  /\ progressState[i][j] = StateSnapshot
  /\ progressState' = [progressState EXCEPT ![i][j] = StateProbe]
  /\ nextIndex' = [nextIndex EXCEPT ![i][j] = matchIndex[i][j] + 1]
  /\ pendingSnapshot' = [pendingSnapshot EXCEPT ![i][j] = 0]
  /\ UNCHANGED <<messageVars, serverVars, candidateVars, leaderVars, logVars, configVars,
                 msgAppFlowPaused, inflights, durableState>>

----------------------------------------------------------------------------
(* Membership. A change is one entry into a joint configuration and one out *)
(* of it; no second change is proposed while one is pending.                *)

MayPropose(i) ==
  /\ state[i] = Leader
  /\ pendingConfChangeIndex[i] <= applied[i]

MarkPending(i) ==
  pendingConfChangeIndex' = [pendingConfChangeIndex EXCEPT ![i] = LastIndex(log[i]) + 1]

ChangeConf(i, newVoters, newLearners) ==
  LET joint == Defect # "skip-joint"
  IN  /\ MayPropose(i)
      /\ ~IsJointConfig(i)
      /\ reconfigCount < MaxReconfigs
      /\ newVoters # {}
      /\ Defect # "learners-among-incoming" => newVoters \cap newLearners = {}
      /\ Defect \notin {"learners-among-incoming", "learners-among-outgoing", "skip-joint"} =>
           GetConfig(i) \cap newLearners = {}
      /\ Replicate(i, [newconf |-> newVoters, learners |-> newLearners,
                       enterJoint |-> joint, oldconf |-> GetConfig(i)], ConfigEntry)
      /\ MarkPending(i)
      /\ reconfigCount' = reconfigCount + 1
      /\ UNCHANGED <<messages, serverVars, candidateVars, matchIndex, commitIndex, applied,
                     config, appliedConfigIndex, progressVars, durableState>>

ProposeLeaveJoint(i) ==
  /\ MayPropose(i)
  /\ IsJointConfig(i)
  /\ config[i].autoLeave
  /\ Replicate(i, [leaveJoint |-> TRUE], ConfigEntry)
  /\ MarkPending(i)
  /\ UNCHANGED <<messages, serverVars, candidateVars, matchIndex, commitIndex, applied,
                 configVars, progressVars, durableState>>

(* A mistake: the joint configuration is left without an entry for it.      *)
LeaveJoint(i) ==
  /\ Defect = "leave-joint-unlogged"
  /\ IsJointConfig(i)
  /\ config' = [config EXCEPT ![i].jointConfig[2] = {}, ![i].autoLeave = FALSE]
  /\ UNCHANGED <<messageVars, serverVars, candidateVars, leaderVars, logVars, reconfigCount,
                 appliedConfigIndex, progressVars, durableState>>

(* The next configuration entry comes into force. A leader starts from the  *)
(* beginning with peers that are new to it, but not with itself.            *)
ApplySimpleConfChange(i) ==
  LET upto == IF Defect = "apply-uncommitted-config" THEN LastIndex(log[i]) ELSE commitIndex[i]
      open == UnappliedConfigs(i, upto)
      x == IF Defect = "apply-last-config" THEN Max(open) ELSE Min(open)
      new == ConfigAfter(config[i], LogEntry(i, x))
      added == Tracked(new) \ Tracked(config[i])
      Fresh(f, start, self) ==
        IF state[i] # Leader THEN f
        ELSE [f EXCEPT ![i] =
                [j \in Server |-> IF j \in added /\ (j # i \/ Defect = self)
                                  THEN start ELSE f[i][j]]]
  IN  /\ open # {}
      /\ config' = [config EXCEPT ![i] = new]
      /\ appliedConfigIndex' = [appliedConfigIndex EXCEPT ![i] = x]
      /\ applied' = [applied EXCEPT ![i] = Max({@, x})]
      /\ pendingConfChangeIndex' = [pendingConfChangeIndex EXCEPT ![i] = IF @ <= x THEN 0 ELSE @]
      /\ matchIndex' = Fresh(matchIndex, 0, "reset-own-match")
      /\ nextIndex' = Fresh(nextIndex, LastIndex(log[i]), "none of them")
      /\ progressState' = Fresh(progressState, StateProbe, "leader-probes-itself")
      /\ pendingSnapshot' = Fresh(pendingSnapshot, 0, "none of them")
      /\ msgAppFlowPaused' = Fresh(msgAppFlowPaused, FALSE, "none of them")
      /\ inflights' = Fresh(inflights, {}, "none of them")
      /\ UNCHANGED <<messageVars, serverVars, candidateVars, log, historyLog, commitIndex,
                     reconfigCount, durableState>>

----------------------------------------------------------------------------
(* The network.                                                             *)

Receive(m) ==
  LET i == m.mdest
      j == m.msource
  IN  \/ UpdateTerm(i, m)
      \/ ReturnToFollowerState(i, m)
      \/ HandleRequestVoteRequest(i, j, m)
      \/ HandleRequestVoteResponse(i, j, m)
      \/ HandleAppendEntriesRequest(i, j, m)
      \/ HandleAppendEntriesResponse(i, j, m)
      \/ HandleSnapshotRequest(i, j, m)

DuplicateMessage(m) ==
  /\ messages' = WithMessage(m, messages)
  /\ UNCHANGED <<pendingMessages, serverVars, candidateVars, leaderVars, logVars, configVars,
                 progressVars, durableState>>

DropMessage(m) ==
  /\ Discard(m)
  /\ UNCHANGED <<pendingMessages, serverVars, candidateVars, leaderVars, logVars, configVars,
                 progressVars, durableState>>

(* A fixed membership, and a network that delivers in any order.            *)
NextAsync ==
  \/ \E i \in Server :
       \/ Ready(i)
       \/ Timeout(i)
       \/ BecomeLeader(i)
       \/ StepDownToFollower(i)
       \/ AdvanceCommitIndex(i)
       \/ FollowerAdvanceCommitIndex(i)
       \/ ApplyEntries(i)
       \/ \E v \in Value : ClientRequest(i, v)
       \/ \E x \in 2 .. MaxLogLength + 1 : CompactLog(i, x)
  \/ \E i, j \in Server :
       \/ RequestVote(i, j)
       \/ AppendEntries(i, j)
       \/ Heartbeat(i, j)
       \/ SendSnapshot(i, j)
       \/ \E x \in 1 .. MaxLogLength : SendSnapshotWithCompaction(i, j, x)
       \/ ReportUnreachable(i, j)
       \/ ReportSnapshotFailure(i, j)
  \/ \E m \in BagToSet(messages) : Receive(m)

NextCrash == \E i \in Server : Restart(i)

NextUnreliable ==
  \E m \in BagToSet(messages) : DuplicateMessage(m) \/ DropMessage(m)

Next == NextAsync \/ NextCrash \/ NextUnreliable

NextDynamic ==
  \/ Next
  \/ \E i \in Server :
       \/ \E newVoters, newLearners \in SUBSET Server : ChangeConf(i, newVoters, newLearners)
       \/ ProposeLeaveJoint(i)
       \/ LeaveJoint(i)
       \/ ApplySimpleConfChange(i)

Spec        == Init /\ [][Next]_vars
SpecDynamic == Init /\ [][NextDynamic]_vars
=============================================================================
