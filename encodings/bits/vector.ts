import { invariant } from "../../src/base/invariant.ts";
import { intersection } from "../../src/term/interval.ts";
import { FALSE, TRUE, type Term, type TermTable } from "../../src/term/term-table.ts";

/** An integer as a two's complement vector, least bit first; the last bit is the sign. The value always lies in `low .. high`, and the vector is
 *  exactly as wide as that range needs; the sign is a constant where the range does not change its sign. */
export interface BitVector {
  readonly bits: readonly Term[];
  readonly low: bigint;
  readonly high: bigint;
}

/** Bits of the shortest two's complement vector for every value in `low .. high`, sign included. */
export function widthOf(low: bigint, high: bigint): number {
  const width = (n: bigint): number => (n < 0n ? -n - 1n : n).toString(2).replace(/^0$/, "").length + 1;
  return Math.max(width(low), width(high));
}

export function constantVector(value: bigint): BitVector {
  const bits: Term[] = [];
  for (let i = 0; i < widthOf(value, value); i++) bits.push(((value >> BigInt(i)) & 1n) === 1n ? TRUE : FALSE);
  return { bits, low: value, high: value };
}

/** Bit `i` of an endless sign extension. */
export function bit(v: { readonly bits: readonly Term[] }, i: number): Term {
  return v.bits[Math.min(i, v.bits.length - 1)];
}

/** `bits` (two's complement, known to lie in `low .. high`) cut or extended to the width that range needs. What constant bits say about the range and what the range says
 *  about bits is used. */
export function fitted(bits: readonly Term[], low: bigint, high: bigint): BitVector {
  invariant(low <= high, "a range of a bit vector is not empty");
  const known = spanOf(Array.from({ length: widthOf(low, high) }, (_, i) => bit({ bits }, i)));
  const common = intersection({ low, high }, known); // empty only where the value does not matter, after a division by zero
  const [least, most] = [common?.low ?? low, common?.high ?? high];
  if (least === most) return constantVector(least);
  const width = widthOf(least, most);
  const result: Term[] = [];
  let agree = true; // all higher bits of `least` and `most` agree, hence those of the value do too
  for (let i = width - 1; i >= 0; i--) {
    const [x, y] = [(least >> BigInt(i)) & 1n, (most >> BigInt(i)) & 1n];
    agree = agree && x === y;
    result[i] = agree ? (x === 1n ? TRUE : FALSE) : bit({ bits }, i);
  }
  return { bits: result, low: least, high: most };
}

/** The smallest and greatest value that the constant bits allow. */
function spanOf(bits: readonly Term[]): { readonly low: bigint; readonly high: bigint } {
  let [low, high] = [0n, 0n];
  bits.forEach((b, i) => {
    if (b === FALSE) return;
    const weight = (i === bits.length - 1 ? -1n : 1n) << BigInt(i);
    if (b === TRUE || weight < 0n) low += weight;
    if (b === TRUE || weight > 0n) high += weight;
  });
  return { low, high };
}

/** `x + y + carry` on vectors of `width` bits, modulo 2^width, as a ripple-carry adder. */
export function addBits(table: TermTable, x: readonly Term[], y: readonly Term[], carry: Term, width: number): Term[] {
  return addWithCarry(table, x, y, carry, width).sum;
}

/** As `addBits`, with the carry out of the highest bit. */
export function addWithCarry(table: TermTable, x: readonly Term[], y: readonly Term[], carry: Term, width: number): { readonly sum: Term[]; readonly carry: Term } {
  const sum: Term[] = [];
  for (let i = 0; i < width; i++) {
    const [a, b] = [bit({ bits: x }, i), bit({ bits: y }, i)];
    const half = table.xor(a, b);
    sum.push(table.xor(half, carry));
    carry = majority(table, a, b, half, carry);
  }
  return { sum, carry };
}

/** The carry of a full adder; `half` is `a xor b`. */
function majority(table: TermTable, a: Term, b: Term, half: Term, carry: Term): Term {
  if (carry === FALSE) return table.and(a, b);
  if (carry === TRUE) return table.or(a, b);
  return table.ite(half, carry, a);
}

/** `x < y` for vectors read as two's complement. */
export function lessBits(table: TermTable, x: readonly Term[], y: readonly Term[]): Term {
  const width = Math.max(x.length, y.length);
  let less: Term = FALSE;
  for (let i = 0; i < width; i++) {
    const [a, b] = [bit({ bits: x }, i), bit({ bits: y }, i)];
    const sign = i === width - 1;
    less = table.ite(table.xor(a, b), sign ? a : b, less);
  }
  return less;
}
