// Bits wherever a range is finite, integers of the solver only for what is computed from an integer without bound. A vector that
// meets such an integer is read as the sum of its bits. So a spec without unbounded choices stays propositional.
import type { IntegerTerm } from "../../src/term/integer-table.ts";
import type { Term, TermTable } from "../../src/term/term-table.ts";
import { BitsEncoding, type BitVector } from "../bits/index.ts";
import type { Assignment, IntegerEncoding, Range } from "../integer-encoding.ts";
import { IntegersEncoding } from "../integers/index.ts";

export type MixedInteger = BitVector | IntegerTerm;

const isVector = (i: MixedInteger): i is BitVector => typeof i === "object";

/** The mixed encoding over `table`. */
export class MixedEncoding implements IntegerEncoding<MixedInteger> {
  readonly name = "mixed";
  readonly #table: TermTable;
  readonly #bits: BitsEncoding;
  readonly #integers: IntegersEncoding;
  readonly #sums = new WeakMap<BitVector, IntegerTerm>();

  constructor(table: TermTable) {
    this.#table = table;
    this.#bits = new BitsEncoding(table);
    this.#integers = new IntegersEncoding(table);
  }

  constant(value: bigint): MixedInteger {
    return this.#bits.constant(value);
  }

  asConstant(i: MixedInteger): bigint | null {
    return isVector(i) ? this.#bits.asConstant(i) : this.#integers.asConstant(i);
  }

  fresh(name: string, range: Range): { readonly value: MixedInteger; readonly side: Term } {
    return range.low === null || range.high === null ? this.#integers.fresh(name, range) : this.#bits.fresh(name, range);
  }

  ite(c: Term, a: MixedInteger, b: MixedInteger): MixedInteger {
    return this.#either(a, b, (x, y) => this.#bits.ite(c, x, y), (x, y) => this.#integers.ite(c, x, y));
  }

  negate(a: MixedInteger): MixedInteger {
    return isVector(a) ? this.#bits.negate(a) : this.#folded(this.#integers.negate(a));
  }

  add(a: MixedInteger, b: MixedInteger): MixedInteger {
    return this.#either(a, b, (x, y) => this.#bits.add(x, y), (x, y) => this.#integers.add(x, y));
  }

  subtract(a: MixedInteger, b: MixedInteger): MixedInteger {
    return this.#either(a, b, (x, y) => this.#bits.subtract(x, y), (x, y) => this.#integers.subtract(x, y));
  }

  multiply(a: MixedInteger, b: MixedInteger): MixedInteger {
    return this.#either(a, b, (x, y) => this.#bits.multiply(x, y), (x, y) => this.#integers.multiply(x, y));
  }

  div(a: MixedInteger, b: MixedInteger): MixedInteger {
    return this.#either(a, b, (x, y) => this.#bits.div(x, y), (x, y) => this.#integers.div(x, y));
  }

  mod(a: MixedInteger, b: MixedInteger): MixedInteger {
    return this.#either(a, b, (x, y) => this.#bits.mod(x, y), (x, y) => this.#integers.mod(x, y));
  }

  less(a: MixedInteger, b: MixedInteger): Term {
    return isVector(a) && isVector(b) ? this.#bits.less(a, b) : this.#integers.less(this.#integer(a), this.#integer(b));
  }

  equal(a: MixedInteger, b: MixedInteger): Term {
    return isVector(a) && isVector(b) ? this.#bits.equal(a, b) : this.#integers.equal(this.#integer(a), this.#integer(b));
  }

  range(a: MixedInteger): Range {
    return isVector(a) ? this.#bits.range(a) : this.#integers.range(a);
  }

  decode(a: MixedInteger, model: Assignment): bigint {
    return isVector(a) ? this.#bits.decode(a, model) : this.#integers.decode(a, model);
  }

  #either(a: MixedInteger, b: MixedInteger, bits: (a: BitVector, b: BitVector) => BitVector, integers: (a: IntegerTerm, b: IntegerTerm) => IntegerTerm): MixedInteger {
    return isVector(a) && isVector(b) ? bits(a, b) : this.#folded(integers(this.#integer(a), this.#integer(b)));
  }

  /** Constants are vectors again. */
  #folded(i: IntegerTerm): MixedInteger {
    const value = this.#integers.asConstant(i);
    return value === null ? i : this.#bits.constant(value);
  }

  /** The sum of the bits, each times its weight. */
  #integer(i: MixedInteger): IntegerTerm {
    if (!isVector(i)) return i;
    let sum = this.#sums.get(i);
    if (sum !== undefined) return sum;
    const { integers } = this.#table;
    const constant = this.#bits.asConstant(i);
    const weight = (place: number): bigint => (place === i.bits.length - 1 ? -1n : 1n) << BigInt(place);
    sum = constant === null
      ? i.bits.map((b, place) => integers.ite(b, integers.constant(weight(place)), integers.constant(0n))).reduce((x, y) => integers.add(x, y))
      : integers.constant(constant);
    integers.narrow(sum, i);
    this.#sums.set(i, sum);
    return sum;
  }
}
