import type { IToken } from "chevrotain";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Span } from "../base/span.ts";
import { syntaxDiagnostic } from "./catalogue.ts";
import { firstOnLine } from "./first-on-line.ts";
import { endsOperand } from "./roles.ts";
import * as t from "./tokens.ts";

/** Where reading stopped: at token `at` of a unit that began with token `from`. */
export interface Place {
  readonly tokens: readonly IToken[];
  readonly from: number;
  readonly at: number;
  readonly text: string;
  readonly spanAt: (index: number) => Span;
}

/** The common slips of people who know other languages, told by what stands around the place; null if it is none of them. */
export function mistakeAt(place: Place): Diagnostic | null {
  return definitionWithoutDefines(place) ?? definesInside(place) ?? foreignOperator(place) ?? foreignWord(place);
}

/** `Name = e`, `Op(a) := e`, `Op(a` where a definition should begin. */
function definitionWithoutDefines({ tokens, from, at, text, spanAt }: Place): Diagnostic | null {
  const name = tokens[at];
  const startsUnit = at === from || firstOnLine(text, name);
  if (name?.tokenType !== t.Identifier || !startsUnit) return null;
  let i = at + 1;
  if (tokens[i]?.tokenType === t.LeftCall || tokens[i]?.tokenType === t.LeftIndex) {
    for (let depth = 0; i < tokens.length; i++) {
      const type = tokens[i]?.tokenType;
      if (type === t.LeftCall || type === t.LeftIndex) depth++;
      else if ((type === t.RightParen || type === t.RightSquare) && --depth === 0) break;
      if (type === t.Defines || type === t.DefinitionStart) return syntaxDiagnostic("E106", { opening: `'${tokens[at + 1]?.image ?? ""}'`, expected: tokens[at + 1]?.image === "(" ? "')'" : "']'" }, spanAt(at + 1));
    }
    i++;
    if (i < tokens.length && at === from && !endsOperandOrOperator(tokens[i])) return syntaxDiagnostic("E125", { name: name.image }, spanAt(at));
  }
  const symbol = tokens[i];
  if (symbol === undefined || (symbol.image !== "=" && symbol.image !== ":=")) return null;
  return syntaxDiagnostic("E112", { name: name.image, found: symbol.image }, spanAt(i));
}

function endsOperandOrOperator(token: IToken | undefined): boolean {
  return token !== undefined && (endsOperand(token.tokenType) || token.tokenType.CATEGORIES?.includes(t.Infix) === true || token.tokenType === t.Infix);
}

/** `IF a == b`: a definition begins in the middle of a line where something else was due. */
function definesInside({ tokens, from, at, text, spanAt }: Place): Diagnostic | null {
  if (at <= from || tokens[at]?.tokenType !== t.DefinitionStart || firstOnLine(text, tokens[at])) return null;
  const previous = tokens[at - 1];
  if (previous === undefined || endsOperand(previous.tokenType)) return null;
  const defines = tokens.findIndex((token, i) => i > at && token.tokenType === t.Defines);
  return defines < 0 ? null : syntaxDiagnostic("E127", undefined, spanAt(defines));
}

function foreignOperator({ tokens, at, spanAt }: Place): Diagnostic | null {
  const found = tokens[at];
  const previous = tokens[at - 1];
  const before = tokens[at - 2];
  if (previous?.tokenType === t.OperatorName && previous.image === "=" && before?.tokenType === t.Bang && before.endOffset === previous.startOffset - 1) {
    return syntaxDiagnostic("E126", undefined, { ...spanAt(at - 2), end: spanAt(at - 1).end });
  }
  if (previous === undefined || found === undefined || endsOperand(previous.tokenType)) return null;
  if (found.image === "'") return syntaxDiagnostic("E128", undefined, spanAt(at));
  if (found.tokenType === t.Lambda) return syntaxDiagnostic("E130", undefined, spanAt(at));
  if (found.tokenType === t.Infix && endsWithValue(tokens, at)) return syntaxDiagnostic("E132", { operator: found.image }, spanAt(at));
  return null;
}

/** Whether an operand follows, so that the operator at `at` was meant as a prefix. */
function endsWithValue(tokens: readonly IToken[], at: number): boolean {
  const next = tokens[at + 1]?.tokenType;
  return next === t.NumberLiteral || next === t.Identifier;
}

const words: ReadonlyMap<string, string> = new Map([...t.keywords.keys()].map((keyword): [string, string] => [keyword.toLowerCase(), keyword]));

/** `if a then b`, `\E x in S`: a keyword in small letters is a name like any other. */
function foreignWord({ tokens, from, at, spanAt }: Place): Diagnostic | null {
  for (const index of [at, at - 1]) {
    const token = tokens[index];
    const keyword = token === undefined ? undefined : words.get(token.image);
    if (token?.tokenType === t.Identifier && keyword !== undefined && index >= from - 1 && token.image !== keyword) {
      return syntaxDiagnostic("E129", { word: token.image, keyword }, spanAt(index));
    }
  }
  return null;
}
