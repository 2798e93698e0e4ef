import type { IToken } from "chevrotain";
import * as t from "./tokens.ts";

/** A token as messages name it: its text in quotes, or what it stands for. */
export function describeToken(token: IToken): string {
  switch (token.tokenType) {
    case t.DefinitionStart: return "the next definition";
    case t.ModuleEnd: return "the end of the module";
    case t.Separator: return "a line '----'";
    case t.ModuleStart: return "the start of a module";
    case t.StringLiteral: return "a string";
    default: return token.image === "" ? "the end of the text" : `'${token.image}'`;
  }
}

/** The token of the index `at`; for one that `layout` inserted to end or begin a list, what comes next in the text. */
export function describeAt(tokens: readonly IToken[], at: number): string {
  for (let i = at; ; i++) {
    const token = tokens[i];
    if (token === undefined) return "the end of the text";
    if (token.tokenType !== t.ListEnd && token.tokenType !== t.ListStart) return describeToken(token);
  }
}
