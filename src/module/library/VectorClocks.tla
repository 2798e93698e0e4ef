---- MODULE VectorClocks ----
EXTENDS Naturals, Sequences, Functions
LOCAL INSTANCE TLC

\* Hosts that a clock does not mention are at 0.
LOCAL At(clock, host) == IF host \in DOMAIN clock THEN clock[host] ELSE 0

\* No entry of the log happened before an earlier one, and no two of them have the same clock.
IsCausalOrder(log, clock(_)) ==
  \A i \in 1..Len(log) : \A j \in 1..(i - 1) :
    LET later == clock(log[i])
        earlier == clock(log[j])
    IN  \E host \in DOMAIN later \union DOMAIN earlier : At(earlier, host) < At(later, host)

CausalOrder(log, clock(_), node(_), domain(_)) ==
  CHOOSE sorted \in {[i \in DOMAIN log |-> log[p[i]]] : p \in Permutations(DOMAIN log)} : IsCausalOrder(sorted, clock)
====
