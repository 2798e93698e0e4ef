/** Is there an assignment of variables 1 to `variables` (at most 20) that satisfies all clauses? By trying all of them. */
export function bruteForce(variables: number, clauses: readonly (readonly number[])[]): boolean {
  const masks = clauses.map((clause) => clause.reduce(
    (mask, literal) => (literal > 0 ? { ...mask, positive: mask.positive | (1 << (literal - 1)) } : { ...mask, negative: mask.negative | (1 << (-literal - 1)) }),
    { positive: 0, negative: 0 },
  ));
  for (let model = 0; model < 1 << variables; model++) {
    if (masks.every(({ positive, negative }) => (positive & model) !== 0 || (negative & ~model) !== 0)) return true;
  }
  return false;
}
