---- MODULE SequencesExt ----
EXTENDS Sequences, Naturals, FiniteSets, FiniteSetsExt, Folds, Functions, Bags, TLC
LOCAL INSTANCE TalusFolds

ToSet(s) == {s[i] : i \in DOMAIN s}
ToBag(s) == [x \in ToSet(s) |-> Cardinality({i \in DOMAIN s : s[i] = x})]

\* In ascending order of the elements.
SetToSeq(S) == FoldElements(LAMBDA x, seq : Append(seq, x), <<>>, S)
SetToSortSeq(S, op(_, _)) == SortSeq(SetToSeq(S), op)

\* All arrangements of S: each element goes to every place of the arrangements of those before it.
SetToSeqs(S) ==
  LET Places(x, s) == {SubSeq(s, 1, i) \o <<x>> \o SubSeq(s, i + 1, Len(s)) : i \in 0..Len(s)}
      Extend(x, seqs) == UNION {Places(x, s) : s \in seqs}
  IN  FoldElements(Extend, {<<>>}, S)
SetToAllKPermutations(S) == UNION {SetToSeqs(T) : T \in SUBSET S}

TupleOf(set, n) == [1..n -> set]
SeqOf(set, n) == UNION {[1..m -> set] : m \in 0..n}
BoundedSeq(S, n) == SeqOf(S, n)

Contains(s, e) == \E i \in 1..Len(s) : s[i] = e
IsSorted(s, op(_, _)) == \A i \in 1..Len(s) : \A j \in (i + 1)..Len(s) : op(s[i], s[j])

