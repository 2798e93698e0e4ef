import type { Range } from "../../encodings/integer-encoding.ts";
import type { Brand } from "../base/brand.ts";
import { invariant } from "../base/invariant.ts";
import { everything, floorDiv, floorMod, hull, intersection, onlyValue, point, product, quotient, remainder, sum } from "./interval.ts";
import type { Term } from "./term-table.ts";

/** An integer term of one table: its node number. */
export type IntegerTerm = Brand<number, "IntegerTerm">;

const integerTerm = (n: number): IntegerTerm => n as IntegerTerm;

export type IntegerNode =
  | { readonly kind: "constant"; readonly value: bigint }
  | { readonly kind: "variable"; readonly variable: number; readonly name: string }
  | { readonly kind: "add" | "multiply"; readonly a: IntegerTerm; readonly b: IntegerTerm }
  /** Floor semantics; the range of the divisor `b` is positive. */
  | { readonly kind: "div" | "mod"; readonly a: IntegerTerm; readonly b: IntegerTerm }
  | { readonly kind: "ite"; readonly condition: Term; readonly a: IntegerTerm; readonly b: IntegerTerm };

/** `a <= b` or `a = b`. */
export interface IntegerAtom {
  readonly relation: "le" | "eq";
  readonly a: IntegerTerm;
  readonly b: IntegerTerm;
}

/** What an integer table needs of the booleans that its atoms become. */
export interface AtomTable {
  atom(atom: number): Term;
  and(a: Term, b: Term): Term;
  ite(c: Term, t: Term, e: Term): Term;
}

// The constants of every boolean table (importing them would make a cycle).
const TRUE_TERM = 0 as Term;
const FALSE_TERM = 1 as Term;

/** A hash-consed, simplifying DAG of integers without bound, each with a range; comparisons become atoms of the boolean table.
 *
 *  Invariants: arguments precede their node; a constant is the second argument of `add`, `multiply` and of an atom; sums have at most one
 *  constant and carry it outside; a node whose range is one value is that constant. */
export class IntegerTable {
  readonly #booleans: AtomTable;
  readonly #nodes: IntegerNode[] = [];
  readonly #ranges: Range[] = [];
  readonly #numbers = new Map<string, IntegerTerm>();
  readonly #atoms: IntegerAtom[] = [];
  readonly #atomNumbers = new Map<string, number>();
  readonly #variables: IntegerTerm[] = [];

  constructor(booleans: AtomTable) {
    this.#booleans = booleans;
  }

  /** Number of nodes. */
  get size(): number {
    return this.#nodes.length;
  }

  /** Number of variables; they are numbered from 0. */
  get variables(): number {
    return this.#variables.length;
  }

  /** The term of the variable with this number. */
  variableTerm(variable: number): IntegerTerm {
    return this.#variables[variable];
  }

  node(i: IntegerTerm): IntegerNode {
    return this.#nodes[i];
  }

  range(i: IntegerTerm): Range {
    return this.#ranges[i];
  }

  /** Takes down that the values of `i` are also known, from elsewhere, to lie in `range`. */
  narrow(i: IntegerTerm, range: Range): void {
    this.#ranges[i] = intersection(this.#ranges[i], { low: range.low, high: range.high }) ?? this.#ranges[i];
  }

  /** The comparison behind the boolean atom with this number. */
  comparison(atom: number): IntegerAtom {
    return this.#atoms[atom];
  }

  constant(value: bigint): IntegerTerm {
    return this.#cons(`${value}`, { kind: "constant", value }, point(value));
  }

  asConstant(i: IntegerTerm): bigint | null {
    const node = this.#nodes[i];
    return node.kind === "constant" ? node.value : null;
  }

  /** A new variable, and the condition that its value lies in `range`. The caller asserts it; all later simplification relies on it. */
  fresh(name: string, range: Range): { readonly value: IntegerTerm; readonly side: Term } {
    const only = onlyValue(range);
    if (only !== null) return { value: this.constant(only), side: TRUE_TERM };
    const value = this.#append({ kind: "variable", variable: this.#variables.length, name }, everything);
    this.#variables.push(value);
    const above = range.low === null ? TRUE_TERM : this.le(this.constant(range.low), value);
    const below = range.high === null ? TRUE_TERM : this.le(value, this.constant(range.high));
    this.#ranges[value] = range; // only now, lest the condition folds to true
    return { value, side: this.#booleans.and(above, below) };
  }

  add(a: IntegerTerm, b: IntegerTerm): IntegerTerm {
    const [x, m] = this.#offset(a);
    const [y, n] = this.#offset(b);
    const constant = m + n;
    const core = x === null ? y : y === null ? x : this.#addCores(x, y);
    if (core === null) return this.constant(constant);
    const value = this.asConstant(core);
    if (value !== null) return this.constant(value + constant);
    return constant === 0n ? core : this.#binary("add", core, this.constant(constant));
  }

  /** The sum of two terms without constant parts: `x + -1 * x` is 0, `x + x` is `2 * x`. */
  #addCores(x: IntegerTerm, y: IntegerTerm): IntegerTerm {
    const [p, m] = this.#scaled(x);
    const [q, n] = this.#scaled(y);
    if (p === q) return this.multiply(p, this.constant(m + n));
    return x < y ? this.#binary("add", x, y) : this.#binary("add", y, x);
  }

