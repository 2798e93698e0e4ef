------------------------------- MODULE Bakery -------------------------------
(* Lamport's bakery. A process draws a number later than all that it sees,  *)
(* in two steps (look, then take), and then waits for each of the others    *)
(* until that one is not drawing and does not come first. Numbers are       *)
(* bounded: who would draw a number above the bound has to wait.            *)
EXTENDS Naturals

CONSTANTS
  N,           \* processes 1 .. N
  MaxNumber,
  ShowDrawing  \* FALSE: the defect, nobody waits for one who is drawing

Procs == 1 .. N

VARIABLES
  pc,
  number,   \* 0: none
  seen,     \* the number that a drawing process is about to take
  passed    \* the processes that a waiting process need not wait for
vars == <<pc, number, seen, passed>>

Init ==
  /\ pc = [p \in Procs |-> "rest"]
  /\ number = [p \in Procs |-> 0]
  /\ seen = [p \in Procs |-> 0]
  /\ passed = [p \in Procs |-> {}]

Largest == CHOOSE m \in {number[q] : q \in Procs} : \A q \in Procs : number[q] <= m

Look(p) ==
  /\ pc[p] = "rest"
  /\ Largest < MaxNumber
  /\ pc' = [pc EXCEPT ![p] = "draw"]
  /\ seen' = [seen EXCEPT ![p] = Largest + 1]
  /\ UNCHANGED <<number, passed>>

Take(p) ==
  /\ pc[p] = "draw"
  /\ pc' = [pc EXCEPT ![p] = "wait"]
  /\ number' = [number EXCEPT ![p] = seen[p]]
  /\ seen' = [seen EXCEPT ![p] = 0]
  /\ passed' = [passed EXCEPT ![p] = {p}]

ComesFirst(p, q) ==
  number[p] < number[q] \/ (number[p] = number[q] /\ p < q)

Pass(p, q) ==
  /\ pc[p] = "wait"
  /\ q \notin passed[p]
  /\ ShowDrawing => pc[q] # "draw"
  /\ number[q] = 0 \/ ComesFirst(p, q)
  /\ passed' = [passed EXCEPT ![p] = @ \cup {q}]
  /\ UNCHANGED <<pc, number, seen>>

Enter(p) ==
  /\ pc[p] = "wait"
  /\ passed[p] = Procs
  /\ pc' = [pc EXCEPT ![p] = "critical"]
  /\ passed' = [passed EXCEPT ![p] = {}]
  /\ UNCHANGED <<number, seen>>

Leave(p) ==
  /\ pc[p] = "critical"
  /\ pc' = [pc EXCEPT ![p] = "rest"]
  /\ number' = [number EXCEPT ![p] = 0]
  /\ UNCHANGED <<seen, passed>>

Next ==
  \E p \in Procs :
    \/ Look(p) \/ Take(p) \/ Enter(p) \/ Leave(p)
    \/ \E q \in Procs : Pass(p, q)

Spec == Init /\ [][Next]_vars

TypeOK ==
  /\ pc \in [Procs -> {"rest", "draw", "wait", "critical"}]
  /\ number \in [Procs -> 0 .. MaxNumber]
  /\ seen \in [Procs -> 0 .. MaxNumber]
  /\ passed \in [Procs -> SUBSET Procs]

MutualExclusion ==
  \A p, q \in Procs : pc[p] = "critical" /\ pc[q] = "critical" => p = q

(* Who is inside comes first among all that hold a number.                  *)
InOrder ==
  \A p, q \in Procs :
    pc[p] = "critical" /\ q # p /\ pc[q] = "wait" => ComesFirst(p, q)

(* Why it works: who has passed q, or is inside, comes first against q, or  *)
(* against the number that q is about to take. An inductive invariant       *)
(* (where ShowDrawing is TRUE).                                             *)
Precedes(p, q) ==
  CASE pc[q] = "rest" -> TRUE
    [] pc[q] = "draw" -> number[p] < seen[q]
    [] OTHER          -> ComesFirst(p, q)

Inductive ==
  /\ TypeOK
  /\ \A p \in Procs :
       /\ number[p] = 0 <=> pc[p] \in {"rest", "draw"}
       /\ seen[p] = 0 <=> pc[p] # "draw"
       /\ passed[p] # {} => pc[p] = "wait"
       /\ pc[p] = "wait" => p \in passed[p]
       /\ \A q \in Procs \ {p} :
            pc[p] = "critical" \/ q \in passed[p] => Precedes(p, q)
=============================================================================
