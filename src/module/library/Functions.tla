---- MODULE Functions ----
EXTENDS Integers, Folds
LOCAL INSTANCE FiniteSets
LOCAL INSTANCE TalusFolds

Range(f) == {f[x] : x \in DOMAIN f}

Restrict(f, S) == [x \in S |-> f[x]]
RestrictDomain(f, Test(_)) == [x \in {d \in DOMAIN f : Test(d)} |-> f[x]]
RestrictValues(f, Test(_)) == [x \in {d \in DOMAIN f : Test(f[d])} |-> f[x]]
IsRestriction(narrow, wide) ==
  /\ DOMAIN narrow \subseteq DOMAIN wide
  /\ \A x \in DOMAIN narrow : narrow[x] = wide[x]

\* The function with the domain of f whose values combine those of f and g.
Pointwise(f, g, T(_, _)) == [x \in DOMAIN f |-> T(f[x], g[x])]

\* Takes each t in T to an argument in S at which f is t, and to some element of S where f never is t.
Inverse(f, S, T) ==
  LET image == Range(f)
  IN  [t \in T |-> CHOOSE s \in S : (t \in image) => (f[s] = t)]
AntiFunction(f) == [t \in Range(f) |-> CHOOSE s \in DOMAIN f : f[s] = t]

IsInjective(f) == \A a, b \in DOMAIN f : (a # b) => (f[a] # f[b])
Injection(S, T) == {f \in [S -> T] : IsInjective(f)}
Surjection(S, T) == {f \in [S -> T] : \A t \in T : \E s \in S : f[s] = t}
Bijection(S, T) == {f \in [S -> T] : IsInjective(f) /\ \A t \in T : \E s \in S : f[s] = t}

\* For finite sets these are questions of size.
ExistsInjection(S, T) == Cardinality(S) <= Cardinality(T)
ExistsSurjection(S, T) == Cardinality(S) >= Cardinality(T) /\ ((T = {}) => (S = {}))
ExistsBijection(S, T) == Cardinality(S) = Cardinality(T)

\* op(value, accumulator) over the values of the function, in the order of their arguments.
FoldFunctionOnSet(op(_, _), base, fun, indices) ==
  LET Step(i, acc) == op(fun[i], acc)
  IN  FoldElements(Step, base, indices)
FoldFunction(op(_, _), base, fun) == FoldFunctionOnSet(op, base, fun, DOMAIN fun)
SumFunctionOnSet(fun, indices) == FoldFunctionOnSet(LAMBDA x, acc : acc + x, 0, fun, indices)
SumFunction(fun) == SumFunctionOnSet(fun, DOMAIN fun)
====
