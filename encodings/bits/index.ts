// Integers as two's complement vectors of boolean terms. A vector is as wide as its exact range needs, so nothing overflows, and every
// operation folds what the ranges decide. Needs finite ranges. Start with `vector.ts`.
import { invariant } from "../../src/base/invariant.ts";
import { hull, intersection, negated, product, quotient, remainder, sum } from "../../src/term/interval.ts";
import { FALSE, TRUE, not, type Term, type TermTable } from "../../src/term/term-table.ts";
import type { Assignment, IntegerEncoding, Range } from "../integer-encoding.ts";
import { Unsupported } from "../unsupported.ts";
import { divideFloor } from "./divide.ts";
import { multiplyBits, subtractBits } from "./multiply.ts";
import { addBits, bit, constantVector, fitted, lessBits, widthOf, type BitVector } from "./vector.ts";

export type { BitVector } from "./vector.ts";

/** The bits encoding over `table`. `fresh` throws `Unsupported` for a range without end. */
export class BitsEncoding implements IntegerEncoding<BitVector> {
  readonly name = "bits";
  readonly #table: TermTable;

  constructor(table: TermTable) {
    this.#table = table;
  }

  constant(value: bigint): BitVector {
    return constantVector(value);
  }

  asConstant(i: BitVector): bigint | null {
    return i.low === i.high ? i.low : null;
  }

  fresh(name: string, range: Range): { readonly value: BitVector; readonly side: Term } {
    const { low, high } = range;
    if (low === null || high === null) throw new Unsupported(`the bits encoding needs a finite range for ${name}`);
    if (low === high) return { value: constantVector(low), side: TRUE };
    const free = Array.from({ length: widthOf(low, high) }, () => FALSE);
    const value = fitted(free.map((_, i) => this.#table.fresh(`${name}.${i}`)), low, high);
    const side = not(this.#table.or(lessBits(this.#table, value.bits, constantVector(low).bits), lessBits(this.#table, constantVector(high).bits, value.bits)));
    return { value, side };
  }

  ite(c: Term, a: BitVector, b: BitVector): BitVector {
    if (c === TRUE) return a;
    if (c === FALSE) return b;
    const width = Math.max(a.bits.length, b.bits.length);
    const bits = Array.from({ length: width }, (_, i) => this.#table.ite(c, bit(a, i), bit(b, i)));
    return this.#fitted(bits, hull(a, b));
  }

  negate(a: BitVector): BitVector {
    return this.subtract(constantVector(0n), a);
  }

  add(a: BitVector, b: BitVector): BitVector {
    const range = sum(a, b);
    return this.#fitted(addBits(this.#table, a.bits, b.bits, FALSE, this.#width(range)), range);
  }

  subtract(a: BitVector, b: BitVector): BitVector {
    const range = sum(a, negated(b));
    const width = this.#width(range);
    const extended = Array.from({ length: width }, (_, i) => bit(a, i));
    const other = Array.from({ length: width }, (_, i) => bit(b, i));
    return this.#fitted(subtractBits(this.#table, extended, other), range);
  }

  multiply(a: BitVector, b: BitVector): BitVector {
    const range = product(a, b);
    const [x, y] = this.#rows(a) < this.#rows(b) ? [b, a] : [a, b];
    return this.#fitted(multiplyBits(this.#table, x.bits, y.bits, this.#width(range)), range);
  }

  /** The number of rows a factor costs. */
  #rows(a: BitVector): number {
    return a.bits.filter((b) => b !== FALSE).length + (this.asConstant(a) === null ? 1 : 0);
  }

  div(a: BitVector, b: BitVector): BitVector {
    if (b.low < 0n && b.high > 0n) {
      const negative = bit(b, b.bits.length - 1);
      const [p, q] = [this.#clamped(b, 1n, b.high), this.#clamped(this.negate(b), 1n, -b.low)];
      return this.ite(negative, this.div(this.negate(a), q), this.div(a, p));
    }
    if (b.low < 0n) return this.div(this.negate(a), this.#clamped(this.negate(b), 1n, -b.low));
    const shift = exponentOfTwo(b);
    const bits = shift === null ? divideFloor(this.#table, a.bits, this.#unsigned(b)).quotient : a.bits.slice(Math.min(shift, a.bits.length - 1));
    return this.#fitted(bits, quotient(a, b));
  }

  mod(a: BitVector, b: BitVector): BitVector {
    const divisor = this.#clamped(b, 1n, b.high < 1n ? 1n : b.high);
    const range = remainder(a, divisor);
    if (a.low >= 0n && a.high < divisor.low) return a;
    const shift = exponentOfTwo(divisor);
    if (shift === null) return this.#fitted(divideFloor(this.#table, a.bits, this.#unsigned(divisor)).remainder, range);
    return this.#fitted([...Array.from({ length: shift }, (_, i) => bit(a, i)), FALSE], range);
  }

  less(a: BitVector, b: BitVector): Term {
    if (a.high < b.low) return TRUE;
    if (a.low >= b.high) return FALSE;
    return lessBits(this.#table, a.bits, b.bits);
  }

  equal(a: BitVector, b: BitVector): Term {
    if (intersection(a, b) === null) return FALSE;
    const width = Math.max(a.bits.length, b.bits.length);
    return this.#table.all(Array.from({ length: width }, (_, i) => this.#table.iff(bit(a, i), bit(b, i))));
  }

  range(a: BitVector): Range {
    return { low: a.low, high: a.high };
  }

  decode(a: BitVector, model: Assignment): bigint {
    const sign = a.bits.length - 1;
    const value = a.bits.reduce((n, b, i) => n + (model.truth(b) ? (i === sign ? -1n : 1n) << BigInt(i) : 0n), 0n);
    invariant(a.low <= value && value <= a.high, "the model's value of a bit vector lies in its range");
    return value;
  }

  /** The bits of a vector whose values that matter are positive, without the sign. */
  #unsigned(b: BitVector): readonly Term[] {
    return b.bits.length === 1 ? [FALSE] : b.bits.slice(0, -1);
  }

  /** The same bits, for a caller who knows that the values that matter lie in `low .. high`. */
  #clamped(b: BitVector, low: bigint, high: bigint): BitVector {
    const common = intersection(b, { low, high });
    return common === null ? constantVector(low) : this.#fitted(b.bits, common);
  }

  #width(range: Range): number {
    return widthOf(range.low ?? 0n, range.high ?? 0n);
  }

  #fitted(bits: readonly Term[], range: Range): BitVector {
    const { low, high } = range;
    invariant(low !== null && high !== null, "operations on finite ranges have finite ranges");
    return fitted(bits, low, high);
  }
}

/** `k` if the vector is the constant 2^k. */
function exponentOfTwo(b: BitVector): number | null {
  if (b.low !== b.high || b.low <= 0n || (b.low & (b.low - 1n)) !== 0n) return null;
  return b.low.toString(2).length - 1;
}

