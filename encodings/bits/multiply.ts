import { FALSE, not, type Term, type TermTable } from "../../src/term/term-table.ts";
import { addBits, bit } from "./vector.ts";

/** The low `width` bits of `x * y` by shift and add: one row for each bit of `y`, the row of its sign subtracted. Size: |y| * width gates, less what
 *  constants fold away, so give the constant or the narrower factor as `y`. */
export function multiplyBits(table: TermTable, x: readonly Term[], y: readonly Term[], width: number): Term[] {
  let product: Term[] = new Array<Term>(width).fill(FALSE);
  const sign = y.length - 1;
  for (let shift = 0; shift <= Math.min(sign, width - 1); shift++) {
    if (y[shift] === FALSE) continue;
    const row = Array.from({ length: width - shift }, (_, i) => table.and(bit({ bits: x }, i), y[shift]));
    const high = shift === sign ? subtractBits(table, product.slice(shift), row) : addBits(table, product.slice(shift), row, FALSE, width - shift);
    product = [...product.slice(0, shift), ...high];
  }
  return product;
}

/** `x - y` modulo 2^|x|. */
export function subtractBits(table: TermTable, x: readonly Term[], y: readonly Term[]): Term[] {
  return addBits(table, x, y.map(not), not(FALSE), x.length);
}
