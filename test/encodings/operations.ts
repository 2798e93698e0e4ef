import type { Assignment, IntegerEncoding } from "../../encodings/index.ts";
import { BitsEncoding, IntegersEncoding, type AnyInteger, type BitVector } from "../../encodings/index.ts";
import { Evaluator } from "../../src/term/evaluate.ts";
import type { IntegerTerm } from "../../src/term/integer-table.ts";
import { type Term, TermTable } from "../../src/term/term-table.ts";

/** Floor division from its definition: the greatest q with q * b <= a (for b > 0), not from our own code. */
export function divOracle(a: bigint, b: bigint): bigint {
  if (b < 0n) return divOracle(-a, -b);
  return a >= 0n ? a / b : -((-a + b - 1n) / b);
}

type Operation = {
  readonly name: string;
  readonly encoded: <I>(e: IntegerEncoding<I>, a: I, b: I) => I;
  readonly meant: (a: bigint, b: bigint) => bigint;
  readonly defined: (a: bigint, b: bigint) => boolean;
};

const always = (): boolean => true;

export const operations: readonly Operation[] = [
  { name: "add", encoded: (e, a, b) => e.add(a, b), meant: (a, b) => a + b, defined: always },
  { name: "subtract", encoded: (e, a, b) => e.subtract(a, b), meant: (a, b) => a - b, defined: always },
  { name: "negate", encoded: (e, a) => e.negate(a), meant: (a) => -a, defined: always },
  { name: "multiply", encoded: (e, a, b) => e.multiply(a, b), meant: (a, b) => a * b, defined: always },
  { name: "div", encoded: (e, a, b) => e.div(a, b), meant: divOracle, defined: (_, b) => b !== 0n },
  { name: "mod", encoded: (e, a, b) => e.mod(a, b), meant: (a, b) => a - b * divOracle(a, b), defined: (_, b) => b > 0n },
  { name: "maximum", encoded: (e, a, b) => e.ite(e.less(a, b), b, a), meant: (a, b) => (a < b ? b : a), defined: always },
  { name: "equality", encoded: (e, a, b) => e.ite(e.equal(a, b), e.constant(1n), e.constant(0n)), meant: (a, b) => (a === b ? 1n : 0n), defined: always },
];

/** An encoding together with a way to give its variables values. */
export interface Subject<I> {
  readonly table: TermTable;
  readonly encoding: IntegerEncoding<I>;
  /** The assignment in which each fresh integer has the value given with it. */
  assignment(values: readonly (readonly [I, bigint])[]): Assignment;
}

export const subjects: Readonly<Record<string, () => Subject<AnyInteger>>> = {
  bits: () => {
    const table = new TermTable();
    const subject: Subject<BitVector> = {
      table,
      encoding: new BitsEncoding(table),
      assignment: (values) => {
        const truths = new Map<number, boolean>();
        for (const [vector, value] of values) vector.bits.forEach((b: Term, i) => truths.set(b >> 1, ((value >> BigInt(i)) & 1n) === 1n));
        return new Evaluator(table, { boolean: (node) => truths.get(node) ?? false, integer: () => 0n });
      },
    };
    return subject as unknown as Subject<AnyInteger>; // one test runs over encodings of different integers
  },
  integers: () => {
    const table = new TermTable();
    const subject: Subject<IntegerTerm> = {
      table,
      encoding: new IntegersEncoding(table),
      assignment: (values) => {
        const numbers = new Map<number, bigint>();
        for (const [i, value] of values) {
          const node = table.integers.node(i);
          if (node.kind === "variable") numbers.set(node.variable, value);
        }
        return new Evaluator(table, { boolean: () => false, integer: (variable) => numbers.get(variable) ?? 0n });
      },
    };
    return subject as unknown as Subject<AnyInteger>; // as above
  },
};
