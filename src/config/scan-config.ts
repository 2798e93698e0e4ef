import type { Span } from "../base/span.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { configDiagnostic } from "./catalogue.ts";

/** A lexical token of a `.cfg`. `text` is exactly what stands in the file; a string keeps its quotes. */
export interface ConfigToken {
  readonly kind: "word" | "number" | "string" | "symbol" | "end";
  readonly text: string;
  readonly span: Span;
}

// Longest first, so that "<-" is not read as "<" and "-". Any operator symbol can stand left of `<-`.
const symbols = [
  "-+->", "(\\X)", "::=", "<=>", "...", "|->", "<<", ">>", "<-", "->", "==", "(+)", "(-)", "(.)", "(/)", "||", "|-", "|=", "&&", "$$", "??", "%%",
  "@@", "!!", ":>", ":=", "::", "^^", "^+", "^*", "^#", "--", "-|", "-.", "**", "++", "<:", "<=", ">=", "..", "//", "/=", "/\\", "\\/", "=>", "=<", "=|", "##", "~>",
  "<>", "[]", "{", "}", "[", "]", "(", ")", ",", "!", "=", "<", ">", "+", "-", "*", "/", "^", "|", "&", "$", "%", "#", "~", ":", ".", "'", "\\", "@", "?", "←", "⟨", "⟩",
];
const number = /\\[bB][01]+|\\[oO][0-7]+|\\[hH][0-9a-fA-F]+|[0-9]+/y;
const word = /[A-Za-z0-9_]*[A-Za-z][A-Za-z0-9_]*|[ℕℤℝ]/y;
const string = /"(?:[^"\n\r\\]|\\[ntrf\\"])*"/y;
const backslashed = /\\[A-Za-z]+/y;

/** The tokens of a TLC configuration, the last of kind "end"; they are TLA+'s own, with its comments, nested ones included.
 *  What can not be read is reported (E312, E313). */
export function scanConfig(text: string, file: string): { readonly tokens: readonly ConfigToken[]; readonly diagnostics: readonly Diagnostic[] } {
  const tokens: ConfigToken[] = [];
  const diagnostics: Diagnostic[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? null;
  };
  const push = (kind: ConfigToken["kind"], found: string): void => {
    tokens.push({ kind, text: found, span: { file, start: at, end: at + found.length } });
    at += found.length;
  };
  while (at < text.length) {
    const blank = skipBlank(text, at);
    if (blank.unclosed) diagnostics.push(configDiagnostic("E313", { what: "comment" }, { file, start: blank.end - 2, end: blank.end }));
    if (blank.end > at) {
      at = blank.unclosed ? text.length : blank.end;
      continue;
    }
    const plainNumber = match(number);
    const plainWord = match(word); // "1a" is a word, as in TLA+
    if (plainWord !== null && plainWord.length > (plainNumber?.length ?? 0)) push("word", plainWord);
    else if (plainNumber !== null) push("number", plainNumber);
    else if (text[at] === '"') {
      const literal = match(string);
      if (literal === null) {
        const end = lineEnd(text, at);
        diagnostics.push(configDiagnostic("E313", { what: "string" }, { file, start: at, end }));
        push("string", text.slice(at, end)); // so that what comes after it is still understood
      } else push("string", literal);
    } else {
      const symbol = symbols.find((candidate) => text.startsWith(candidate, at));
      const found = (symbol === undefined || symbol === "\\" ? match(backslashed) : null) ?? symbol;
      if (found === undefined) {
        const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
        diagnostics.push(configDiagnostic("E312", { character }, { file, start: at, end: at + character.length }));
        at += character.length;
      } else push("symbol", found);
    }
  }
  tokens.push({ kind: "end", text: "", span: { file, start: text.length, end: text.length } });
  return { tokens, diagnostics };
}

/** The end of the white space or of the one comment at `at`; `unclosed` with the offset after its "(*" where a comment never ends. */
function skipBlank(text: string, at: number): { readonly end: number; readonly unclosed: boolean } {
  if (/[\s\uFEFF]/.test(text[at] ?? "")) return { end: at + 1, unclosed: false };
  if (text.startsWith("\\*", at)) return { end: lineEnd(text, at), unclosed: false };
  if (!text.startsWith("(*", at)) return { end: at, unclosed: false };
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    if (text.startsWith("(*", i)) {
      depth++;
      i++;
    } else if (text.startsWith("*)", i)) {
      depth--;
      i++;
      if (depth === 0) return { end: i + 1, unclosed: false };
    }
  }
  return { end: at + 2, unclosed: true };
}

function lineEnd(text: string, at: number): number {
  const end = text.slice(at).search(/[\n\r]/);
  return end < 0 ? text.length : at + end;
}
