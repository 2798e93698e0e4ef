import type { IToken, TokenType } from "chevrotain";
import type { Span } from "../base/span.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { syntaxDiagnostic } from "./catalogue.ts";
import { describeToken } from "./describe-token.ts";
import * as t from "./tokens.ts";

/** Where a rule stopped, among the tokens of the file. */
export interface Stop {
  readonly exception: Error;
  readonly at: number;
}

const closerOf: ReadonlyMap<TokenType, readonly [string, ReadonlySet<TokenType>]> = new Map([
  [t.LeftParen, ["')'", new Set([t.RightParen])]],
  [t.LeftCall, ["')'", new Set([t.RightParen])]],
  [t.LeftSquare, ["']'", new Set([t.RightSquare, t.RightSquareSubscript])]],
  [t.LeftIndex, ["']'", new Set([t.RightSquare])]],
  [t.LeftBrace, ["'}'", new Set([t.RightBrace])]],
  [t.LeftAngle, ["'>>'", new Set([t.RightAngle, t.RightAngleSubscript])]],
  [t.If, ["THEN ... ELSE", new Set([t.Else])]],
  [t.Let, ["IN", new Set([t.LetIn])]],
]);

const allClosers: ReadonlySet<TokenType> = new Set([...closerOf.values()].flatMap(([, closers]) => [...closers]));

/** Nothing of an expression can begin with these, so what is open before them was never closed. */
const hardEnds: ReadonlySet<TokenType> = new Set([
  t.ListEnd, t.Bullet, t.DefinitionStart, t.ModuleEnd, t.Separator, t.ModuleStart, t.Variable, t.Constant, t.Theorem, t.Assume, t.Assumption,
  t.Recursive, t.Local, t.Instance, t.StepStart, t.By, t.Obvious, t.Omitted, t.Proof,
]);

/** Tokens after which an operand is due. */
const wantsOperand: ReadonlySet<TokenType> = new Set([
  t.Prefix, t.Infix, t.In, t.Equals, t.Bullet, t.Comma, t.Colon, t.ColonColon, t.Defines, t.Arrow, t.MapsTo, t.LeftArrow, t.LeftParen, t.LeftCall,
  t.LeftSquare, t.LeftIndex, t.If, t.Then, t.Else, t.LetIn, t.Case, t.CaseSeparator, t.Prove, t.Suffices, t.Have, t.Witness,
]);

/** The diagnostic for the place where the grammar stopped. `from` is the first token of the unit, `file` the file of the tokens. */
export function explain(stop: Stop, tokens: readonly IToken[], from: number, file: string): Diagnostic {
  if (stop.exception instanceof RangeError) return syntaxDiagnostic("E113", undefined, spanOf(tokens[from], file));
  const at = stop.at < 0 ? tokens.length : stop.at;
  const previous = tokens[at - 1];
  const found = tokens[at];
  const open = openBefore(tokens, from, at);
  const span = placeOf(tokens, at, file);
  const text = found === undefined ? "the end of the text" : describeToken(found);
  const equals = mistypedEquals(tokens, from, at);
  if (equals !== null) return syntaxDiagnostic("E112", { name: equals.name.image }, spanOf(equals.equals, file));
  if (previous !== undefined && at > from && wantsOperand.has(previous.tokenType)) {
    return syntaxDiagnostic("E104", { after: describeToken(previous), found: text }, span);
  }
  if (open !== undefined && (found === undefined || hardEnds.has(found.tokenType) || mismatched(open, found))) {
    return syntaxDiagnostic("E106", { opening: describeToken(open), expected: closerOf.get(open.tokenType)?.[0] ?? "its end" }, spanOf(open, file), [
      { message: `it should end before ${text}`, span },
    ]);
  }
  if (found !== undefined && allClosers.has(found.tokenType) && open === undefined) return syntaxDiagnostic("E107", { closing: text }, span);
  if (at === from) return syntaxDiagnostic("E123", { found: text }, span);
  const expected = expectedBy(stop.exception);
  if (expected !== null) return syntaxDiagnostic("E105", { expected, found: text }, span);
  return syntaxDiagnostic("E118", { found: text }, span);
}

function expectedBy(exception: Error): string | null {
  return exception.name === "MismatchedTokenException" ? exception.message : null; // the message is the label of the expected token
}

/** The innermost bracket, IF or LET that is open before token `at`. */
function openBefore(tokens: readonly IToken[], from: number, at: number): IToken | undefined {
  const stack: IToken[] = [];
  for (let i = from; i < at; i++) {
    const token = tokens[i];
    if (token === undefined) continue;
    if (closerOf.has(token.tokenType)) stack.push(token);
    else if (allClosers.has(token.tokenType)) {
      const top = stack[stack.length - 1];
      if (top !== undefined && closerOf.get(top.tokenType)?.[1].has(token.tokenType)) stack.pop();
    }
  }
  return stack[stack.length - 1];
}

function mismatched(open: IToken, found: IToken): boolean {
  return allClosers.has(found.tokenType) && closerOf.get(open.tokenType)?.[1].has(found.tokenType) !== true;
}

/** `Name = e` or `Op(a) = e` where a definition should begin, after a complete unit: the tokens around `at` on a line of their own. */
function mistypedEquals(tokens: readonly IToken[], from: number, at: number): { readonly name: IToken; readonly equals: IToken } | null {
  const name = tokens[at];
  if (at <= from || name?.tokenType !== t.Identifier) return null;
  let i = at + 1;
  if (tokens[i]?.tokenType === t.LeftCall || tokens[i]?.tokenType === t.LeftIndex) {
    for (let depth = 0; i < tokens.length; i++) {
      const type = tokens[i]?.tokenType;
      if (type === t.LeftCall || type === t.LeftIndex) depth++;
      else if ((type === t.RightParen || type === t.RightSquare) && --depth === 0) break;
    }
    i++;
  }
  const equals = tokens[i];
  return equals?.tokenType === t.Equals ? { name, equals } : null;
}

/** Where to point for token `at`: inserted tokens are empty, so the next token of the text stands for them. */
function placeOf(tokens: readonly IToken[], at: number, file: string): Span {
  for (let i = at; i < tokens.length; i++) {
    if (tokens[i]?.image !== "") return spanOf(tokens[i], file);
  }
  const end = (tokens[tokens.length - 1]?.endOffset ?? -1) + 1;
  return { file, start: end, end };
}

function spanOf(token: IToken | undefined, file: string): Span {
  return { file, start: token?.startOffset ?? 0, end: (token?.endOffset ?? -1) + 1 };
}
