------------------------------ MODULE Records ------------------------------
(* The states from which the records of the README are short, and the       *)
(* properties of the log that turned out to ask for too much.               *)
(*                                                                          *)
(* Random simulation met these counterexamples after dozens of steps, most  *)
(* of which bring a leader and a log into being. Here the interesting state *)
(* is described instead: one leader, logs of our choosing, an empty network *)
(* and everything durable.                                                  *)
EXTENDS Invariants

CONSTANTS s1, s2, s3

N == Cardinality(InitServer)

Put(f, i, x) == [f EXCEPT ![i] = x]

Val(t) == [term |-> t, type |-> ValueEntry, value |-> CHOOSE v \in Value : TRUE]

Enter(t, old, new) ==
  [term |-> t, type |-> ConfigEntry,
   value |-> [newconf |-> new, learners |-> {}, enterJoint |-> TRUE, oldconf |-> old]]

Leave(t) == [term |-> t, type |-> ConfigEntry, value |-> [leaveJoint |-> TRUE]]

(* s1 leads in term 2, the members have the bootstrapped log and have       *)
(* applied it, and s1 knows it.                                             *)
Quiet ==
  [leader  |-> s1,
   term    |-> PerServer(2, 0),
   history |-> PerServer(Bootstrap, << >>),
   commit  |-> PerServer(N, 0),
   applied |-> PerServer(N, 0),
   match   |-> PerServer(N, 0)]

Standing(r) ==
  LET configs == [i \in Server |-> ConfigOf(SubSeq(r.history[i], 1, r.applied[i]))]
      led == [i \in Server |-> i = r.leader]
      last == Len(r.history[r.leader])
  IN  /\ messages = EmptyBag
      /\ pendingMessages = EmptyBag
      /\ currentTerm = r.term
      /\ state = [i \in Server |-> IF led[i] THEN Leader ELSE Follower]
      /\ votedFor = [i \in Server |->
                       IF r.term[i] = r.term[r.leader] THEN r.leader ELSE Nil]
      /\ votesResponded = [i \in Server |-> {}]
      /\ votesGranted = [i \in Server |-> {}]
      /\ log = [i \in Server |-> InitLog(r.history[i])]
      /\ historyLog = r.history
      /\ commitIndex = r.commit
      /\ applied = r.applied
      /\ config = configs
      /\ reconfigCount = 0
      /\ appliedConfigIndex = r.applied
      /\ matchIndex = [i \in Server |-> IF led[i] THEN Put(r.match, i, last)
                                                  ELSE [j \in Server |-> 0]]
      /\ pendingConfChangeIndex = [i \in Server |-> IF led[i] THEN last ELSE 0]
      /\ nextIndex = [i \in Server |-> [j \in Server |->
                        IF led[i] THEN (IF i = j THEN last ELSE r.match[j]) + 1 ELSE 1]]
      /\ progressState = [i \in Server |-> [j \in Server |->
                            IF led[i] /\ (j = i \/ r.match[j] > 0)
                            THEN StateReplicate ELSE StateProbe]]
      /\ pendingSnapshot = PerPeer(0)
      /\ msgAppFlowPaused = PerPeer(FALSE)
      /\ inflights = PerPeer({})
      /\ durableState =
           [i \in Server |->
              [currentTerm |-> r.term[i], votedFor |-> votedFor[i],
               log |-> Len(r.history[i]), commitIndex |-> r.commit[i],
               snapshotIndex |-> 0, snapshotTerm |-> 0,
               config |-> configs[i], appliedConfigIndex |-> r.applied[i]]]

----------------------------------------------------------------------------
(* States.                                                                  *)

InitQuiet == Standing(Quiet)

(* s1 has entries that nobody else has.                                     *)
InitAhead == Standing([Quiet EXCEPT !.history[s1] = Bootstrap \o <<Val(2), Val(2)>>])

(* s1 knows nothing yet of what s2 has.                                     *)
InitUnprobed == Standing([Quiet EXCEPT !.match[s2] = 0])

(* The same, and s2 has got one entry.                                      *)
InitProbed == Standing([Quiet EXCEPT !.match[s2] = 1])

