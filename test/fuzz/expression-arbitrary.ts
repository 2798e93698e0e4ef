import fc from "fast-check";

type Kind = "int" | "bool" | "set" | "seq" | "fun" | "record" | "mixed";

/** Texts of random expressions over the inputs of `agreement.ts`, mostly well-typed (else nearly all of them are errors), sometimes not. */
export function expressionArbitrary(): fc.Arbitrary<string> {
  const { top } = fc.letrec<Record<Kind | "top", string>>((tie) => {
    const int = tie("int");
    const bool = tie("bool");
    const set = tie("set");
    const seq = tie("seq");
    const fun = tie("fun");
    const record = tie("record");
    const mixed = tie("mixed");
    const text = (parts: readonly string[], ...args: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
      fc.tuple(...args).map((values) => {
        // TLA+ has no shadowing: the variable § of a construct is numbered above those inside of it
        const numbers = values.join(" ").matchAll(/[xk](\d+)/g);
        const fresh = 1 + Math.max(0, ...[...numbers].map((m) => Number(m[1])));
        return parts.map((p, i) => p.replaceAll("§", `x${fresh}`) + (values[i] ?? "")).join("");
      });
    const pick = fc.constantFrom;
    const arithmetic = pick("+", "-", "*", "\\div", "%");
    const comparison = pick("<", "<=", ">", ">=", "=", "#");
    const leaf = { depthSize: "small", withCrossShrink: true, maxDepth: 4 } as const;
    return {
      int: fc.oneof(leaf, pick("i", "j", "0", "1", "2", "(-1)"),
        text(["(", " ", " ", ")"], int, arithmetic, int), text(["Cardinality(", ")"], set), text(["Len(", ")"], seq), text(["", "[", "]"], fun, int), text(["", "[", "]"], seq, int),
        text(["(IF ", " THEN ", " ELSE ", ")"], bool, int, int), text(["Head(", ")"], seq), text(["", ".a"], record), text(["(CHOOSE § \\in ", " : § ", " ", ")"], set, comparison, int),
        text(["(LET § == ", " IN § + § * ", ")"], int, pick("1", "i")), text(["(CASE ", " -> ", " [] ", " -> ", " [] OTHER -> ", ")"], bool, int, bool, int, int)),
      bool: fc.oneof(leaf, pick("b", "TRUE", "FALSE", "r.c"),
        text(["(", " ", " ", ")"], int, comparison, int), text(["(", " /\\ ", ")"], bool, bool), text(["(", " \\/ ", ")"], bool, bool), text(["(", " => ", ")"], bool, bool), text(["~", ""], bool),
        text(["(", " \\in ", ")"], int, set), text(["(", " \\subseteq ", ")"], set, set), text(["(", " = ", ")"], set, set), text(["(", " = ", ")"], fun, fun), text(["(", " = ", ")"], seq, seq),
        text(["(\\A § \\in ", " : § ", " ", ")"], set, comparison, int), text(["(\\E § \\in ", " : ", " /\\ § # ", ")"], set, bool, int), text(["(", " = ", ")"], mixed, mixed), text(["(", " \\in SUBSET ", ")"], set, set),
        text(["(", " \\in [", " -> ", "])"], fun, set, set), text(["(", " \\in Seq(", "))"], seq, set)),
      set: fc.oneof(leaf, pick("s", "t", "{}", "{1, 2}"),
        text(["{", "}"], int), text(["{", ", ", "}"], int, int), text(["(", "..", ")"], int, int), text(["(", " ", " ", ")"], set, pick("\\union", "\\intersect", "\\"), set), text(["{§ \\in ", " : § ", " ", "}"], set, comparison, int),
        text(["{§ ", " ", " : § \\in ", "}"], arithmetic, int, set), text(["DOMAIN ", ""], fun), text(["(IF ", " THEN ", " ELSE ", ")"], bool, set, set), text(["UNION {", ", ", "}"], set, set), text(["DOMAIN ", ""], seq)),
      seq: fc.oneof(leaf, pick("q", "<<>>", "<<1, 2>>"),
        text(["<<", ">>"], int), text(["<<", ", ", ">>"], int, int), text(["Append(", ", ", ")"], seq, int), text(["Tail(", ")"], seq), text(["(", " \\o ", ")"], seq, seq), text(["SubSeq(", ", ", ", ", ")"], seq, int, int),
        text(["SelectSeq(", ", LAMBDA § : § ", " ", ")"], seq, comparison, int), text(["(IF ", " THEN ", " ELSE ", ")"], bool, seq, seq), text(["[", " EXCEPT ![", "] = ", "]"], seq, int, int)),
      fun: fc.oneof(leaf, pick("f", "g"),
        text(["[", " EXCEPT ![", "] = ", "]"], fun, int, int), text(["[", " EXCEPT ![", "] = @ + ", "]"], fun, int, int), text(["[§ \\in ", " |-> § ", " ", "]"], set, arithmetic, int), text(["(", " @@ ", ")"], fun, fun),
        text(["(", " :> ", ")"], int, int), text(["(IF ", " THEN ", " ELSE ", ")"], bool, fun, fun)),
      record: fc.oneof(leaf, pick("r", "[a |-> 1, c |-> b]", "u"), text(["[r EXCEPT !.a = ", "]"], int), text(["[a |-> ", ", c |-> ", "]"], int, bool), text(["(IF ", " THEN ", " ELSE ", ")"], bool, record, record)),
      mixed: fc.oneof(leaf, pick("m", "N"), int, bool, set, seq, record, text(["(IF ", " THEN ", " ELSE ", ")"], bool, mixed, mixed)),
      top: fc.oneof(int, bool, set, seq, fun, record, mixed),
    };
  });
  return top;
}
