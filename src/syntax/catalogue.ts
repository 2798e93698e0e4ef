import { diagnosticsOf, type Catalogue } from "../diagnostic/diagnostic.ts";

/** Everything that can be wrong with a text before names are looked at. */
export const syntaxCatalogue = {
  E101: { text: (p: { character: string }) => `unexpected character ${p.character}`, hint: "what is no TLA+ belongs into a comment, (* ... *) or \\* ..." },
  E102: { text: () => "this string has no closing '\"'", hint: "a string ends on the line where it begins" },
  E103: { text: () => "this comment is never closed", hint: "comments nest: each '(*' needs its own '*)'" },
  E104: { text: (p: { after: string; found: string }) => `expected an expression after ${p.after}, found ${p.found}` },
  E105: { text: (p: { expected: string; after: string; found: string }) => `expected ${p.expected} after ${p.after}, found ${p.found}` },
  E106: { text: (p: { opening: string; expected: string }) => `this ${p.opening} is never closed: ${p.expected} is missing` },
  E107: { text: (p: { closing: string }) => `this ${p.closing} closes nothing` },
  E108: {
    text: (p: { left: string; right: string }) => `'${p.left}' and '${p.right}' have no order of precedence here`,
    hint: "put parentheses around the part that belongs together",
  },
  E109: {
    text: (p: { found: string; bullet: string; opening: string }) =>
      `${p.found} is not right of the bullet '${p.bullet}' of its list, so it ends the list while ${p.opening} is open`,
    hint: "indent it further than the bullet",
  },
  E110: { text: () => "there is no module in this file", hint: "a module begins with ---- MODULE Name ---- and ends with ====" },
  E111: { text: (p: { name: string }) => `module ${p.name} has no end`, hint: "a module ends with a line of at least four '='" },
  E112: { text: (p: { name: string; found: string }) => `expected '==' in the definition of ${p.name}, found '${p.found}'`, hint: "'==' defines, '=' compares" },
  E113: { text: () => "this is nested too deeply to be read", hint: "give parts of it names of their own" },
  E114: { text: () => "what stands before this '::' is not a label", hint: "a label is a name, or a name with names as arguments: lab(x, y) :: e" },
  E115: { text: () => "parentheses are needed around what this label names, because the label changes how the text is read" },
  E116: {
    text: (p: { step: string }) => `the level of the proof step ${p.step} does not fit here`,
    hint: "steps of one proof have the same level, those of a proof inside it a higher one",
  },
  E117: { text: (p: { step: string }) => `the proof step ${p.step} is named outside of a proof` },
  E118: { text: (p: { found: string }) => `unexpected ${p.found}: what stands before it is complete`, hint: "an operator, a comma or the '==' of a definition may be missing" },
  E119: { text: () => "this step of a proof can not have a proof of its own" },
  E120: { text: (p: { escape: string }) => `'${p.escape}' means nothing in a string`, hint: 'the escapes are \\\\ \\" \\n \\t \\r \\f' },
  E121: { text: () => "'\\X' builds sets of tuples and can not be passed on as an operator" },
  E122: { text: (p: { operator: string }) => `${p.operator} needs an action in parentheses after its subscript`, hint: "write WF_vars(Action)" },
  E123: { text: (p: { found: string }) => `expected a declaration or a definition, found ${p.found}`, hint: "a definition is written Name == ..., a declaration CONSTANTS A, B or VARIABLES x, y" },
  E124: { text: () => "this proof has no QED step", hint: "the steps of a proof end with one like <1> QED" },
  E125: { text: (p: { name: string }) => `expected '==' after the left side of the definition of ${p.name}` },
  E126: { text: () => "'!=' is no operator", hint: "inequality is written '#' or '/='" },
  E127: { text: () => "'==' inside an expression", hint: "'==' defines; equality is written '='" },
  E128: { text: () => "expected an expression, found a single quote", hint: "strings have double quotes; a prime follows what it primes" },
  E129: { text: (p: { word: string; keyword: string }) => `'${p.word}' is a name here, and what stands before it is complete`, hint: "keywords are written in capitals, and \\in with a backslash" },
  E130: { text: () => "LAMBDA may only be an argument of an operator or stand after '<-'" },
  E131: { text: () => "'[' and ']' around one expression mean nothing", hint: "sets are {a}, sequences <<a>>, and a function is applied as f[a]" },
  E132: { text: (p: { operator: string }) => `'${p.operator}' needs an expression to its left`, hint: "of the operators only ~, -, [], <>, ENABLED, UNCHANGED, DOMAIN, SUBSET and UNION stand before their operand" },
  E133: { text: (p: { step: string }) => `the proof step ${p.step} has a name, so its level has to be a number` },
  W101: {
    severity: "warning",
    text: (p: { symbol: string }) => `this '${p.symbol}' is not aligned with the bullets above it, so it belongs to the item before it`,
    hint: "bullets of one list stand in one column",
  },
} as const satisfies Catalogue;

/** Builds the diagnostics of this folder. */
export const syntaxDiagnostic = diagnosticsOf(syntaxCatalogue);
