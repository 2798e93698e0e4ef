// Integers as integer terms of the solver (`src/term/integer-table.ts`), without bound; comparisons become atoms. Small factors and
// divisors are split into cases, so that the solver sees linear arithmetic wherever the ranges allow it.
import { count } from "../../src/term/interval.ts";
import type { IntegerTerm } from "../../src/term/integer-table.ts";
import { Evaluator } from "../../src/term/evaluate.ts";
import { not, type Term, type TermTable } from "../../src/term/term-table.ts";
import type { Assignment, IntegerEncoding, Range } from "../integer-encoding.ts";

/** Up to this many values of a factor or divisor are written as a case distinction over constants. */
const smallCases = 16n;

/** The integers encoding over `table`. */
export class IntegersEncoding implements IntegerEncoding<IntegerTerm> {
  readonly name = "integers";
  readonly #table: TermTable;

  constructor(table: TermTable) {
    this.#table = table;
  }

  constant(value: bigint): IntegerTerm {
    return this.#table.integers.constant(value);
  }

  asConstant(i: IntegerTerm): bigint | null {
    return this.#table.integers.asConstant(i);
  }

  fresh(name: string, range: Range): { readonly value: IntegerTerm; readonly side: Term } {
    return this.#table.integers.fresh(name, range);
  }

  ite(c: Term, a: IntegerTerm, b: IntegerTerm): IntegerTerm {
    return this.#table.integers.ite(c, a, b);
  }

  negate(a: IntegerTerm): IntegerTerm {
    return this.#table.integers.multiply(a, this.constant(-1n));
  }

  add(a: IntegerTerm, b: IntegerTerm): IntegerTerm {
    return this.#table.integers.add(a, b);
  }

  subtract(a: IntegerTerm, b: IntegerTerm): IntegerTerm {
    return this.add(a, this.negate(b));
  }

  multiply(a: IntegerTerm, b: IntegerTerm): IntegerTerm {
    const [m, n] = [count(this.range(a)), count(this.range(b))];
    const [x, y] = n === null || (m !== null && m < n) ? [b, a] : [a, b];
    return this.#cases(y, (factor) => this.#table.integers.multiply(x, factor));
  }

  div(a: IntegerTerm, b: IntegerTerm): IntegerTerm {
    const { low, high } = this.range(b);
    if (high !== null && high <= 0n) return this.#divPositive(this.negate(a), this.negate(b));
    if (low !== null && low >= 0n) return this.#divPositive(a, b);
    return this.ite(this.less(b, this.constant(0n)), this.#divPositive(this.negate(a), this.negate(b)), this.#divPositive(a, b));
  }

  #divPositive(a: IntegerTerm, b: IntegerTerm): IntegerTerm {
    return this.#cases(this.#positive(b), (divisor) => this.#table.integers.div(a, divisor));
  }

  mod(a: IntegerTerm, b: IntegerTerm): IntegerTerm {
    return this.#cases(this.#positive(b), (divisor) => this.#table.integers.mod(a, divisor));
  }

  less(a: IntegerTerm, b: IntegerTerm): Term {
    return not(this.#table.integers.le(b, a));
  }

  equal(a: IntegerTerm, b: IntegerTerm): Term {
    return this.#table.integers.eq(a, b);
  }

  range(a: IntegerTerm): Range {
    return this.#table.integers.range(a);
  }

  decode(a: IntegerTerm, model: Assignment): bigint {
    if (model instanceof Evaluator) return model.value(a);
    const boolean = (node: number): boolean => model.truth((node * 2) as Term); // the positive literal of a node
    return new Evaluator(this.#table, { boolean, integer: (variable) => model.integer(variable) }).value(a);
  }

  /** `b` where it is positive, some positive number elsewhere. */
  #positive(b: IntegerTerm): IntegerTerm {
    const { low } = this.range(b);
    return low !== null && low >= 1n ? b : this.#table.integers.greatest(b, 1n);
  }

  /** `body(i)`, as a case distinction over the values of `i` if they are few. */
  #cases(i: IntegerTerm, body: (i: IntegerTerm) => IntegerTerm): IntegerTerm {
    const range = this.range(i);
    const values = count(range);
    if (range.low === null || values === null || values > smallCases) return body(i);
    let result = body(this.constant(range.low));
    for (let value = range.low + 1n; value < range.low + values; value++) {
      result = this.ite(this.less(i, this.constant(value)), result, body(this.constant(value)));
    }
    return result;
  }
}

