import type { IToken } from "chevrotain";

/** Whether only blanks stand before the token on its line. */
export function firstOnLine(text: string, token: IToken | undefined): boolean {
  if (token === undefined) return true;
  const before = text.slice(Math.max(text.lastIndexOf("\n", token.startOffset - 1), text.lastIndexOf("\r", token.startOffset - 1)) + 1, token.startOffset);
  return before.trim() === "";
}
