import type { Span } from "../base/span.ts";

export type Severity = "error" | "warning" | "note";

/** One finding about the user's input: a code of a catalogue, the finished text, where, and what to do.
 *  `related` names further places (the first definition of a name, the INSTANCE that an operator came through). */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string;
  readonly span: Span;
  readonly related?: readonly { readonly message: string; readonly span: Span }[];
}

/** An entry of a catalogue: the text as a function of its parameters, and a hint where one helps. */
export interface CatalogueEntry {
  readonly severity?: Severity;
  // The parameter type of each entry is fixed by the entry itself; a catalogue only has to be callable.
  readonly text: (parameters: never) => string;
  readonly hint?: string;
}

export type Catalogue = Readonly<Record<string, CatalogueEntry>>;

type Parameters_<E extends CatalogueEntry> = E["text"] extends (parameters: infer P) => string ? P : never;

/** Makes the function that builds diagnostics from one catalogue; the code fixes the type of the parameters.
 *  Code ranges: E1xx syntax, E2xx module and lower, E3xx config, E4xx levels, E5xx evaluation, E6xx limits and
 *  unsupported, E7xx command line and files; W for warnings. Codes are never reused. */
export function diagnosticsOf<C extends Catalogue>(catalogue: C) {
  return <Code extends keyof C & string>(
    code: Code,
    parameters: Parameters_<C[Code]>,
    span: Span,
    related?: Diagnostic["related"],
  ): Diagnostic => {
    const entry: CatalogueEntry = catalogue[code];
    const text = entry.text as (parameters: unknown) => string; // safe: the signature above ties `parameters` to `code`
    return {
      code,
      severity: entry.severity ?? "error",
      message: text(parameters),
      ...(entry.hint === undefined ? {} : { hint: entry.hint }),
      span,
      ...(related === undefined ? {} : { related }),
    };
  };
}
