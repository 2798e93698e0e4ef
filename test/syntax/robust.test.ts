import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "../../src/syntax/index.ts";

const text = String.raw`---- MODULE Sample ----
EXTENDS Naturals, Sequences
CONSTANTS N, Op(_, _), _ ++ _
VARIABLES x, y
ASSUME Pos == N > 0
Init == /\ x = [i \in 1..N |-> {}]
        /\ y = <<>>
A(i) == /\ \/ x[i] = {}
           \/ \E j \in 1..N, <<k, l>> \in S : j # k
        /\ x' = [x EXCEPT ![i] = @ \cup {i}, ![1].a = IF y = 1 THEN 2 ELSE 3]
        /\ LET z == CASE i = 1 -> "a" [] OTHER -> "b"
               f[a \in S] == a
           IN z = f[i]
        /\ UNCHANGED y
Spec == Init /\ [][\E i \in 1..N : A(i)]_<<x, y>> /\ WF_x(A(1))
THEOREM T == Spec => []Inv
<1>1. ASSUME NEW q \in S PROVE q BY DEF Inv
<1> QED BY <1>1
I(p) == INSTANCE M WITH a <- p, + <- LAMBDA u, v : u
====`;
const pieces = text.split(/(\s+|\b)/);

test("the sample is right", () => expect(parse(text, "test").diagnostics).toEqual([]));

/** Whatever a text looks like, parsing ends, and every diagnostic points into the text. */
test("damaged texts give diagnostics, never exceptions", () => {
  const damage = fc.record({ at: fc.nat(pieces.length - 1), count: fc.integer({ min: 0, max: 3 }), insert: fc.constantFrom("", ...pieces, "(", ")", "]_", "==", "/\\", "\n", "(*", "\"", "<1>2.", "====", "---- MODULE B ----") });
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
      const damaged = [...pieces];
      for (const { at, count, insert } of damages) damaged.splice(at, count, insert);
      const joined = damaged.join("");
      for (const { span, message } of parse(joined, "test").diagnostics) {
        expect([span.start >= 0, span.start <= span.end, span.end <= joined.length, message.includes("undefined")]).toEqual([true, true, true, false]);
      }
    }),
    { numRuns: 500, seed: 7 },
  );
});
