import { isPowerTooLarge, isTooLarge, mostBits } from "../value/sizes.ts";
import type { Span } from "../base/span.ts";
import { FALSE, TRUE, type Term, not } from "../term/term-table.ts";
import { type Context, Unsupported, fail } from "./context.ts";
import { integerOf } from "./integer-of.ts";
import { mergeAll, scalarsOf, select } from "./merge.ts";
import { isInteger, isScalar, partsOf } from "./parts.ts";
import type { Ground, Guarded, IntegerTerm, Part, Sym } from "./sym.ts";
import { type SymTable, fromBigInt } from "./sym-table.ts";

export type Arithmetic = "+" | "-" | "*" | "\\div" | "%" | "^";

/** More pairs of integers than this are computed as integer terms instead of one by one. */
const pairLimit = 1024;

/** The integer parts of `s`; anything else is a failure. Choices may still hold other scalars, which have been refused. */
function integerParts(cx: Context, s: Sym, span: Span): readonly Guarded<Part>[] {
  const kept: Guarded<Part>[] = [];
  for (const p of partsOf(s)) {
    if (p.value.kind === "integer") kept.push(p);
    else if (isScalar(p.value)) {
      const others = scalarsOf(cx.m, p.value).filter((a) => !isInteger(a.value.value));
      fail(cx, cx.m.terms.and(p.guard, cx.m.terms.any(others.map((a) => a.guard))), "kind", span);
      if (others.length < scalarsOf(cx.m, p.value).length) kept.push(p);
    } else fail(cx, p.guard, "kind", span);
  }
  return kept;
}

const integerAlternatives = (m: SymTable, p: Part): Guarded<Ground>[] => scalarsOf(m, p).filter((a) => isInteger(a.value.value));

const big = (g: Ground): bigint => BigInt(g.value as number | bigint); // only integers are passed

/** a op b over TLA+'s integers; division by zero, `%` by a divisor that is not positive, and operands that are no integers are failures. */
export function arithmetic(cx: Context, op: Arithmetic, a: Sym, b: Sym, span: Span): Sym {
  const results: Guarded<Sym>[] = [];
  for (const p of integerParts(cx, a, span)) {
    for (const q of integerParts(cx, b, span)) {
      const guard = cx.m.terms.and(p.guard, q.guard);
      if (guard !== FALSE) results.push({ guard, value: arithmeticParts(cx, op, p.value, q.value, guard, span) });
    }
  }
  return results.length === 0 ? cx.m.ground(0) : mergeAll(cx.m, results);
}

function arithmeticParts(cx: Context, op: Arithmetic, p: Part, q: Part, guard: Term, span: Span): Sym {
  const { m } = cx;
  const left = p.kind === "integer" ? [] : integerAlternatives(m, p);
  const right = q.kind === "integer" ? [] : integerAlternatives(m, q);
  if (left.length * right.length === 0 || left.length * right.length > pairLimit) return arithmeticTerms(cx, op, p, q, guard, span);
  const results: Guarded<Sym>[] = [];
  for (const x of left) {
    for (const y of right) {
      const both = m.terms.and(x.guard, y.guard);
      if (both === FALSE) continue;
      const n = compute(op, big(x.value), big(y.value), span);
      if (n === null) fail(cx, m.terms.and(guard, both), op === "^" ? "power" : "divide", span);
      else results.push({ guard: both, value: m.ground(fromBigInt(n)) });
    }
  }
  return results.length === 0 ? m.ground(0) : mergeAll(m, results);
}

function compute(op: Arithmetic, x: bigint, y: bigint, span: Span): bigint | null {
  if (op === "^" ? y > 0n && isPowerTooLarge(x, y) : op === "*" && isTooLarge(x * y)) throw new Unsupported(`an integer of more than ${mostBits} bits`, span);
  switch (op) {
    case "+": return x + y;
    case "-": return x - y;
    case "*": return x * y;
    case "\\div": return y === 0n ? null : floorDiv(x, y);
    case "%": return y <= 0n ? null : x - y * floorDiv(x, y);
    case "^": return y < 0n || (x === 0n && y === 0n) ? null : x ** y;
  }
}

function floorDiv(x: bigint, y: bigint): bigint {
  const q = x / y;
  return q * y !== x && (x < 0n) !== (y < 0n) ? q - 1n : q;
}

