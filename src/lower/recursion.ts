import type { Expr } from "../ir/ir.ts";
import { forEachChild } from "./children.ts";
import type { Argument } from "../ir/ir.ts";

/** The definitions that an expression refers to directly, ascending. */
export function referredDefinitions(e: Argument): readonly number[] {
  const found = new Set<number>();
  const visited = new Set<Argument>();
  const visit = (part: Argument): void => {
    if (visited.has(part)) return;
    visited.add(part);
    if (part.kind === "apply") found.add(part.definition);
    forEachChild(part, visit);
  };
  visit(e);
  return [...found].sort((a, b) => a - b);
}

/** For each definition, given by its body, whether it reaches itself, and its place in an order in which definitions come after those they
 *  refer to (members of a cycle in any order). Tarjan's algorithm, without recursion. Cost: linear in the size of the bodies. */
export function dependencyOrder(bodies: readonly (Expr | null)[]): { readonly recursive: readonly boolean[]; readonly components: readonly (readonly number[])[] } {
  const uses = bodies.map((body) => (body === null ? [] : referredDefinitions(body)));
  const index = new Array<number>(bodies.length).fill(-1);
  const low = new Array<number>(bodies.length).fill(0);
  const onStack = new Array<boolean>(bodies.length).fill(false);
  const recursive = new Array<boolean>(bodies.length).fill(false);
  const stack: number[] = [];
  const components: number[][] = [];
  let next = 0;
  for (let root = 0; root < bodies.length; root++) {
    if (index[root] !== -1) continue;
    const work: { node: number; child: number }[] = [{ node: root, child: 0 }];
    while (work.length > 0) {
      const top = work[work.length - 1];
      if (top === undefined) break;
      const { node } = top;
      if (top.child === 0 && index[node] === -1) {
        index[node] = low[node] = next++;
        stack.push(node);
        onStack[node] = true;
      }
      const child = uses[node]?.[top.child];
      if (child !== undefined) {
        top.child++;
        if (child === node) recursive[node] = true;
        if (index[child] === -1) work.push({ node: child, child: 0 });
        else if (onStack[child] === true) low[node] = Math.min(low[node] ?? 0, index[child] ?? 0);
        continue;
      }
      work.pop();
      const parent = work[work.length - 1];
      if (parent !== undefined) low[parent.node] = Math.min(low[parent.node] ?? 0, low[node] ?? 0);
      if (low[node] !== index[node]) continue;
      const component = stack.splice(stack.lastIndexOf(node));
      for (const member of component) {
        onStack[member] = false;
        if (component.length > 1) recursive[member] = true;
      }
      components.push(component.sort((a, b) => a - b));
    }
  }
  return { recursive, components };
}
