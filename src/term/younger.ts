import { cone } from "./cone.ts";
import { nodeKind, type Term, type TermTable } from "./term-table.ts";

/** How far a table was filled at some time. */
export interface Age {
  readonly nodes: number;
  readonly integers: number;
}

export function ageOf(table: TermTable): Age {
  return { nodes: table.size, integers: table.integers.size };
}

/** Does `root` depend on a variable, Boolean or integer, that was made after `age`? */
export function dependsOnYounger(table: TermTable, root: Term, age: Age): boolean {
  const marks = new Uint8Array(table.integers.size);
  for (const node of cone(table, [root])) {
    const kind = table.kind(node);
    if (kind === nodeKind.variable && node >= age.nodes) return true;
    if (kind === nodeKind.atom && comparesYounger(table, node, age.integers, marks)) return true;
  }
  return false;
}

function comparesYounger(table: TermTable, atomNode: number, age: number, marks: Uint8Array): boolean {
  const { a, b } = table.integers.comparison(table.first(atomNode));
  const stack = [a, b];
  for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
    if (marks[i] === 1) continue;
    marks[i] = 1;
    const node = table.integers.node(i);
    if (node.kind === "variable") {
      if (i >= age) return true;
    } else if (node.kind !== "constant") stack.push(node.a, node.b);
  }
  return false;
}
