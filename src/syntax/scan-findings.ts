import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { syntaxDiagnostic } from "./catalogue.ts";
import { OpenComment, OpenString, type scan } from "./scan.ts";

/** What is wrong with a text before its tokens are put together: characters that begin no token, open strings and comments. */
export function scanFindings(text: string, file: string, scanned: ReturnType<typeof scan>): readonly Diagnostic[] {
  const findings: Diagnostic[] = scanned.errors.map(({ offset }) => {
    const character = String.fromCodePoint(text.codePointAt(offset) ?? 0);
    return syntaxDiagnostic("E101", { character: printable(character) }, { file, start: offset, end: offset + character.length });
  });
  for (const token of scanned.tokens) {
    const span = { file, start: token.startOffset, end: (token.endOffset ?? -1) + 1 };
    if (token.tokenType === OpenComment) findings.push(syntaxDiagnostic("E103", undefined, { ...span, end: span.start + 2 }));
    if (token.tokenType === OpenString) findings.push(stringFinding(token.image, file, token.startOffset));
  }
  return findings;
}

function stringFinding(written: string, file: string, start: number): Diagnostic {
  for (const match of written.matchAll(/\\(.)/g)) {
    if (!/[ntrf\\"]/.test(match[1] ?? "")) {
      const offset = start + match.index;
      return syntaxDiagnostic("E120", { escape: match[0] }, { file, start: offset, end: offset + match[0].length });
    }
  }
  return syntaxDiagnostic("E102", undefined, { file, start, end: start + written.length });
}

function printable(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const number = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return code <= 32 || (code >= 127 && code <= 160) ? number : `'${character}' (${number})`;
}
