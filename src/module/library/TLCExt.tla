---- MODULE TLCExt ----
LOCAL INSTANCE TLC
LOCAL INSTANCE TalusFolds

AssertEq(a, b) == a = b
AssertError(err, exp) == NotSupported("AssertError, which compares TLC's messages,")

TLCGetOrDefault(key, defaultVal) == Register(key, defaultVal)
\* The old value. A fold takes it once, before the register changes.
TLCGetAndSet(key, Op(_, _), val, defaultVal) ==
  FoldItems(LAMBDA x, old : IF TLCSet(key, Op(old, val)) THEN old ELSE old, Register(key, defaultVal), <<key>>)

\* The states so far, as records: of the behaviour that explore or simulate is looking at, or that an ALIAS shows.
Trace == TLCGet("TLCExt!Trace")
\* A search that has found nothing keeps an empty one in this register before it evaluates POSTCONDITION.
CounterExample ==
  LET found == Register("counterexample", <<>>)
  IN  IF found = <<>> THEN NotSupported("CounterExample, which is what TLC has found,") ELSE found
ToTrace(CE) == [n \in {place[1] : place \in CE.state} |-> (CHOOSE place \in CE.state : place[1] = n)[2]]

TLCModelValue(str) == OutsideValue("TLCModelValue", <<str>>)
TLCFP(var) == NotSupported("TLCFP, which is TLC's fingerprint of a state,")
TLCEvalDefinition(definitionName) == NotSupported("TLCEvalDefinition, which evaluates a definition by its name,")

\* These steer TLC's evaluation and are without meaning of their own.
TLCDefer(expression) == TRUE
TLCNoOp(val) == val
TLCCache(expression, closure) == expression
PickSuccessor(exp) == TRUE
====
