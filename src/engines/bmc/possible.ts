import { evaluationDiagnostic } from "../../explicit/catalogue.ts";
import type { NamedExpr, Problem } from "../../ir/ir.ts";
import type { Machine, StateSym } from "../../symbolic/index.ts";
import { FALSE, type Term, not } from "../../term/term-table.ts";
import type { Verdict } from "../verdict.ts";
import { anyFailure, predicate, type Target } from "./target.ts";

/** What would show that a predicate of _POSSIBLE can be true: the counterexample to its negation. */
export interface Witness {
  readonly property: NamedExpr;
  readonly target: Target;
}

/** What _POSSIBLE names: looks for a behaviour that makes it true, and for those in which it has no value. */
export class PossibleSearch {
  readonly #machine: Machine;
  readonly #steps: ReadonlySet<NamedExpr>;
  readonly #all: readonly NamedExpr[];
  readonly #open: Set<NamedExpr>;

  constructor({ possible, possibleSteps }: Problem, machine: Machine) {
    this.#machine = machine;
    this.#steps = new Set(possibleSteps);
    this.#all = [...possible, ...possibleSteps];
    this.#open = new Set(this.#all);
  }

  get isEmpty(): boolean {
    return this.#all.length === 0;
  }

  /** What to ask about the last state and the step to it, where the constraints hold (`allowed`). A predicate without a value is an error, and goes to `targets`. */
  wanted(states: readonly StateSym[], allowed: Term, targets: Target[]): readonly Witness[] {
    const { terms } = this.#machine.m;
    const last = states.length - 1;
    return this.#all.flatMap((property): Witness[] => {
      const isStep = this.#steps.has(property);
      if (isStep && last === 0) return [];
      const { holds, failures } = predicate(this.#machine, property.expr, states[isStep ? last - 1 : last], isStep ? states[last] : null);
      const wrong = terms.and(allowed, anyFailure(this.#machine, failures));
      if (wrong !== FALSE) targets.push({ claim: { kind: "evaluation-error", in: "property", property }, term: wrong });
      const negation: NamedExpr = { ...property, expr: { kind: "builtin", operator: "~", arguments: [property.expr], span: property.span } };
      const term = terms.all([allowed, holds, not(wrong)]);
      return term === FALSE || !this.#open.has(property) ? [] : [{ property, target: { claim: { kind: isStep ? "action-property" : "invariant", property: negation }, term } }];
    });
  }

  /** A behaviour was found that makes it true. */
  found(property: NamedExpr): void {
    this.#open.delete(property);
  }

  /** What is said of those that nothing has made true in `depth` steps; `complete`: there are no longer behaviours. */
  verdicts(depth: number, complete: boolean): readonly Verdict[] {
    return [...this.#open].map((property): Verdict => {
      const { name, span } = property;
      const what = this.#steps.has(property) ? "step" : "state";
      if (complete) return { kind: "assumption", name, diagnostic: evaluationDiagnostic("E538", { name, what }, span) };
      return { kind: "unknown", depth, reason: "incomplete", detail: `no ${what} within ${depth} ${depth === 1 ? "step" : "steps"} makes ${name} true, which should be possible`, span };
    });
  }
}
