import { nodeKind, type Term, type TermTable } from "./term-table.ts";

/** Does any of the terms depend on an integer comparison? `marks.seen` remembers nodes that do not, so that growing formulas are walked once; it is only valid as long as
 *  the answer was false. */
export function hasIntegers(table: TermTable, terms: readonly Term[], marks: { seen: Uint8Array }): boolean {
  if (marks.seen.length < table.size) {
    const wider = new Uint8Array(Math.max(table.size, marks.seen.length * 2));
    wider.set(marks.seen);
    marks.seen = wider;
  }
  const { seen } = marks;
  const stack: number[] = [];
  const visit = (t: Term): void => {
    if (seen[t >> 1] === 1) return;
    seen[t >> 1] = 1;
    stack.push(t >> 1);
  };
  terms.forEach(visit);
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const kind = table.kind(node);
    if (kind === nodeKind.atom) return true;
    if (kind <= nodeKind.variable) continue;
    visit(table.first(node));
    visit(table.second(node));
    if (kind === nodeKind.ite) visit(table.third(node));
  }
  return false;
}
