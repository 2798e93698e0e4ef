import { type Catalogue, diagnosticsOf } from "../diagnostic/diagnostic.ts";

/** Findings about whole modules: files, names of modules, EXTENDS and INSTANCE. */
export const moduleCatalogue = {
  E201: { text: (p: { path: string; reason: string }) => `can not read '${p.path}': ${p.reason}`, hint: "check the path; the specification is a file that ends in .tla" },
  E202: { text: (p: { name: string; near: string | null }) => `module '${p.name}' is not found${p.near === null ? "" : `; did you mean '${p.near}'?`}` },
  E203: {
    text: (p: { cycle: readonly string[] }) => `modules depend on themselves: ${p.cycle.join(" -> ")}`,
    hint: "move what both need into a third module",
  },
  E204: { text: (p: { module: string; file: string }) => `the file '${p.file}' does not contain module '${p.module}'`, hint: "a module M belongs into the file M.tla" },
  E205: { text: (p: { path: string }) => `'${p.path}' contains no module`, hint: "a module starts with ---- MODULE Name ---- and ends with ====" },
} as const satisfies Catalogue;

export const moduleDiagnostic = diagnosticsOf(moduleCatalogue);
