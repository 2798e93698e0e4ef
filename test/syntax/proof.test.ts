import { describe, test } from "vitest";
import { checkUnits } from "./check.ts";

/** Each proof belongs to a theorem before `last == 1`. */
describe("proofs are read to their ends", () => {
  test.each([
    "OBVIOUS", "OMITTED", "PROOF OBVIOUS", "BY A, B DEF C, D", "PROOF BY DEF x", "BY ONLY A, MODULE M DEF MODULE M, +, x", "BY DEF -., *, ^+", "BY", "BY <1>1",
    "<1>1. x = 1\n<1>2. y = 2 BY <1>1\n<1> QED BY <1>1, <1>2",
    "PROOF\n<1>a x\n  PROOF OBVIOUS\n<1>b. y\n  <2>1. z OBVIOUS\n  <2> QED BY <2>1\n<1> QED OMITTED",
    "<1> SUFFICES ASSUME NEW x \\in S, NEW Op(_), CONSTANT c, NEW VARIABLE v, STATE s, P PROVE Q OBVIOUS\n<1> QED",
    "<1> DEFINE f(x) == x\n          g[y \\in S] == y\n<1> h == 2\n<1>1. I == INSTANCE M WITH a <- 1\n<1> QED",
    "<1> USE A, B DEF C\n<1> HIDE DEF D\n<1> INSTANCE M\n<1> HAVE x > 1\n<1> TAKE x \\in S, <<y, z>> \\in T\n<1> TAKE a, b\n<1> WITNESS 1 \\in S, 2\n<1> QED",
    "<1>1. PICK x \\in S, y \\in T : P(x, y) BY A\n<1>2. PICK z : P\n<1>3. CASE x = 1 BY <1>1\n<1>4. CASE OTHERx\n<1> QED",
    "<1>1. /\\ a\n      /\\ b\n  <2>1. a\n  <2>2. b\n  <2> QED BY <2>1, <2>2\n<1>2. /\\ c\n<1> QED BY <1>1, <1>2",
    "<*> a\n  <+> b\n  <*> QED\n<*> QED", "<1>1. ASSUME a, b PROVE c\n  BY <1>1!1\n<1>2. <1>1!2 \\/ c\n<1>3. <1>2\n<1> QED",
    "<0>1. a\n<0> QED\n", "<1>1.. a\n<1>*. b\n<1>-. c\n<1>. QED", "<1>1. []ASSUME a []PROVE b\n<1> QED",
    "<1>1. QED\n  <2>1. QED\n    BY DEF x",
  ])("%j", (proof) => {
    const whole = proof.includes("QED") || !proof.startsWith("<") ? proof : `${proof}\n<1> QED`;
    checkUnits(`THEOREM T == x > 1\n${whole}\nlast == 1`, "(theorem T = (> x 1))", "(def last = 1)");
  });
});

test.each<[string, readonly string[]]>([
  ["THEOREM a\n<1>1. b\n<1>2. c\nx == 1", ["E124 this proof has no QED step", "(theorem a)", "(def x = 1)"]],
  ["THEOREM a\n<1>1. b\n<1>2. c BY\n  <2>1. d\n<1> QED", ["E116 the level of the proof step <2>1. does not fit here", "(theorem a)"]],
  ["THEOREM a\n<2>1. b\n  <1>2. c OBVIOUS\n<2> QED", ["E116 the level of the proof step <1>2. does not fit here", "(theorem a)"]],
  ["THEOREM a\n<1>1. HAVE b\n  OBVIOUS\n<1> QED", ["E119 this step of a proof can not have a proof of its own", "(theorem a)"]],
  ["x == <1>2", ["E117 the proof step <1>2 is named outside of a proof", "(def x = <1>2)"]],
  ["THEOREM ASSUME a, ASSUME b PROVE c, l :: ASSUME d PROVE e PROVE f\nx == 1", ["(theorem ...)", "(def x = 1)"]],
  ["THEOREM T == ASSUME NEW x, x > 1 PROVE x > 0\n  BY DEF x\nx == 1", ["(theorem T = ...)", "(def x = 1)"]],
])("%j", (body, expected) => checkUnits(body, ...expected));