Reverse(s) == [i \in 1..Len(s) |-> s[Len(s) + 1 - i]]
Remove(s, e) == SelectSeq(s, LAMBDA x : x # e)
ReplaceAll(s, old, new) == [i \in 1..Len(s) |-> IF s[i] = old THEN new ELSE s[i]]

\* The first (last) index from `from` to `to` whose element passes the test, or 0. Indexes are those of the whole sequence.
SelectInSubSeq(seq, from, to, Test(_)) ==
  FoldElements(LAMBDA i, found : IF found # 0 THEN found ELSE IF Test(seq[i]) THEN i ELSE 0, 0, from..to)
SelectLastInSubSeq(seq, from, to, Test(_)) ==
  LET Step(i, found) == IF found # 0 THEN found ELSE IF Test(seq[from + to - i]) THEN from + to - i ELSE 0
  IN  FoldElements(Step, 0, from..to)
SelectInSeq(seq, Test(_)) == SelectInSubSeq(seq, 1, Len(seq), Test)
SelectLastInSeq(seq, Test(_)) == SelectLastInSubSeq(seq, 1, Len(seq), Test)

InsertAt(s, i, e) == SubSeq(s, 1, i - 1) \o <<e>> \o SubSeq(s, i, Len(s))
ReplaceAt(s, i, e) == [s EXCEPT ![i] = e]
RemoveAt(s, i) == SubSeq(s, 1, i - 1) \o SubSeq(s, i + 1, Len(s))
RemoveFirstMatch(s, Test(_)) ==
  LET i == SelectInSeq(s, Test)
  IN  IF i = 0 THEN s ELSE RemoveAt(s, i)
RemoveFirst(s, e) == RemoveFirstMatch(s, LAMBDA x : x = e)

Cons(elt, seq) == <<elt>> \o seq
Snoc(elt, seq) == Append(seq, elt)
Front(s) == SubSeq(s, 1, Len(s) - 1)
Last(s) == s[Len(s)]

IsPrefix(s, t) == Len(s) <= Len(t) /\ s = SubSeq(t, 1, Len(s))
IsStrictPrefix(s, t) == IsPrefix(s, t) /\ s # t
IsSuffix(s, t) == Len(s) <= Len(t) /\ s = SubSeq(t, Len(t) - Len(s) + 1, Len(t))
IsStrictSuffix(s, t) == IsSuffix(s, t) /\ s # t

Prefixes(s) == {SubSeq(s, 1, n) : n \in 0..Len(s)}
Suffixes(s) == {SubSeq(s, n, Len(s)) : n \in 1..(Len(s) + 1)}
CommonPrefixes(S) == {p \in UNION {Prefixes(s) : s \in S} : \A s \in S : IsPrefix(p, s)}
\* Place by place, so that no sequence has to be compared as a whole. The first length that CHOOSE finds is the least one.
LongestCommonPrefix(S) ==
  LET shortest == CHOOSE n \in {Len(s) : s \in S} : TRUE
      At(i) == {SubSeq(s, i, i) : s \in S}
      Extend(i, p) == IF Len(p) = i - 1 /\ \A x, y \in At(i) : x = y THEN p \o (CHOOSE x \in At(i) : TRUE) ELSE p
  IN  FoldElements(Extend, CHOOSE p \in {SubSeq(s, 1, 0) : s \in S} : TRUE, 1..shortest)

\* The index a wrapped around into 1..b.
SeqMod(a, b) == IF a % b = 0 THEN b ELSE a % b

\* FoldSeq gives op the element first, FoldLeft the accumulator; FoldRight begins with the last element.
FoldSeq(op(_, _), base, seq) == FoldFunction(op, base, seq)
FoldLeft(op(_, _), base, seq) == FoldItems(LAMBDA x, acc : op(acc, x), base, seq)
FoldRight(op(_, _), seq, base) == FoldItems(op, base, Reverse(seq))
FoldLeftDomain(op(_, _), base, seq) == FoldElements(LAMBDA i, acc : op(acc, i), base, 1..Len(seq))
FoldRightDomain(op(_, _), seq, base) == FoldElements(LAMBDA i, acc : op(Len(seq) + 1 - i, acc), base, 1..Len(seq))

\* Begins with the first sequence and not with <<>>, because strings can be joined as well.
FlattenSeq(seqs) ==
  IF Len(seqs) = 0 THEN seqs ELSE FoldItems(LAMBDA s, flat : flat \o s, seqs[1], Tail(seqs))

Zip(s, t) == [i \in 1..(IF Len(s) <= Len(t) THEN Len(s) ELSE Len(t)) |-> <<s[i], t[i]>>]
\* For sequences of one length: <<s[1]>>, <<t[1]>>, <<s[2]>>, and so on.
Interleave(s, t) ==
  CASE Len(s) = Len(t) /\ Len(s) = 0 -> << <<>>, <<>> >>
    [] Len(s) = Len(t) /\ Len(s) > 0 ->
         [i \in 1..(2 * Len(s)) |-> IF i % 2 = 1 THEN <<s[(i + 1) \div 2]>> ELSE <<t[i \div 2]>>]

SubSeqs(s) == {SubSeq(s, i + 1, j) : i, j \in 0..Len(s)}
\* With gaps, too.
AllSubSeqs(s) == FoldItems(LAMBDA x, seqs : seqs \union {Append(u, x) : u \in seqs}, {<<>>}, s)

LOCAL Occurs(s, t, i) == i + Len(s) - 1 <= Len(t) /\ SubSeq(t, i, i + Len(s) - 1) = s

\* Where s begins in t for the first time; fails where it does not occur.
IndexFirstSubSeq(s, t) ==
  CHOOSE i \in 1..(Len(t) + 1) : Occurs(s, t, i) /\ \A j \in 1..(i - 1) : ~ Occurs(s, t, j)
ReplaceSubSeqAt(i, r, s, t) == SubSeq(t, 1, i - 1) \o r \o SubSeq(t, i + Len(s), Len(t))
ReplaceFirstSubSeq(r, s, t) ==
  IF \E i \in 1..(Len(t) + 1) : Occurs(s, t, i) THEN ReplaceSubSeqAt(IndexFirstSubSeq(s, t), r, s, t) ELSE t

\* From left to right: occurrences that overlap one already replaced stay. An empty s is found before every element.
ReplaceAllSubSeqs(r, s, t) ==
  LET Step(i, state) ==
        CASE state[1] > 0 -> <<state[1] - 1, state[2]>>
          [] state[1] = 0 /\ Len(s) = 0 -> <<0, state[2] \o r \o SubSeq(t, i, i)>>
          [] state[1] = 0 /\ Len(s) > 0 /\ Occurs(s, t, i) -> <<Len(s) - 1, state[2] \o r>>
          [] OTHER -> <<0, state[2] \o SubSeq(t, i, i)>>
  IN  IF s = t THEN r
      ELSE IF r = s THEN t
      ELSE FoldElements(Step, <<0, SubSeq(t, 1, 0)>>, 1..Len(t))[2]
====
