---- MODULE TLCExt ----
LOCAL INSTANCE TLC
LOCAL INSTANCE TalusFolds

AssertEq(a, b) == a = b
AssertError(err, exp) == NotSupported("AssertError")

TLCGetOrDefault(key, defaultVal) == NotSupported("TLCGetOrDefault")
TLCGetAndSet(key, Op(_, _), val, defaultVal) == NotSupported("TLCGetAndSet")

Trace == NotSupported("Trace")
CounterExample == NotSupported("CounterExample")
ToTrace(CE) == NotSupported("ToTrace")

TLCModelValue(str) == NotSupported("TLCModelValue")
TLCFP(var) == NotSupported("TLCFP")
TLCEvalDefinition(definitionName) == NotSupported("TLCEvalDefinition")

\* These steer TLC's evaluation and are without meaning of their own.
TLCDefer(expression) == TRUE
TLCNoOp(val) == val
TLCCache(expression, closure) == expression
PickSuccessor(exp) == TRUE
====
