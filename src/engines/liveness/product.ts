import { IntList } from "./int-list.ts";
import type { Limits } from "./limits.ts";
import type { StateGraph } from "./state-graph.ts";
import type { Tableau } from "./tableau.ts";
import type { Valuation } from "./valuation.ts";

/** A graph of pairs: a state of the spec, and what a formula still asks of the behaviour from there on. */
export interface Product {
  readonly size: number;
  readonly initial: readonly number[];
  readonly bytes: number;
  firstEdge(vertex: number): number; // of vertex `size`: the number of edges
  targetOf(edge: number): number;
  /** The node of the state graph, and the edge there. */
  nodeOf(vertex: number): number;
  stepOf(edge: number): number;
  /** The state of the automaton. */
  demandsOf(vertex: number): number;
}

/** The product of a graph with the automaton of TRUE: the graph itself. */
export function plainProduct(graph: StateGraph): Product {
  return {
    size: graph.size, initial: graph.initial, bytes: 0,
    firstEdge: (vertex) => graph.firstEdge(vertex), targetOf: (edge) => graph.targetOf(edge), nodeOf: (vertex) => vertex, stepOf: (edge) => edge, demandsOf: () => 0,
  };
}

/** The part of the product that can be reached. */
export async function buildProduct(graph: StateGraph, tableau: Tableau, valuation: Valuation, limits: Limits): Promise<Product> {
  const product = new ReachableProduct(graph);
  for (const node of graph.initial) product.initial.push(product.vertex(node, tableau.initial));
  for (let vertex = 0; vertex < product.size; vertex++) {
    product.expand(vertex, tableau, valuation);
    if (limits.due) await limits.pause(product.bytes + graph.bytes + valuation.bytes);
  }
  return product;
}

class ReachableProduct implements Product {
  readonly initial: number[] = [];
  readonly #graph: StateGraph;
  readonly #node = new IntList();
  readonly #demands = new IntList();
  readonly #first = new IntList();
  readonly #target = new IntList();
  readonly #step = new IntList();
  readonly #vertices: (Int32Array | undefined)[] = []; // by state of the automaton, then node: the vertex plus 1

  constructor(graph: StateGraph) {
    this.#graph = graph;
  }

  get size(): number {
    return this.#node.length;
  }

  get bytes(): number {
    const tables = this.#vertices.reduce((sum, table) => sum + (table?.byteLength ?? 0), 0);
    return [this.#node, this.#demands, this.#first, this.#target, this.#step].reduce((sum, list) => sum + list.bytes, tables);
  }

  vertex(node: number, demands: number): number {
    const table = (this.#vertices[demands] ??= new Int32Array(this.#graph.size));
    if (table[node] === 0) {
      this.#node.push(node);
      this.#demands.push(demands);
      table[node] = this.#node.length;
    }
    return table[node] - 1;
  }

  expand(vertex: number, tableau: Tableau, valuation: Valuation): void {
    const graph = this.#graph;
    const node = this.#node.at(vertex);
    const demands = this.#demands.at(vertex);
    this.#first.push(this.#target.length);
    const atSteps = tableau.looksAtSteps(demands);
    const all = atSteps ? [] : tableau.successors(demands, valuation.at(node, null));
    for (let edge = graph.firstEdge(node); edge < graph.firstEdge(node + 1); edge++) {
      for (const next of atSteps ? tableau.successors(demands, valuation.at(node, edge)) : all) {
        const target = this.vertex(graph.targetOf(edge), next);
        this.#target.push(target);
        this.#step.push(edge);
      }
    }
  }

  firstEdge(vertex: number): number {
    return vertex < this.#first.length ? this.#first.at(vertex) : this.#target.length;
  }

  targetOf(edge: number): number {
    return this.#target.at(edge);
  }

  nodeOf(vertex: number): number {
    return this.#node.at(vertex);
  }

  stepOf(edge: number): number {
    return this.#step.at(edge);
  }

  demandsOf(vertex: number): number {
    return this.#demands.at(vertex);
  }
}
