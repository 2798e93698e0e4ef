import { BitsEncoding, IntegersEncoding, MixedEncoding, type AnyInteger, type Assignment, type IntegerEncoding, type Range } from "../../encodings/index.ts";
import { Evaluator } from "../../src/term/evaluate.ts";
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

/** The assignment that gives these vectors and integer variables these values. */
function assignmentOf(table: TermTable, values: readonly (readonly [AnyInteger, bigint])[]): Assignment {
  const truths = new Map<number, boolean>();
  const numbers = new Map<number, bigint>();
  for (const [i, value] of values) {
    if (typeof i === "object") i.bits.forEach((b, place) => truths.set(b >> 1, ((value >> BigInt(place)) & 1n) === 1n));
    else {
      const node = table.integers.node(i);
      if (node.kind === "variable") numbers.set(node.variable, value);
    }
  }
  return new Evaluator(table, { boolean: (node) => truths.get(node) ?? false, integer: (variable) => numbers.get(variable) ?? 0n });
}

function subject(make: (table: TermTable) => unknown): () => Subject<AnyInteger> {
  return () => {
    const table = new TermTable();
    const encoding = make(table) as IntegerEncoding<AnyInteger>; // one test runs over encodings of different integers
    return { table, encoding, assignment: (values) => assignmentOf(table, values) };
  };
}

/** The mixed encoding where every second fresh integer has no range and so is one of the solver. */
class HalfMixed extends MixedEncoding {
  #count = 0;
  override fresh(name: string, range: Range): { readonly value: AnyInteger; readonly side: Term } {
    return this.#count++ % 2 === 0 || range.low === range.high ? super.fresh(name, range) : { ...super.fresh(name, { low: null, high: null }) };
  }
}

export const subjects: Readonly<Record<string, () => Subject<AnyInteger>>> = {
  bits: subject((table) => new BitsEncoding(table)),
  integers: subject((table) => new IntegersEncoding(table)),
  mixed: subject((table) => new MixedEncoding(table)),
  "mixed, half of it unbounded": subject((table) => new HalfMixed(table)),
};
