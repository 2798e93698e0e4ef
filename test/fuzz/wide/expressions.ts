import fc from "fast-check";
import { form, type Text } from "./form.ts";

/** Kinds of values: integers, booleans, processes (model values), strings, sets of integers and of processes, sequences, functions of processes, nested
 *  functions, records, sets of messages, tuples, bags, and anything. */
export const kinds = ["int", "bool", "proc", "string", "set", "procs", "seq", "fun", "nested", "record", "messages", "message", "pair", "bag", "any"] as const;
export type Kind = (typeof kinds)[number];
type Tie = Readonly<Record<Kind, fc.Arbitrary<Text>>>;

const pick = fc.constantFrom;
const depthIdentifier = fc.createDepthIdentifier();
const leaf = { depthSize: 0.2, withCrossShrink: true, maxDepth: 3, depthIdentifier } as const;
const arithmetic = pick("+", "-", "*", "\\div", "%", "+", "-");
const comparison = pick("<", "<=", ">", ">=", "=", "#", "/=");

/** Texts of expressions of each kind. Most are well-typed, else nearly all of them were errors. */
export function expressions(): Tie {
  return fc.letrec<Record<Kind, Text>>((tie) => {
    const all = Object.fromEntries(kinds.map((kind) => [kind, tie(kind)])) as Record<Kind, fc.Arbitrary<Text>>; // one for each kind
    return { ...scalars(all), ...collections(all), ...structures(all) };
  });
}

/** What every kind has: IF, CASE, LET with and without parameters, CHOOSE, LAMBDA, and what may be of another kind. */
function common(kind: Kind, tie: Tie): fc.WeightedArbitrary<Text> {
  const self = tie[kind];
  const arbitrary = fc.oneof(
    form("(IF $1 THEN $2 ELSE $3)", tie.bool, self, self), form("(CASE $1 -> $2 [] $3 -> $4 [] OTHER -> $5)", tie.bool, self, tie.bool, self, self), form("(CASE $1 -> $2 [] $3 -> $4)", tie.bool, self, tie.bool, self),
    form("(LET # == $1 IN $2(i=#))", tie.int, self), form("(LET #(##) == $1(i=##) IN #($2))", self, tie.int), form("(LET #(##) == $1(p=##) IN IF $3 THEN #($2) ELSE #(p0))", self, tie.proc, tie.bool),
    form("Apply(LAMBDA # : $1(i=#), $2)", self, tie.int), form("(CHOOSE # \\in {$1, $2} : TRUE)", self, self), form("[# \\in $1 |-> $2(p=#)][$3]", tie.procs, self, tie.proc),
    form("(LET #[## \\in $1] == $2(i=##) IN #[$3])", tie.set, self, tie.int), form("(LET # == [## \\in $1 |-> $2(i=##)] IN IF $3 THEN #[$4] ELSE #[$5])", tie.set, self, tie.bool, tie.int, tie.int), form("[# \\in $1 |-> [## \\in $2 |-> $3(i=#,p=##)]][$4][$5]", tie.set, tie.procs, self, tie.int, tie.proc), form("<<$1, $2>>[$3]", self, self, pick("1", "2", "!x")), form("TLCEval($1)", self), form("(LET # == [a |-> $1, z |-> $2] IN #.$3)", self, tie.any, pick("a", "a", "z")),
  );
  return { arbitrary, weight: 4 };
}

