import { functionOfSorted, makeTuple, recordOfSorted, setOfSorted } from "../../value/construct.ts";
import { printValue } from "../../value/print.ts";
import type { SetValue, Value } from "../../value/value.ts";
import { evaluationDiagnostic } from "../catalogue.ts";
import { Failure, type Site } from "./failure.ts";
import { finiteSet, set, showOutcome } from "./force.ts";
import { LazySet, maxSetSize, type Outcome } from "./lazy.ts";
import { FunctionSet, Interval, PowerSet, ProductSet, RecordSet, countOf } from "./lazy-sets.ts";
import { integer } from "./scalars.ts";
import { makeSetOf } from "./sets.ts";

type Random = () => number;

/** An element, drawn without listing the set where its parts can be drawn one by one. */
export function randomElement(random: Random, from: Outcome, site: Site): Value {
  if (from instanceof LazySet) {
    if (from instanceof Interval && from.size > 0) return from.low + Math.floor(random() * from.size);
    if (from instanceof PowerSet) return setOfSorted(finiteSet(from.base, "RandomElement", site).elements.filter(() => random() < 0.5));
    if (from instanceof RecordSet) return recordOfSorted(from.fields, from.sets.map((s) => randomElement(random, s, site)));
    if (from instanceof ProductSet) return makeTuple(from.factors.map((s) => randomElement(random, s, site)));
    if (from instanceof FunctionSet) {
      const keys = finiteSet(from.domain, "RandomElement", site).elements;
      return functionOfSorted(keys, keys.map(() => randomElement(random, from.range, site)));
    }
  }
  const { elements } = finiteSet(from, "RandomElement", site);
  if (elements.length === 0) throw new Failure(site, (span) => evaluationDiagnostic("E531", { set: showOutcome(from) }, span));
  return elements[Math.floor(random() * elements.length)];
}

/** A subset of `count` elements. A set that is much larger is not listed: elements are drawn until enough of them differ. */
export function randomSubset(random: Random, count: Outcome, from: Outcome, site: Site): SetValue {
  const wanted = Number(integer(count, "RandomSubset", site));
  const whole = set(from, "RandomSubset", site);
  const size = whole.kind === "set" || whole.finite ? countOf(whole, site) : Infinity;
  if (wanted < 0 || wanted > size || wanted > maxSetSize) {
    throw new Failure(site, (span) => evaluationDiagnostic("E536", { operator: "RandomSubset", reason: `there is no subset of ${wanted} elements of ${showOutcome(from)}` }, span));
  }
  if (wanted < size / 2 && size > 1000) {
    const drawn = new Map<string, Value>();
    while (drawn.size < wanted) {
      const element = randomElement(random, from, site);
      drawn.set(printValue(element), element);
    }
    return makeSetOf([...drawn.values()], site);
  }
  const elements = finiteSet(from, "RandomSubset", site).elements.slice();
  for (let i = 0; i < wanted; i++) {
    const j = i + Math.floor(random() * (elements.length - i));
    [elements[i], elements[j]] = [elements[j], elements[i]];
  }
  return makeSetOf(elements.slice(0, wanted), site);
}

/** At most `count` subsets, of `average` elements on average. */
export function randomSetOfSubsets(random: Random, count: Outcome, average: Outcome, from: Outcome, site: Site): SetValue {
  const wanted = Number(integer(count, "RandomSetOfSubsets", site));
  const { elements } = finiteSet(from, "RandomSetOfSubsets", site);
  const likely = Number(integer(average, "RandomSetOfSubsets", site)) / Math.max(1, elements.length);
  if (wanted < 0 || wanted > maxSetSize || likely < 0 || likely > 1) {
    throw new Failure(site, (span) => evaluationDiagnostic("E536", { operator: "RandomSetOfSubsets", reason: `${wanted} subsets can not have that many elements on average` }, span));
  }
  return makeSetOf(Array.from({ length: wanted }, () => setOfSorted(elements.filter(() => random() < likely))), site);
}
