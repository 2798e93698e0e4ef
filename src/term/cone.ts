import { nodeKind, type Term, type TermTable } from "./term-table.ts";

/** All boolean nodes that `roots` depend on, in ascending order, which is a topological one. It passes through integer atoms into the
 *  conditions of integer if-then-else nodes. Nodes for which `known` is true are left out, and so is what only they depend on. */
export function cone(table: TermTable, roots: readonly Term[], known: (node: number) => boolean = () => false): Int32Array {
  const marks = new Uint8Array(table.size);
  const integerMarks = new Uint8Array(table.integers.size);
  const found: number[] = [];
  const visit = (t: Term): void => {
    const node = t >> 1;
    if (marks[node] === 1) return;
    marks[node] = 1;
    if (!known(node)) found.push(node);
  };
  for (const root of roots) visit(root);
  for (let next = 0; next < found.length; next++) {
    const node = found[next];
    const kind = table.kind(node);
    if (kind === nodeKind.and || kind === nodeKind.xor || kind === nodeKind.ite) {
      visit(table.first(node));
      visit(table.second(node));
      if (kind === nodeKind.ite) visit(table.third(node));
    } else if (kind === nodeKind.atom) {
      for (const condition of integerConditions(table, node, integerMarks)) visit(condition);
    }
  }
  return Int32Array.from(found).sort();
}

/** The conditions of all if-then-else nodes below an atom node; integers marked before are skipped, and all met are marked. */
export function integerConditions(table: TermTable, atomNode: number, marks: Uint8Array): readonly Term[] {
  const { a, b } = table.integers.comparison(table.first(atomNode));
  const stack = [a, b];
  const result: Term[] = [];
  for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
    if (marks[i] === 1) continue;
    marks[i] = 1;
    const node = table.integers.node(i);
    if (node.kind === "constant" || node.kind === "variable") continue;
    stack.push(node.a, node.b);
    if (node.kind === "ite") result.push(node.condition);
  }
  return result;
}