function scalars(tie: Tie): Pick<Tie, "int" | "bool" | "proc" | "string"> {
  return {
    int: fc.oneof(leaf, { arbitrary: pick("!x", "!y", "?i", "0", "1", "2", "K", "(-1)"), weight: 12 },
      ...[form("($1 $2 $3)", tie.int, arithmetic, tie.int), form("(-$1)", tie.int), form("Cardinality($1)", pick("!s", "!ps", "P", "!m")), form("Cardinality($1)", tie.set), form("Len($1)", tie.seq), form("$1[$2]", tie.fun, tie.proc),
        form("$1[$2][$3]", tie.nested, tie.proc, tie.int), form("$1[$2]", tie.seq, tie.int), form("Head($1)", tie.seq), form("$1.a", tie.record), form("$1.b.c", tie.record), form("$1[1]", tie.pair), form("(CHOOSE # \\in $1 : $2(i=#))", tie.set, tie.bool),
        form("Sum($1)", tie.set), form("Fact[$1]", tie.int), form("Down($1)", tie.int), form("Twice(LAMBDA # : $1(i=#), $2)", tie.int, tie.int), form("Twice(Double, $1)", tie.int), form("In!Twofold"), form("Out($1)!Plus($2)", tie.int, tie.int), form("CopiesIn($1, $2)", tie.int, tie.bag),
        form("BagCardinality($1)", tie.bag), form("(LET RECURSIVE #(_) #(##) == IF ## <= 0 THEN $1 ELSE ## + #(## - 1) IN #($2))", tie.int, tie.int), form("(CHOOSE # \\in $1 : \\A ## \\in $1 : ## <= #)", tie.set), form("(2 ^ $1)", pick("!x", "1", "?i", "0")),
        form("Cardinality(SUBSET $1)", pick("!s", "!ps")), form("$1.n", tie.message), form("Len($1)", tie.string),
        form("($1 @@ (1 :> $2))[$3]", tie.seq, tie.int, tie.int)], common("int", tie)),
    bool: fc.oneof(leaf, { arbitrary: pick("!b", "TRUE", "FALSE", "?b"), weight: 6 },
      ...[form("($1 $2 $3)", tie.int, comparison, tie.int), form("($1 /\\ $2)", tie.bool, tie.bool), form("($1 \\/ $2)", tie.bool, tie.bool), form("($1 => $2)", tie.bool, tie.bool), form("($1 <=> $2)", tie.bool, tie.bool), form("~$1", tie.bool),
        form("(\\E # \\in $1 : $2(i=#))", tie.set, tie.bool), form("(\\A # \\in $1 : $2(i=#))", tie.set, tie.bool), form("(\\E # \\in $1, ## \\in $2 : $3(i=#,p=##))", tie.set, tie.procs, tie.bool), form("(\\A #, ## \\in $1 : $2(i=#,i=##))", tie.set, tie.bool),
        form("(\\E <<#, ##>> \\in $1 \\X $2 : $3(i=#,p=##))", tie.set, tie.procs, tie.bool), form("(\\A <<#, ##>> \\in {$1, $2} : $3(i=#,p=##))", tie.pair, tie.pair, tie.bool), form("(\\E # \\in SUBSET $1 : $2(s=#))", tie.set, tie.bool),
        form("(\\E # \\in [P -> $1] : $2(f=#))", pick("{0, 1}", "{}", "(0..!x)"), tie.bool), form("(\\E # \\in [a : $1, b : [c : {0}, d : SUBSET P]] : $2(r=#))", pick("{0, 1}", "!s"), tie.bool), form("(\\E # \\in $1 : $2(m=#))", tie.messages, tie.bool), form("(\\A # \\in P : $1(p=#))", tie.bool),
        form("($1 \\in $2)", tie.int, tie.set), form("($1 \\notin $2)", tie.proc, tie.procs), form("($1 \\subseteq $2)", tie.set, tie.set), form("($1 \\in SUBSET $2)", tie.procs, tie.procs), form("($1 \\in [P -> $2])", tie.fun, tie.set), form("($1 \\in [a : $2, b : [c : $3, d : SUBSET P]])", tie.record, tie.set, tie.set),
        form("($1 \\in Seq($2))", tie.seq, tie.set), form("($1 \\in $2 \\X P)", tie.pair, tie.set), form("($1 \\in $2)", tie.message, tie.messages), form("($1 \\in Nat)", tie.int), form("($1 \\in STRING)", tie.string), form("IsABag($1)", tie.bag), form("($1 \\sqsubseteq $2)", tie.bag, tie.bag),
        form("BagIn($1, $2)", tie.int, tie.bag), form("IsFiniteSet($1)", tie.set), form("($1 = $2)", tie.any, tie.any), form("($1 ≠ $2)", tie.any, tie.any), form("Assert($1, \"no\")", tie.bool), form("$1.z", tie.any), form("($1 \\in BOOLEAN)", tie.any), form("In!Small($1)", tie.int),
        ...(["set", "procs", "seq", "fun", "nested", "record", "messages", "pair", "string", "proc", "bag"] as const).map((kind) => form("($1 = $2)", tie[kind], tie[kind]))], common("bool", tie)),
    proc: fc.oneof(leaf, { arbitrary: pick("?p", "p0", "?p"), weight: 12 }, ...[form("$1[2]", tie.pair), form("(CHOOSE # \\in $1 : $2(p=#))", tie.procs, tie.bool), form("(CHOOSE # : # \\notin P)"), form("Head(SelectSeq(<<p0, !h>>, LAMBDA # : $1(p=#)))", tie.bool)], common("proc", tie)),
    string: fc.oneof(leaf, { arbitrary: pick("!z", "\"a\"", "\"ab\"", "\"\""), weight: 12 }, ...[form("($1 \\o $2)", tie.string, tie.string), form("ToString($1)", tie.int), form("(CHOOSE # \\in DOMAIN $1 : TRUE)", tie.record), form("$1.k", tie.message)], common("string", tie)),
  };
}

