import { noSpan } from "../../base/span.ts";
import type { Expr, VariableId } from "../../ir/ir.ts";
import { placeText } from "../../trace/index.ts";
import { domainList, domainOf, equalValues, isElement, isFunction, printValue, rangeList, type SetValue, type Value } from "../../value/index.ts";


/** One thing that a state of a trace says of one place in it. All facts of a variable together say what its value is. */
export interface Fact {
  readonly variable: VariableId;
  /** Keys on the way to the place. */
  readonly path: readonly Value[];
  /** `domain`: the keys of the function there are the elements of `value`. */
  readonly relation: "=" | "\\in" | "\\notin" | "domain";
  readonly value: Value;
  /** `log[s2].offset = 3`. */
  readonly text: string;
}

/** Parts of one value that are told apart; a value with more is one fact. */
const most = 48;

/** The facts of one variable. Elements that a set does not have are told for those in `others`, the variable's values in other states: what is left out by
 *  the other facts, the equality says. Coarse facts (equality of sets, domains) come last. */
export function factsOf(variable: VariableId, name: string, value: Value, others: readonly Value[]): readonly Fact[] {
  const fine: Fact[] = [];
  const coarse: Fact[] = [];
  const add = (into: Fact[], path: readonly Value[], relation: Fact["relation"], v: Value): void => {
    into.push({ variable, path, relation, value: v, text: factText(placeText(name, path), relation, v, isSequence(relation, v)) });
  };
  const walk = (path: readonly Value[], v: Value, alternatives: readonly Value[]): void => {
    if (typeof v === "object" && isFunction(v) && domainList(v).length > 0 && domainList(v).length <= most) {
      add(coarse, path, "domain", domainOf(v));
      const inner = rangeList(v);
      domainList(v).forEach((key, i) => walk([...path, key], inner[i], alternatives.flatMap((a) => insideOf(a, key))));
    } else if (typeof v === "object" && v.kind === "set" && v.elements.length <= most) {
      for (const e of v.elements) add(fine, path, "\\in", e);
      for (const e of missing(v, alternatives)) add(fine, path, "\\notin", e);
      add(coarse, path, "=", v);
    } else add(fine, path, "=", v);
  };
  walk([], value, others);
  return [...fine, ...coarse];
}

function insideOf(value: Value, key: Value): readonly Value[] {
  if (typeof value !== "object" || !isFunction(value)) return [];
  const at = domainList(value).findIndex((k) => equalValues(k, key));
  return at < 0 ? [] : [rangeList(value)[at]];
}

/** Elements that the set does not have and the others do, each once, at most as many as are worth telling. */
function missing(set: SetValue, others: readonly Value[]): readonly Value[] {
  const found: Value[] = [];
  for (const other of others) {
    if (typeof other !== "object" || other.kind !== "set") continue;
    for (const e of other.elements) if (!isElement(e, set) && found.length < most && !found.some((f) => equalValues(f, e))) found.push(e);
  }
  return found;
}

function isSequence(relation: Fact["relation"], domain: Value): boolean {
  return relation === "domain" && typeof domain === "object" && domain.kind === "set" && domain.elements.every((e, i) => e === i + 1);
}

function factText(place: string, relation: Fact["relation"], value: Value, sequence: boolean): string {
  switch (relation) {
    case "=": return `${place} = ${printValue(value)}`;
    case "domain": return sequence && typeof value === "object" && value.kind === "set" ? `Len(${place}) = ${value.elements.length}` : `DOMAIN ${place} = ${printValue(value)}`;
    default: return `${printValue(value)} ${relation} ${place}`;
  }
}

/** The fact as a predicate; false also where the place does not exist. */
export function factExpr(fact: Fact): Expr {
  const guards: Expr[] = [];
  let place: Expr = { kind: "variable", variable: fact.variable, span: noSpan };
  for (const key of fact.path) {
    const literal: Expr = { kind: "literal", value: key, span: noSpan };
    guards.push(relation("\\in", literal, { kind: "builtin", operator: "DOMAIN", arguments: [place], span: noSpan }));
    place = { kind: "select", function: place, argument: literal, span: noSpan };
  }
  const value: Expr = { kind: "literal", value: fact.value, span: noSpan };
  return { kind: "and", items: [...guards, claimOf(fact, place, value)], span: noSpan };
}

function claimOf(fact: Fact, place: Expr, value: Expr): Expr {
  switch (fact.relation) {
    case "=": return relation("=", place, value);
    case "domain": return relation("=", { kind: "builtin", operator: "DOMAIN", arguments: [place], span: noSpan }, value);
    default: return relation(fact.relation, value, place);
  }
}

function relation(operator: "=" | "\\in" | "\\notin", left: Expr, right: Expr): Expr {
  return { kind: "builtin", operator, arguments: [left, right], span: noSpan };
}
