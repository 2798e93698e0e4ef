import { mostCharacters } from "../../value/sizes.ts";
import { emptyTuple, makeTuple, setOfSorted, functionOfSorted } from "../../value/construct.ts";
import type { Value } from "../../value/value.ts";
import { evaluationDiagnostic } from "../catalogue.ts";
import { Failure, show, type Site } from "./failure.ts";
import { finiteSet, force, showOutcome } from "./force.ts";
import { failSize, type Outcome } from "./lazy.ts";
import { bool, failOperand } from "./scalars.ts";
import { makeSetOf } from "./sets.ts";

/** The elements of a sequence operand. */
function elementsOf(value: Outcome, operator: string, site: Site): readonly Value[] {
  if (typeof value === "object" && value.kind === "tuple") return value.elements;
  if (typeof value === "object" && value.kind === "lazy-function") return elementsOf(value.expand(site), operator, site);
  throw new Failure(site, (span) => evaluationDiagnostic("E513", { operator, value: showOutcome(value) }, span));
}

function failEmpty(operator: string, site: Site): never {
  throw new Failure(site, (span) => evaluationDiagnostic("E504", { operator }, span));
}

/** Strings have a length too, as in TLC; so they have a Tail, a SubSeq and `\o`. */
export function length(s: Outcome, site: Site): Value {
  return typeof s === "string" ? s.length : elementsOf(s, "Len", site).length;
}

export function head(s: Outcome, site: Site): Value {
  const elements = elementsOf(s, "Head", site);
  return elements.length === 0 ? failEmpty("Head", site) : elements[0];
}

export function tail(s: Outcome, site: Site): Value {
  if (typeof s === "string") return s === "" ? failEmpty("Tail", site) : s.slice(1);
  const elements = elementsOf(s, "Tail", site);
  return elements.length === 0 ? failEmpty("Tail", site) : makeTuple(elements.slice(1));
}

export function append(s: Outcome, value: Outcome, site: Site): Value {
  const longer = elementsOf(s, "Append", site).slice();
  longer.push(force(value, site));
  return makeTuple(longer);
}

export function concatenate(s: Outcome, t: Outcome, site: Site): Value {
  if (typeof s === "string") {
    if (typeof t === "string" && s.length + t.length > mostCharacters) throw new Failure(site, (span) => evaluationDiagnostic("E539", { what: "a string", limit: `${mostCharacters} characters` }, span));
    if (typeof t === "string") return s + t;
    return failOperand("\\o", t, "a second string", site);
  }
  const left = elementsOf(s, "\\o", site);
  const right = elementsOf(t, "\\o", site);
  return makeTuple(right.length === 0 ? left : left.length === 0 ? right : left.concat(right));
}

export function subSequence(s: Outcome, from: Outcome, to: Outcome, site: Site): Value {
  const elements = typeof s === "string" ? s : elementsOf(s, "SubSeq", site);
  if (typeof from !== "number" && typeof from !== "bigint") return failOperand("SubSeq", from, "an integer", site);
  if (typeof to !== "number" && typeof to !== "bigint") return failOperand("SubSeq", to, "an integer", site);
  if (from > to) return typeof elements === "string" ? "" : emptyTuple;
  if (from < 1 || to > elements.length) {
    throw new Failure(site, (span) => evaluationDiagnostic("E505", { sequence: showOutcome(s), from: show(from), to: show(to) }, span));
  }
  return typeof elements === "string" ? elements.slice(Number(from) - 1, Number(to)) : makeTuple(elements.slice(Number(from) - 1, Number(to)));
}

export function selectSequence(s: Outcome, test: (value: Value) => Outcome, site: Site): Value {
  const elements = elementsOf(s, "SelectSeq", site);
  return makeTuple(elements.filter((element) => bool(test(element), "the test of SelectSeq", site)));
}

/** Insertion sort, as TLC does it: stable, and defined for any relation. */
export function sortSequence(s: Outcome, before: (a: Value, b: Value) => Outcome, site: Site): Value {
  const elements = elementsOf(s, "SortSeq", site);
  const result: Value[] = [];
  for (const element of elements) {
    let at = result.length;
    while (at > 0 && bool(before(element, result[at - 1]), "the order of SortSeq", site)) at--;
    result.splice(at, 0, element);
  }
  return makeTuple(result);
}

export function foldSequence(step: (element: Value, accumulator: Value) => Outcome, base: Outcome, s: Outcome, site: Site): Value {
  let accumulator = force(base, site);
  for (const element of elementsOf(s, "FoldSeq", site)) accumulator = force(step(element, accumulator), site);
  return accumulator;
}

/** In ascending order of the elements. */
export function foldSet(step: (element: Value, accumulator: Value) => Outcome, base: Outcome, elements: Outcome, site: Site): Value {
  let accumulator = force(base, site);
  for (const element of finiteSet(elements, "FoldSet", site).elements) accumulator = force(step(element, accumulator), site);
  return accumulator;
}

/** All bijections of a set to itself. */
export function permutations(value: Outcome, site: Site): Value {
  const keys = finiteSet(value, "Permutations", site).elements;
  if (keys.length > 9) failSize(`Permutations(${showOutcome(value)})`, keys.reduce((n: number, _, i) => n * (i + 1), 1), site);
  if (keys.length === 0) return setOfSorted([emptyTuple]);
  const all: Value[] = [];
  const extend = (chosen: readonly Value[]): void => {
    if (chosen.length === keys.length) all.push(functionOfSorted(keys, chosen));
    else for (const key of keys) if (!chosen.includes(key)) extend([...chosen, key]);
  };
  extend([]);
  return makeSetOf(all, site);
}

