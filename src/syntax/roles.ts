import type { IToken, TokenType } from "chevrotain";
import { infixOperators, postfixOperators, prefixOperators } from "./operators.ts";
import * as scanned from "./scan.ts";
import * as t from "./tokens.ts";

const operandEnds: ReadonlySet<TokenType> = new Set([
  t.Identifier, t.NumberLiteral, t.StringLiteral, t.At, t.Underscore, t.Postfix, t.OperatorName, t.ListEnd, t.RightParen, t.RightSquare,
  t.RightBrace, t.RightAngle, t.StepName, t.Selector,
]);

/** Tokens before a step of a proof that can not end an operand. Everywhere else the name of a step is an operand. */
const beforeStep: ReadonlySet<TokenType> = new Set([t.Proof, t.Obvious, t.Omitted, t.Qed]);

/** Whether an operand can end with a token of this type, so that an infix or postfix operator may follow. */
export function endsOperand(type: TokenType | undefined): boolean {
  return type !== undefined && operandEnds.has(type);
}

/** Where a token stands. */
export interface Place {
  readonly previous: TokenType | undefined;
  readonly next: IToken | undefined;
  /** Inside the list of definitions of `BY ... DEF`, `USE DEF`, `HIDE DEF`. */
  readonly inDefList: boolean;
  /** The innermost open bracket is that of arguments. */
  readonly inCall: boolean;
  /** Inside the list after EXTENDS. */
  readonly inExtends: boolean;
  /** A definition begins at the next token. */
  readonly nextIsHead: boolean;
}

/** The part that a scanned token plays in the grammar at its place; `t.Bullet` for a junction symbol that can only begin a list. */
export function roleOf(token: IToken, place: Place): TokenType {
  switch (token.tokenType) {
    case scanned.Word: return wordRole(token.image, place);
    case scanned.Sign: return symbolRole(token.image, place);
    case scanned.Numeral: return t.NumberLiteral;
    case scanned.Quoted: return t.StringLiteral;
    case scanned.AtSign: return t.At;
    case scanned.Dashes: return t.Separator;
    case scanned.ScannedStart: return t.ModuleStart;
    case scanned.ScannedEnd: return t.ModuleEnd;
    case scanned.FairnessWord: return isFieldName(place) ? t.Identifier : t.Fairness;
    case scanned.Step: return beginsStep(place) || !/\w$/.test(token.image) ? t.StepStart : t.StepName;
    default: return t.StringLiteral; // an open string; it was reported
  }
}

function beginsStep({ previous }: Place): boolean {
  return previous === undefined || endsOperand(previous) || beforeStep.has(previous);
}

function wordRole(text: string, place: Place): TokenType {
  const keyword = t.keywords.get(text);
  if (keyword === undefined) return prefixOperators.has(text) && !isFieldName(place) ? operatorRole(text, place) : t.Identifier;
  return isFieldName(place) ? t.Identifier : keyword;
}

/** Field names and names of modules may be keywords: `r.STATE`, `[NEW |-> 1]`, `EXTENDS Proof`. */
function isFieldName({ previous, next, inExtends }: Place): boolean {
  if (previous === t.Dot || previous === t.ModuleStart || previous === t.Extends || previous === t.Instance) return true;
  if (inExtends && previous === t.Comma) return true;
  return next !== undefined && t.punctuation.get(next.image) === t.MapsTo && (previous === t.LeftSquare || previous === t.LeftIndex || previous === t.Comma);
}

function symbolRole(text: string, place: Place): TokenType {
  if (text === "[") return follows(place) ? t.LeftIndex : t.LeftSquare;
  if (text === "(") return follows(place) ? t.LeftCall : t.LeftParen;
  const fixed = t.punctuation.get(text) ?? t.keywords.get(text);
  if (place.previous === t.Bang && (fixed === t.LeftAngle || fixed === t.RightAngle || fixed === t.Colon)) return t.Selector;
  return fixed ?? operatorRole(text, place);
}

function follows({ previous }: Place): boolean {
  return endsOperand(previous) || previous === t.Bang;
}

function operatorRole(text: string, place: Place): TokenType {
  if (standsForItself(place)) return t.OperatorName;
  if (endsOperand(place.previous)) {
    if (infixOperators.has(text)) return text === "=" ? t.Equals : infixOperators.get(text)?.text === "\\in" ? t.In : t.Infix;
    if (postfixOperators.has(text)) return t.Postfix;
    return text === "[]" || text === "□" ? t.CaseSeparator : t.Prefix;
  }
  // `-.` only names unary minus; applied, it is written `-`.
  if (text === "-." && place.previous !== t.DefinitionStart && place.next?.image !== "_") return t.OperatorName;
  if (prefixOperators.has(text)) return t.Prefix;
  if (text === "/\\" || text === "\\/" || text === "∧" || text === "∨") return t.Bullet;
  if (place.next?.image === "(") return t.OperatorName;
  return postfixOperators.has(text) ? t.Postfix : t.Infix; // no operand before it; the grammar says so
}

/** `I!+`, `WITH ++ <- f`, `f(+, -)`, `WITH op <- \/`, `BY DEF +`. */
function standsForItself({ previous, next, inDefList, inCall, nextIsHead }: Place): boolean {
  const following = next === undefined ? undefined : t.punctuation.get(next.image);
  if (previous === t.Bang || following === t.LeftArrow) return true;
  const beginsArgument = previous === t.LeftCall || previous === t.LeftArrow || (previous === t.Comma && inCall);
  if (beginsArgument && (following === t.Comma || following === t.RightParen)) return true;
  if (previous === t.LeftArrow) return next === undefined || nextIsHead || endsSubstitution(next);
  return previous === t.Def || (previous === t.Comma && inDefList);
}

function endsSubstitution(next: IToken): boolean {
  const ends: readonly (TokenType | undefined)[] = [
    t.Local, t.Instance, t.Theorem, t.Assume, t.Assumption, t.Constant, t.Variable, t.Recursive, t.LetIn,
  ];
  return [scanned.ScannedEnd, scanned.Dashes, scanned.ScannedStart, scanned.Step].includes(next.tokenType) || ends.includes(t.keywords.get(next.image));
}
