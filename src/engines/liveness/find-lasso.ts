import { invariant } from "../../base/invariant.ts";
import { type Acceptance, FairComponents, isEnabled, isPersistent, isTaken, type Requirement, requirementsOf } from "./fair-components.ts";
import type { Limits } from "./limits.ts";

/** An infinite behaviour as nodes of a state graph: after the last one it goes on with that at `loop`. No node follows itself, unless it is
 *  repeated for ever. */
export interface NodeLasso {
  readonly nodes: readonly number[];
  readonly loop: number;
}

/** A behaviour that satisfies everything, with a short way to its cycle; null if there is none. */
export function findLasso(acceptance: Acceptance, limits: Limits): NodeLasso | null {
  const components = new FairComponents(acceptance, limits);
  components.run();
  return components.count === 0 ? null : new LassoSearch(acceptance, components.componentOf).run();
}

/** A way through the product: the vertices before each edge, and the edges. */
interface Walk {
  readonly vertices: readonly number[];
  readonly edges: readonly number[];
}

class LassoSearch {
  readonly #acceptance: Acceptance;
  readonly #componentOf: Int32Array;
  readonly #requirements: readonly Requirement[];

  constructor(acceptance: Acceptance, componentOf: Int32Array) {
    this.#acceptance = acceptance;
    this.#componentOf = componentOf;
    this.#requirements = requirementsOf(acceptance);
  }

