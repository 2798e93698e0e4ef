---- MODULE DifferentialEquations ----
LOCAL INSTANCE TalusFolds

\* About functions of real numbers.
Integrate(D, a, b, InitVals) == NotSupported("Integrate, which is about real numbers,")
====
