---- MODULE Relation ----
EXTENDS Naturals, FiniteSets
LOCAL INSTANCE TalusFolds

\* A relation over S is a function from S \X S to BOOLEAN. The variants "Under" take an operator instead.
LOCAL AsFunction(op(_, _), S) == [p \in S \X S |-> op(p[1], p[2])]

IsReflexive(R, S) == \A x \in S : R[x, x]
IsIrreflexive(R, S) == \A x \in S : ~ R[x, x]
IsSymmetric(R, S) == \A x, y \in S : R[x, y] <=> R[y, x]
IsAntiSymmetric(R, S) == \A x, y \in S : (R[x, y] /\ R[y, x]) => (x = y)
IsAsymmetric(R, S) == \A x, y \in S : ~ (R[x, y] /\ R[y, x])
IsTransitive(R, S) == \A x, y, z \in S : (R[x, y] /\ R[y, z]) => R[x, z]
IsPartiallyOrdered(R, S) == IsReflexive(R, S) /\ IsAntiSymmetric(R, S) /\ IsTransitive(R, S)
IsStrictlyPartiallyOrdered(R, S) == IsIrreflexive(R, S) /\ IsAntiSymmetric(R, S) /\ IsTransitive(R, S)
IsTotallyOrdered(R, S) == IsPartiallyOrdered(R, S) /\ \A x, y \in S : R[x, y] \/ R[y, x]
IsStrictlyTotallyOrdered(R, S) ==
  IsStrictlyPartiallyOrdered(R, S) /\ \A x, y \in S : (x # y) => (R[x, y] \/ R[y, x])

IsReflexiveUnder(op(_, _), S) == IsReflexive(AsFunction(op, S), S)
IsIrreflexiveUnder(op(_, _), S) == IsIrreflexive(AsFunction(op, S), S)
IsSymmetricUnder(op(_, _), S) == IsSymmetric(AsFunction(op, S), S)
IsAntiSymmetricUnder(op(_, _), S) == IsAntiSymmetric(AsFunction(op, S), S)
IsAsymmetricUnder(op(_, _), S) == IsAsymmetric(AsFunction(op, S), S)
IsTransitiveUnder(op(_, _), S) == IsTransitive(AsFunction(op, S), S)
IsPartiallyOrderedUnder(op(_, _), S) == IsPartiallyOrdered(AsFunction(op, S), S)
IsStrictlyPartiallyOrderedUnder(op(_, _), S) == IsStrictlyPartiallyOrdered(AsFunction(op, S), S)
IsTotallyOrderedUnder(op(_, _), S) == IsTotallyOrdered(AsFunction(op, S), S)
IsStrictlyTotallyOrderedUnder(op(_, _), S) == IsStrictlyTotallyOrdered(AsFunction(op, S), S)

\* Warshall: paths whose inner elements are among those folded so far.
LOCAL Closed(R, S) ==
  LET Through(k, reach) == [x, y \in S |-> reach[x, y] \/ (reach[x, k] /\ reach[k, y])]
  IN  FoldElements(Through, R, S)
TransitiveClosure(R, S) == Closed([x, y \in S |-> R[x, y]], S)
ReflexiveTransitiveClosure(R, S) == Closed([x, y \in S |-> x = y \/ R[x, y]], S)
IsConnected(R, S) == LET reach == ReflexiveTransitiveClosure(R, S) IN \A x, y \in S : reach[x, y]
====
