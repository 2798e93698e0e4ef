import { integerConditions } from "../term/cone.ts";
import { nodeKind, type Term, type TermTable } from "../term/term-table.ts";

/** Which `and` nodes of a cone disappear into the one `and` node that uses them, as `x /\ (y /\ z)` becomes a conjunction of three. `nodes` is an ascending cone, `roots` what
 *  it was made of; the result is indexed by place in `nodes`. A node that is used again later is simply sent then. */
export function absorbed(table: TermTable, nodes: Int32Array, roots: readonly Term[]): Uint8Array {
  const place = new Map<number, number>();
  nodes.forEach((node, i) => place.set(node, i));
  const uses = new Uint8Array(nodes.length);
  const count = (t: Term, weight: number): void => {
    const i = place.get(t >> 1);
    if (i !== undefined) uses[i] = Math.min(2, uses[i] + weight);
  };
  const integerMarks = new Uint8Array(table.integers.size);
  for (const root of roots) count(root, 2);
  for (const node of nodes) {
    const kind = table.kind(node);
    if (kind === nodeKind.and) {
      count(table.first(node), (table.first(node) & 1) === 0 ? 1 : 2);
      count(table.second(node), (table.second(node) & 1) === 0 ? 1 : 2);
    } else if (kind === nodeKind.xor || kind === nodeKind.ite) {
      count(table.first(node), 2);
      count(table.second(node), 2);
      if (kind === nodeKind.ite) count(table.third(node), 2);
    } else if (kind === nodeKind.atom) {
      for (const condition of integerConditions(table, node, integerMarks)) count(condition, 2);
    }
  }
  return uses.map((n, i) => (n === 1 && table.kind(nodes[i]) === nodeKind.and ? 1 : 0));
}

/** The conjuncts of an `and` node, going into those conjuncts for whose nodes `inside` holds. */
export function conjuncts(table: TermTable, node: number, inside: (node: number) => boolean): Term[] {
  const result: Term[] = [];
  const stack = [table.second(node), table.first(node)];
  for (let t = stack.pop(); t !== undefined; t = stack.pop()) {
    if ((t & 1) === 0 && table.kind(t >> 1) === nodeKind.and && inside(t >> 1)) stack.push(table.second(t >> 1), table.first(t >> 1));
    else result.push(t);
  }
  return result;
}
