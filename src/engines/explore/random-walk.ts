import { EvaluationError, type Evaluator } from "../../explicit/index.ts";
import type { Expr, Problem } from "../../ir/ir.ts";
import type { TraceState } from "../../trace/trace.ts";
import { equalValues } from "../../value/compare.ts";
import type { Value } from "../../value/value.ts";
import type { Verdict } from "../verdict.ts";
import type { Facts } from "./facts.ts";
import type { Claim, PredicateList } from "./finding.ts";
import { concluded, type Rebuilding } from "./rebuild-trace.ts";

/** Ends a walk with a claim about the state it is in, or about a state that follows. */
class Wrong {
  readonly claim: Claim;
  constructor(claim: Claim) {
    this.claim = claim;
  }
}

/** Ends a walk while states are listed. */
class Over {
  readonly verdict: Verdict;
  constructor(verdict: Verdict) {
    this.verdict = verdict;
  }
}

type State = readonly Value[];

/** Takes random walks through the states of a spec. All successors of a state on the way are checked as a search checks them; one of those that the
 *  constraints keep is gone to, all with the same chance. */
export class RandomWalker {
  readonly #problem: Problem;
  readonly #evaluator: Evaluator;
  readonly #facts: Facts;
  readonly #tools: Rebuilding;
  readonly #random: () => number;
  readonly #look: () => Verdict | null;
  #generated = 0;
  #visited: State = [];
  #initial: readonly State[] | null = null;

  /** `look` is called for each state that is met; what it returns ends the walk. */
  constructor(tools: Rebuilding, random: () => number, look: () => Verdict | null) {
    this.#look = look;
    this.#problem = tools.problem;
    this.#evaluator = tools.evaluator;
    this.#facts = tools.facts;
    this.#tools = tools;
    this.#random = random;
  }

  get generated(): number {
    return this.#generated;
  }

  /** One walk of up to `length` steps: how many were taken, and what was wrong. */
  walk(init: Expr, next: Expr, length: number): { readonly steps: number; readonly verdict: Verdict | null } {
    const way: State[] = [];
    this.#facts.behaviour = () => (this.#facts.level > way.length ? [...way, this.#visited] : way);
    try {
      this.#initial ??= this.#initialStates(init);
      const first = this.#pick(this.#initial);
      if (first === null) return { steps: 0, verdict: null };
      way.push(first);
      while (way.length <= length) {
        const follower = this.#pick(this.#successors(next, way[way.length - 1], way.length));
        if (follower === null) break;
        way.push(follower);
      }
      return { steps: way.length - 1, verdict: null };
    } catch (thrown) {
      if (thrown instanceof Wrong) return { steps: Math.max(0, way.length - 1), verdict: concluded(this.#labelled(way), thrown.claim, this.#tools) };
      if (thrown instanceof Over) return { steps: Math.max(0, way.length - 1), verdict: thrown.verdict };
      throw thrown;
    }
  }

  #pick(states: readonly State[]): State | null {
    return states.length === 0 ? null : states[Math.floor(this.#random() * states.length)];
  }

  #initialStates(init: Expr): readonly State[] {
    const kept: State[] = [];
    this.#facts.level = 0;
    this.#evaluating(() => this.#evaluator.visitInitial(init, (values) => {
      this.#count();
      this.#visited = values.slice();
      this.#facts.level = 1;
      const inside = this.#holds("constraints", values, null);
      this.#check("invariants", values, null);
      this.#check("initialProperties", values, null);
      if (inside) kept.push(values.slice());
      this.#facts.level = 0;
    }));
    return kept;
  }

  #successors(next: Expr, state: State, level: number): readonly State[] {
    const kept: State[] = [];
    const before = this.#generated;
    this.#facts.level = level;
    this.#facts.diameter = Math.max(this.#facts.diameter, level);
    this.#evaluating(() => this.#evaluator.visitSuccessors(next, state, (values) => {
      this.#count();
      this.#visited = values.slice();
      this.#facts.level = level + 1;
      const inConstraints = this.#holds("constraints", values, null);
      this.#check("invariants", values, null);
      this.#facts.level = level;
      const inside = inConstraints && this.#holds("actionConstraints", state, values);
      this.#check("actionProperties", state, values);
      if (inside) kept.push(values.slice());
    }));
    if (this.#problem.checkDeadlock && this.#generated === before) throw new Wrong({ kind: "deadlock" });
    return kept;
  }

  #count(): void {
    const over = this.#look();
    if (over !== null) throw new Over(over);
    this.#generated++;
    this.#facts.shared.countGenerated(0);
  }

  #evaluating(search: () => void): void {
    try {
      search();
    } catch (error) {
      throw error instanceof EvaluationError ? new Wrong({ kind: "next" }) : error;
    }
  }

  #holds(list: PredicateList, values: State, next: State | null): boolean {
    return this.#problem[list].every((_, index) => this.#truth(list, index, values, next));
  }

  #check(list: PredicateList, values: State, next: State | null): void {
    this.#problem[list].forEach((_, index) => {
      if (!this.#truth(list, index, values, next)) throw new Wrong({ kind: "predicate", list, index, error: false });
    });
  }

  #truth(list: PredicateList, index: number, values: State, next: State | null): boolean {
    const { expr } = this.#problem[list][index];
    let value: Value | null = null;
    try {
      value = next === null ? this.#evaluator.state(expr, values) : this.#evaluator.step(expr, values, next);
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
    }
    if (typeof value !== "boolean") throw new Wrong({ kind: "predicate", list, index, error: true });
    return value;
  }

  /** The walk with its actions, which the walk itself does not ask for. */
  #labelled(way: readonly State[]): readonly TraceState[] {
    const { next } = this.#problem;
    return way.map((values, i) => {
      if (i === 0 || next === null) return { values, action: null };
      this.#facts.level = i;
      this.#facts.behaviour = () => way.slice(0, i);
      const step = this.#evaluator.successors(next, way[i - 1]).find((s) => s.values.every((v, j) => equalValues(v, values[j])));
      return step ?? { values, action: null };
    });
  }
}
