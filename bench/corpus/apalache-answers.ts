/** Rows of Apalache's tests where what Apalache answers is a limit of Apalache: the answer of TLA+ instead, by the number of the row. Where TLA+
 *  has no answer that a checker could give, several codes are right. */
export const knownAnswers: Readonly<Record<string, { readonly codes: readonly number[]; readonly why: string }>> = {
  34: { codes: [0], why: "labels inside of formulas, which SANY accepts" },
  52: { codes: [150], why: "an operator is used before it is defined; SANY rejects it" },
  105: { codes: [0], why: "recursive operators; TLC finds no error" },
  107: { codes: [0], why: "recursive operators; TLC finds no error" },
  109: { codes: [0], why: "recursive operators; TLC finds no error" },
  111: { codes: [0], why: "a recursive function; TLC's integers overflow later than the bound" },
  113: { codes: [0], why: "a recursive function; TLC finds no error" },
  117: { codes: [0], why: "a recursive function; TLC finds no error" },
  133: { codes: [0], why: "TLC finds no error" },
  150: { codes: [13], why: "a behaviour may stutter for ever; TLC finds the property violated" },
  152: { codes: [13], why: "a behaviour may stutter for ever; TLC finds the property violated" },
  154: { codes: [13], why: "a behaviour may stutter for ever; TLC finds the property violated" },
  156: { codes: [13], why: "a behaviour may stutter for ever; TLC finds the property violated" },
  165: { codes: [13], why: "a behaviour may stutter for ever; TLC finds the property violated" },
  181: { codes: [0], why: "a square is not negative; TLC finds no error" },
  195: { codes: [64], why: "the config file does not exist" },
  252: { codes: [150], why: "its folder has a module Folds of its own, which SequencesExt extends; SANY rejects it" },
  260: { codes: [150], why: "its folder has a module Folds of its own, which Functions extends; SANY rejects it" },
  326: { codes: [150], why: "its folder has a module Folds of its own; SANY rejects it" },
  204: { codes: [150, 151], why: "Init speaks of the next state, which TLC rejects" },
  228: { codes: [0], why: "TLC takes the config's value" },
  240: { codes: [151], why: "a constant without a value" },
  256: { codes: [150], why: "its folder has a module Folds of its own; SANY rejects it" },
  275: { codes: [75], why: "TLC can not keep a function over Int in a state" },
  280: { codes: [0, 75], why: "Init ranges over an infinite set, which stops TLC" },
};

/** Tests that use a module which Apalache's own library has for them: it is found with --library. */
export const needsLibrary: ReadonlySet<string> = new Set(["361"]);
