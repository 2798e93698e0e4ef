---- MODULE Bitwise ----
LOCAL INSTANCE Integers

\* Bit by bit from the lowest one, in two's complement: what is left of a number in the end is 0 or -1.
RECURSIVE BitAnd(_, _), BitOr(_, _), BitXor(_, _), BitNot(_)
LOCAL BitAnd(x, y) ==
  IF x = 0 \/ y = 0 THEN 0
  ELSE IF x = -1 THEN y
  ELSE IF y = -1 THEN x
  ELSE 2 * BitAnd(x \div 2, y \div 2) + (x % 2) * (y % 2)
LOCAL BitOr(x, y) ==
  IF x = -1 \/ y = -1 THEN -1
  ELSE IF x = 0 THEN y
  ELSE IF y = 0 THEN x
  ELSE 2 * BitOr(x \div 2, y \div 2) + (IF x % 2 = 0 /\ y % 2 = 0 THEN 0 ELSE 1)
LOCAL BitXor(x, y) ==
  IF x = 0 THEN y
  ELSE IF y = 0 THEN x
  ELSE IF x = -1 THEN -1 - y
  ELSE IF y = -1 THEN -1 - x
  ELSE 2 * BitXor(x \div 2, y \div 2) + ((x + y) % 2)
LOCAL BitNot(x) == IF x <= 0 THEN 0 ELSE 2 * BitNot(x \div 2) + (1 - (x % 2))

x & y == BitAnd(x, y)
x | y == BitOr(x, y)
x ^^ y == BitXor(x, y)
\* Turns the bits below the highest one that is set, and that one.
Not(a) == BitNot(a)
shiftR(n, pos) == n \div 2^pos
====
