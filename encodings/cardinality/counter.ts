import { FALSE, type Term, type TermTable } from "../../src/term/term-table.ts";

/** The number of true terms in unary: output `i` says that more than `i` are true. Outputs are sorted (each implies the one before it), and unit propagation carries
 *  through them in both directions. With `bound`, only the first `bound` outputs are made: enough to tell every number up to `bound` from the greater ones.
 *  Size: about n/2 * log2(bound)^2 comparators of two gates. Cardinality networks by odd-even merging (Asín, Nieuwenhuis, Oliveras,
 *  Rodríguez-Carbonell, SAT'09). */
export function counter(table: TermTable, terms: readonly Term[], bound: number = terms.length): Term[] {
  if (bound <= 0) return [];
  if (terms.length <= 1) return [...terms];
  const half = terms.length >> 1;
  return merge(table, counter(table, terms.slice(0, half), bound), counter(table, terms.slice(half), bound)).slice(0, bound);
}

/** Merges two sorted lists: odd and even places are merged each for itself, then neighbours are compared (Batcher 1968). */
function merge(table: TermTable, a: readonly Term[], b: readonly Term[]): Term[] {
  if (a.length === 0) return [...b];
  if (b.length === 0) return [...a];
  if (a.length === 1 && b.length === 1) return [table.or(a[0], b[0]), table.and(a[0], b[0])];
  const every = (list: readonly Term[], start: number): Term[] => list.filter((_, i) => i % 2 === start);
  const even = merge(table, every(a, 0), every(b, 0));
  const odd = merge(table, every(a, 1), every(b, 1));
  const result = [even[0]];
  const length = a.length + b.length;
  for (let i = 0; result.length < length; i++) {
    const [x, y] = [odd[i] ?? FALSE, even[i + 1] ?? FALSE];
    result.push(table.or(x, y), table.and(x, y));
  }
  return result.slice(0, length);
}
