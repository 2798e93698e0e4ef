import type { Term } from "../src/term/term-table.ts";

/** Closed interval that an integer term is known to lie in; null where there is no bound on that side. */
export interface Range {
  readonly low: bigint | null;
  readonly high: bigint | null;
}

/** Reads a model: the value of every boolean term, and of every integer of a solver. */
export interface Assignment {
  truth(t: Term): boolean;
  integer(variable: number): bigint;
}

/** One way to write TLA+ integers as formulas. All operations are exact: there is no overflow and no wrap-around.
 *  `div` and `mod` are TLA+'s (floor; the divisor of `mod` is positive, checked by the caller; `div` by zero is excluded by the caller).
 *  All encodings are held to one set of laws in `test/encodings/`. */
export interface IntegerEncoding<I> {
  readonly name: string;
  constant(value: bigint): I;
  /** The value if `i` is a constant. */
  asConstant(i: I): bigint | null;
  /** A fresh integer within `range`, and the condition that must be asserted for it to be so. Encodings that need a finite range throw
   *  `Unsupported` where there is none. */
  fresh(name: string, range: Range): { readonly value: I; readonly side: Term };
  ite(c: Term, a: I, b: I): I;
  negate(a: I): I;
  add(a: I, b: I): I;
  subtract(a: I, b: I): I;
  multiply(a: I, b: I): I;
  div(a: I, b: I): I;
  mod(a: I, b: I): I;
  less(a: I, b: I): Term;
  equal(a: I, b: I): Term;
  range(a: I): Range;
  decode(a: I, model: Assignment): bigint;
}
