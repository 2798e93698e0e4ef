import { EmbeddedActionsParser, tokenLabel, type IParserErrorMessageProvider, type IToken, type ParserMethod } from "chevrotain";
import type { Span } from "../base/span.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { canonicalOperator } from "./operators.ts";
import { ProofLevels } from "./proof-levels.ts";
import { grammarTokens } from "./tokens.ts";
import type { Name } from "./tree.ts";

export type Rule<R, P extends unknown[] = []> = ParserMethod<P, R>;

/** Names that have a symbol of their own; trees have the ASCII name. */
const numberSets: ReadonlyMap<string, string> = new Map([["ℕ", "Nat"], ["ℤ", "Int"], ["ℝ", "Real"]]);

/** `explain` writes the messages; it only needs to know which token was expected, where there is one. */
const errorMessageProvider: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => tokenLabel(expected),
  buildNotAllInputParsedMessage: () => "",
  buildNoViableAltMessage: () => "",
  buildEarlyExitMessage: () => "",
};

/** What all parts of the grammar share: spans, names, the place for findings that do not stop the parser.
 *  The grammar is LL(1) over the tokens of `layOut`; the few gates look at most at the tokens up to a `\in`. */
export abstract class GrammarBase extends EmbeddedActionsParser {
  protected file = "";
  /** Findings of the rule that was called last, besides the error that stopped it. */
  protected findings: Diagnostic[] = [];

  /** Offsets of misaligned junction symbols that change what the text means. */
  protected misaligned = new Set<number>();
  protected readonly levels = new ProofLevels();

  constructor(validate: boolean) {
    super([...grammarTokens], { maxLookahead: 1, skipValidations: !validate, recoveryEnabled: false, errorMessageProvider });
  }

  protected readonly report = (diagnostic: Diagnostic): void => {
    this.findings.push(diagnostic);
  };

  /** From the first character of `first` to the end of the token read last. */
  protected spanFrom(first: IToken): Span {
    return { file: this.file, start: first.startOffset, end: this.lastEnd() };
  }

  protected lastEnd(): number {
    return (this.LA(0).endOffset ?? -1) + 1;
  }

  protected spanOf(token: IToken): Span {
    return { file: this.file, start: token.startOffset, end: (token.endOffset ?? -1) + 1 };
  }

  protected nameOf(token: IToken): Name {
    return { text: numberSets.get(token.image) ?? token.image, span: this.spanOf(token) };
  }

  /** The name of an operator symbol, in the spelling that trees use. */
  protected symbolName(token: IToken): Name {
    const name = this.nameOf(token);
    return { text: canonicalOperator(name.text), span: name.span };
  }
}
