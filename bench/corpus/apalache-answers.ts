/** Rows of Apalache's tests where what Apalache answers is a limit of Apalache: the answer of TLA+ instead, by the number of the row. Where TLA+
 *  has no answer that a checker could give, several codes are right. */
export const knownAnswers: Readonly<Record<string, { readonly codes: readonly number[]; readonly why: string }>> = {
};
