import type { IRecognitionException, IToken } from "chevrotain";
import type { Span } from "../base/span.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { syntaxDiagnostic } from "./catalogue.ts";
import { describeAt, describeToken } from "./describe-token.ts";
import { firstOnLine } from "./first-on-line.ts";
import { mistakeAt, type Place } from "./mistakes.ts";
import { closedLater, closes, isCloser, missingCloser, openBefore } from "./open-bracket.ts";
import { endsOperand } from "./roles.ts";
import * as t from "./tokens.ts";

/** Where a rule stopped. `exception` is the parser's, or a RangeError when the call stack was full. */
export interface Stop {
  readonly exception: IRecognitionException | RangeError;
  readonly at: number;
}

/** Nothing of an expression can begin with these, so what is open before them was never closed. */
const hardEnds: ReadonlySet<IToken["tokenType"]> = new Set([
  t.ListEnd, t.Bullet, t.DefinitionStart, t.ModuleEnd, t.Separator, t.ModuleStart, t.Variable, t.Constant, t.Theorem, t.Assume, t.Assumption,
  t.Recursive, t.Local, t.Instance, t.StepStart, t.By, t.Obvious, t.Omitted, t.Proof,
]);

/** What a rule was waiting for, where none of its alternatives matched; after a certain token where the key names one. */
const expectations: Readonly<Record<string, string>> = {
  fields: "'|->' or ':'", localUnit: "a definition or INSTANCE", angles: "'>>' or '>>_'", update: "'[' or '.'", pathStep: "a name or a number",
  declaration: "a name or '_'", declarations: "a name or '_'", names: "a name", pattern: "a name or a tuple of names", patterns: "a name or a tuple of names",
  head: "a name", headAfterName: "'=='", substitution: "a name or an operator", proof: "a proof", newSymbol: "a declaration", newLevel: "a declaration",
  braces: "'}'", "braces :": "a bound like x \\in S", "afterSquare EXCEPT": "'!'", factList: "a fact",
};

/** The diagnostic for the place where the grammar stopped in the unit that begins with token `from`. */
export function explain(stop: Stop, tokens: readonly IToken[], from: number, text: string, file: string): Diagnostic {
  const spanAt = (index: number): Span => spanOf(tokens, index, file);
  if (stop.exception instanceof RangeError) return syntaxDiagnostic("E113", undefined, spanAt(from));
  const at = stop.at < 0 ? tokens.length : stop.at;
  const place: Place = { tokens, from, at, text, spanAt };
  return openBracket(place) ?? mistakeAt(place) ?? expectation(stop.exception, place);
}

/** The innermost thing that is open here, if it can not be closed any more. */
function openBracket({ tokens, from, at, spanAt }: Place): Diagnostic | null {
  const found = tokens[at];
  const index = openBefore(tokens, from, at);
  const open = tokens[index ?? -1];
  if (index === null || open === undefined) return isCloser(found) && from < at ? syntaxDiagnostic("E107", { closing: describeAt(tokens, at) }, spanAt(at)) : null;
  const ends = found === undefined || hardEnds.has(found.tokenType) || (isCloser(found) && !closes(open, found));
  if (!ends || (dueOperand(tokens, at) && !closedLater(tokens, open, at) && open.tokenType !== t.LeftParen && open.tokenType !== t.LeftCall)) return null;
  if (found !== undefined && (found.tokenType === t.ListEnd || found.tokenType === t.Bullet) && closedLater(tokens, open, at)) {
    const bullet = listAround(tokens, index);
    const parameters = { found: describeAt(tokens, at), bullet: bullet?.image ?? "", opening: describeToken(open) };
    return syntaxDiagnostic("E109", parameters, spanAt(at), [{ message: `${parameters.opening} is here`, span: spanAt(index) }]);
  }
  const related = [{ message: `it should be closed before ${describeAt(tokens, at)}`, span: spanAt(at) }];
  return syntaxDiagnostic("E106", { opening: describeToken(open), expected: missingCloser(open) }, spanAt(index), related);
}

/** The bullet of the innermost list around the token of index `index`. */
function listAround(tokens: readonly IToken[], index: number): IToken | undefined {
  let depth = 0;
  for (let i = index; i >= 0; i--) {
    const type = tokens[i]?.tokenType;
    if (type === t.ListEnd) depth++;
    else if (type === t.ListStart && depth-- === 0) return tokens[i + 1];
  }
  return undefined;
}

function dueOperand(tokens: readonly IToken[], at: number): boolean {
  return !endsOperand(tokens[at - 1]?.tokenType);
}

function expectation(exception: IRecognitionException, { tokens, from, at, text, spanAt }: Place): Diagnostic {
  const found = describeAt(tokens, at);
  const span = spanAt(at);
  const previous = tokens[at - 1];
  const rule = exception.context.ruleStack[exception.context.ruleStack.length - 1] ?? "";
  const complete = endsOperand(previous?.tokenType);
  if (at === from) {
    if (isCloser(tokens[at])) return syntaxDiagnostic("E107", { closing: found }, span);
    const continues = complete && !firstOnLine(text, tokens[at]);
    return continues ? syntaxDiagnostic("E118", { found }, span) : syntaxDiagnostic("E123", { found }, span);
  }
  const after = previous === undefined ? "the start of the text" : describeToken(previous);
  if (rule === "operand" || rule === "expression" || rule === "expressions" || rule === "expressionOrLambda" || rule === "subscript") {
    return syntaxDiagnostic("E104", { after, found }, span);
  }
  if (rule === "afterSquare" && tokens[at]?.tokenType === t.RightSquare) return syntaxDiagnostic("E131", undefined, span);
  const label = exception.name === "MismatchedTokenException" ? exception.message : (expectations[`${rule} ${previous?.image ?? ""}`] ?? expectations[rule]); // the message is the label of a token type
  if (label !== undefined && tokens[at]?.tokenType !== t.ListEnd) return syntaxDiagnostic("E105", { expected: label, after, found }, span);
  return complete ? syntaxDiagnostic("E118", { found }, span) : syntaxDiagnostic("E104", { after, found }, span);
}

/** Where to point for a token: inserted tokens are empty, so the next token of the text stands for them. */
function spanOf(tokens: readonly IToken[], at: number, file: string): Span {
  for (let i = at; i < tokens.length; i++) {
    const token = tokens[i];
    if (token !== undefined && token.image !== "") return { file, start: token.startOffset, end: token.startOffset + token.image.length };
  }
  const end = (tokens[tokens.length - 1]?.endOffset ?? -1) + 1;
  return { file, start: end, end };
}
