import { createEvaluator } from "../../../src/explicit/evaluator.ts";
import type { NamedExpr, Problem } from "../../../src/ir/ir.ts";
import { printValue } from "../../../src/value/print.ts";
import type { Value } from "../../../src/value/value.ts";
import { attempt } from "../attempt.ts";

/** What a breadth-first enumeration says: nothing bad is reachable, the steps of a shortest behaviour to something bad, or that there are too many states. */
export type Enumerated = { readonly kind: "safe"; readonly states: number } | { readonly kind: "bad"; readonly steps: number } | { readonly kind: "large" };

/** Enumerates the reachable states with the explicit evaluator, as TLC does: states outside of CONSTRAINT, or reached by steps outside of ACTION_CONSTRAINT
 *  only, are checked and not expanded. */
export function enumerate(problem: Problem, most: number): Enumerated {
  const { init, next } = problem;
  if (init === null || next === null) throw new Error("there is a spec");
  const evaluator = createEvaluator(problem.program);
  const seen = new Set<string>();
  let isBad = false; // something bad at the depth that is looked at
  const holds = (list: readonly NamedExpr[], value: (p: NamedExpr) => Value): boolean => list.map((p) => truth(() => value(p))).map((v) => v ?? bad()).every((v) => v);
  const bad = (): boolean => {
    isBad = true;
    return false;
  };
  const arrive = (into: (readonly Value[])[], values: readonly Value[], kept: boolean): void => {
    if (!holds(problem.invariants, (p) => evaluator.state(p.expr, values))) bad();
    if (!holds(problem.constraints, (p) => evaluator.state(p.expr, values)) || !kept) return;
    const key = values.map((v) => printValue(v)).join(" | ");
    if (!seen.has(key)) into.push(values);
    seen.add(key);
  };
  let frontier: (readonly Value[])[] = [];
  for (const { values } of evaluator.initialStates(init)) arrive(frontier, values, true);
  for (let steps = 0; ; steps++) {
    if (isBad) return { kind: "bad", steps };
    if (frontier.length === 0) return { kind: "safe", states: seen.size };
    if (seen.size > most) return { kind: "large" };
    const expanded = frontier.map((before) => ({ before, successors: attempt(() => evaluator.successors(next, before)) }));
    if (expanded.some((e) => e.successors === null || (e.successors.length === 0 && problem.checkDeadlock))) return { kind: "bad", steps };
    frontier = [];
    for (const { before, successors } of expanded) {
      for (const { values } of successors ?? []) {
        if (!holds(problem.actionProperties, (p) => evaluator.step(p.expr, before, values))) bad();
        arrive(frontier, values, holds(problem.actionConstraints, (p) => evaluator.step(p.expr, before, values)));
      }
    }
  }
}

function truth(value: () => Value): boolean | null {
  const found = attempt(value);
  return typeof found === "boolean" ? found : null;
}
