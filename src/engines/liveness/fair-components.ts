import type { Conditions, Strong } from "./conditions.ts";
import type { Limits } from "./limits.ts";
import type { Product } from "./product.ts";
import type { Tableau } from "./tableau.ts";
import type { Valuation } from "./valuation.ts";

/** What a cycle of the product has to satisfy: the conditions, and that the automaton keeps its promises. */
export interface Acceptance {
  readonly product: Product;
  readonly conditions: Conditions;
  readonly tableau: Tableau;
  readonly valuation: Valuation;
}

/** Whether the edge is one that a cycle may take: all that has to be true from some place on is true there. */
export function isPersistent({ product, conditions, valuation }: Acceptance, vertex: number, edge: number): boolean {
  return conditions.persistent.every((f) => valuation.holds(f, product.nodeOf(vertex), product.stepOf(edge)));
}

/** A vertex whose step, or an edge which a cycle needs. */
export type Requirement = (vertex: number, edge: number) => boolean;

/** What a cycle must contain, whatever else it does: one edge of each kind. */
export function requirementsOf({ product, conditions, tableau, valuation }: Acceptance): readonly Requirement[] {
  return [
    ...tableau.promises.map((promise): Requirement => (vertex) => !tableau.owes(product.demandsOf(vertex), promise)),
    ...conditions.recurring.map((f): Requirement => (vertex, edge) => valuation.holds(f, product.nodeOf(vertex), product.stepOf(edge))),
  ];
}

export function isEnabled({ product, valuation }: Acceptance, strong: Strong, vertex: number): boolean {
  return valuation.holds(strong.enabled, product.nodeOf(vertex), null);
}

export function isTaken({ product, valuation }: Acceptance, strong: Strong, vertex: number, edge: number): boolean {
  return valuation.holds(strong.taken, product.nodeOf(vertex), product.stepOf(edge));
}

/** Finds the maximal strongly connected parts of the product in which some cycle satisfies everything: Tarjan's algorithm, and for strong fairness
 *  again without the states in which an action is enabled that the component never takes (Emerson and Lei, SCP 8, 1987). */
export class FairComponents {
  /** The component of each vertex that is in an accepted one, from 1; 0 for the others. */
  readonly componentOf: Int32Array;
  /** Accepted components. */
  count = 0;
  readonly #acceptance: Acceptance;
  readonly #requirements: readonly Requirement[];
  readonly #limits: Limits;
  readonly #region: Int32Array; // -1: removed
  readonly #index: Int32Array; // of Tarjan's algorithm; 0: not visited
  readonly #low: Int32Array;
  readonly #member: Int32Array; // the component under examination that the vertex is in
  readonly #open: { readonly vertices: Int32Array; readonly region: number }[] = [];
  #regions = 0;
  #members = 0;
  #visited = 0;

  constructor(acceptance: Acceptance, limits: Limits) {
    const { size } = acceptance.product;
    this.#acceptance = acceptance;
    this.#requirements = requirementsOf(acceptance);
    this.#limits = limits;
    this.componentOf = new Int32Array(size);
    this.#region = new Int32Array(size);
    this.#index = new Int32Array(size);
    this.#low = new Int32Array(size);
    this.#member = new Int32Array(size);
  }

  run(): void {
    this.#open.push({ vertices: Int32Array.from({ length: this.#acceptance.product.size }, (_, i) => i), region: 0 });
    for (let work = this.#open.pop(); work !== undefined; work = this.#open.pop()) {
      for (const vertex of work.vertices) if (this.#region[vertex] === work.region && this.#index[vertex] === 0) this.#components(vertex, work.region);
    }
  }

  /** Tarjan's algorithm from one vertex, within its region and along edges that a cycle may take. */
  #components(root: number, region: number): void {
    const { product } = this.#acceptance;
    const index = this.#index;
    const low = this.#low;
    const stack: number[] = [];
    const path: number[] = [];
    const edges: number[] = [];
    const enter = (vertex: number): void => {
      index[vertex] = low[vertex] = ++this.#visited;
      stack.push(vertex);
      path.push(vertex);
      edges.push(product.firstEdge(vertex));
      if (this.#visited % 65_536 === 0) this.#limits.check(0);
    };
    enter(root);
    while (path.length > 0) {
      const vertex = path[path.length - 1];
      const edge = edges[edges.length - 1]++;
      if (edge < product.firstEdge(vertex + 1)) {
        const target = product.targetOf(edge);
        if (this.#region[target] !== region || low[target] === done || !isPersistent(this.#acceptance, vertex, edge)) continue;
        if (index[target] === 0) enter(target);
        else low[vertex] = Math.min(low[vertex], index[target]);
        continue;
      }
      path.pop();
      edges.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined) low[parent] = Math.min(low[parent], low[vertex]);
      if (low[vertex] === index[vertex]) this.#close(stack, vertex);
    }
  }

  /** Takes the component of `root` from the stack and examines it. */
  #close(stack: number[], root: number): void {
    const from = stack.lastIndexOf(root);
    const vertices = Int32Array.from(stack.slice(from));
    stack.length = from;
    for (const vertex of vertices) this.#low[vertex] = done;
    this.#examine(vertices);
  }

  #examine(vertices: Int32Array): void {
    const acceptance = this.#acceptance;
    const id = ++this.#members;
    for (const vertex of vertices) this.#member[vertex] = id;
    if (!this.#hasEdge(vertices, () => true) || !this.#requirements.every((r) => this.#hasEdge(vertices, r))) return;
    const starved = acceptance.conditions.strong.filter((s) => vertices.some((v) => isEnabled(acceptance, s, v)) && !this.#hasEdge(vertices, (v, e) => isTaken(acceptance, s, v, e)));
    if (starved.length === 0) {
      this.count++;
      for (const vertex of vertices) this.componentOf[vertex] = this.count;
      return;
    }
    const region = ++this.#regions;
    const kept = vertices.filter((v) => !starved.some((s) => isEnabled(acceptance, s, v)));
    for (const vertex of vertices) this.#region[vertex] = -1;
    for (const vertex of kept) {
      this.#region[vertex] = region;
      this.#index[vertex] = this.#low[vertex] = 0;
    }
    if (kept.length > 0) this.#open.push({ vertices: kept, region });
  }

  /** Whether an edge inside of the component that is under examination is as required. */
  #hasEdge(vertices: Int32Array, required: Requirement): boolean {
    const { product } = this.#acceptance;
    for (const vertex of vertices) {
      for (let edge = product.firstEdge(vertex); edge < product.firstEdge(vertex + 1); edge++) {
        if (this.#member[product.targetOf(edge)] === this.#member[vertex] && isPersistent(this.#acceptance, vertex, edge) && required(vertex, edge)) return true;
      }
    }
    return false;
  }
}

/** The `low` of a vertex whose component is known: greater than every index, so it leaves others as they are. */
const done = 0x7fffffff;

