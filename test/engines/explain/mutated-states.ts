import type { Explained } from "../../../src/engines/explain/index.ts";
import type { Place } from "../../../src/engines/explain/index.ts";
import { guardsOf } from "../../../src/engines/explain/guards.ts";
import { takenPart } from "../../../src/engines/explain/taken-part.ts";
import { makeScene } from "../../../src/engines/explain/scene.ts";
import { createEvaluator, EvaluationError, type Evaluator } from "../../../src/explicit/index.ts";
import type { Problem } from "../../../src/ir/ir.ts";
import { propertyOf } from "../../../src/engines/explain/why.ts";
import { type ActionLabel, actionText } from "../../../src/trace/index.ts";
import { applyFunction, domainList, equalValues, isFunction, makeFunction, printValue, rangeList, type Value } from "../../../src/value/index.ts";

type Kept = Pick<Place, "variable" | "path">;

/** Variants of each state that are tried. */
const variants = 6;

/** Changes states of a counterexample where its flow says that nothing depends on it, and looks whether the error is still there and each step still
 *  leads to the same at the places that matter. What is wrong then, or "". */
export function flowIsBroken(problem: Problem, explained: Explained): string {
  return new Mutation(problem, explained).run();
}

class Mutation {
  readonly #problem: Problem;
  readonly #explained: Explained;
  readonly #evaluator: Evaluator;
  #seed = 1;

  constructor(problem: Problem, explained: Explained) {
    this.#problem = problem;
    this.#explained = explained;
    this.#evaluator = createEvaluator(problem.program, { statistic: () => 1 });
  }

  run(): string {
    const { verdict: { trace }, flow } = this.#explained;
    for (let v = 0; v < variants; v++) {
      const states = trace.states.map((_, k) => this.#mutated(k, flow[k].places));
      const end = this.#end(states);
      if (end !== "") return end;
      for (let k = 1; k < states.length; k++) {
        const step = this.#step(k, this.#mutated(k - 1, [...flow[k - 1].places, ...this.#guards(k)]));
        if (step !== "") return step;
      }
    }
    return "";
  }

  #mutated(k: number, kept: readonly Kept[]): readonly Value[] {
    return this.#explained.verdict.trace.states[k].values.map((value, variable) => this.#changed(value, kept.filter((p) => p.variable === variable), [], variable));
  }

  /** What the conditions of step `k` look at: with these the step can be taken in the same way. */
  #guards(k: number): readonly Kept[] {
    const { states } = this.#explained.verdict.trace;
    const { program, next } = this.#problem;
    if (next === null) return [];
    const scene = makeScene(program, new Map(), states[k - 1].values, states[k].values, k);
    return guardsOf(scene, takenPart(scene, next, states[k].action)).filter((r) => !r.primed);
  }

  /** The value with other ones wherever no kept place is. */
  #changed(value: Value, kept: readonly Kept[], path: readonly Value[], variable: number): Value {
    if (kept.some((p) => p.path.length <= path.length && p.path.every((key, i) => equalValues(key, path[i])))) return value;
    const inside = kept.some((p) => path.every((key, i) => equalValues(key, p.path[i])));
    if (!inside) {
      const pool = this.#pool(path, variable);
      return pool[this.#random(pool.length)];
    }
    if (typeof value !== "object" || !isFunction(value)) return value;
    const values = rangeList(value);
    return makeFunction(domainList(value).map((key, i) => [key, this.#changed(values[i], kept, [...path, key], variable)] as const));
  }

  /** Values that the trace has at a place, in any state. */
  #pool(path: readonly Value[], variable: number): readonly Value[] {
    const found = this.#explained.verdict.trace.states.flatMap((s) => {
      const value = path.reduce<Value | undefined>((v, key) => (typeof v === "object" && isFunction(v) ? applyFunction(v, key) : undefined), s.values[variable]);
      return value === undefined ? [] : [value];
    });
    const numbers = found.flatMap((v) => (typeof v === "number" ? [v - 1, v + 1, v + 2] : []));
    const booleans = found.some((v) => typeof v === "boolean") ? [true, false] : [];
    const sets = found.flatMap((v) => (typeof v === "object" && v.kind === "set" ? [{ ...v, elements: [] } as Value] : []));
    return [...found, ...numbers, ...booleans, ...sets.slice(0, 1)];
  }

  /** A small generator: the same states in every run. */
  #random(below: number): number {
    this.#seed = (Math.imul(this.#seed, 1103515245) + 12345) & 0x7fffffff;
    return (this.#seed >> 8) % below;
  }

  #end(states: readonly (readonly Value[])[]): string {
    const { verdict } = this.#explained;
    const end = states[states.length - 1];
    const judged = propertyOf(this.#problem, verdict);
    const { next } = this.#problem;
    const shown = `${verdict.kind} at ${end.map(printValue).join(" | ")}`;
    try {
      if (judged !== null) {
        const value = judged.overStep && states.length > 1 ? this.#evaluator.step(judged.property.expr, states[states.length - 2], end) : this.#evaluator.state(judged.property.expr, end);
        return verdict.kind === "violated" && value === false ? "" : `the error is gone: ${shown}`;
      }
      const successors = next === null ? [] : this.#evaluator.successors(next, end);
      return verdict.kind === "deadlock" && successors.length === 0 ? "" : `the error is gone: ${shown}`;
    } catch (error) {
      if (error instanceof EvaluationError) return "";
      throw error;
    }
  }

  /** Where the step's label has one outcome in the trace and one from the changed state, these agree at the places that are not chosen. */
  #step(k: number, from: readonly Value[]): string {
    const { verdict: { trace }, flow } = this.#explained;
    const label = trace.states[k].action;
    const [expected, ...more] = this.#outcomes(trace.states[k - 1].values, label);
    const [found, ...others] = this.#outcomes(from, label);
    if (label === null || expected === undefined || found === undefined || more.length > 0 || others.length > 0) return "";
    const place = flow[k].places.find((p) => !p.chosen && !equalValues(valueAt(found, p), p.value));
    return place === undefined ? "" : `${actionText(label)} from ${from.map(printValue).join(" | ")} does not lead to ${place.text}`;
  }

  #outcomes(from: readonly Value[], label: ActionLabel | null): readonly (readonly Value[])[] {
    if (this.#problem.next === null || label === null) return [];
    try {
      return this.#evaluator.successors(this.#problem.next, from).filter((s) => actionText(s.action) === actionText(label)).map((s) => s.values);
    } catch (error) {
      if (error instanceof EvaluationError) return [];
      throw error;
    }
  }
}

function valueAt(values: readonly Value[], place: Place): Value {
  return place.path.reduce<Value>((v, key) => (typeof v === "object" && isFunction(v) ? applyFunction(v, key) : undefined) ?? "nothing there", values[place.variable]);
}
