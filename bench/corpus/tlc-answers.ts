/** Test models of TLC where the answer of TLA+ is another one than TLC's, with the reason. */
export const knownTlcAnswers: Readonly<Record<string, { readonly codes: readonly number[]; readonly why: string }>> = {
  Github687specDTest: { codes: [0], why: "a specification with a constant conjunct that is false has no behaviour; TLC refuses it" },
  EmptyOrderOfSolutionsTest: { codes: [0], why: "<>[]TRUE => TRUE holds; TLC can not translate it" },
  UnsymmetricModelCheckerTestB: { codes: [0, 13], why: "the property is violated; TLC merges states that its SYMMETRY takes for alike, and they are not" },
  Github317Test: { codes: [13], why: "ENABLED of an action that leaves b' open: b' may be anything, so <>FALSE is violated by the behaviour that goes on; TLC needs a value" },
  Github742Test: { codes: [0], why: "the limit of 32 fairness conditions is TLC's own" },
};
