import { booleanSet, emptySet, emptyTuple, makeTuple, recordOfSorted } from "../../value/construct.ts";
import { printValue } from "../../value/print.ts";
import type { Value } from "../../value/value.ts";
import { evaluationDiagnostic } from "../catalogue.ts";
import { Failure, show, type Site } from "./failure.ts";
import { cursor, finiteSet, force, set, showOutcome } from "./force.ts";
import { at, domain, failDomain, field, indexOf, lazyFunction, makeFunctionOf, overlay, replaceAt, select, selectKept, single, updateAt, valueAt } from "./functions.ts";
import { keptFunction } from "./kept-function.ts";
import type { Outcome } from "./lazy.ts";
import { InfiniteSet } from "./lazy-sets.ts";
import { found } from "./machine.ts";
import { isBag } from "./bags.ts";
import { add, atMost, bool, divide, eq, integer, less, multiply, negate, power, quotient, remainder, subtract } from "./scalars.ts";
import { append, concatenate, foldSequence, foldSet, head, length, permutations, selectSequence, sortSequence, subSequence, tail } from "./sequences.ts";
import {
  bigUnion, cardinality, difference, filteredSet, functionSet, intersect, interval, isFinite, makeSetOf, makeTupleOf, member, memberOfCombination, powerSet, productSet, recordSet, sequenceSet, sorted, subset, union, unionOf,
} from "./sets.ts";
import { Thunk } from "./thunk.ts";
import { evaluated, requireListed } from "./unlisted.ts";

/** An operation without a value, by the code of its message. */
function failConstruct(code: "E507" | "E522" | "E523" | "E532", construct: string, site: Site): never {
  throw new Failure(site, (span) => {
    switch (code) {
      case "E507": return evaluationDiagnostic("E507", undefined as never, span); // this text has no parameters
      case "E523": return evaluationDiagnostic("E523", { operator: construct }, span);
      default: return evaluationDiagnostic(code, { construct }, span);
    }
  });
}

function failChoose(from: Outcome, site: Site): never {
  throw new Failure(site, (span) => evaluationDiagnostic("E506", { set: showOutcome(from) }, span));
}

/** The parts of an element that is bound by a tuple pattern. */
function matchTuple(value: Value, size: number, pattern: string, site: Site): readonly Value[] {
  if (typeof value === "object" && value.kind === "tuple" && value.elements.length === size) return value.elements;
  throw new Failure(site, (span) => evaluationDiagnostic("E524", { pattern, value: show(value) }, span));
}

/** An end of an interval that is run through. */
function intervalEnd(value: Outcome, site: Site): number {
  const end = integer(value, "..", site);
  if (typeof end === "number") return end;
  throw new Failure(site, (span) => evaluationDiagnostic("E517", { set: "an interval", size: "too many", limit: Number.MAX_SAFE_INTEGER }, span));
}

function memberOfInterval(value: Value, low: Outcome, high: Outcome, site: Site): boolean {
  if (typeof value === "number" && typeof low === "number" && typeof high === "number") return value >= low && value <= high;
  const [from, to] = [integer(low, "..", site), integer(high, "..", site)];
  if (typeof value === "number" || typeof value === "bigint") return value >= from && value <= to;
  return from <= to && member(value, interval(from, to, site), site);
}

const noCandidates: readonly number[] = [];

/** What is tried before the elements of an interval when a witness is searched; nothing for a short one. */
function candidates(witnesses: readonly Value[] | null, low: number, high: number): readonly number[] {
  if (witnesses === null || high - low < 1024) return noCandidates;
  return witnesses.filter((v) => typeof v === "number" && v >= low && v <= high) as number[]; // by the test
}

/** Everything that generated code refers to by name. */
export const helpers = {
  Thunk, found, booleanSet, emptySet, emptyTuple, makeTuple, recordOfSorted, printValue,
  naturals: new InfiniteSet("Nat"), integers: new InfiniteSet("Int"), reals: new InfiniteSet("Real"), strings: new InfiniteSet("STRING"), anything: new InfiniteSet("Any"),
  cursor, candidates, evaluated, requireListed, finiteSet, force, set, failConstruct, failChoose, matchTuple, intervalEnd, memberOfInterval,
  add, atMost, bool, divide, eq, less, multiply, negate, power, quotient, remainder, subtract,
  at, domain, failDomain, field, indexOf, keptFunction, lazyFunction, makeFunctionOf, overlay, replaceAt, select, selectKept, single, updateAt, valueAt,
  append, concatenate, foldSequence, foldSet, head, length, permutations, selectSequence, sortSequence, subSequence, tail,
  bigUnion, cardinality, difference, filteredSet, functionSet, intersect, interval, isBag, isFinite, makeSetOf, makeTupleOf, member, memberOfCombination, powerSet, productSet, recordSet, sequenceSet, sorted, subset, union, unionOf,
};
