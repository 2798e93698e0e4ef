--------------------------- MODULE TwoPhaseCommit ---------------------------
(* Two-phase commit. A coordinator asks the participants of a transaction,  *)
(* each says yes by a message or aborts on its own, and when all have said  *)
(* yes the coordinator announces a commit. It may announce an abort at any  *)
(* time before. Mail is never taken out: any message may come twice. A vote *)
(* and an announcement are records of different fields in one set.          *)
EXTENDS Naturals, FiniteSets

CONSTANTS
  Participants,
  Needed           \* the number of votes that the coordinator waits for

ASSUME Needed \in 1 .. Cardinality(Participants)

VARIABLES
  state,     \* of each participant
  decision,  \* of the coordinator
  heard,     \* the participants whose vote it has read
  mail
vars == <<state, decision, heard, mail>>

Vote(p) == [from |-> p, vote |-> "yes"]
Announcement(word) == [announced |-> word]

Init ==
  /\ state = [p \in Participants |-> "working"]
  /\ decision = "open"
  /\ heard = {}
  /\ mail = {}

VoteYes(p) ==
  /\ state[p] = "working"
  /\ state' = [state EXCEPT ![p] = "ready"]
  /\ mail' = mail \cup {Vote(p)}
  /\ UNCHANGED <<decision, heard>>

AbortAlone(p) ==
  /\ state[p] = "working"
  /\ state' = [state EXCEPT ![p] = "aborted"]
  /\ UNCHANGED <<decision, heard, mail>>

Read(p) ==
  /\ decision = "open"
  /\ Vote(p) \in mail
  /\ p \notin heard
  /\ heard' = heard \cup {p}
  /\ UNCHANGED <<state, decision, mail>>

Announce(word) ==
  /\ decision = "open"
  /\ word = "committed" => Cardinality(heard) >= Needed
  /\ decision' = word
  /\ mail' = mail \cup {Announcement(word)}
  /\ UNCHANGED <<state, heard>>

Obey(p, word) ==
  /\ Announcement(word) \in mail
  /\ state[p] \in {"working", "ready"}
  /\ state' = [state EXCEPT ![p] = word]
  /\ UNCHANGED <<decision, heard, mail>>

Words == {"committed", "aborted"}

Next ==
  \/ \E p \in Participants :
       \/ VoteYes(p) \/ AbortAlone(p) \/ Read(p)
       \/ \E word \in Words : Obey(p, word)
  \/ \E word \in Words : Announce(word)

Spec == Init /\ [][Next]_vars

TypeOK ==
  /\ state \in [Participants -> {"working", "ready"} \cup Words]
  /\ decision \in {"open"} \cup Words
  /\ heard \subseteq Participants
  /\ mail \subseteq {Vote(p) : p \in Participants} \cup [announced : Words]

(* No participant commits where another aborts.                             *)
Atomicity ==
  \A p, q \in Participants : ~(state[p] = "committed" /\ state[q] = "aborted")

(* An inductive invariant that implies it (where all votes are needed).     *)
Inductive ==
  /\ TypeOK
  /\ \A word \in Words : Announcement(word) \in mail <=> decision = word
  /\ heard \subseteq {p \in Participants : Vote(p) \in mail}
  /\ \A p \in Participants :
       /\ state[p] = "working" => Vote(p) \notin mail
       /\ Vote(p) \in mail /\ state[p] = "aborted" => decision = "aborted"
       /\ state[p] = "committed" => decision = "committed"
  /\ decision = "committed" => heard = Participants
=============================================================================
