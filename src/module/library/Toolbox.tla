---- MODULE Toolbox ----
LOCAL INSTANCE TalusFolds

_TETrace == NotSupported("_TETrace, which is a trace of TLC's,")
_TEPosition == NotSupported("_TEPosition, which is a place in a trace of TLC's,")
====
