import type { Formula, FormulaTable } from "./formula.ts";

/** A conjunction that a behaviour may satisfy: each of `recurring` is true again and again, all of `persistent` from some place on, strong
 *  fairness holds, and so does `rest`. All but `rest` speak of what happens infinitely often only, so they need no automaton. */
export interface Conditions {
  readonly recurring: readonly Formula[];
  readonly persistent: readonly Formula[];
  readonly strong: readonly Strong[];
  readonly rest: Formula;
}

/** If `enabled` is true again and again, so is `taken`. Predicates. */
export type Strong = Extract<Formula, { kind: "strong" }>;

/** Alternatives that a formula may have when it is taken apart. */
export const mostAlternatives = 20_000;

/** The formula as a disjunction of conditions; null where there would be too many. */
export function alternativesOf(f: Formula, table: FormulaTable): readonly Conditions[] | null {
  const conjunctions = disjunction(f);
  return conjunctions === null ? null : conjunctions.map((conjuncts) => conditionsOf(conjuncts, table)).filter((c) => c.rest.kind !== "false");
}

/** The conjunctions of the disjunctive normal form: temporal operators and predicates are left as they are. */
function disjunction(f: Formula): readonly (readonly Formula[])[] | null {
  if (f.kind === "or" && f.temporal) {
    const parts = f.items.map(disjunction);
    const found = parts.flatMap((part) => part ?? []);
    return parts.includes(null) || found.length > mostAlternatives ? null : found;
  }
  if (f.kind === "and" && f.temporal) {
    let product: readonly (readonly Formula[])[] = [[]];
    for (const item of f.items) {
      const alternatives = disjunction(item);
      if (alternatives === null || product.length * alternatives.length > mostAlternatives) return null;
      product = product.flatMap((before) => alternatives.map((after) => [...before, ...after]));
    }
    return product;
  }
  return [[f]];
}

function conditionsOf(conjuncts: readonly Formula[], table: FormulaTable): Conditions {
  const recurring = new Set<Formula>();
  const persistent = new Set<Formula>();
  const strong = new Set<Strong>();
  const rest: Formula[] = [];
  for (const f of conjuncts) {
    if (f.kind === "strong") strong.add(f);
    else if (f.kind === "always" && f.body.kind === "eventually" && !f.body.body.temporal) recurring.add(f.body.body);
    else if (f.kind === "eventually" && f.body.kind === "always" && !f.body.body.temporal) persistent.add(f.body.body);
    else rest.push(f);
  }
  return { recurring: [...recurring], persistent: [...persistent], strong: [...strong], rest: table.and(rest) };
}
