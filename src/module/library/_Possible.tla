---- MODULE _Possible ----
LOCAL INSTANCE TalusFolds

\* Counting the states in which something is possible is part of TLC's search.
_Track(expr, name) == TRUE
_CheckName(name) == NotSupported("_CheckName")
_Counts == NotSupported("_Counts")
_PrintCounts == NotSupported("_PrintCounts")
====
