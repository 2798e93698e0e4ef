import { builtins, type BuiltinName } from "../ir/builtins.ts";

/** A module of which Talus itself is the text: what it exports are built-in operators. */
export interface StandardModule {
  readonly extends: readonly string[];
  readonly exports: readonly BuiltinName[];
}

/** The operators of the language itself: always in scope, never exported by a module. */
export const languageBuiltins: ReadonlySet<BuiltinName> = new Set<BuiltinName>([
  "=", "#", "~", "=>", "<=>", "\\in", "\\notin", "\\subseteq", "\\union", "\\intersect", "\\", "SUBSET", "UNION", "DOMAIN", "BOOLEAN", "STRING", "->", "\\cdot",
]);

/** The pseudo-module that exports every built-in operator under its name; for the texts in `library/`. */
export const primitivesModule = "TalusBuiltins";

/** The standard modules that are built in, by name (*Specifying Systems*, chapter 18 and section 14.4). A file of the user may
 *  stand in for one; what both define keeps its built-in meaning, as in TLC. */
export const standardModules: ReadonlyMap<string, StandardModule> = new Map<string, StandardModule>([
  ["Naturals", { extends: [], exports: ["Nat", "+", "-", "*", "^", "<", ">", "\\leq", "\\geq", "%", "\\div", ".."] }],
  ["Integers", { extends: ["Naturals"], exports: ["Int", "-."] }],
  ["Reals", { extends: ["Integers"], exports: ["Real", "/", "Infinity"] }],
  ["Sequences", { extends: [], exports: ["Seq", "Len", "\\o", "Append", "Head", "Tail", "SubSeq", "SelectSeq"] }],
  ["FiniteSets", { extends: [], exports: ["IsFiniteSet", "Cardinality"] }],
  ["TLC", {
    extends: [],
    exports: [
      "Print", "PrintT", "Assert", "JavaTime", "TLCGet", "TLCSet", ":>", "@@", "Permutations", "SortSeq", "RandomElement", "Any", "ToString", "TLCEval",
    ],
  }],
  [primitivesModule, { extends: [], exports: primitives() }],
]);

/** What a built-in operator takes: one entry an argument, 0 for an expression, n > 0 for an operator of n parameters. */
export function builtinSignature(name: BuiltinName): readonly number[] {
  const takes: number | readonly number[] = builtins[name];
  return typeof takes === "number" ? new Array<number>(takes).fill(0) : takes;
}

/** Whether `name` is a built-in operator, of the language or of a module. */
export function isBuiltin(name: string): name is BuiltinName {
  return Object.hasOwn(builtins, name);
}

function primitives(): readonly BuiltinName[] {
  return Object.keys(builtins).filter(isBuiltin).filter((name) => !languageBuiltins.has(name));
}