  multiply(a: IntegerTerm, b: IntegerTerm): IntegerTerm {
    const [m, n] = [this.asConstant(a), this.asConstant(b)];
    if (m !== null && n !== null) return this.constant(m * n);
    if (m !== null) return this.#scale(b, m);
    if (n !== null) return this.#scale(a, n);
    return a < b ? this.#binary("multiply", a, b) : this.#binary("multiply", b, a);
  }

  #scale(a: IntegerTerm, factor: bigint): IntegerTerm {
    if (factor === 0n) return this.constant(0n);
    if (factor === 1n) return a;
    const node = this.#nodes[a];
    if (node.kind === "multiply" || node.kind === "add") {
      const inner = this.asConstant(node.b);
      if (inner !== null && node.kind === "multiply") return this.#scale(node.a, inner * factor);
      if (inner !== null) return this.add(this.#scale(node.a, factor), this.constant(inner * factor));
    }
    return this.#binary("multiply", a, this.constant(factor));
  }

  /** Rounds down. The range of `b` is positive. */
  div(a: IntegerTerm, b: IntegerTerm): IntegerTerm {
    this.#checkDivisor(b);
    const [m, n] = [this.asConstant(a), this.asConstant(b)];
    if (n === 1n) return a;
    if (m !== null && n !== null) return this.constant(floorDiv(m, n));
    return this.#binary("div", a, b);
  }

  /** In `0 .. b - 1`. The range of `b` is positive. */
  mod(a: IntegerTerm, b: IntegerTerm): IntegerTerm {
    this.#checkDivisor(b);
    const [m, n] = [this.asConstant(a), this.asConstant(b)];
    if (m !== null && n !== null) return this.constant(floorMod(m, n));
    const [x, y] = [this.range(a), this.range(b)];
    if (x.low !== null && x.low >= 0n && x.high !== null && y.low !== null && x.high < y.low) return a;
    return this.#binary("mod", a, b);
  }

