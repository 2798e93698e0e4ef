---- MODULE _Possible ----
LOCAL INSTANCE TLC
LOCAL INSTANCE TalusFolds

\* What _POSSIBLE names is counted by the search itself, which keeps the sums of all threads in this register at its end.
_Counts == Register("s:_possible", <<>>)
_CheckName(name) == name \in DOMAIN _Counts /\ _Counts[name] # 0
_PrintCounts == PrintT(_Counts)
_Track(expr, name) == NotSupported("_Track, with which TLC counts for _POSSIBLE,")
====
