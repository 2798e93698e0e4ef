----------------------------- MODULE MergeRuns -----------------------------
(* Sorting by merging. The input is cut into runs of one element; a step    *)
(* merges a run with one of the shortest others. At the end one run is left *)
(* and it is sorted. Merging is a recursive operator.                       *)
EXTENDS Naturals, Sequences

CONSTANTS Input, Merge(_, _)

RECURSIVE MergeRight(_, _)
MergeRight(s, t) ==
  CASE s = << >>          -> t
    [] t = << >>          -> s
    [] Head(s) <= Head(t) -> <<Head(s)>> \o MergeRight(Tail(s), t)
    [] OTHER              -> <<Head(t)>> \o MergeRight(s, Tail(t))

(* A defect: when one sequence is used up, the rest of the other is lost.   *)
RECURSIVE MergeShort(_, _)
MergeShort(s, t) ==
  IF s = << >> \/ t = << >> THEN << >>
  ELSE IF Head(s) <= Head(t) THEN <<Head(s)>> \o MergeShort(Tail(s), t)
  ELSE <<Head(t)>> \o MergeShort(s, Tail(t))

RECURSIVE Sum(_)
Sum(s) == IF s = << >> THEN 0 ELSE Head(s) + Sum(Tail(s))

RECURSIVE Concat(_)
Concat(ss) == IF ss = << >> THEN << >> ELSE Head(ss) \o Concat(Tail(ss))

VARIABLE runs

Init == runs = [i \in 1 .. Len(Input) |-> <<Input[i]>>]

Others(i) == DOMAIN runs \ {i}

Shortest(i) ==
  CHOOSE j \in Others(i) : \A k \in Others(i) : Len(runs[j]) <= Len(runs[k])

Without(ss, drop) ==
  LET Keep[n \in 0 .. Len(ss)] ==
        IF n = 0 THEN << >>
        ELSE IF n \in drop THEN Keep[n - 1] ELSE Append(Keep[n - 1], ss[n])
  IN  Keep[Len(ss)]

Step(i) ==
  /\ Others(i) # {}
  /\ LET j == Shortest(i)
     IN  runs' = Append(Without(runs, {i, j}), Merge(runs[i], runs[j]))

Next == \E i \in DOMAIN runs : Step(i)

Sorted(s) == \A i \in 1 .. Len(s) - 1 : s[i] <= s[i + 1]

AllSorted == \A i \in DOMAIN runs : Sorted(runs[i])

Count(s, x) == Len(SelectSeq(s, LAMBDA y : y = x))

NothingLost ==
  /\ Sum(Concat(runs)) = Sum(Input)
  /\ \A i \in DOMAIN Input :
       Count(Concat(runs), Input[i]) = Count(Input, Input[i])

Five == <<3, 1, 2, 3, 0>>
=============================================================================
