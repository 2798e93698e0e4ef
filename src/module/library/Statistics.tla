---- MODULE Statistics ----
EXTENDS Naturals
LOCAL INSTANCE TalusFolds

ChiSquare(expected, actual, alpha) == NotSupported("ChiSquare")
====