  /** Goes to the nearest vertex of a component, unless one where the behaviour may stop for ever is no farther than the end of the cycle. */
  run(): NodeLasso {
    const { product } = this.#acceptance;
    const parents = new Int32Array(product.size).fill(-2); // -2: not seen, -1: initial
    let level = [...new Set(product.initial)];
    for (const vertex of level) parents[vertex] = -1;
    let best: { readonly entry: number; readonly cycle: Walk; readonly length: number } | null = null;
    for (let distance = 0; level.length > 0 && (best === null || distance <= best.length); distance++) {
      const still = level.find((vertex) => this.#mayStay(vertex));
      const entry: number | undefined = best === null ? level.find((vertex) => this.#componentOf[vertex] > 0) : undefined;
      if (still !== undefined) return this.#lasso(parents, still, { vertices: [still], edges: [] });
      if (entry !== undefined) {
        const cycle = this.#cycle(entry);
        best = { entry, cycle, length: distance + cycle.vertices.length - 1 };
      }
      const next: number[] = [];
      for (const vertex of level) {
        for (let edge = product.firstEdge(vertex); edge < product.firstEdge(vertex + 1); edge++) {
          const target = product.targetOf(edge);
          if (parents[target] !== -2) continue;
          parents[target] = vertex;
          next.push(target);
        }
      }
      level = next;
    }
    invariant(best !== null, "a component of the reachable product is reached");
    return this.#lasso(parents, best.entry, best.cycle);
  }

  #lasso(parents: Int32Array, entry: number, cycle: Walk): NodeLasso {
    const { product } = this.#acceptance;
    const prefix: number[] = [];
    for (let vertex = parents[entry]; vertex >= 0; vertex = parents[vertex]) prefix.unshift(product.nodeOf(vertex));
    return withoutStuttering({ nodes: [...prefix, ...cycle.vertices.map((v) => product.nodeOf(v))], loop: prefix.length });
  }

  /** Whether the edge of a vertex to itself is all that is needed. */
  #mayStay(vertex: number): boolean {
    if (this.#componentOf[vertex] === 0) return false;
    const { product, conditions } = this.#acceptance;
    for (let edge = product.firstEdge(vertex); edge < product.firstEdge(vertex + 1); edge++) {
      if (product.targetOf(edge) !== vertex || !isPersistent(this.#acceptance, vertex, edge)) continue;
      const fair = conditions.strong.every((s) => !isEnabled(this.#acceptance, s, vertex) || isTaken(this.#acceptance, s, vertex, edge));
      if (fair && this.#requirements.every((r) => r(vertex, edge))) return true;
    }
    return false;
  }

  /** A cycle from `entry` that meets all requirements; actions whose strong fairness it would break are made requirements too. */
  #cycle(entry: number): Walk {
    const acceptance = this.#acceptance;
    const { strong } = acceptance.conditions;
    const taken = strong.map((s): Requirement => (vertex, edge) => isTaken(acceptance, s, vertex, edge));
    const needed = new Set<number>();
    for (;;) {
      const walk = this.#cycleWith(entry, [...this.#requirements, ...[...needed].map((i) => taken[i])]);
      const broken = strong.findIndex((s, i) => !needed.has(i) && walk.vertices.some((v) => isEnabled(acceptance, s, v)) && !walk.edges.some((e, j) => taken[i](walk.vertices[j], e)));
      if (broken < 0) return walk;
      needed.add(broken);
    }
  }

  #cycleWith(entry: number, requirements: readonly Requirement[]): Walk {
    const vertices: number[] = [];
    const edges: number[] = [];
    let at = entry;
    const follow = (walk: Walk, end: number): void => {
      vertices.push(...walk.vertices);
      edges.push(...walk.edges);
      at = end;
    };
    for (let open = requirements; open.length > 0; open = open.filter((r) => !edges.some((e, i) => r(vertices[i], e)))) {
      const wanted = open;
      const { walk, end } = this.#nearest(at, (vertex, edge) => wanted.some((r) => r(vertex, edge)));
      follow(walk, end);
    }
    if (at !== entry || edges.length === 0) {
      const { walk, end } = this.#nearest(at, (_, edge) => this.#acceptance.product.targetOf(edge) === entry);
      follow(walk, end);
    }
    return { vertices, edges };
  }

  /** The shortest walk inside of a component from `from` that ends with such an edge, and where it ends. Steps that change nothing come last. */
  #nearest(from: number, wanted: Requirement): { readonly walk: Walk; readonly end: number } {
    const { product } = this.#acceptance;
    const component = this.#componentOf[from];
    const arrived = new Map<number, { readonly before: number; readonly edge: number } | null>([[from, null]]);
    for (const vertex of arrived.keys()) {
      for (let edge = product.firstEdge(vertex); edge < product.firstEdge(vertex + 1); edge++) {
        const target = product.targetOf(edge);
        if (this.#componentOf[target] !== component || !isPersistent(this.#acceptance, vertex, edge)) continue;
        if (wanted(vertex, edge)) return { walk: backwards(arrived, vertex, edge), end: target };
        if (!arrived.has(target)) arrived.set(target, { before: vertex, edge });
      }
    }
    invariant(false, "what a component contains is found in it");
  }
}

function backwards(arrived: ReadonlyMap<number, { readonly before: number; readonly edge: number } | null>, last: number, edge: number): Walk {
  const vertices = [last];
  const edges = [edge];
  for (let step = arrived.get(last) ?? null; step !== null; step = arrived.get(step.before) ?? null) {
    vertices.unshift(step.before);
    edges.unshift(step.edge);
  }
  return { vertices, edges };
}

/** The same behaviour without steps that change nothing (no formula of TLA can tell), and with its cycle begun as early as possible. */
function withoutStuttering({ nodes, loop }: NodeLasso): NodeLasso {
  const changed = (list: readonly number[]): number[] => list.filter((node, i) => i === 0 || node !== list[i - 1]);
  const cycle = changed(nodes.slice(loop));
  while (cycle.length > 1 && cycle[cycle.length - 1] === cycle[0]) cycle.pop();
  const prefix = changed([...nodes.slice(0, loop), cycle[0]]).slice(0, -1);
  while (prefix.length > 0 && prefix[prefix.length - 1] === cycle[cycle.length - 1]) {
    prefix.pop();
    cycle.unshift(...cycle.splice(-1));
  }
  return { nodes: [...prefix, ...cycle], loop: prefix.length };
}
