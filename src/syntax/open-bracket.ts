import type { IToken, TokenType } from "chevrotain";
import * as t from "./tokens.ts";

/** What closes each opening token: as messages name it, and as token types. */
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

const closers: ReadonlySet<TokenType> = new Set([...closerOf.values()].flatMap(([, types]) => [...types]));

export function isCloser(token: IToken | undefined): boolean {
  return token !== undefined && closers.has(token.tokenType);
}

/** Whether `token` closes what `open` opened. */
export function closes(open: IToken, token: IToken | undefined): boolean {
  return token !== undefined && closerOf.get(open.tokenType)?.[1].has(token.tokenType) === true;
}

/** How messages name what is missing for `open`. */
export function missingCloser(open: IToken): string {
  return closerOf.get(open.tokenType)?.[0] ?? "its end";
}

/** The index of the innermost bracket, IF or LET that is open before token `at`, or null. */
export function openBefore(tokens: readonly IToken[], from: number, at: number): number | null {
  const stack: number[] = [];
  for (let i = from; i < at; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    const top = tokens[stack[stack.length - 1] ?? -1];
    if (closerOf.has(token.tokenType)) stack.push(i);
    else if (top !== undefined && closes(top, token)) stack.pop();
  }
  return stack[stack.length - 1] ?? null;
}

/** Whether `open` is closed by a token from `at` on, before the next definition. */
export function closedLater(tokens: readonly IToken[], open: IToken, at: number): boolean {
  let depth = 0;
  for (let i = at; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined || token.tokenType === t.DefinitionStart || token.tokenType === t.ModuleEnd || token.tokenType === t.Separator) return false;
    if (closerOf.get(token.tokenType)?.[0] === missingCloser(open)) depth++;
    else if (closes(open, token) && depth-- === 0) return true;
  }
  return false;
}
