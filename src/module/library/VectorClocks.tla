---- MODULE VectorClocks ----
EXTENDS Naturals, Sequences, Functions
LOCAL INSTANCE TLC
LOCAL INSTANCE TalusFolds

\* Hosts that a clock does not mention are at 0.
LOCAL At(clock, host) == IF host \in DOMAIN clock THEN clock[host] ELSE 0

\* No entry of the log happened before an earlier one, and no two of them have the same clock.
IsCausalOrder(log, clock(_)) ==
  \A i \in 1..Len(log) : \A j \in 1..(i - 1) :
    LET later == clock(log[i])
        earlier == clock(log[j])
    IN  \E host \in DOMAIN later \union DOMAIN earlier : At(earlier, host) < At(later, host)

\* Round by round, each host in turn gives its next entry, unless another host still has one that happened before that. Fails where entries happened
\* before each other.
CausalOrder(log, clock(_), node(_), domain(_)) ==
  LET host == [i \in DOMAIN log |-> node(log[i])]
      clocks == [i \in DOMAIN log |-> clock(log[i])]
      time == [i \in DOMAIN log |-> clocks[i][host[i]]]
      hosts == Range(host)
      Entries(h) == SortSeq(SelectSeq([i \in DOMAIN log |-> i], LAMBDA i : host[i] = h), LAMBDA i, j : time[i] < time[j])
      Waits(h, left) ==
        \E other \in hosts \ {h} : left[other] # <<>> /\ time[Head(left[other])] <= At(clocks[Head(left[h])], other)
      Give(h, state) ==
        IF state[1][h] = <<>> \/ Waits(h, state[1]) THEN state
        ELSE <<[state[1] EXCEPT ![h] = Tail(@)], Append(state[2], log[Head(state[1][h])])>>
      Round(n, state) == IF Len(state[2]) = Len(log) THEN state ELSE FoldElements(Give, state, hosts)
      sorted == FoldElements(Round, <<[h \in hosts |-> Entries(h)], <<>> >>, 1..Len(log))[2]
  IN  CHOOSE s \in {sorted} : Len(s) = Len(log)
====
