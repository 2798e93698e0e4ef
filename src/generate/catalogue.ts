import { type Catalogue, diagnosticsOf } from "../diagnostic/diagnostic.ts";

/** What is said of `Gen`. */
export const generateCatalogue = {
  N341: { severity: "note", text: (p: { set: string }) => `Gen is taken for an element of ${p.set}, by its uses`, hint: "larger values, and values of other shapes, are not looked at" },
} as const satisfies Catalogue;

export const generateDiagnostic = diagnosticsOf(generateCatalogue);
