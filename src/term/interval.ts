import type { Range } from "../../encodings/integer-encoding.ts";

type Bound = bigint | null;

/** Every integer. */
export const everything: Range = { low: null, high: null };

export const point = (value: bigint): Range => ({ low: value, high: value });

/** The value if the range holds exactly one. */
export const onlyValue = (r: Range): bigint | null => (r.low !== null && r.low === r.high ? r.low : null);

/** Number of values, null if there are infinitely many. */
export const count = (r: Range): bigint | null => (r.low === null || r.high === null ? null : r.high - r.low + 1n);

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const greatest = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const both = (a: Bound, b: Bound, join: (x: bigint, y: bigint) => bigint): Bound => (a === null || b === null ? null : join(a, b));

/** The smallest range around both. */
export function hull(a: Range, b: Range): Range {
  return { low: both(a.low, b.low, least), high: both(a.high, b.high, greatest) };
}

/** The common part, null if it is empty. */
export function intersection(a: Range, b: Range): Range | null {
  const low = a.low === null ? b.low : b.low === null ? a.low : greatest(a.low, b.low);
  const high = a.high === null ? b.high : b.high === null ? a.high : least(a.high, b.high);
  return low !== null && high !== null && low > high ? null : { low, high };
}

export function sum(a: Range, b: Range): Range {
  return { low: both(a.low, b.low, (x, y) => x + y), high: both(a.high, b.high, (x, y) => x + y) };
}

export function negated(a: Range): Range {
  return { low: a.high === null ? null : -a.high, high: a.low === null ? null : -a.low };
}

/** The exact range of products; with an unbounded factor, only the signs are used. */
export function product(a: Range, b: Range): Range {
  if (onlyValue(a) === 0n || onlyValue(b) === 0n) return point(0n);
  if (a.low !== null && a.high !== null && b.low !== null && b.high !== null) {
    const corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
    return { low: corners.reduce(least), high: corners.reduce(greatest) };
  }
  const [x, y] = [sign(a), sign(b)];
  if (x === 0 || y === 0) return everything;
  const [p, q] = [x < 0 ? negated(a) : a, y < 0 ? negated(b) : b];
  const magnitude: Range = { low: both(p.low, q.low, (m, n) => m * n), high: both(p.high, q.high, (m, n) => m * n) };
  return x === y ? magnitude : negated(magnitude);
}

/** 1 if no value is negative, -1 if none is positive, 0 if both may occur. */
function sign(r: Range): -1 | 0 | 1 {
  if (r.low !== null && r.low >= 0n) return 1;
  return r.high !== null && r.high <= 0n ? -1 : 0;
}

/** Division that rounds towards minus infinity, as TLA+'s `\div`; `b` is not zero. */
export function floorDiv(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return quotient * b !== a && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** `a - b * floorDiv(a, b)`, TLA+'s `%`; `b` is positive. */
export function floorMod(a: bigint, b: bigint): bigint {
  return a - b * floorDiv(a, b);
}

/** The range of `floorDiv(a, b)` for a `b` that is at least 1 (smaller values of its range are ignored). */
export function quotient(a: Range, b: Range): Range {
  const small = b.low === null || b.low < 1n ? 1n : b.low;
  const low = a.low === null ? null : a.low < 0n ? floorDiv(a.low, small) : b.high === null ? 0n : floorDiv(a.low, greatest(b.high, 1n));
  const high = a.high === null ? null : a.high >= 0n ? floorDiv(a.high, small) : b.high === null ? -1n : floorDiv(a.high, greatest(b.high, 1n));
  return { low, high };
}

/** The range of `floorMod(a, b)` for a `b` that is at least 1. */
export function remainder(a: Range, b: Range): Range {
  const limit = b.high === null ? null : greatest(b.high, 1n) - 1n;
  if (a.low === null || a.low < 0n) return { low: 0n, high: limit };
  if (a.high !== null && b.low !== null && a.high < b.low) return a;
  return { low: 0n, high: a.high === null ? limit : limit === null ? a.high : least(limit, a.high) };
}