(* s2 holds entries of term 2 that lose against s1's of term 3.             *)
InitConflict ==
  Standing([Quiet EXCEPT !.term = PerServer(3, 0),
                         !.history[s1] = Bootstrap \o <<Val(3)>>,
                         !.history[s2] = Bootstrap \o <<Val(2), Val(2)>>])

(* A joint configuration that leaves s1 out is committed everywhere and     *)
(* about to be applied.                                                     *)
InitLeavingLeader ==
  LET h == Bootstrap \o <<Enter(2, InitServer, InitServer \ {s1})>>
  IN  Standing([Quiet EXCEPT !.history = PerServer(h, << >>), !.commit = PerServer(N + 1, 0),
                             !.match = PerServer(N + 1, 0)])

(* The same, held by everybody but not committed.                           *)
InitPendingConfig ==
  LET h == Bootstrap \o <<Enter(2, InitServer, InitServer \ {s1})>>
  IN  Standing([Quiet EXCEPT !.history = PerServer(h, << >>), !.match = PerServer(N + 1, 0)])

(* s1 leads without being a member; its return is committed, not applied.   *)
InitReturningLeader ==
  LET others == InitServer \ {s1}
      h == Bootstrap \o <<Enter(2, InitServer, others), Leave(2), Enter(2, others, InitServer)>>
  IN  Standing([Quiet EXCEPT !.history = PerServer(h, << >>), !.commit = PerServer(N + 3, 0),
                             !.applied = PerServer(N + 2, 0), !.match = PerServer(N + 3, 0)])

(* The configuration is joint, from all members to s3 alone, which has      *)
(* nothing yet; s1 has written the entry that leaves it.                    *)
InitLeavingJoint ==
  LET h == Bootstrap \o <<Enter(2, InitServer, {s3})>>
  IN  Standing([Quiet EXCEPT !.history = Put(PerServer(h, << >>), s1, Append(h, Leave(2))),
                             !.commit = PerServer(N + 1, 0), !.applied = PerServer(N + 1, 0),
                             !.match = PerServer(N + 1, 0)])

(* The way into a joint configuration with s3, which has nothing yet, is    *)
(* committed and not applied.                                               *)
InitEnteringJoint ==
  LET h == Bootstrap \o <<Enter(2, InitServer, {s3})>>
  IN  Standing([Quiet EXCEPT !.history = PerServer(h, << >>), !.commit = PerServer(N + 1, 0),
                             !.match = PerServer(N + 1, 0)])

(* s3 is a member that knows nothing.                                       *)
InitNewcomer ==
  LET h == Bootstrap \o <<Enter(2, InitServer, InitServer \cup {s3})>>
  IN  Standing([Quiet EXCEPT !.history = PerServer(h, << >>), !.commit = PerServer(N + 1, 0),
                             !.applied = PerServer(N + 1, 0), !.match = PerServer(N + 1, 0)])

(* The same, but s3 knows the term, and s1 thinks that it has two entries.  *)
InitProbedNewcomer ==
  LET h == Bootstrap \o <<Enter(2, InitServer, InitServer \cup {s3})>>
  IN  Standing([Quiet EXCEPT !.history = PerServer(h, << >>), !.commit = PerServer(N + 1, 0),
                             !.applied = PerServer(N + 1, 0), !.match = PerServer(N + 1, 0),
                             !.term[s3] = 2, !.match[s3] = 2])

(* s2 was a member long ago, s1 remembers its log, and it comes back.       *)
InitReturningPeer ==
  LET h == Bootstrap \o <<Enter(2, InitServer, {s1}), Leave(2), Enter(2, {s1}, {s1, s2})>>
  IN  Standing([Quiet EXCEPT !.history = Put(PerServer(Bootstrap, << >>), s1, h),
                             !.commit[s1] = N + 3, !.applied[s1] = N + 2])

(* The cluster has moved from s1 to the two others, which have committed    *)
(* one value since. s3 has all of it and has applied nothing of the move.   *)
InitMoved(committed) ==
  LET h == Bootstrap \o <<Enter(1, InitServer, {s2, s3}), Leave(1), Val(2)>>
  IN  Standing([Quiet EXCEPT !.leader = s2,
                             !.term = [i \in Server |-> 2],
                             !.history = [i \in Server |-> IF i = s1 THEN Bootstrap ELSE h],
                             !.commit = [i \in Server |-> IF i = s1 THEN N
                                                          ELSE IF i = s2 THEN N + 3
                                                          ELSE committed],
                             !.applied = [i \in Server |-> IF i = s2 THEN N + 3 ELSE N],
                             !.match = [i \in Server |-> IF i = s1 THEN N ELSE N + 3]])

InitMovedUnheard == InitMoved(N)
InitMovedHeard   == InitMoved(N + 3)

(* s1 has all votes, and some entries that are not committed.               *)
Elected(entries) ==
  LET r == [Quiet EXCEPT !.history[s1] = Bootstrap \o entries]
  IN  /\ messages = EmptyBag
      /\ pendingMessages = EmptyBag
      /\ currentTerm = r.term
      /\ state = [i \in Server |-> IF i = s1 THEN Candidate ELSE Follower]
      /\ votedFor = PerServer(s1, Nil)
      /\ votesResponded = [i \in Server |-> IF i = s1 THEN InitServer ELSE {}]
      /\ votesGranted = [i \in Server |-> IF i = s1 THEN InitServer ELSE {}]
      /\ log = [i \in Server |-> InitLog(r.history[i])]
      /\ historyLog = r.history
      /\ commitIndex = r.commit
      /\ applied = r.applied
      /\ config = PerServer(InitConfig, EmptyConfig)
      /\ reconfigCount = 0
      /\ appliedConfigIndex = r.applied
      /\ matchIndex = PerPeer(0)
      /\ pendingConfChangeIndex = [i \in Server |-> 0]
      /\ nextIndex = PerPeer(1)
      /\ progressState = PerPeer(StateProbe)
      /\ pendingSnapshot = PerPeer(0)
      /\ msgAppFlowPaused = PerPeer(FALSE)
      /\ inflights = PerPeer({})
      /\ durableState =
           [i \in Server |->
              [currentTerm |-> r.term[i], votedFor |-> votedFor[i],
               log |-> Len(r.history[i]), commitIndex |-> r.commit[i],
               snapshotIndex |-> 0, snapshotTerm |-> 0,
               config |-> config[i], appliedConfigIndex |-> r.applied[i]]]

InitElected         == Elected(<<Enter(1, InitServer, {s1})>>)
InitElectedUpToDate == Elected(<< >>)

(* Some of the steps, for records that are longer.                          *)
NextReplication ==
  \/ \E i \in Server : Ready(i) \/ AdvanceCommitIndex(i)
  \/ \E i, j \in Server :
       AppendEntries(i, j) \/ \E x \in 1 .. MaxLogLength : SendSnapshotWithCompaction(i, j, x)
  \/ \E m \in BagToSet(messages) : Receive(m)

----------------------------------------------------------------------------
(* Properties that ask for too much, by the number of their record.         *)

ConfigNonEmptyInv_1  == \A i \in Server : GetConfig(i) # {}
ConfigNonEmptyInv_28 == \A i \in Server : currentTerm[i] > 0 => GetConfig(i) # {}
ConfigNonEmptyInv_35 == \A i \in Server : LastIndex(log[i]) > 0 => GetConfig(i) # {}

LeaderMatchSelfInv_3 ==
  \A i \in Server : state[i] = Leader => matchIndex[i][i] = LastIndex(log[i])

LeaderNextSelfInv_4 ==
  \A i \in Server : state[i] = Leader => nextIndex[i][i] = LastIndex(log[i]) + 1

VotedForInConfigInv ==
  \A i \in Server : votedFor[i] # Nil /\ GetConfig(i) # {} => votedFor[i] \in GetConfig(i)

PendingConfIndexAboveCommitInv ==
  \A i \in Server : state[i] = Leader /\ pendingConfChangeIndex[i] > applied[i] =>
    pendingConfChangeIndex[i] > commitIndex[i]

QuorumLogInv_17 ==
  \A i \in Server : ConfigUpToDate(i) => HeldByQuorums(i, GetConfig(i))

QuorumLogInv_20 ==
  \A i \in Server :
    \/ HeldByQuorums(i, GetConfig(i))
    \/ IsJointConfig(i) /\ HeldByQuorums(i, GetOutgoingConfig(i))

DurableStateConsistency_23 ==
  \A i \in Server : durableState[i].log <= LastIndex(log[i])

SnapshotNextInv ==
  OfLeaders(LAMBDA i, j : progressState[i][j] = StateSnapshot =>
                            nextIndex[i][j] >= pendingSnapshot[i][j] + 1)

AppendEntriesCommitSafeInv ==
  \A m \in AllMessages : m.mtype = AppendEntriesRequest =>
    m.mcommitIndex <= m.mprevLogIndex + Len(m.mentries)

(* Trivially true: it compares a thing with its own definition.             *)
InflightsCount(i, j) == Cardinality(inflights[i][j])
InflightsCountConsistentInv ==
  \A i, j \in Server : Cardinality(inflights[i][j]) = InflightsCount(i, j)

ConfigChangePendingInv ==
  \A i \in Server : state[i] = Leader /\ pendingConfChangeIndex[i] > 0 =>
    pendingConfChangeIndex[i] > applied[i]

LeaderLogContainsAllCommittedInv_16 ==
  \A i \in Server : state[i] = Leader =>
    \A x \in 1 .. commitIndex[i] : IsAvailable(i, x)

LeaderNextIndexValidInv ==
  OfLeaders(LAMBDA i, j : nextIndex[i][j] >= log[i].offset)

MonotonicTermProp_18 ==
  [][\A i \in Server : currentTerm'[i] >= currentTerm[i]]_vars

MonotonicMatchIndexProp_29 ==
  [][(~\E i \in Server : BecomeLeader(i) \/ Restart(i)) =>
       \A i, j \in Server : matchIndex'[i][j] >= matchIndex[i][j]]_vars
=============================================================================