function arithmeticTerms(cx: Context, op: Arithmetic, p: Part, q: Part, guard: Term, span: Span): Sym {
  const { m } = cx;
  const x = integerOf(m, p);
  const y = integerOf(m, q);
  const zero = m.integers.constant(0n);
  switch (op) {
    case "+": return m.integer(m.integers.add(x, y));
    case "-": return m.integer(m.integers.subtract(x, y));
    case "*": return m.integer(m.integers.multiply(x, y));
    case "\\div": return divide(cx, y, m.integers.equal(y, zero), guard, span, (d) => m.integers.div(x, d));
    case "%": return divide(cx, y, m.terms.or(m.integers.less(y, zero), m.integers.equal(y, zero)), guard, span, (d) => m.integers.mod(x, d));
    case "^": return power(cx, x, q, guard, span);
  }
}

/** Fails where the divisor is `bad`, and divides by one there. */
function divide(cx: Context, y: IntegerTerm, bad: Term, guard: Term, span: Span, result: (d: IntegerTerm) => IntegerTerm): Sym {
  fail(cx, cx.m.terms.and(guard, bad), "divide", span);
  if (bad === TRUE) return cx.m.ground(0);
  return cx.m.integer(result(cx.m.integers.ite(bad, cx.m.integers.constant(1n), y)));
}

/** x ^ q for exponents that are known apart. */
function power(cx: Context, x: IntegerTerm, q: Part, guard: Term, span: Span): Sym {
  const { m } = cx;
  if (q.kind === "integer") throw new Unsupported("a power whose exponent has too many possible values", span);
  const results = integerAlternatives(m, q).map((a) => {
    const exponent = big(a.value);
    if (exponent < 0n) fail(cx, m.terms.and(guard, a.guard), "power", span);
    if (exponent > 16n) throw new Unsupported("a power with an exponent above 16 of an integer that is not known", span);
    let result = m.integers.constant(1n);
    for (let i = 0n; i < exponent; i++) result = m.integers.multiply(result, x);
    return { guard: a.guard, value: m.integer(result) };
  });
  return mergeAll(m, results);
}

export function negate(cx: Context, a: Sym, span: Span): Sym {
  return arithmetic(cx, "-", cx.m.ground(0), a, span);
}

/** a < b */
export function less(cx: Context, a: Sym, b: Sym, span: Span): Term {
  return compare(cx, a, b, false, span);
}

/** a <= b */
export function lessOrEqual(cx: Context, a: Sym, b: Sym, span: Span): Term {
  return compare(cx, a, b, true, span);
}

function compare(cx: Context, a: Sym, b: Sym, orEqual: boolean, span: Span): Term {
  const { terms } = cx.m;
  const found: Term[] = [];
  for (const p of integerParts(cx, a, span)) {
    for (const q of integerParts(cx, b, span)) {
      const guard = terms.and(p.guard, q.guard);
      if (guard !== FALSE) found.push(terms.and(guard, compareParts(cx.m, p.value, q.value, orEqual)));
    }
  }
  return terms.any(found);
}

/** Both choices: one pass over `a`, with the disjunction of the larger alternatives of `b` built up from the end. */
function compareParts(m: SymTable, p: Part, q: Part, orEqual: boolean): Term {
  if (p.kind === "integer" || q.kind === "integer") {
    const x = integerOf(m, p);
    const y = integerOf(m, q);
    return orEqual ? not(m.integers.less(y, x)) : m.integers.less(x, y);
  }
  const left = integerAlternatives(m, p);
  const right = integerAlternatives(m, q);
  const found: Guarded<Term>[] = [];
  let larger: Term = FALSE;
  let j = right.length - 1;
  for (let i = left.length - 1; i >= 0; i--) {
    const x = big(left[i].value);
    for (; j >= 0 && (orEqual ? big(right[j].value) >= x : big(right[j].value) > x); j--) larger = m.terms.or(larger, right[j].guard);
    found.push({ guard: left[i].guard, value: j < 0 && right.length > 0 && coversAll(right) ? TRUE : larger });
  }
  return select(m.terms, found);
}

/** A constant, or all alternatives of a choice of integers only: then one of the guards holds. */
function coversAll(list: readonly Guarded<Ground>[]): boolean {
  return list.length > 1 || list[0].guard === TRUE;
}
