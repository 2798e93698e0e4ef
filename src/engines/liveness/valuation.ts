import { EvaluationError, evaluationDiagnostic, type Evaluator } from "../../explicit/index.ts";
import type { Expr } from "../../ir/ir.ts";
import { printValue } from "../../value/print.ts";
import type { Value } from "../../value/value.ts";
import type { Formula } from "./formula.ts";
import type { StateGraph } from "./state-graph.ts";
import { holds, type Truth } from "./tableau.ts";
import type { Atom } from "./translate.ts";

/** Thrown where an atom has no value: where it was looked at. */
export class AtomFails extends Error {
  readonly error: EvaluationError;
  readonly node: number;
  readonly target: number | null;
  readonly atom: Expr;
  constructor(error: EvaluationError, node: number, target: number | null, atom: Expr) {
    super(error.message);
    this.atom = atom;
    this.error = error;
    this.node = node;
    this.target = target;
  }
}

/** The truth of atoms over a state graph: each is evaluated when it is first asked for, once for a state or for a step. */
export class Valuation {
  readonly #graph: StateGraph;
  readonly #atoms: readonly Atom[];
  readonly #evaluator: Evaluator;
  readonly #known: (Uint8Array | undefined)[] = []; // by atom, then node or edge: 0 not known, 1 false, 2 true
  readonly #source: Value[] = [];
  readonly #target: Value[] = [];
  #loadedSource = -1;
  #loadedTarget = -1;

  constructor(graph: StateGraph, atoms: readonly Atom[], evaluator: Evaluator) {
    this.#graph = graph;
    this.#atoms = atoms;
    this.#evaluator = evaluator;
  }

  get bytes(): number {
    return this.#known.reduce((sum, known) => sum + (known?.length ?? 0), 0);
  }

  /** The truths at a node, from which the edge is taken; null: whatever step follows, which no atom may look at then. */
  at(node: number, edge: number | null): Truth {
    return (atom) => this.#truth(atom, node, edge);
  }

  holds(f: Formula, node: number, edge: number | null): boolean {
    return holds(f, this.at(node, edge));
  }

  isOfStep(atom: number): boolean {
    return this.#atoms[atom].ofStep;
  }

  #truth(atom: number, node: number, edge: number | null): boolean {
    const { ofStep } = this.#atoms[atom];
    const index = ofStep ? edge ?? -1 : node;
    const known = (this.#known[atom] ??= new Uint8Array(ofStep ? this.#graph.edges : this.#graph.size));
    if (known[index] === 0) known[index] = this.#evaluate(atom, node, ofStep ? this.#graph.targetOf(index) : null) ? 2 : 1;
    return known[index] === 2;
  }

  #evaluate(atom: number, node: number, target: number | null): boolean {
    const { expr } = this.#atoms[atom];
    if (this.#loadedSource !== node) this.#graph.read(node, this.#source);
    this.#loadedSource = node;
    if (target !== null && this.#loadedTarget !== target) {
      this.#graph.read(target, this.#target);
      this.#loadedTarget = target;
    }
    try {
      const value = target === null ? this.#evaluator.state(expr, this.#source) : this.#evaluator.step(expr, this.#source, this.#target);
      if (typeof value === "boolean") return value;
      throw new EvaluationError(evaluationDiagnostic("E510", { operator: "a temporal formula", value: printValue(value) }, expr.span));
    } catch (error) {
      throw error instanceof EvaluationError ? new AtomFails(error, node, target, expr) : error;
    }
  }
}
