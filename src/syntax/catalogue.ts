import { diagnosticsOf, type Catalogue } from "../diagnostic/diagnostic.ts";

/** Everything that can be wrong with a text before names are looked at. */
export const syntaxCatalogue = {
  E101: { text: (p: { character: string }) => `unexpected character ${p.character}`, hint: "text that is no TLA+ belongs into a comment, (* ... *) or \\* ..." },
  E102: { text: () => "this string has no closing '\"'", hint: "a string ends on the line where it begins" },
  E103: { text: () => "this comment is never closed", hint: "comments nest: each '(*' needs its own '*)'" },
  E104: { text: (p: { after: string; found: string }) => `expected an expression after ${p.after}, found ${p.found}` },
  E105: { text: (p: { expected: string; found: string }) => `expected ${p.expected}, found ${p.found}` },
  E106: { text: (p: { opening: string; expected: string }) => `this ${p.opening} is never closed: ${p.expected} is missing` },
  E107: { text: (p: { closing: string }) => `this ${p.closing} closes nothing` },
  E108: {
    text: (p: { left: string; right: string }) => `'${p.left}' and '${p.right}' have no order of precedence here`,
    hint: "put parentheses around the part that belongs together",
  },
  E109: {
    text: (p: { found: string; bullet: string; inside: string }) => `${p.found} is not right of the bullet '${p.bullet}' that it belongs to, so it ends that list inside ${p.inside}`,
    hint: "indent it further than the bullet",
  },
  E110: { text: () => "there is no module in this file", hint: "a module begins with ---- MODULE Name ---- and ends with ====" },
  E111: { text: (p: { name: string }) => `module ${p.name} has no end`, hint: "a module ends with a line of at least four '='" },
  E112: { text: (p: { name: string }) => `expected '==' in the definition of ${p.name}, found '='`, hint: "'==' defines, '=' compares" },
  E113: { text: () => "this expression is nested too deeply to be read", hint: "give parts of it names of their own" },
  E114: { text: () => "what stands before this '::' is not a label", hint: "a label is a name, or a name with names as arguments: lab(x, y) :: e" },
  E115: { text: () => "parentheses are needed around what this label names, because the label changes how the text is read" },
  E116: { text: (p: { step: string }) => `the level of the proof step ${p.step} does not fit here`, hint: "steps of one proof have the same level, those of a proof inside it a higher one" },
  E117: { text: (p: { step: string }) => `the proof step ${p.step} is named outside of a proof` },
  E118: { text: (p: { found: string }) => `unexpected ${p.found} after the end of an expression`, hint: "an operator, a comma or a definition's '==' may be missing" },
  E119: { text: () => "this step can not have a proof" },
  E120: { text: (p: { escape: string }) => `'${p.escape}' means nothing in a string`, hint: "the escapes are \\\\ \\\" \\n \\t \\r \\f" },
  E121: { text: () => "'\\X' builds sets of tuples and is not an operator that can be passed on" },
  E122: { text: (p: { operator: string }) => `${p.operator} needs an action in parentheses after its subscript`, hint: "write WF_vars(Action)" },
  E123: { text: (p: { found: string }) => `expected a declaration or a definition, found ${p.found}` },
  E124: { text: (p: { operator: string; found: string }) => `'${p.operator}' has nothing to its left, found after ${p.found}` },
  E125: { text: (p: { found: string }) => `unexpected ${p.found} after the expression` },
} as const satisfies Catalogue;

/** Builds the diagnostics of this folder. */
export const syntaxDiagnostic = diagnosticsOf(syntaxCatalogue);
