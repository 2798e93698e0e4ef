---- MODULE VectorClocks ----
EXTENDS Naturals, Sequences, Functions
LOCAL INSTANCE TalusFolds

\* Hosts that a clock does not mention are at 0.
LOCAL At(clock, host) == IF host \in DOMAIN clock THEN clock[host] ELSE 0

\* No entry of the log happened before an earlier one, and no two of them have the same clock.
IsCausalOrder(log, clock(_)) ==
  \A i \in 1..Len(log) : \A j \in 1..(i - 1) :
    LET later == clock(log[i])
        earlier == clock(log[j])
    IN  \E host \in DOMAIN later \union DOMAIN earlier : At(earlier, host) < At(later, host)

\* One entry after the other: the first of those left that may stand before all others that are left. Fails where two have the same clock.
CausalOrder(log, clock(_), node(_), domain(_)) ==
  LET MayPrecede(i, j) ==
        LET a == clock(log[i]) IN LET b == clock(log[j]) IN \E host \in DOMAIN b : At(a, host) < b[host]
      Take(n, state) ==
        LET next == CHOOSE i \in state[1] : \A j \in state[1] \ {i} : MayPrecede(i, j)
        IN  <<state[1] \ {next}, Append(state[2], log[next])>>
  IN  FoldElements(Take, <<DOMAIN log, <<>> >>, 1..Len(log))[2]
====
