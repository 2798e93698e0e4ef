// Literals inside the core: variable v is 2v as a positive and 2v + 1 as a negative literal, so that negation is `^ 1`,
// the variable is `>> 1`, and a literal indexes an array. Outside they are signed DIMACS integers. Neither is ever 0.

/** The core's literal of a DIMACS literal. */
export function fromDimacs(literal: number): number {
  return literal > 0 ? literal * 2 : 1 - literal * 2;
}

/** The DIMACS literal of one of the core's. */
export function toDimacs(literal: number): number {
  return (literal & 1) === 0 ? literal >> 1 : -(literal >> 1);
}
