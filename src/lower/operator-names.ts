/** Other spellings of an operator, and the one that stands for it in scopes and in the IR. */
const synonyms: ReadonlyMap<string, string> = new Map([
  ["/=", "#"], ["\\neq", "#"], ["\\lnot", "~"], ["\\neg", "~"], ["\\land", "/\\"], ["\\lor", "\\/"], ["\\equiv", "<=>"],
  ["\\cup", "\\union"], ["\\cap", "\\intersect"], ["\\setminus", "\\"], ["<=", "\\leq"], ["=<", "\\leq"], [">=", "\\geq"], ["\\circ", "\\o"],
  ["(+)", "\\oplus"], ["(-)", "\\ominus"], ["(.)", "\\odot"], ["(/)", "\\oslash"], ["(\\X)", "\\otimes"], ["\\times", "\\X"],
]);

/** The spelling under which an operator is known. Identifiers are returned as they are. */
export function canonicalName(text: string): string {
  return synonyms.get(text) ?? text;
}

/** Operators of the language with their number of arguments: always in scope, and no module may define them. `=`, `\in` and the like are
 *  built-in operators of the IR; the others have a form of their own. */
export const languageOperators: ReadonlyMap<string, number> = new Map([
  ["=", 2], ["#", 2], ["~", 1], ["=>", 2], ["<=>", 2], ["/\\", 2], ["\\/", 2],
  ["\\in", 2], ["\\notin", 2], ["\\subseteq", 2], ["\\union", 2], ["\\intersect", 2], ["\\", 2], ["\\X", 2],
  ["SUBSET", 1], ["UNION", 1], ["DOMAIN", 1], ["'", 1], ["UNCHANGED", 1], ["ENABLED", 1], ["[]", 1], ["<>", 1], ["~>", 2], ["-+->", 2], ["\\cdot", 2],
]);

/** Names of the language that are not operators with arguments. */
export const languageConstants: ReadonlySet<string> = new Set(["BOOLEAN", "STRING", "TRUE", "FALSE"]);

/** Whether the name is written as a symbol, not as an identifier. */
export function isSymbolic(name: string): boolean {
  return !/^\w/.test(name);
}
