---- MODULE Toolbox ----
LOCAL INSTANCE TalusFolds

_TETrace == NotSupported("_TETrace")
_TEPosition == NotSupported("_TEPosition")
====
