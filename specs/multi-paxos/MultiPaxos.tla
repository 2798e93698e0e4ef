----------------------------- MODULE MultiPaxos -----------------------------
(* Paxos, once for each round of a log. The rounds share proposers and      *)
(* acceptors and nothing else.                                              *)
(*                                                                          *)
(* There are no messages. A proposer that asks for a promise reads and      *)
(* changes the state of one acceptor in one step, and so does a proposer    *)
(* that asks for acceptance; whatever is lost or late on a network is a     *)
(* step that is not taken, or taken later. What a proposer knows of its     *)
(* promises is what the acceptors still hold.                               *)
(*                                                                          *)
(* Nothing is accepted or promised at first, and the acceptors say so with  *)
(* NONE where a record stands later, as an optional field would.            *)
EXTENDS Integers, FiniteSets

CONSTANTS
  Acceptors,
  Proposers,     \* numbers: they order the proposals of one attempt
  Values,
  Rounds,
  MaxAttempts,   \* each proposer tries this often in each round
  NONE,
  Defect         \* "none", or the rule that the implementation forgot

ASSUME Proposers \subseteq Nat
ASSUME MaxAttempts \in Nat \ {0}
ASSUME Defect \in {"none", "free-value", "unrecorded-promise"}

VARIABLES
  promised,          \* promised[a][r]: NONE or the key that a is bound to
  accepted,          \* accepted[a][r]: NONE or a key with its value
  proposerAttempt,   \* proposerAttempt[p][r]: the attempt that p is at
  learned            \* learned[r]: the values that were learned in r

vars == <<promised, accepted, proposerAttempt, learned>>

Quorums == {Q \in SUBSET Acceptors : 2 * Cardinality(Q) > Cardinality(Acceptors)}

----------------------------------------------------------------------------
(* Proposal keys, ordered by attempt and then by proposer.                  *)

Keys == [attempt : 1 .. MaxAttempts, proposer : Proposers]

Key(p, r) == [attempt |-> proposerAttempt[p][r], proposer |-> p]

k \prec l ==
  \/ k.attempt < l.attempt
  \/ k.attempt = l.attempt /\ k.proposer < l.proposer

(* NONE binds nobody. (Not a disjunction: of a disjunction in an action     *)
(* both arms are tried, and NONE has no attempt.)                           *)
Admits(bound, k) == IF bound = NONE THEN TRUE ELSE ~(k \prec bound)

----------------------------------------------------------------------------
Init ==
  /\ promised = [a \in Acceptors |-> [r \in Rounds |-> NONE]]
  /\ accepted = [a \in Acceptors |-> [r \in Rounds |-> NONE]]
  /\ proposerAttempt = [p \in Proposers |-> [r \in Rounds |-> 1]]
  /\ learned = [r \in Rounds |-> {}]

(* Phase one. An acceptor promises what is later than its last promise.     *)
Promise(a, p, r) ==
  /\ Admits(promised[a][r], Key(p, r))
  /\ promised[a][r] # Key(p, r)
  /\ promised' = [promised EXCEPT ![a][r] = Key(p, r)]
  /\ UNCHANGED <<accepted, proposerAttempt, learned>>

(* What the acceptors in S have accepted in round r.                        *)
Reports(S, r) == {accepted[a][r] : a \in S} \ {NONE}

(* Carrying forward: the latest proposal among the reports fixes the value; *)
(* where there is none, the proposer is free.                               *)
Carries(Q, r, v) ==
  LET reports == Reports(Q, r)
  IN  reports # {} =>
        \E best \in reports :
          /\ best.value = v
          /\ \A other \in reports : ~(best.key \prec other.key)

(* A quorum is bound to the proposer's key, and the value is one that this  *)
(* quorum lets it propose. It never proposes two values under one key.      *)
MayPropose(p, r, v) ==
  /\ \E Q \in Quorums :
       /\ \A a \in Q : promised[a][r] = Key(p, r)
       /\ Defect # "free-value" => Carries(Q, r, v)
  /\ \A report \in Reports(Acceptors, r) :
       report.key = Key(p, r) => report.value = v

(* Phase two. To accept is to promise as well.                              *)
Accept(a, p, r, v) ==
  /\ Admits(promised[a][r], Key(p, r))
  /\ accepted[a][r] # [key |-> Key(p, r), value |-> v]
  /\ MayPropose(p, r, v)
  /\ accepted' = [accepted EXCEPT ![a][r] = [key |-> Key(p, r), value |-> v]]
  /\ IF Defect = "unrecorded-promise"
     THEN UNCHANGED promised
     ELSE promised' = [promised EXCEPT ![a][r] = Key(p, r)]
  /\ UNCHANGED <<proposerAttempt, learned>>

(* A value is learned when a quorum holds it under one and the same key.    *)
Holders(r, k, v) == {a \in Acceptors : accepted[a][r] = [key |-> k, value |-> v]}

Learn(r, v) ==
  /\ v \notin learned[r]
  /\ \E k \in Keys : Holders(r, k, v) \in Quorums
  /\ learned' = [learned EXCEPT ![r] = @ \cup {v}]
  /\ UNCHANGED <<promised, accepted, proposerAttempt>>

(* A proposer that some acceptor refuses tries again with a later key.      *)
IncrementAttempt(p, r) ==
  /\ proposerAttempt[p][r] < MaxAttempts
  /\ \E a \in Acceptors : ~Admits(promised[a][r], Key(p, r))
  /\ proposerAttempt' = [proposerAttempt EXCEPT ![p][r] = @ + 1]
  /\ UNCHANGED <<promised, accepted, learned>>

Next ==
  \E r \in Rounds :
    \/ \E a \in Acceptors, p \in Proposers :
         \/ Promise(a, p, r)
         \/ \E v \in Values : Accept(a, p, r, v)
    \/ \E v \in Values : Learn(r, v)
    \/ \E p \in Proposers : IncrementAttempt(p, r)

Spec == Init /\ [][Next]_vars

----------------------------------------------------------------------------
TypeOK ==
  /\ promised \in [Acceptors -> [Rounds -> Keys \cup {NONE}]]
  /\ accepted \in
       [Acceptors -> [Rounds -> [key : Keys, value : Values] \cup {NONE}]]
  /\ proposerAttempt \in [Proposers -> [Rounds -> 1 .. MaxAttempts]]
  /\ learned \in [Rounds -> SUBSET Values]

(* No round has two outcomes.                                               *)
Agreement == \A r \in Rounds : Cardinality(learned[r]) <= 1

(* What a quorum holds under a key is what every later proposal carries.    *)
Consistency ==
  \A r \in Rounds, k \in Keys, v \in Values :
    Holders(r, k, v) \in Quorums =>
      \A report \in Reports(Acceptors, r) :
        k \prec report.key => report.value = v

(* An acceptor is bound at least to what it accepted.                       *)
PromiseIntegrity ==
  \A a \in Acceptors, r \in Rounds :
    accepted[a][r] # NONE =>
      /\ promised[a][r] # NONE
      /\ Admits(accepted[a][r].key, promised[a][r])

(* Neither attempts nor outcomes are ever taken back.                       *)
Monotonic ==
  [][ /\ \A p \in Proposers, r \in Rounds :
           proposerAttempt[p][r] <= proposerAttempt'[p][r]
      /\ \A r \in Rounds : learned[r] \subseteq learned'[r] ]_vars
=============================================================================