function collections(tie: Tie): Pick<Tie, "set" | "procs" | "seq" | "messages" | "bag"> {
  return {
    set: fc.oneof(leaf, { arbitrary: pick("!s", "{}", "{1, 2}", "(0..2)", "?s"), weight: 12 },
      ...[form("{$1}", tie.int), form("{$1, $2}", tie.int, tie.int), form("($1..$2)", tie.int, tie.int), form("($1 $2 $3)", tie.set, pick("\\union", "\\intersect", "\\", "\\cup", "\\cap"), tie.set), form("{# \\in $1 : $2(i=#)}", tie.set, tie.bool), form("{$1(i=#) : # \\in $2}", tie.int, tie.set),
        form("{$1(i=#,p=##) : # \\in $2, ## \\in $3}", tie.int, tie.set, tie.procs), form("{$1(i=#,p=##) : <<#, ##>> \\in $2 \\X P}", tie.int, tie.set), form("(UNION {$1, $2})", tie.set, tie.set), form("(UNION {$1(i=#) : # \\in $2})", tie.set, tie.set), form("(DOMAIN $1)", tie.seq), form("BagToSet($1)", tie.bag),
        form("{$1[#] : # \\in P}", tie.fun), form("{#.n : # \\in $1}", tie.messages), form("(CHOOSE # \\in SUBSET $1 : $2(s=#))", tie.set, tie.bool), form("{# \\in $1 : \\E ## \\in $2 : ## = # + $3(i=##)}", tie.set, tie.set, tie.int), form("Map(LAMBDA # : $1(i=#), $2)", tie.int, tie.set)], common("set", tie)),
    procs: fc.oneof(leaf, { arbitrary: pick("!ps", "P", "{}"), weight: 12 }, ...[form("{$1}", tie.proc), form("($1 $2 $3)", tie.procs, pick("\\union", "\\intersect", "\\"), tie.procs), form("{# \\in $1 : $2(p=#)}", tie.procs, tie.bool), form("(DOMAIN $1)", tie.fun), form("$1.b.d", tie.record), form("{#[2] : # \\in {$1, $2}}", tie.pair, tie.pair)], common("procs", tie)),
    seq: fc.oneof(leaf, { arbitrary: pick("!q", "<<>>", "<<1, 2>>", "?q"), weight: 12 },
      ...[form("<<$1>>", tie.int), form("<<$1, $2>>", tie.int, tie.int), form("Append($1, $2)", tie.seq, tie.int), form("Tail($1)", tie.seq), form("($1 \\o $2)", tie.seq, tie.seq), form("SubSeq($1, $2, $3)", tie.seq, tie.int, tie.int), form("SelectSeq($1, LAMBDA # : $2(i=#))", tie.seq, tie.bool),
        form("[$1 EXCEPT ![$2] = $3]", tie.seq, tie.int, tie.int), form("[# \\in 1..$1 |-> $2(i=#)]", pick("1", "2", "!x"), tie.int), form("SortSeq($1, <)", tie.seq), form("[# \\in DOMAIN $1 |-> $2(i=#)]", tie.seq, tie.int), form("Reverse[$1]", pick("<<>>", "<<1>>", "!q"))], common("seq", tie)),
    messages: fc.oneof(leaf, { arbitrary: pick("!m", "{}"), weight: 8 },
      ...[form("{$1}", tie.message), form("($1 \\union {$2})", tie.messages, tie.message), form("($1 \\ {$2})", tie.messages, tie.message), form("{# \\in $1 : $2(m=#)}", tie.messages, tie.bool), form("{[#1 EXCEPT !.n = $2] : #1 \\in $1}".replaceAll("#1", "#"), tie.messages, tie.int), form("[k : {\"a\"}, n : $1]", tie.set),
        form("{# \\in $1 : #.k = $2}", tie.messages, tie.string)], common("messages", tie)),
    bag: fc.oneof(leaf, { arbitrary: pick("!w", "EmptyBag"), weight: 4 }, ...[form("($1 (+) $2)", tie.bag, tie.bag), form("($1 (-) $2)", tie.bag, tie.bag), form("SetToBag($1)", tie.set), form("($1 :> $2)", tie.int, pick("1", "2", "!x")), form("(($1 :> 1) @@ $2)", tie.int, tie.bag), form("BagUnion({$1, $2})", tie.bag, tie.bag)], common("bag", tie)),
  };
}

