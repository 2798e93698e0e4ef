---- MODULE Statistics ----
EXTENDS Naturals
LOCAL INSTANCE TalusFolds

ChiSquare(expected, actual, alpha) == OutsideValue("ChiSquare", <<expected, actual, alpha>>)
====
