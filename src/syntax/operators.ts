/** An operator symbol with the range of its precedence, after *Specifying Systems* table 6 (ten times the numbers there, so
 *  that unary minus fits between). `text` is the one ASCII spelling that trees use for all synonyms. */
export interface OperatorSymbol {
  readonly text: string;
  readonly fixity: "prefix" | "infix" | "postfix";
  readonly low: number;
  readonly high: number;
  readonly leftAssociative: boolean;
}

// One row an operator: lowest and highest precedence, l for left associative or n for not, spellings; the first is the text in trees.
const infixRows = String.raw`
10 10 n => ⇒
20 20 n -+-> ⇸
20 20 n <=> \equiv ≡ ⇔
20 20 n ~> ↝
30 30 l /\ \land ∧
30 30 l \/ \lor ∨
50 50 n # /= ≠
50 50 n -| ⊣
50 50 n ::= ⩴
50 50 n := ≔
50 50 n <
50 50 n =
50 50 n =| ⫤
50 50 n >
50 50 n \approx ≈
50 50 n \asymp ≍
50 50 n \cong ≅
50 50 n \doteq ≐
50 50 n \geq >= ≥
50 50 n \gg ≫
50 50 n \in ∈
50 50 n \leq <= =< ≤
50 50 n \ll ≪
50 50 n \notin ∉
50 50 n \prec ≺
50 50 n \preceq ⪯
50 50 n \propto ∝
50 50 n \sim ∼
50 50 n \simeq ≃
50 50 n \sqsubset ⊏
50 50 n \sqsubseteq ⊑
50 50 n \sqsupset ⊐
50 50 n \sqsupseteq ⊒
50 50 n \subset ⊂
50 50 n \subseteq ⊆
50 50 n \succ ≻
50 50 n \succeq ⪰
50 50 n \supset ⊃
50 50 n \supseteq ⊇
50 50 n |- ⊢
50 50 n |= ⊨
50 140 l \cdot ⋅
60 60 l @@
70 70 n :>
70 70 n <:
80 80 n \
80 80 l \intersect \cap ∩
80 80 l \union \cup ∪
90 90 n .. ‥
90 90 n ... …
90 130 n !! ‼
90 130 l ##
90 130 l $
90 130 l $$
90 130 l ?? ⁇
90 130 l \sqcap ⊓
90 130 l \sqcup ⊔
90 130 l \uplus ⊎
90 140 n \wr ≀
100 100 l +
100 100 l ++
100 100 l \oplus (+) ⊕
100 130 l \X \times ×
100 110 n %
100 110 l %%
100 110 l |
100 110 l || ‖
110 110 l -
110 110 l --
110 110 l \ominus (-) ⊖
130 130 l &
130 130 l &&
130 130 l *
130 130 l **
130 130 n /
130 130 n //
130 130 l \bigcirc ◯
130 130 l \bullet ●
130 130 n \div ÷
130 130 l \o \circ ∘
130 130 l \odot (.) ⊙
130 130 n \oslash (/) ⊘
130 130 l \otimes (\X) ⊗
130 130 l \star ⋆
140 140 n ^
140 140 n ^^`;

const prefixRows = String.raw`
40 40 l ~ \lnot \neg ¬
40 150 n [] □
40 150 n <> ◇
40 150 n ENABLED
40 150 n UNCHANGED
100 130 n SUBSET
100 130 n UNION
100 130 n DOMAIN
120 120 n -.`;

const postfixRows = String.raw`
150 150 n '
150 150 n ^+ ⁺
150 150 n ^*
150 150 n ^#`;

function table(fixity: OperatorSymbol["fixity"], rows: string): ReadonlyMap<string, OperatorSymbol> {
  const symbols = new Map<string, OperatorSymbol>();
  for (const row of rows.trim().split("\n")) {
    const [low, high, associativity, text = "", ...synonyms] = row.split(" ");
    const symbol = { text, fixity, low: Number(low), high: Number(high), leftAssociative: associativity === "l" };
    for (const spelling of [text, ...synonyms]) symbols.set(spelling, symbol);
  }
  return symbols;
}

/** By every spelling, Unicode included. */
export const infixOperators: ReadonlyMap<string, OperatorSymbol> = table("infix", infixRows);

/** By every spelling; the `-` before an operand is the operator of the text `-.`, under both spellings. */
export const prefixOperators: ReadonlyMap<string, OperatorSymbol> = withMinus(table("prefix", prefixRows));

/** By every spelling. */
export const postfixOperators: ReadonlyMap<string, OperatorSymbol> = table("postfix", postfixRows);

function withMinus(symbols: ReadonlyMap<string, OperatorSymbol>): ReadonlyMap<string, OperatorSymbol> {
  const minus = symbols.get("-.");
  return minus === undefined ? symbols : new Map([...symbols, ["-", minus]]);
}

/** The text that trees use for an operator symbol of any spelling (`\cup` and `∪` are `\union`); other texts unchanged. A lone `-` is infix minus. */
export function canonicalOperator(spelling: string): string {
  const symbol = infixOperators.get(spelling) ?? postfixOperators.get(spelling) ?? prefixOperators.get(spelling);
  return symbol?.text ?? spelling;
}
