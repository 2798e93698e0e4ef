import { invariant } from "../../base/invariant.ts";
import type { Evaluator } from "../../explicit/index.ts";
import type { Expr, NamedExpr, Problem } from "../../ir/ir.ts";
import type { Value } from "../../value/value.ts";
import { StateIdentity } from "../explore/state-identity.ts";
import type { Limits } from "./limits.ts";
import { StateGraph } from "./state-graph.ts";

/** The states and steps that behaviours consist of, as far as `depth` steps from an initial state; null: all. */
export interface BuiltGraph {
  readonly graph: StateGraph;
  /** False: states at the bound were not expanded. They only stutter here. */
  readonly complete: boolean;
}

/** Thrown where there are more states than are looked at: VIEW told fewer of them apart, perhaps because there is no end of them. */
export class TooManyStates extends Error {}

/** Tells `level` (TLCGet("level")) before something is evaluated. */
export type AtLevel = (level: number) => void;

/** Finds all states within the constraints, breadth first, with all steps between them. VIEW and SYMMETRY are not used: behaviours of
 *  representatives are not behaviours of the spec. Throws LimitReached, TooManyStates where there are more than `most` (null: no such limit), and
 *  EvaluationError where the spec can not be evaluated. */
export async function buildGraph(problem: Problem, evaluator: Evaluator, depth: number | null, most: number | null, limits: Limits, atLevel: AtLevel): Promise<BuiltGraph> {
  const { init, next } = problem;
  invariant(init !== null && next !== null, "there are behaviours");
  const builder = new Builder(problem, evaluator, atLevel);
  builder.start(init);
  const { graph } = builder;
  let node = 0;
  for (let level = 1, end = graph.size; node < graph.size && level - 1 !== depth; level++, end = graph.size) {
    for (; node < end; node++) {
      builder.expand(next, node, level);
      if (most !== null && graph.size > most) throw new TooManyStates();
      if (limits.due) await limits.pause(graph.bytes);
    }
  }
  const complete = node === graph.size;
  for (; node < graph.size; node++) {
    graph.expand();
    graph.stutter(node);
  }
  return { graph, complete };
}

class Builder {
  readonly graph: StateGraph;
  readonly #evaluator: Evaluator;
  readonly #atLevel: AtLevel;
  readonly #identity: StateIdentity;
  readonly #constraints: readonly Expr[];
  readonly #actionConstraints: readonly Expr[];
  readonly #current: Value[];

  constructor(problem: Problem, evaluator: Evaluator, atLevel: AtLevel) {
    this.#evaluator = evaluator;
    this.#atLevel = atLevel;
    this.#identity = new StateIdentity(evaluator, null, []);
    const exprs = (list: readonly NamedExpr[]): readonly Expr[] => list.map((c) => c.expr);
    this.#constraints = exprs(problem.constraints);
    this.#actionConstraints = exprs(problem.actionConstraints);
    this.#current = problem.program.variables.map(() => false);
    this.graph = new StateGraph(problem.program.variables.length);
  }

  start(init: Expr): void {
    this.#atLevel(0);
    this.#evaluator.visitInitial(init, (values) => {
      const before = this.graph.size;
      const node = this.#node(values, 1, null);
      if (node === before) this.graph.initial.push(node);
      this.#atLevel(0);
    });
  }

  expand(next: Expr, node: number, level: number): void {
    const { graph } = this;
    graph.read(node, this.#current);
    graph.expand();
    this.#atLevel(level);
    this.#evaluator.visitSuccessors(next, this.#current, (values) => {
      const target = this.#node(values, level + 1, this.#current);
      this.#atLevel(level);
      if (target >= 0) graph.connect(node, target);
    });
    graph.stutter(node);
  }

  /** The node of a state that a step from `before` leads to (null: an initial state); -1 where the state or the step is outside the constraints. */
  #node(values: readonly Value[], level: number, before: readonly Value[] | null): number {
    const { words } = this.#identity;
    this.#identity.of(values);
    const [low, high] = words;
    const known = this.graph.find(low, high);
    this.#atLevel(level);
    if (known < 0 && !this.#constraints.every((c) => this.#evaluator.state(c, values) === true)) return -1;
    if (before !== null) {
      this.#atLevel(level - 1);
      if (!this.#actionConstraints.every((c) => this.#evaluator.step(c, before, values) === true)) return -1;
    }
    return known >= 0 ? known : this.graph.add(low, high, values);
  }
}
