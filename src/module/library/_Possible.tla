---- MODULE _Possible ----
LOCAL INSTANCE TalusFolds

\* Counting the states in which something is possible is part of TLC's search.
_Track(expr, name) == TRUE
_CheckName(name) == NotSupported("_CheckName, which is for TLC to count with,")
_Counts == NotSupported("_Counts, which is for TLC to count with,")
_PrintCounts == NotSupported("_PrintCounts, which is for TLC to count with,")
====
