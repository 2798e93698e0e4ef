import type { Choices } from "../../../src/engines/explain/index.ts";
import { factExpr } from "../../../src/engines/explain/facts.ts";
import { createEvaluator, EvaluationError, type Evaluator } from "../../../src/explicit/index.ts";
import type { Problem } from "../../../src/ir/ir.ts";
import type { Counterexample } from "../../../src/engines/explain/index.ts";
import { propertyOf } from "../../../src/engines/explain/why.ts";
import type { ActionLabel, TraceState } from "../../../src/trace/index.ts";
import { equalValues, type Value } from "../../../src/value/index.ts";
import { attempt } from "../attempt.ts";

/** Concrete behaviours, listed one by one: what the claims of an explanation are held to. */
export class Behaviours {
  readonly #problem: Problem;
  readonly #evaluator: Evaluator;

  constructor(problem: Problem) {
    this.#problem = problem;
    this.#evaluator = createEvaluator(problem.program, { statistic: () => 1 });
  }

  /** All behaviours with `steps` steps whose states are within the constraints, or null where there are more than `limit`. */
  all(steps: number, limit: number): readonly (readonly TraceState[])[] | null {
    const { init, next } = this.#problem;
    if (init === null || next === null) return [];
    let behaviours: readonly (readonly TraceState[])[] = this.#evaluator.initialStates(init).map((s) => [{ values: s.values, action: null }]);
    for (let k = 0; k < steps; k++) {
      behaviours = behaviours.flatMap((b) => {
        const last = b[b.length - 1];
        if (!this.#expanded(b)) return [];
        return this.#evaluator.successors(next, last.values).map((s) => [...b, { values: s.values, action: s.action }]);
      });
      if (behaviours.length > limit) return null;
    }
    return behaviours;
  }

  #expanded(b: readonly TraceState[]): boolean {
    const { values } = b[b.length - 1];
    return this.#problem.constraints.every((c) => this.#evaluator.state(c.expr, values) === true)
      && (b.length < 2 || this.#problem.actionConstraints.every((c) => this.#evaluator.step(c.expr, b[b.length - 2].values, values) === true));
  }

  /** Whether a behaviour makes the choices, without the one at place `without` among them. */
  makes(b: readonly TraceState[], choices: Choices, trace: readonly TraceState[], without = -1): boolean {
    let place = 0;
    const holds = (test: () => boolean): boolean => place++ === without || test();
    return choices.every((c, k) => {
      const { action } = b[k];
      const wanted = trace[k].action;
      const named = !c.action || c.arguments.length > 0 || holds(() => action?.name === wanted?.name);
      const args = c.arguments.every((i) => holds(() => action?.name === wanted?.name && sameArgument(action, wanted, i)));
      return named && args && c.facts.every((f) => holds(() => this.#value(factExpr(f), b[k].values) === true));
    });
  }

  /** Whether a behaviour ends with the error of the verdict (or any evaluation error, for one of those). */
  ends(b: readonly TraceState[], verdict: Counterexample): boolean {
    const { values } = b[b.length - 1];
    const judged = propertyOf(this.#problem, verdict);
    try {
      if (judged === null) {
        const successors = this.#problem.next === null ? [] : this.#evaluator.successors(this.#problem.next, values);
        return verdict.kind === "deadlock" && successors.length === 0;
      }
      const value = judged.overStep && b.length > 1 ? this.#evaluator.step(judged.property.expr, b[b.length - 2].values, values) : this.#evaluator.state(judged.property.expr, values);
      return verdict.kind === "violated" && value === false;
    } catch (error) {
      if (error instanceof EvaluationError) return verdict.kind !== "violated" && verdict.kind !== "deadlock";
      throw error;
    }
  }

  #value(expr: Parameters<Evaluator["state"]>[0], values: readonly Value[]): Value | null {
    return attempt(() => this.#evaluator.state(expr, values));
  }
}

/** How many choices there are to leave out. */
export function countOf(choices: Choices): number {
  return choices.reduce((n, c) => n + (c.arguments.length > 0 ? c.arguments.length : c.action ? 1 : 0) + c.facts.length, 0);
}

function sameArgument(a: ActionLabel | null, b: ActionLabel | null, index: number): boolean {
  const wanted = b?.arguments[index];
  const given = a?.arguments.find((g) => g.name === wanted?.name);
  return wanted !== undefined && given !== undefined && equalValues(wanted.value, given.value);
}
