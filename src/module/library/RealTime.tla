---- MODULE RealTime ----
EXTENDS Reals
VARIABLE now

\* *Specifying Systems*, 9.3: an A step comes no sooner than D and no later than E after A has become enabled.
RTBound(A, v, D, E) ==
  LET Tick(t) == t' = IF <<A>>_v \/ ~ (ENABLED <<A>>_v)' THEN 0 ELSE t + (now' - now)
      Timer(t) == t = 0 /\ [][Tick(t)]_<<t, v, now>>
  IN  \EE t : Timer(t) /\ [](t <= E) /\ [][A => t >= D]_v

\* Time goes on, without bound, while v does not change.
RTnow(v) ==
  LET Passes == now' \in {r \in Real : r > now} /\ UNCHANGED v
  IN  now \in Real /\ [][Passes]_now /\ \A r \in Real : WF_now(Passes /\ now' > r)
====
