import { invariant } from "../base/invariant.ts";
import { joinSpans } from "../base/span.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Name } from "../syntax/tree.ts";
import { configDiagnostic } from "./catalogue.ts";
import type { ConfigToken } from "./scan-config.ts";

/** A cursor over tokens that stays on the last one, and the findings so far. */
export class TokenReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #tokens: readonly ConfigToken[];
  readonly #startsSection: (token: ConfigToken) => boolean;
  #at = 0;

  constructor(tokens: readonly ConfigToken[], startsSection: (token: ConfigToken) => boolean) {
    invariant(tokens.at(-1)?.kind === "end", "tokens end with the end token");
    this.#tokens = tokens;
    this.#startsSection = startsSection;
  }

  peek(ahead = 0): ConfigToken {
    const token = this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)];
    invariant(token !== undefined, "there is a last token");
    return token;
  }

  next(): ConfigToken {
    const token = this.peek();
    if (token.kind !== "end") this.#at++;
    return token;
  }

  /** Takes the next token when its text is `text`; a string never is. */
  accept(text: string): ConfigToken | null {
    const token = this.peek();
    return token.kind !== "string" && token.kind !== "end" && token.text === text ? this.next() : null;
  }

  /** At the start of a section, or at the end. */
  atSection(): boolean {
    const token = this.peek();
    return token.kind === "end" || this.#startsSection(token);
  }

  skipToSection(): void {
    while (!this.atSection()) this.next();
  }

  report(diagnostic: Diagnostic): void {
    this.diagnostics.push(diagnostic);
  }
}

/** Can the token be a name on its own? Every word of TLA+ can, reserved or not. */
export function isName(token: ConfigToken): boolean {
  return token.kind === "word";
}

/** A token as a message shows it. */
export function describe(token: ConfigToken): string {
  return token.kind === "end" ? "the end of the file" : `'${token.text}'`;
}

/** `A` or `A!B!c`, from a token that is a name (or an operator symbol); null, with E317, where nothing follows a '!'. */
export function parseName(reader: TokenReader): Name | null {
  const first = reader.next();
  let text = first.text;
  let span = first.span;
  for (let bang = reader.accept("!"); bang !== null; bang = reader.accept("!")) {
    const step = reader.peek();
    if (!isName(step)) {
      reader.report(configDiagnostic("E317", { after: "!", found: describe(step) }, step.span));
      return null;
    }
    reader.next();
    text += `!${step.text}`;
    span = joinSpans(span, step.span);
  }
  return { text, span };
}
