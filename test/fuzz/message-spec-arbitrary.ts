import fc from "fast-check";

/** Random small specs whose servers send each other records, in a set and in a bag: fields that depend on the state, so that messages have many possible values
 *  most of which no behaviour has. */
export function messageSpecArbitrary(): fc.Arbitrary<string> {
  const fields = fc.constantFrom("o |-> p, n |-> x", "o |-> p, n |-> f[p]", "o |-> q2, n |-> y, t |-> q", "o |-> p, n |-> x + y, t |-> SubSeq(q, 1, x)", "o |-> p, n |-> 1, d |-> [k \\in s |-> f[k]]", "o |-> CHOOSE r \\in P : r # p, n |-> Len(q), t |-> <<f[p], x>>");
  const message = fields.map((f) => `[${f}]`);
  const guard = fc.constantFrom("b = {}", "b # {}", "\\E m \\in b : m.n = x", "\\A m \\in DOMAIN g : g[m] = 1", "Cardinality(b) < 2", "[o |-> p, n |-> x] \\in DOMAIN g", "x < 2", "f[p] = 0", "q # <<>>", "\\E m \\in b : m \\in DOMAIN g", "TRUE", "\\E m \\in b : \"t\" \\in DOMAIN m /\\ Len(m.t) > 0");
  const assignments: Readonly<Record<string, fc.Arbitrary<string>>> = {
    x: fc.constantFrom("x' = (x + 1) % 3", "x' = f[p]", "x' \\in {0, 1}", "UNCHANGED x", "\\E m \\in b : x' = m.n"),
    y: fc.constantFrom("y' = x", "y' = 2", "UNCHANGED y"),
    s: fc.constantFrom("s' = s \\union {p}", "UNCHANGED s", "s' = {m.o : m \\in b}"),
    f: fc.constantFrom("f' = [f EXCEPT ![p] = (@ + 1) % 3]", "UNCHANGED f", "f' = [f EXCEPT ![p] = x, ![q2] = y]", "f' = [r \\in P |-> Cardinality({m \\in b : m.o = r})]"),
    q: fc.constantFrom("q' = IF Len(q) < 2 THEN Append(q, x) ELSE Tail(q)", "UNCHANGED q", "q' = SelectSeq(q, LAMBDA r : r # y)"),
    b: fc.oneof(
      message.map((m) => `b' = b \\union {${m}}`), message.map((m) => `b' = b \\union {${m}}`), message.map((m) => `b' = {${m}} \\union {m \\in b : m.o # p}`),
      message.map((m) => `\\E m \\in b : b' = (b \\ {m}) \\union {${m}}`),
      fc.constantFrom("UNCHANGED b", "\\E m \\in b : b' = b \\ {m}", "b' = {[m EXCEPT !.n = y] : m \\in b}", "\\E m \\in b : m.n >= x /\\ b' = (b \\ {m}) \\union {[m EXCEPT !.o = q2]}", "b' = DOMAIN g"),
    ),
    g: fc.oneof(
      message.map((m) => `g' = g (+) SetToBag({${m}})`), message.map((m) => `g' = g (+) SetToBag({${m}})`), message.map((m) => `g' = g (-) SetToBag({${m}})`),
      fc.constantFrom("UNCHANGED g", "\\E m \\in DOMAIN g : g' = g (-) SetToBag({m})", "g' = [m \\in {k \\in DOMAIN g : k.o = p} |-> g[m]]", "\\E m \\in DOMAIN g : g' = g (+) SetToBag({m, [m EXCEPT !.n = x]})", "g' = [m \\in b |-> 1]", "g' = g (+) SetToBag(b)"),
    ),
  };
  const action = fc.tuple(fc.array(guard, { maxLength: 2 }), fc.tuple(...Object.values(assignments)))
    .map(([guards, sets]) => [...guards, ...sets].map((c) => `  /\\ ${c}`).join("\n"));
  return fc.array(action, { minLength: 1, maxLength: 3 }).map((actions) => [
    "---- MODULE Spec ----", "EXTENDS Integers, Sequences, FiniteSets, Bags, TLC", "CONSTANTS P, N", "VARIABLES x, y, s, f, q, b, g", "vars == <<x, y, s, f, q, b, g>>", "q2 == CHOOSE r \\in P : TRUE",
    "Init == x = 0 /\\ y \\in {0, 1} /\\ s = {} /\\ f = [p \\in P |-> 0] /\\ q = <<>> /\\ b = {} /\\ g = EmptyBag", ...actions.map((a, i) => `A${i}(p) ==\n${a}`),
    `Next == \\E p \\in P : ${actions.map((_, i) => `A${i}(p)`).join(" \\/ ")}`, "Bound == Cardinality(b) + BagCardinality(g) < 5", "====",
  ].join("\n"));
}
