import { createEvaluator, EvaluationError, type Evaluator } from "../../explicit/index.ts";
import type { NamedExpr, Problem } from "../../ir/ir.ts";
import type { ActionLabel, Trace, TraceState } from "../../trace/trace.ts";
import { equalValues } from "../../value/compare.ts";
import type { Value } from "../../value/value.ts";
import { confirmLasso } from "../lasso/index.ts";
import { isMissing } from "../own-limits.ts";
import type { Verdict } from "../verdict.ts";
import { buildGraph, TooManyStates } from "./build-graph.ts";
import { alternativesOf, type Conditions } from "./conditions.ts";
import { findLasso, type NodeLasso } from "./find-lasso.ts";
import type { Formula } from "./formula.ts";
import { LimitReached, Limits } from "./limits.ts";
import { buildProduct, plainProduct, type Product } from "./product.ts";
import type { StateGraph } from "./state-graph.ts";
import { Tableau } from "./tableau.ts";
import { NotCheckable, Translator } from "./translate.ts";
import { AtomFails, Valuation } from "./valuation.ts";

/** What a liveness check is asked to do. */
export interface LivenessOptions {
  /** As many steps from an initial state; null: all. */
  readonly depth: number | null;
  /** More states than this are not looked at, as where VIEW makes few of what has no end; null: any number. */
  readonly most: number | null;
  readonly seed: number;
  /** When to stop, as `performance.now` counts; Infinity: never. */
  readonly end: number;
  readonly memoryBytes: number | null;
  readonly signal: AbortSignal;
}

/** Checks the properties about whole behaviours that a problem has, under its fairness (Lichtenstein and Pnueli, POPL'85; Manna and Pnueli, 1995): is there a
 *  fair behaviour that satisfies the negation of one? All states and steps are kept in memory. `violated` comes with a lasso that was judged by the
 *  definition of its formulas; `holds` only when the graph is complete. Otherwise there is one verdict for each property that could not be decided. */
export async function checkLiveness(problem: Problem, options: LivenessOptions): Promise<readonly Verdict[]> {
  const level = { now: 0 };
  const evaluator = evaluatorFor(problem, options.seed, level);
  const limits = new Limits(options);
  try {
    const { graph, complete } = await buildGraph(problem, evaluator, options.depth, options.most, limits, (now) => (level.now = now));
    const search = new LivenessSearch(problem, evaluator, graph, limits, options.seed);
    const verdicts = await search.run();
    if (verdicts.length > 0) return verdicts;
    if (complete) return [{ kind: "holds", depth: 0, complete, temporal: namesOf(problem) }];
    return [{ kind: "unknown", depth: options.depth ?? 0, reason: "incomplete", detail: `${namesOf(problem).join(", ")}: no counterexample among the behaviours that never go farther than --depth, and that says nothing of others` }];
  } catch (error) {
    if (error instanceof LimitReached) return [{ kind: "unknown", depth: 0, reason: error.limit, detail: { timeout: "--timeout", memory: "the memory for states and steps", interrupted: "Ctrl-C" }[error.limit] }];
    if (error instanceof TooManyStates) return [{ kind: "unknown", depth: 0, reason: "incomplete", detail: `${namesOf(problem).join(", ")}: the VIEW leaves out what makes more than ${options.most} states, and behaviours are judged by whole states` }];
    if (error instanceof EvaluationError) return [{ kind: "unknown", depth: 0, reason: "incomplete", detail: `the states were not found a second time: ${error.diagnostic.message}`, span: error.diagnostic.span }];
    throw error;
  }
}

function namesOf(problem: Problem): readonly string[] {
  return [...new Set(problem.liveness.map((property) => property.name))];
}

function evaluatorFor(problem: Problem, seed: number, level: { readonly now: number }): Evaluator {
  return createEvaluator(problem.program, { seed, statistic: (name) => (name === "level" ? level.now : undefined) });
}

interface Searched {
  readonly rest: Formula;
  readonly tableau: Tableau;
  readonly product: Product;
}

class LivenessSearch {
  readonly #problem: Problem;
  readonly #evaluator: Evaluator;
  readonly #graph: StateGraph;
  readonly #limits: Limits;
  readonly #seed: number;
  readonly #translator: Translator;
  readonly #valuation: Valuation;
  #fairness: Formula | null = null;
  /** The automaton and product that were used last: alternatives of one property often share them. */
  #last: Searched | null = null;