  #checkDivisor(b: IntegerTerm): void {
    const { low } = this.range(b);
    invariant(low !== null && low >= 1n, "the divisor of an integer term is positive");
  }

  ite(c: Term, a: IntegerTerm, b: IntegerTerm): IntegerTerm {
    if (c === TRUE_TERM || a === b) return a;
    if (c === FALSE_TERM) return b;
    const negative = (c & 1) === 1;
    const [x, y] = negative ? [b, a] : [a, b];
    const condition = (c & ~1) as Term; // the positive literal of the same node
    return this.#cons(`?${condition},${x},${y}`, { kind: "ite", condition, a: x, b: y }, hull(this.range(x), this.range(y)));
  }

  /** The greater of `a` and a constant, with a range that says so. */
  greatest(a: IntegerTerm, bound: bigint): IntegerTerm {
    const { low, high } = this.range(a);
    if (low !== null && low >= bound) return a;
    const least = this.constant(bound);
    if (high !== null && high <= bound) return least;
    const condition = this.le(least, a);
    return this.#cons(`max${a},${bound}`, { kind: "ite", condition, a, b: least }, { low: bound, high });
  }

  /** `a <= b`. */
  le(a: IntegerTerm, b: IntegerTerm): Term {
    const [x, m] = this.#offset(a);
    const [y, n] = this.#offset(b);
    if (x === null) return this.#compareConstant("le", this.#minus(b), -m);
    if (y === null) return this.#compareConstant("le", x, n - m);
    return this.#compare("le", x, y, n - m);
  }

  eq(a: IntegerTerm, b: IntegerTerm): Term {
    const [x, m] = this.#offset(a);
    const [y, n] = this.#offset(b);
    if (x === null) return this.#compareConstant("eq", b, m);
    if (y === null) return this.#compareConstant("eq", x, n - m);
    return x < y ? this.#compare("eq", x, y, n - m) : this.#compare("eq", y, x, m - n);
  }

  #minus(a: IntegerTerm): IntegerTerm {
    return this.multiply(a, this.constant(-1n));
  }

  /** `x` compared with `y + offset`. */
  #compare(relation: "le" | "eq", x: IntegerTerm, y: IntegerTerm, offset: bigint): Term {
    const folded = decide(relation, this.range(x), sum(this.range(y), point(offset)));
    if (folded !== null) return folded ? TRUE_TERM : FALSE_TERM;
    if (x === y) return decide(relation, point(0n), point(offset)) === true ? TRUE_TERM : FALSE_TERM;
    return this.#atom(relation, x, this.add(y, this.constant(offset)));
  }

  /** `x` compared with a constant; goes into `ite` nodes that have a constant branch, which keeps such comparisons propositional. */
  #compareConstant(relation: "le" | "eq", x: IntegerTerm, value: bigint): Term {
    const folded = decide(relation, this.range(x), point(value));
    if (folded !== null) return folded ? TRUE_TERM : FALSE_TERM;
    const [core, offset] = this.#offset(x);
    if (core !== null && offset !== 0n) return this.#compareConstant(relation, core, value - offset);
    const node = this.#nodes[x];
    if (node.kind === "ite" && (this.asConstant(node.a) !== null || this.asConstant(node.b) !== null)) {
      return this.#booleans.ite(node.condition, this.#compareConstant(relation, node.a, value), this.#compareConstant(relation, node.b, value));
    }
    const [base, factor] = this.#scaled(x);
    if (factor === 1n) return this.#atom(relation, x, this.constant(value));
    if (relation === "eq") return floorMod(value, abs(factor)) === 0n ? this.#compareConstant("eq", base, value / factor) : FALSE_TERM;
    if (factor > 0n) return this.#compareConstant("le", base, floorDiv(value, factor));
    const below = this.#compareConstant("le", base, -floorDiv(value, -factor) - 1n); // base < ceiling(value / factor)
    return (below ^ 1) as Term; // the negation
  }

  #atom(relation: "le" | "eq", a: IntegerTerm, b: IntegerTerm): Term {
    const key = `${relation}${a},${b}`;
    let number = this.#atomNumbers.get(key);
    if (number === undefined) {
      number = this.#atoms.length;
      this.#atoms.push({ relation, a, b });
      this.#atomNumbers.set(key, number);
    }
    return this.#booleans.atom(number);
  }

  /** `[x, c]` with `i = x + c`; `x` is null for a constant. */
  #offset(i: IntegerTerm): readonly [IntegerTerm | null, bigint] {
    const node = this.#nodes[i];
    if (node.kind === "constant") return [null, node.value];
    const constant = node.kind === "add" ? this.asConstant(node.b) : null;
    return node.kind === "add" && constant !== null ? [node.a, constant] : [i, 0n];
  }

  /** `[x, f]` with `i = x * f`. */
  #scaled(i: IntegerTerm): readonly [IntegerTerm, bigint] {
    const node = this.#nodes[i];
    const factor = node.kind === "multiply" ? this.asConstant(node.b) : null;
    return node.kind === "multiply" && factor !== null ? [node.a, factor] : [i, 1n];
  }

  #binary(kind: "add" | "multiply" | "div" | "mod", a: IntegerTerm, b: IntegerTerm): IntegerTerm {
    const range = { add: sum, multiply: product, div: quotient, mod: remainder }[kind](this.range(a), this.range(b));
    return this.#cons(`${kind}${a},${b}`, { kind, a, b }, range);
  }

  #cons(key: string, node: IntegerNode, range: Range): IntegerTerm {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const only = node.kind === "constant" ? null : onlyValue(range);
    const made = only === null ? this.#append(node, range) : this.constant(only);
    this.#numbers.set(key, made);
    return made;
  }

  #append(node: IntegerNode, range: Range): IntegerTerm {
    this.#nodes.push(node);
    this.#ranges.push(range);
    return integerTerm(this.#nodes.length - 1);
  }
}

const abs = (n: bigint): bigint => (n < 0n ? -n : n);

/** The truth of a comparison as far as the ranges tell. */
function decide(relation: "le" | "eq", a: Range, b: Range): boolean | null {
  const above = a.low !== null && b.high !== null && a.low > b.high;
  if (above) return false;
  if (relation === "le") return a.high !== null && b.low !== null && a.high <= b.low ? true : null;
  if (a.high !== null && b.low !== null && a.high < b.low) return false;
  const [m, n] = [onlyValue(a), onlyValue(b)];
  return m !== null && m === n ? true : null;
}
