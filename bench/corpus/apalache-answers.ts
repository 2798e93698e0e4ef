/** Rows of Apalache's tests where what Apalache answers is a limit of Apalache: the answer of TLA+ instead, by the number of the row. Where TLA+
 *  has no answer that a checker could give, several codes are right. */
export const knownAnswers: Readonly<Record<string, { readonly codes: readonly number[]; readonly why: string }>> = {
  34: { codes: [0], why: "labels inside of formulas, which SANY accepts" },
  195: { codes: [64], why: "the config file does not exist" },
  252: { codes: [150], why: "its folder has a module Folds of its own, which SequencesExt extends; SANY rejects it" },
  260: { codes: [150], why: "its folder has a module Folds of its own, which Functions extends; SANY rejects it" },
  326: { codes: [150], why: "its folder has a module Folds of its own; SANY rejects it" },
  204: { codes: [150, 151], why: "Init speaks of the next state, which TLC rejects" },
  275: { codes: [0], why: "the invariant is true" },
  280: { codes: [0, 75], why: "Init ranges over an infinite set, which stops TLC" },
};
