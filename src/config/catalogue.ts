import { type Catalogue, diagnosticsOf } from "../diagnostic/diagnostic.ts";

const meant = (candidates: readonly string[]): string => (candidates.length === 0 ? "" : `; did you mean ${candidates.map((name) => `'${name}'`).join(" or ")}?`);

/** What a configuration can get wrong. E301 to E318: its text; from E319: how it fits the spec. */
export const catalogue = {
  E301: {
    text: (p: { text: string; near: readonly string[] }) => `expected a section of the configuration, but found '${p.text}'${meant(p.near)}`,
    hint: "sections are CONSTANTS, INIT, NEXT, SPECIFICATION, INVARIANTS, PROPERTIES, CONSTRAINTS, ACTION_CONSTRAINTS, SYMMETRY, VIEW, ALIAS, CHECK_DEADLOCK and POSTCONDITIONS",
  },
  E302: { text: (p: { section: string }) => `the section ${p.section} is given twice`, hint: "keep one of the two" },
  E303: { text: (p: { section: string; found: string }) => `expected a name after ${p.section}, but found ${p.found}` },
  E304: { text: (p: { name: string; found: string }) => `expected '=' or '<-' after the constant '${p.name}', but found ${p.found}`, hint: "write 'C = value', or 'C <- Definition'" },
  E305: { text: (p: { after: string; found: string }) => `expected a value after '${p.after}', but found ${p.found}`, hint: "a value is a number, a string, TRUE, FALSE, a name (a model value), or a set {...} of values" },
  E306: { text: (p: { found: string }) => `expected ',' or '}' in this set, but found ${p.found}` },
  E307: { text: (p: { found: string }) => `expected ']' after the module's name, but found ${p.found}` },
  E308: { text: (p: { found: string }) => `expected ',' or ')' in this list of arguments, but found ${p.found}` },
  E309: { text: (p: { found: string }) => `CHECK_DEADLOCK takes TRUE or FALSE, but found ${p.found}` },
  E311: { text: (p: { what: string }) => `a configuration can not hold a ${p.what}`, hint: "define the value in a module and write 'C <- Definition'" },
  E312: { text: (p: { character: string }) => `unexpected character '${p.character}'` },
  E313: { text: (p: { what: string }) => `this ${p.what} does not end` },
  E314: { text: (p: { section: string }) => `the names of ${p.section} are separated by blanks, not by commas`, hint: "remove the comma" },
  E315: { text: () => "SPECIFICATION can not be combined with INIT or NEXT", hint: "keep SPECIFICATION, or keep INIT and NEXT" },
  W306: { severity: "warning", text: (p: { name: string }) => `the constant '${p.name}' is given twice; the last value counts`, hint: "keep one of the two" },
  E317: { text: (p: { after: string; found: string }) => `expected a name after '${p.after}', but found ${p.found}` },
  E318: { text: (p: { name: string }) => `the file has no section '---- CONFIG ${p.name} ----'`, hint: "give a .cfg file, or a .tla file that carries such a section" },

  E319: { text: (p: { role: string; name: string }) => `the ${p.role} '${p.name}' is a variable`, hint: "define an operator that is this variable, and name that" },
  E320: { text: (p: { role: string; name: string; near: readonly string[] }) => `the ${p.role} '${p.name}' is not defined in the spec${meant(p.near)}` },
  E321: { text: (p: { role: string; name: string; count: number }) => `the ${p.role} '${p.name}' takes ${p.count} argument${p.count === 1 ? "" : "s"}, but must take none`, hint: "define an operator without parameters that applies it" },
  E322: { text: (p: { role: string; name: string; kind: string }) => `the ${p.role} '${p.name}' is ${p.kind}, not a formula` },
  E323: { text: (p: { role: string; name: string; level: string }) => `the ${p.role} '${p.name}' must be about one state, but it is ${p.level}`, hint: "a primed variable, UNCHANGED, ENABLED of a step or a temporal operator takes it beyond one state; put '[][A]_vars' under PROPERTY to check steps" },
  E324: { text: (p: { role: string; name: string }) => `the ${p.role} '${p.name}' must be about one step, but it contains a temporal operator` },
  E325: { text: (p: { name: string; form: string }) => `the property '${p.name}' is ${p.form}, which says nothing about a behaviour`, hint: "write [][A]_vars to say that every step is an A step" },
  E326: { text: (p: { name: string }) => `the specification '${p.name}' has more than one next-state relation`, hint: "a specification has one conjunct of the form [][Next]_vars" },
  E327: { text: () => "the specification hides variables with \\EE or \\AA, which can not be checked", hint: "use the formula inside the quantifier" },
  E328: { text: () => "this conjunct of the specification is about a step, but is not under [][...]_vars", hint: "an initial condition has no primed variable; a step belongs in [][Next]_vars" },
  E329: { text: () => "a specification can not require '[]P' of a state predicate P: it would cut behaviours off", hint: "put P under INVARIANT to check it, or under CONSTRAINT to restrict the search" },
  E330: { text: (p: { name: string }) => `the specification '${p.name}' has no initial predicate`, hint: "a specification is Init /\\ [][Next]_vars, with fairness or without" },
  E331: { text: (p: { name: string }) => `the specification '${p.name}' has no next-state relation`, hint: "a specification is Init /\\ [][Next]_vars, with fairness or without" },
  E332: { text: () => "nothing says how the behaviours of the spec start", hint: "give INIT and NEXT, or SPECIFICATION, in the configuration, or --init and --next on the command line" },
  E333: { text: () => "there is something to check, but no next-state relation", hint: "give NEXT, or SPECIFICATION, in the configuration, or --next on the command line" },
  E334: { text: (p: { role: string; name: string }) => `the ${p.role} '${p.name}' has the value FALSE` },
  E335: { text: () => "this conjunct of the specification quantifies over next-state relations", hint: "move the quantifier inside: [][\\A x \\in S : A(x)]_vars" },
  E336: { text: (p: { name: string }) => `the ${p.name} must not depend on the state` },

  W301: { severity: "warning", text: (p: { names: readonly string[] }) => `the subscript of the next-state relation leaves out the variable${p.names.length === 1 ? "" : "s"} ${p.names.join(", ")}`, hint: "list every variable, or stuttering steps may change those left out" },
  W302: { severity: "warning", text: (p: { name: string }) => `the property '${p.name}' is a state predicate: it is checked in initial states only`, hint: "write []P, or put P under INVARIANT, to check it in every state" },
  W303: { severity: "warning", text: (p: { name: string }) => `the invariant '${p.name}' mentions no variable`, hint: "it is the same in every state, unless it depends on TLCGet" },
  W304: { severity: "warning", text: (p: { section: string; name: string }) => `${p.section} '${p.name}' is not checked`, hint: "it is about the set of all reachable states, or about one run of TLC and its clock" },
  W305: { severity: "warning", text: (p: { section: string }) => `${p.section} is ignored: it only steers TLC's simulation` },
  W307: { severity: "warning", text: () => "TLC reads no negative number here", hint: "to use this configuration with TLC as well, define the number in a module (Minus == -1) and write 'C <- Minus'" },
  W308: {
    severity: "warning",
    text: (p: { action: string | null; names: readonly string[] }) =>
      `${p.action === null ? "this branch of the next-state relation" : `'${p.action}'`} leaves ${p.names.map((name) => `'${name}'`).join(", ")} unassigned`,
    hint: "say what becomes of every variable: x' = e, x' \\in S, or UNCHANGED x",
  },
  W309: { severity: "warning", text: (p: { name: string }) => `'${p.name}' is changed here and UNCHANGED in the same conjunction`, hint: "no step does both unless the new value is the old one: the action is hardly ever enabled" },
  N301: { severity: "note", text: (p: { section: string; name: string }) => `${p.section} '${p.name}' tells states apart for explore, as for TLC; the other commands look at whole states` },
  N302: { severity: "note", text: (p: { init: string; next: string }) => `no INIT and NEXT are given: taking '${p.init}' and '${p.next}' of the spec` },
  N303: { severity: "note", text: (p: { name: string }) => `no SPECIFICATION is given: taking '${p.name}' of the spec` },
  N304: { severity: "note", text: () => "no invariant or property is named: only deadlock, assumptions and evaluation errors are checked", hint: "name invariants with --inv or in a configuration" },
} as const satisfies Catalogue;

export const configDiagnostic = diagnosticsOf(catalogue);
