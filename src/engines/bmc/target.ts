import type { Expr, NamedExpr, Problem } from "../../ir/ir.ts";
import { type Failure, type Machine, type StateSym, type Step, evaluateBool, rootContext } from "../../symbolic/index.ts";
import { FALSE, type Term, not } from "../../term/term-table.ts";

/** Something bad that a state, or a step, may be: what it would be called, and when it is so. */
export interface Target {
  readonly claim: Claim;
  readonly term: Term;
}

/** What a counterexample would show; the explicit evaluator has to confirm it. */
export type Claim =
  | { readonly kind: "invariant" | "action-property" | "initial-property"; readonly property: NamedExpr }
  /** `doubtful`: there may be a successor that only a choice from an infinite or large set leads to. */
  | { readonly kind: "deadlock"; readonly doubtful?: boolean }
  /** Evaluating fails: the next-state relation (or Init), or a property, or a constraint. */
  | { readonly kind: "evaluation-error"; readonly in: "next" | "invariant" | "property"; readonly property: NamedExpr | null };

/** Evaluates a predicate of a state (or of a step, when `next` is given), with what may go wrong in doing so. */
export function predicate(machine: Machine, e: Expr, state: StateSym, next: StateSym | null): { readonly holds: Term; readonly failures: readonly Failure[] } {
  const cx = rootContext(machine, state, next);
  const holds = evaluateBool(cx, e);
  return { holds, failures: cx.failures };
}

function targetsOf(machine: Machine, kind: "invariant" | "action-property" | "initial-property", properties: readonly NamedExpr[], state: StateSym, next: StateSym | null): Target[] {
  return properties.flatMap((property) => {
    const { holds, failures } = predicate(machine, property.expr, state, next);
    const wrong = anyFailure(machine, failures);
    return [
      { claim: { kind: "evaluation-error" as const, in: kind === "invariant" ? "invariant" as const : "property" as const, property }, term: wrong },
      // where evaluating fails, what it would have said does not count
      { claim: { kind, property }, term: machine.m.terms.and(not(holds), not(wrong)) },
    ];
  });
}

/** What may be bad in a state: invariants, and in an initial state also the properties of initial states. */
export function stateTargets(machine: Machine, problem: Problem, state: StateSym, initial: boolean): readonly Target[] {
  const targets = targetsOf(machine, "invariant", problem.invariants, state, null);
  if (initial) targets.push(...targetsOf(machine, "initial-property", problem.initialProperties, state, null));
  return live(targets);
}

/** What may be bad in a step. */
export function stepTargets(machine: Machine, problem: Problem, state: StateSym, next: StateSym): readonly Target[] {
  return live(targetsOf(machine, "action-property", problem.actionProperties, state, next));
}

/** What may be bad when a state is expanded: no successor, or a next-state relation that can not be evaluated. */
export function expansionTargets(machine: Machine, problem: Problem, step: Step, initial: boolean): readonly Target[] {
  const { terms } = machine.m;
  const wrong = terms.or(anyFailure(machine, step.failures), terms.any(step.incomplete.map((i) => i.guard)));
  const targets: Target[] = [{ claim: { kind: "evaluation-error", in: "next", property: null }, term: wrong }];
  if (!initial && problem.checkDeadlock) targets.push({ claim: { kind: "deadlock", doubtful: step.enabledIsDoubtful }, term: terms.and(not(step.enabled), not(wrong)) });
  return live(targets);
}

export function anyFailure(machine: Machine, failures: readonly Failure[]): Term {
  return machine.m.terms.any(failures.map((f) => f.guard));
}

function live(targets: readonly Target[]): readonly Target[] {
  return targets.filter((t) => t.term !== FALSE);
}
