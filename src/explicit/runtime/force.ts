import type { SetValue, Value } from "../../value/value.ts";
import { evaluationDiagnostic } from "../catalogue.ts";
import { Failure, show, type Site } from "./failure.ts";
import { isUnlistedSet } from "./unlisted.ts";
import { Cursor, LazySet, type Outcome } from "./lazy.ts";

/** The value of an outcome: lazy sets and functions are listed where they are finite. */
export function force(outcome: Outcome, site: Site): Value {
  return typeof outcome === "object" && (outcome.kind === "lazy-set" || outcome.kind === "lazy-function") ? outcome.value(site) : outcome;
}

/** Text of an outcome for a message; nothing is listed for it. */
export function showOutcome(outcome: Outcome): string {
  if (typeof outcome !== "object") return show(outcome);
  return outcome.kind === "lazy-set" ? outcome.text() : outcome.kind === "lazy-function" ? `a function ${outcome.text()}` : show(outcome);
}

/** A set operand of `operator`. */
export function set(outcome: Outcome, operator: string, site: Site): SetValue | LazySet {
  if (typeof outcome === "object" && (outcome.kind === "set" || outcome.kind === "lazy-set")) return isUnlistedSet(outcome) ? outcome.lazy : outcome;
  throw new Failure(site, (span) => evaluationDiagnostic("E511", { operator, value: showOutcome(outcome) }, span));
}

/** A set operand of `operator`, as a value. */
export function finiteSet(outcome: Outcome, operator: string, site: Site): SetValue {
  const found = set(outcome, operator, site);
  return found.kind === "set" ? found : found.expand(site);
}

const partial = new WeakSet<readonly Value[]>();

/** Have these candidates stood for the elements of an infinite set? Then a search that found nothing with them does not say that there is nothing. */
export function isPartial(witnesses: readonly Value[]): boolean {
  return partial.has(witnesses);
}

/** Elements of a lazy set in pieces. `witnesses`, where not null, are the candidates for an infinite set, and go before the elements of a large one. */
export function cursor(lazy: LazySet, witnesses: readonly Value[] | null, site: Site): Cursor {
  if (!lazy.finite && witnesses !== null) partial.add(witnesses);
  if (!lazy.finite && witnesses !== null) return new Cursor(witnesses.filter((v) => isWitness(lazy, v, site)));
  if (lazy.size > 1024 && witnesses !== null) return new Cursor(candidatesFirst(lazy, witnesses, site));
  return new Cursor(lazy.ordered ? lazy.elements(site) : lazy.expand(site).elements);
}

function* candidatesFirst(lazy: LazySet, witnesses: readonly Value[], site: Site): Iterable<Value> {
  yield* witnesses.filter((v) => isWitness(lazy, v, site));
  yield* lazy.ordered ? lazy.elements(site) : lazy.expand(site).elements;
}

function isWitness(lazy: LazySet, value: Value, site: Site): boolean {
  try {
    return lazy.has(value, site);
  } catch (error) {
    if (error instanceof Failure) return false; // a candidate of another kind
    throw error;
  }
}
