---- MODULE TLCExt ----
LOCAL INSTANCE TLC
LOCAL INSTANCE TalusFolds

AssertEq(a, b) == a = b
AssertError(err, exp) == NotSupported("AssertError")

TLCGetOrDefault(key, defaultVal) == Register(key, defaultVal)
\* The old value. A fold takes it once, before the register changes.
TLCGetAndSet(key, Op(_, _), val, defaultVal) ==
  FoldItems(LAMBDA x, old : IF TLCSet(key, Op(old, val)) THEN old ELSE old, Register(key, defaultVal), <<key>>)

Trace == NotSupported("Trace")
CounterExample == NotSupported("CounterExample")
ToTrace(CE) == NotSupported("ToTrace")

TLCModelValue(str) == OutsideValue("TLCModelValue", <<str>>)
TLCFP(var) == NotSupported("TLCFP")
TLCEvalDefinition(definitionName) == NotSupported("TLCEvalDefinition")

\* These steer TLC's evaluation and are without meaning of their own.
TLCDefer(expression) == TRUE
TLCNoOp(val) == val
TLCCache(expression, closure) == expression
PickSuccessor(exp) == TRUE
====
