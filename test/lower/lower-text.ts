import { lower } from "../../src/lower/index.ts";
import type { Lowered } from "../../src/lower/index.ts";
import { load } from "../../src/module/index.ts";
import type { Config } from "../../src/config/config.ts";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";

/** The texts of modules, by name; the first is the root. A text without a head gets one. */
export type Texts = Readonly<Record<string, string>>;

/** Loads and lowers texts that stand for files of one folder. */
export function lowerTexts(texts: Texts, config: Pick<Config, "constants" | "replacements"> | null = null): { readonly lowered: Lowered | null; readonly diagnostics: readonly Diagnostic[]; readonly sources: ReadonlyMap<string, string> } {
  const files = new Map(Object.entries(texts).map(([name, text]) => [`dir/${name}.tla`, text.includes("MODULE") && text.startsWith("--") ? text : `---- MODULE ${name} ----\n${text}\n====\n`]));
  const [root] = Object.keys(texts);
  const result = load(`dir/${root ?? "Root"}.tla`, { read: (path) => files.get(path) ?? null });
  if (result.loaded === null) return { lowered: null, diagnostics: result.diagnostics, sources: result.sources };
  const { lowered, diagnostics } = lower(result.loaded, config);
  return { lowered, diagnostics: [...result.diagnostics, ...diagnostics], sources: result.sources };
}

/** `E220 x: unknown name 'x'; hint`: the code, the text under the span, the message. */
export function printDiagnostic(sources: ReadonlyMap<string, string>, { code, message, hint, span }: Diagnostic): string {
  const source = sources.get(span.file)?.slice(span.start, span.end).replace(/\s+/g, " ") ?? "";
  const file = span.file.replace(/^dir\//, "").replace(/\.tla$/, "");
  return `${code} ${file} «${source.length > 40 ? `${source.slice(0, 40)}...` : source}» ${message}${hint === undefined ? "" : ` | ${hint}`}`;
}
