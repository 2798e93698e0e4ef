import { isPowerTooLarge, isTooLarge, mostBits } from "../../value/sizes.ts";
import { makeInteger, modelType } from "../../value/construct.ts";
import { KindMismatch, strictEqual } from "../../value/strict.ts";
import type { Value } from "../../value/value.ts";
import { evaluationDiagnostic } from "../catalogue.ts";
import { anyIncomparable } from "../../value/unlisted.ts";
import { Failure, failKind, type Site } from "./failure.ts";
import { force, showOutcome } from "./force.ts";
import type { LazySet, Outcome } from "./lazy.ts";

/** A Boolean operand of `operator`. */
export function bool(value: Outcome, operator: string, site: Site): boolean {
  if (typeof value === "boolean") return value;
  throw new Failure(site, (span) => evaluationDiagnostic("E510", { operator, value: showOutcome(value) }, span));
}

export function failInteger(value: Outcome, operator: string, site: Site): never {
  throw new Failure(site, (span) => evaluationDiagnostic("E512", { operator, value: showOutcome(value) }, span));
}

function big(value: Outcome, operator: string, site: Site): bigint {
  if (typeof value === "bigint") return value;
  return typeof value === "number" ? BigInt(value) : failInteger(value, operator, site);
}

/** `=` as TLC decides it. */
export function eq(a: Outcome, b: Outcome, site: Site): boolean {
  if (a === b && (typeof a !== "object" || isItself(a))) return true;
  if (typeof a !== "object" && typeof a === typeof b) return false;
  if (typeof a === "object" && a.kind === "model" && modelType(a) === null) return false;
  if (typeof b === "object" && b.kind === "model" && modelType(b) === null) return false;
  if (typeof a === "object" && a.kind === "lazy-set" && typeof b === "object" && b.kind === "lazy-set" && (!a.finite || !b.finite)) return equalLazySets(a, b, site);
  return equalObjects(force(a, site), force(b, site), site);
}

/** Whether it is equal to itself without a look at its parts. */
function isItself(a: Exclude<Outcome, boolean | number | bigint | string>): boolean {
  if (a.kind === "model") return true;
  if (anyIncomparable) return false;
  return a.kind === "lazy-set" ? a.finite || a.comparable : a.kind !== "lazy-function" || a.domain.kind === "set" || a.domain.finite;
}

function equalLazySets(a: LazySet, b: LazySet, site: Site): boolean {
  const same = a.sameAs(b, site);
  if (same !== null) return same;
  const infinite = a.finite ? b : a;
  throw new Failure(site, (span) => evaluationDiagnostic("E514", { set: infinite.text() }, span));
}

function equalObjects(a: Value, b: Value, site: Site): boolean {
  try {
    return strictEqual(a, b);
  } catch (error) {
    if (error instanceof KindMismatch) failKind(site, error.left, error.right);
    throw error;
  }
}

export function add(a: Outcome, b: Outcome, site: Site): Value {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return makeInteger(big(a, "+", site) + big(b, "+", site));
}

export function subtract(a: Outcome, b: Outcome, site: Site): Value {
  if (typeof a === "number" && typeof b === "number") {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return makeInteger(big(a, "-", site) - big(b, "-", site));
}

export function multiply(a: Outcome, b: Outcome, site: Site): Value {
  if (typeof a === "number" && typeof b === "number") {
    const result = a * b;
    if (Number.isSafeInteger(result)) return result + 0;
  }
  const product = big(a, "*", site) * big(b, "*", site);
  return isTooLarge(product) ? failTooLarge(site) : makeInteger(product);
}

function failTooLarge(site: Site): never {
  throw new Failure(site, (span) => evaluationDiagnostic("E539", { what: "an integer", limit: `${mostBits} bits` }, span));
}

export function negate(a: Outcome, site: Site): Value {
  return typeof a === "number" ? 0 - a : makeInteger(-big(a, "-", site));
}

/** Rounds down, so that a = b * (a \div b) + a % b. */
export function quotient(a: Outcome, b: Outcome, site: Site): Value {
  const [n, d] = [big(a, "\\div", site), big(b, "\\div", site)];
  if (d === 0n) throw new Failure(site, (span) => evaluationDiagnostic("E515", { operator: "\\div" }, span));
  const q = n / d;
  return makeInteger(n % d !== 0n && n < 0n !== d < 0n ? q - 1n : q);
}

/** In 0..b-1; b has to be positive. */
export function remainder(a: Outcome, b: Outcome, site: Site): Value {
  if (typeof a === "number" && typeof b === "number" && b > 0) {
    const r = a % b;
    return r < 0 ? r + b : r + 0;
  }
  const [n, d] = [big(a, "%", site), big(b, "%", site)];
  if (d === 0n) throw new Failure(site, (span) => evaluationDiagnostic("E515", { operator: "%" }, span));
  if (d < 0n) throw new Failure(site, (span) => evaluationDiagnostic("E521", { operator: "%", argument: String(d), wanted: "a positive second operand" }, span));
  return makeInteger(((n % d) + d) % d);
}

/** Exact division. */
export function divide(a: Outcome, b: Outcome, site: Site): Value {
  const [n, d] = [big(a, "/", site), big(b, "/", site)];
  if (d === 0n) throw new Failure(site, (span) => evaluationDiagnostic("E515", { operator: "/" }, span));
  if (n % d !== 0n) throw new Failure(site, (span) => evaluationDiagnostic("E530", { left: String(n), right: String(d) }, span));
  return makeInteger(n / d);
}

export function power(a: Outcome, b: Outcome, site: Site): Value {
  const [base, exponent] = [big(a, "^", site), big(b, "^", site)];
  if (exponent < 0n) throw new Failure(site, (span) => evaluationDiagnostic("E521", { operator: "^", argument: String(exponent), wanted: "a natural number as exponent" }, span));
  if (base === 0n && exponent === 0n) throw new Failure(site, (span) => evaluationDiagnostic("E521", { operator: "^", argument: "0^0", wanted: "a base or an exponent other than 0" }, span));
  if (isPowerTooLarge(base, exponent)) return failTooLarge(site);
  return makeInteger(base ** exponent);
}

export function less(a: Outcome, b: Outcome, operator: string, site: Site): boolean {
  if (typeof a === "number" && typeof b === "number") return a < b;
  return big(a, operator, site) < big(b, operator, site);
}

export function atMost(a: Outcome, b: Outcome, operator: string, site: Site): boolean {
  if (typeof a === "number" && typeof b === "number") return a <= b;
  return big(a, operator, site) <= big(b, operator, site);
}

/** An integer that is used as a bound or an index. */
export function integer(value: Outcome, operator: string, site: Site): number | bigint {
  return typeof value === "number" || typeof value === "bigint" ? value : failInteger(value, operator, site);
}

export function failOperand(operator: string, argument: Outcome, wanted: string, site: Site): never {
  throw new Failure(site, (span) => evaluationDiagnostic("E521", { operator, argument: showOutcome(argument), wanted }, span));
}

