import { FALSE, TRUE, type Term, type TermTable, nodeKind, not } from "../term/term-table.ts";

/** The condition under which an expression is evaluated: a conjunction that grows from the root to the expression. */
export interface Path {
  readonly term: Term;
  readonly parent: Path | null;
  /** What the last conjunct adds, taken apart. */
  readonly literals: ReadonlySet<Term>;
}

export const emptyPath: Path = { term: TRUE, parent: null, literals: new Set() };

/** True or false where `path` decides `t` (by looking at its conjuncts only), else null. */
export function decided(path: Path, t: Term): boolean | null {
  if (t === TRUE) return true;
  if (t === FALSE) return false;
  const negated = not(t);
  for (let p: Path | null = path; p !== null; p = p.parent) {
    if (p.literals.has(t)) return true;
    if (p.literals.has(negated)) return false;
  }
  return null;
}

/** The path with one more conjunct; null if it is then surely contradictory. The test is syntactic: null is a proof, a path is not. */
export function assume(terms: TermTable, path: Path, t: Term): Path | null {
  const known = decided(path, t);
  if (known === true) return path;
  if (known === false) return null;
  const literals = new Set<Term>();
  takeApart(terms, t, literals, 64);
  for (const l of literals) if (decided(path, l) === false) return null;
  const term = terms.and(path.term, t);
  return term === FALSE ? null : { term, parent: path, literals };
}

function takeApart(terms: TermTable, t: Term, into: Set<Term>, limit: number): void {
  into.add(t);
  if ((t & 1) === 1 || terms.kind(t >> 1) !== nodeKind.and || into.size >= limit) return;
  takeApart(terms, terms.first(t >> 1), into, limit);
  takeApart(terms, terms.second(t >> 1), into, limit);
}
