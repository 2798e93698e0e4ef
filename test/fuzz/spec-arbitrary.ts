import fc from "fast-check";

/** Random small specs: a few variables of different kinds with finite ranges, actions that read and change them in the ways that specs do. */
export function specArbitrary(): fc.Arbitrary<string> {
  const int = fc.constantFrom("x", "y", "0", "1", "2", "x + 1", "(x + y) % 3", "f[p]", "Len(q)", "Cardinality(s)", "f[q2]", "x - y");
  const guard = fc.oneof(
    fc.tuple(int, fc.constantFrom("<", "=", "#", ">="), int).map(([a, op, b]) => `${a} ${op} ${b}`),
    fc.constantFrom("p \\in s", "s = {}", "p \\notin s", "\\E r \\in s : r # p", "\\A r \\in P : f[r] > 0 => r \\in s", "q # <<>>", "h = N", "h # N", "TRUE", "h # N /\\ h.o = p", "q # <<>> /\\ Head(q) = p"),
  );
  const assignments: Readonly<Record<string, fc.Arbitrary<string>>> = {
    x: fc.oneof(fc.constantFrom("x' = (x + 1) % 3", "x' = f[p]", "x' \\in {0, 1}", "x' = x", "x' = IF p \\in s THEN 0 ELSE y", "UNCHANGED x", "x' \\in 0..y", "x' = CHOOSE v \\in 0..2 : v # x")),
    y: fc.oneof(fc.constantFrom("y' = x", "y' = 2", "y' = IF x > y THEN x ELSE y", "UNCHANGED y", "y' = x'", "\\/ y' = 0 \\/ (x > 0 /\\ y' = 1)", "\\E v \\in 0..x : y' = v", "IF x = 0 THEN y' = 1 ELSE y' \\in {0, 2}")),
    s: fc.oneof(fc.constantFrom("s' = s \\union {p}", "s' = s \\ {p}", "s' = {r \\in P : f[r] = x}", "s' \\in SUBSET s", "UNCHANGED s", "s' = {q2}", "s' = s", "s' = P \\ s")),
    f: fc.oneof(fc.constantFrom("f' = [f EXCEPT ![p] = (@ + 1) % 3]", "f' = [r \\in P |-> IF r \\in s THEN 1 ELSE f[r]]", "UNCHANGED f", "f' = [f EXCEPT ![p] = x, ![q2] = y]", "\\E g \\in [P -> {0, 1}] : f' = g", "f' \\in [P -> {f[p]}]", "f' = (p :> y) @@ f")),
    q: fc.oneof(fc.constantFrom("q' = IF Len(q) < 2 THEN Append(q, p) ELSE Tail(q)", "UNCHANGED q", "q' = <<>>", "Len(q) < 2 /\\ q' = <<p>> \\o q", "q # <<>> /\\ q' = Tail(q)", "q' = SelectSeq(q, LAMBDA r : r # p)")),
    h: fc.oneof(fc.constantFrom("h' = N", "h' = [o |-> p, n |-> x]", "UNCHANGED h", "h' = IF h = N THEN [o |-> p, n |-> y] ELSE N", "h # N /\\ h' = [h EXCEPT !.n = x]", "h' \\in {h, N}")),
  };
  const action = fc.tuple(fc.array(guard, { maxLength: 2 }), fc.tuple(...Object.values(assignments)))
    .map(([guards, sets]) => [...guards, ...sets].map((c) => `  /\\ ${c}`).join("\n"));
  const header = ["---- MODULE Spec ----", "EXTENDS Integers, Sequences, FiniteSets, TLC", "CONSTANTS P, N", "VARIABLES x, y, s, f, q, h", "vars == <<x, y, s, f, q, h>>", "q2 == CHOOSE r \\in P : TRUE"];
  const init = "Init == x = 0 /\\ y \\in {0, 1} /\\ s = {} /\\ f = [p \\in P |-> 0] /\\ q = <<>> /\\ h = N";
  return fc.tuple(fc.array(action, { minLength: 1, maxLength: 3 }), fc.constantFrom("", "x < 2", "Len(q) < 2")).map(([actions, constraint]) => [
    ...header, init, ...actions.map((a, i) => `A${i}(p) ==\n${a}`),
    `Next == \\E p \\in P : ${actions.map((_, i) => `A${i}(p)`).join(" \\/ ")}`, `Bound == ${constraint === "" ? "TRUE" : constraint}`, "====",
  ].join("\n"));
}
