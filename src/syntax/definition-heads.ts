import type { IToken } from "chevrotain";
import { infixOperators, postfixOperators, prefixOperators } from "./operators.ts";
import { ScannedStart, Word } from "./scan.ts";
import { keywords } from "./tokens.ts";

/** Indices of the tokens that begin the left side of a definition: `f` of `f(x) == `, `a` of `a ++ b ==`. Found from each `==`
 *  backwards, because an expression and the definition after it have no separator. Names of theorems and assumptions are not
 *  among them. Cost: linear but for the brackets before a `==`, which are walked twice. */
export function definitionHeads(text: string, tokens: readonly IToken[]): ReadonlySet<number> {
  const heads = new Set<number>();
  tokens.forEach((token, i) => {
    if (token.image !== "==" && token.image !== "≜") return;
    const head = headBefore(text, tokens, i);
    if (head !== null && !namesFact(tokens[head - 1])) heads.add(head);
  });
  return heads;
}

const factWords = new Set(["THEOREM", "LEMMA", "COROLLARY", "PROPOSITION", "ASSUME", "ASSUMPTION", "AXIOM"]);

function namesFact(before: IToken | undefined): boolean {
  return before !== undefined && factWords.has(before.image);
}

function headBefore(text: string, tokens: readonly IToken[], defines: number): number | null {
  const last = tokens[defines - 1];
  if (last === undefined) return null;
  if (last.image === ")" || last.image === "]") {
    const open = openingBracket(tokens, defines - 1);
    return open !== null && isWord(tokens[open - 1]) ? open - 1 : null;
  }
  if (isWord(last)) {
    const before = tokens[defines - 2]?.image ?? "";
    // `a ++ b ==` and `-. a ==` stand on one line; over lines it is the end of an expression that lacks an operand.
    if (infixOperators.has(before) && isWord(tokens[defines - 3]) && onOneLine(text, tokens[defines - 3], last)) return defines - 3;
    const prefix = prefixOperators.has(before) && before !== "-" && tokens[defines - 3]?.image !== "<-" && onOneLine(text, tokens[defines - 2], last);
    return prefix ? defines - 2 : defines - 1;
  }
  return postfixOperators.has(last.image) && isWord(tokens[defines - 2]) ? defines - 2 : null;
}

function openingBracket(tokens: readonly IToken[], close: number): number | null {
  let depth = 0;
  for (let i = close; i >= 0; i--) {
    const token = tokens[i];
    if (token === undefined || token.tokenType === ScannedStart) return null;
    if (token.image === ")" || token.image === "]" || token.image === "]_") depth++;
    else if ((token.image === "(" || token.image === "[") && --depth === 0) return i;
  }
  return null;
}

function isWord(token: IToken | undefined): boolean {
  return token?.tokenType === Word && !keywords.has(token.image);
}

function onOneLine(text: string, first: IToken | undefined, last: IToken): boolean {
  return first !== undefined && !/[\r\n]/.test(text.slice(first.startOffset, last.startOffset));
}