  constructor(problem: Problem, evaluator: Evaluator, graph: StateGraph, limits: Limits, seed: number) {
    this.#problem = problem;
    this.#evaluator = evaluator;
    this.#graph = graph;
    this.#limits = limits;
    this.#seed = seed;
    this.#translator = new Translator(problem.program, evaluator);
    this.#valuation = new Valuation(graph, this.#translator.atoms, evaluator);
  }

  async run(): Promise<readonly Verdict[]> {
    const undecided: Verdict[] = [];
    for (const property of this.#problem.liveness) {
      const verdict = await this.#property(property);
      if (verdict !== null && verdict.kind !== "unknown") return [verdict];
      if (verdict !== null) undecided.push(verdict);
    }
    return undecided;
  }

  async #property(property: NamedExpr): Promise<Verdict | null> {
    const unknown = (detail: string, span = property.span): Verdict => ({ kind: "unknown", depth: 0, reason: "incomplete", detail, span });
    try {
      const { table } = this.#translator;
      this.#fairness ??= table.and(this.#problem.fairness.map((f) => this.#translator.translate(f, true)));
      const formula = table.and([this.#fairness, this.#translator.translate(property.expr, false)]);
      const alternatives = alternativesOf(formula, table);
      if (alternatives === null) return unknown(`${property.name} together with the fairness has too many alternatives`);
      for (const conditions of alternatives) {
        const { tableau, product } = await this.#productWith(conditions);
        this.#limits.check(this.#graph.bytes + product.bytes + this.#valuation.bytes);
        const lasso = findLasso({ product, conditions, tableau, valuation: this.#valuation }, this.#limits);
        if (lasso !== null) return confirmLasso(this.#problem, property, this.#traceOf(lasso), this.#seed);
      }
      return null;
    } catch (error) {
      if (error instanceof NotCheckable) return unknown(`${property.name} was not checked: ${error.message} can not be checked`, error.span);
      if (error instanceof AtomFails) return this.#failing(property, error);
      if (error instanceof EvaluationError) return { kind: "error", diagnostics: [error.diagnostic] };
      throw error;
    }
  }

  async #productWith({ rest }: Conditions): Promise<Searched> {
    if (this.#last?.rest === rest) return this.#last;
    this.#last = null; // its memory is not needed any more
    const tableau = new Tableau(rest, (atom) => this.#valuation.isOfStep(atom));
    const product = rest.kind === "true" ? plainProduct(this.#graph) : await buildProduct(this.#graph, tableau, this.#valuation, this.#limits);
    return (this.#last = { rest, tableau, product });
  }

  /** The verdict for a part of a formula that has no value: with a way to the place. */
  #failing(property: NamedExpr, { error, node, target }: AtomFails): Verdict {
    const trace = this.#traceOf({ nodes: [...this.#wayTo(node), ...(target === null || target === node ? [] : [target])], loop: 0 });
    if (isMissing(error.diagnostic)) return { kind: "unknown", depth: -1, reason: "incomplete", detail: error.diagnostic.message, span: error.diagnostic.span };
    return { kind: "evaluation-error", in: "property", property: property.name, diagnostic: error.diagnostic, trace: { variables: trace.variables, states: trace.states } };
  }

  #wayTo(node: number): readonly number[] {
    const graph = this.#graph;
    const before = new Map<number, number>(graph.initial.map((n) => [n, -1]));
    for (const at of before.keys()) {
      if (at === node) break;
      for (let edge = graph.firstEdge(at); edge < graph.firstEdge(at + 1); edge++) {
        const target = graph.targetOf(edge);
        if (!before.has(target)) before.set(target, at);
      }
    }
    const way = [node];
    for (let at = before.get(node) ?? -1; at >= 0; at = before.get(at) ?? -1) way.unshift(at);
    return way;
  }

  #traceOf({ nodes, loop }: NodeLasso): Trace {
    const values = nodes.map((node) => this.#stateOf(node));
    const states = values.map((state, i): TraceState => ({ values: state, action: i === 0 ? null : this.#actionOf(values[i - 1], state) }));
    const last = values.length - 1;
    const back = loop === last ? null : this.#actionOf(values[last], values[loop]);
    return { variables: this.#problem.program.variables.map((v) => v.name), states, loop, back };
  }

  #stateOf(node: number): readonly Value[] {
    const values: Value[] = [];
    this.#graph.read(node, values);
    return values;
  }

  #actionOf(before: readonly Value[], after: readonly Value[]): ActionLabel | null {
    const { next } = this.#problem;
    if (next === null) return null;
    try {
      return this.#evaluator.successors(next, before).find((s) => s.values.every((value, i) => equalValues(value, after[i])))?.action ?? null;
    } catch (error) {
      if (error instanceof EvaluationError) return null;
      throw error;
    }
  }
}
