import { FALSE, TRUE, not, type Term, type TermTable } from "../../src/term/term-table.ts";
import { addWithCarry } from "./vector.ts";

/** Quotient and remainder of unsigned vectors (least bit first, no sign bit) by restoring division: `x = quotient * y + remainder`, `remainder < y`, for a `y` that
 *  is not 0. Size: |x| * |y| full adders, less what constants fold away. */
export function divideUnsigned(table: TermTable, x: readonly Term[], y: readonly Term[]): { readonly quotient: Term[]; readonly remainder: Term[] } {
  const divisor = [...y, FALSE].map(not);
  const quotient: Term[] = new Array<Term>(x.length).fill(FALSE);
  let remainder: Term[] = new Array<Term>(y.length).fill(FALSE);
  for (let i = x.length - 1; i >= 0; i--) {
    const shifted = [x[i], ...remainder];
    const difference = addWithCarry(table, shifted, divisor, TRUE, shifted.length);
    quotient[i] = difference.carry; // no borrow: the divisor fits
    remainder = Array.from({ length: y.length }, (_, j) => table.ite(difference.carry, difference.sum[j], shifted[j]));
  }
  return { quotient, remainder };
}

/** Floor quotient and remainder of a two's complement `x` by an unsigned `y` that is not 0.
 *  A negative `x` is divided as its complement: floor(x / y) = ~floor(~x / y), and x mod y = y - 1 - (~x mod y). */
export function divideFloor(table: TermTable, x: readonly Term[], y: readonly Term[]): { readonly quotient: Term[]; readonly remainder: Term[] } {
  const negative = x[x.length - 1];
  const { quotient, remainder } = divideUnsigned(table, x.slice(0, -1).map((b) => table.xor(b, negative)), y);
  // y - 1 - r = y + ~r modulo 2^|y|
  const mirrored = addWithCarry(table, y, remainder.map(not), FALSE, y.length).sum;
  return {
    quotient: [...quotient.map((b) => table.xor(b, negative)), negative],
    remainder: [...remainder.map((b, i) => table.ite(negative, mirrored[i], b)), FALSE],
  };
}
