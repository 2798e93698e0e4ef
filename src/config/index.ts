// config: what TLC's `.cfg` and the command line say, fitted to the lowered spec. Input: text, `Lowered`, `Overrides`. Output: a `Config`, then the
// `Problem` that every engine works on. Invariant: every section is honoured, or a diagnostic says that it is not.
// Start reading at `config.ts`, `parse-config.ts` and `assemble.ts`; `part.ts` is how formulas are taken apart through names.
export { assemble } from "./assemble.ts";
export type { Config, ConstantAssignment, ConstantReplacement, Overrides } from "./config.ts";
export { parseConfig } from "./parse-config.ts";