function structures(tie: Tie): Pick<Tie, "fun" | "nested" | "record" | "message" | "pair" | "any"> {
  return {
    fun: fc.oneof(leaf, { arbitrary: pick("!f", "[# \\in P |-> 0]".replaceAll("#", "v1"), "?f"), weight: 12 },
      ...[form("[$1 EXCEPT ![$2] = $3]", tie.fun, tie.proc, tie.int), form("[$1 EXCEPT ![$2] = @ + $3]", tie.fun, tie.proc, tie.int), form("[$1 EXCEPT ![$2] = @ + 1, ![$3] = $4]", tie.fun, tie.proc, tie.proc, tie.int), form("[# \\in P |-> $1(p=#)]", tie.int), form("[# \\in $1 |-> $2(p=#)]", tie.procs, tie.int),
        form("(($1 :> $2) @@ $3)", tie.proc, tie.int, tie.fun), form("($1 @@ $2)", tie.fun, tie.fun), form("$1.e", tie.any), form("[# \\in P |-> $1[#][$2(p=#)]]", tie.nested, tie.int), form("(CHOOSE # \\in [P -> {0, 1}] : $1(f=#))", tie.bool)], common("fun", tie)),
    nested: fc.oneof(leaf, { arbitrary: pick("!g"), weight: 12 },
      ...[form("[$1 EXCEPT ![$2][$3] = $4]", tie.nested, tie.proc, tie.int, tie.int), form("[$1 EXCEPT ![$2][$3] = @ + $4]", tie.nested, tie.proc, tie.int, tie.int), form("[$1 EXCEPT ![$2] = [@ EXCEPT ![1] = $3]]", tie.nested, tie.proc, tie.int), form("[# \\in P |-> [## \\in {1, 2} |-> $1(p=#,i=##)]]", tie.int), form("[# \\in P |-> $1(p=#)]", tie.seq),
        form("[$1 EXCEPT ![$2][1] = 1, ![$3][2] = @ + $1[$2][1]]", tie.nested, tie.proc, tie.proc)], common("nested", tie)),
    record: fc.oneof(leaf, { arbitrary: pick("!r", "?r"), weight: 12 },
      ...[form("[$1 EXCEPT !.a = $2]", tie.record, tie.int), form("[$1 EXCEPT !.b.c = @ + $2]", tie.record, tie.int), form("[$1 EXCEPT !.b.d = $2, !.a = @ + 1]", tie.record, tie.procs), form("[$1 EXCEPT !.b = [@ EXCEPT !.c = $2]]", tie.record, tie.int), form("[$1 EXCEPT ![\"a\"] = $2]", tie.record, tie.int), form("[a |-> $1, b |-> [c |-> $2, d |-> $3]]", tie.int, tie.int, tie.procs),
        form("[a |-> $1, b |-> $2.b]", tie.int, tie.record), form("(CHOOSE # \\in {$1, $2} : $3(r=#))", tie.record, tie.record, tie.bool), form("((\"a\" :> $1) @@ $2)", tie.int, tie.record)], common("record", tie)),
    message: fc.oneof(leaf, { arbitrary: pick("[k |-> \"a\", n |-> 0]", "[k |-> \"b\", t |-> p0]", "?m"), weight: 8 }, ...[form("[k |-> \"a\", n |-> $1]", tie.int), form("[k |-> \"b\", t |-> $1]", tie.proc), form("(CHOOSE # \\in $1 : $2(m=#))", tie.messages, tie.bool), form("[$1 EXCEPT !.n = $2]", tie.message, tie.int)]),
    pair: fc.oneof(leaf, { arbitrary: pick("!u", "<<0, p0>>"), weight: 8 }, ...[form("<<$1, $2>>", tie.int, tie.proc), form("[$1 EXCEPT ![1] = $2]", tie.pair, tie.int), form("(CHOOSE # \\in $1 \\X P : #[1] >= $2)", tie.set, tie.int)], common("pair", tie)),
    any: fc.oneof(leaf, { arbitrary: pick("!h", "N", "T", "!h"), weight: 12 }, ...kinds.filter((kind) => kind !== "any" && kind !== "message").map((kind) => tie[kind])),
  };
}
