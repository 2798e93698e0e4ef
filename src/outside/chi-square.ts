import { isFunction, rangeList } from "../value/apply.ts";
import type { Value } from "../value/value.ts";
import { type OutsideFunction, Refusal, stringArgument } from "./outside.ts";

/** ChiSquare(expected, actual, alpha): may the counts `actual` come from the distribution of `expected`, at the level `alpha` (text of a number in
 *  (0, 0.5])? Pearson's goodness of fit; the expected counts are scaled to the sum of the actual ones. */
export const chiSquare: OutsideFunction = (args) => {
  const expected = counts(args[0], "the first argument");
  const actual = counts(args[1], "the second argument");
  const alpha = Number(stringArgument(args, 2, "the third argument"));
  if (!(alpha > 0 && alpha <= 0.5)) throw new Refusal('the third argument is the text of a number above 0 and up to 0.5, such as "0.05"');
  if (expected.length !== actual.length || expected.length < 2) throw new Refusal("the functions have the same number of arguments, two or more");
  if (expected.some((n) => n <= 0) || actual.some((n) => n < 0)) throw new Refusal("expected counts are positive, actual ones not negative");
  const ratio = sum(actual) / sum(expected);
  const statistic = sum(actual.map((n, i) => (n - expected[i] * ratio) ** 2 / (expected[i] * ratio)));
  return upperGamma((expected.length - 1) / 2, statistic / 2) >= alpha;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

function counts(value: Value, what: string): readonly number[] {
  if (!isFunction(value)) throw new Refusal(`${what} is a function`);
  return rangeList(value).map((n) => {
    if (typeof n !== "number") throw new Refusal(`${what} is a function to integers`);
    return n;
  });
}

/** The regularized upper incomplete gamma function Q(a, x) for a > 0: by the series of its complement for small x, by a continued fraction (Lentz) else. */
function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let total = term;
    for (let n = 1; n < 10_000 && Math.abs(term) > Math.abs(total) * 1e-16; n++) total += term *= x / (a + n);
    return 1 - scale * total;
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 10_000; n++) {
    const factor = -n * (n - a);
    b += 2;
    d = 1 / (factor * d + b);
    c = b + factor / c;
    const step = c * d;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return scale * fraction;
}

/** ln(Gamma(a)) for a > 0 that is a multiple of 1/2, by Gamma(a + 1) = a Gamma(a). */
function logGamma(a: number): number {
  let result = Number.isInteger(a) ? 0 : Math.log(Math.PI) / 2;
  for (let at = Number.isInteger(a) ? 1 : 0.5; at < a; at++) result += Math.log(at);
  return result;
}
