---- MODULE DyadicRationals ----
LOCAL INSTANCE Integers
LOCAL INSTANCE Sequences
LOCAL INSTANCE TLC

\* num / den, where den is a power of two, in lowest terms.
LOCAL Rational(num, den) == [num |-> num, den |-> den]
RECURSIVE Reduce(_)
LOCAL Reduce(p) == IF p.num % 2 = 0 /\ p.den % 2 = 0 THEN Reduce(Rational(p.num \div 2, p.den \div 2)) ELSE p

IsDyadicRational(r) == \E i \in 0..r.den : 2^i = r.den
Zero == Rational(0, 1)
One == Rational(1, 1)
Add(p, q) ==
  LET den == IF p.den > q.den THEN p.den ELSE q.den
  IN  IF p = Zero THEN q ELSE Reduce(Rational(p.num * (den \div p.den) + q.num * (den \div q.den), den))
Half(p) == Reduce(Rational(p.num, 2 * p.den))
PrettyPrint(p) ==
  CASE p = Zero -> "0"
    [] p = One -> "1"
    [] OTHER -> ToString(p.num) \o "/" \o ToString(p.den)
====
