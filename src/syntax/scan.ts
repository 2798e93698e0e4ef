import { createToken, Lexer, type CustomPatternMatcherFunc, type IToken, type TokenType } from "chevrotain";
import { infixOperators, postfixOperators, prefixOperators } from "./operators.ts";
import { punctuation } from "./tokens.ts";

// Token types of the text alone; `layout` gives each token its part in the grammar.
const Skipped = Lexer.SKIPPED;
const startPattern = /-{4,} *MODULE/;

const Outside = createToken({ name: "Outside", pattern: /[^-]+|-/, group: Skipped, line_breaks: true });
const Blank = createToken({ name: "Blank", pattern: /[ \t\r\n]+/, group: Skipped, line_breaks: true });
const LineComment = createToken({ name: "LineComment", pattern: /\\\*[^\r\n]*/, group: Skipped });
const BlockComment = createToken({ name: "BlockComment", pattern: { exec: matchComment }, group: Skipped, line_breaks: true, start_chars_hint: ["("] });
export const OpenComment = createToken({ name: "OpenComment", pattern: /\(\*[^]*/, line_breaks: true });
export const ScannedStart = createToken({ name: "ScannedStart", pattern: startPattern, push_mode: "module" });
export const ScannedEnd = createToken({ name: "ScannedEnd", pattern: /={4,}/, pop_mode: true });
export const Dashes = createToken({ name: "Dashes", pattern: /-{4,}/ });
export const Step = createToken({ name: "Step", pattern: /<(?:[0-9]+|[+*])>(?:[A-Za-z0-9_]+\.*|[*-]\.*|\.*)/ });
export const FairnessWord = createToken({ name: "FairnessWord", pattern: /[WS]F_/ });
export const Word = createToken({ name: "Word", pattern: /[0-9_]*[A-Za-z][A-Za-z0-9_]*|[ℕℤℝ]/ });
export const Numeral = createToken({ name: "Numeral", pattern: /[0-9]+(?:\.[0-9]+)?|\\[oO][0-7]+|\\[bB][01]+|\\[hH][0-9a-fA-F]+/ });
export const Quoted = createToken({ name: "Quoted", pattern: /"(?:[^"\\\r\n]|\\[ntrf\\"])*"/ });
export const OpenString = createToken({ name: "OpenString", pattern: /"(?:[^"\\\r\n]|\\[^\r\n])*"?/ });
export const AtSign = createToken({ name: "AtSign", pattern: /@(?!@)/ });
export const Sign = createToken({ name: "Symbol", pattern: symbolPattern(), start_chars_hint: symbolStarts() });

const moduleMode: TokenType[] = [
  Blank, LineComment, BlockComment, OpenComment, ScannedStart, Dashes, ScannedEnd, Step, FairnessWord, Word, Numeral, Quoted, OpenString, AtSign, Sign,
];

function symbols(): string[] {
  const all = [...infixOperators.keys(), ...prefixOperators.keys(), ...postfixOperators.keys(), ...punctuation.keys(), "[", "[]ASSUME", "[]PROVE"];
  return [...new Set(all)].filter((text) => !/^[A-Z]/.test(text)).sort((a, b) => b.length - a.length);
}

function symbolPattern(): RegExp {
  return new RegExp(symbols().map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|"));
}

function symbolStarts(): string[] {
  return [...new Set(symbols().map((text) => text.charAt(0)))];
}

/** Comments nest; strings inside them mean nothing. */
function matchComment(text: string, start: number): ReturnType<CustomPatternMatcherFunc> {
  if (!text.startsWith("(*", start)) return null;
  const marks = /\(\*|\*\)/g;
  marks.lastIndex = start + 2;
  for (let depth = 1, mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    depth += mark[0] === "(*" ? 1 : -1;
    if (depth === 0) return [text.slice(start, marks.lastIndex)] as unknown as RegExpExecArray; // the lexer reads element 0 only
  }
  return null;
}

let lexer: Lexer | undefined;

/** The tokens of a text, and the stretches that no token begins with. With `inModule` the text starts inside a module
 *  (an expression); otherwise everything outside `---- MODULE` ... `====` is skipped. Comments leave no tokens.
 *  Cost: linear; about 10 MB of text a second. */
export function scan(text: string, inModule: boolean): { readonly tokens: readonly IToken[]; readonly errors: readonly { readonly offset: number; readonly length: number }[] } {
  lexer ??= new Lexer(
    { modes: { outside: [ScannedStart, Outside], module: moduleMode }, defaultMode: "outside" },
    { positionTracking: "onlyOffset", skipValidations: true },
  );
  const scanned = lexer.tokenize(text, inModule ? "module" : "outside");
  for (const token of scanned.tokens) token.endOffset = token.startOffset + token.image.length - 1; // "onlyOffset" leaves it out
  return scanned;
}
