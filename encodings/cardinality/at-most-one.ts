import { FALSE, TRUE, not, type Term, type TermTable } from "../../src/term/term-table.ts";

/** Lists up to this length are compared pair by pair, which needs no gates of its own. */
const pairwise = 5;

interface Counted {
  readonly any: Term;
  readonly atMostOne: Term;
}

/** At most one of the terms is true. Pairwise for short lists, beyond that a tree of groups, each with a term for "any of mine"
 *  (the commander encoding of Klieber and Kwon, CFV'07, with groups of two): 4 gates for each term. */
export function atMostOne(table: TermTable, terms: readonly Term[]): Term {
  return tree(table, terms).atMostOne;
}

/** Exactly one of the terms is true. */
export function exactlyOne(table: TermTable, terms: readonly Term[]): Term {
  const counted = tree(table, terms);
  return table.and(counted.any, counted.atMostOne);
}

function tree(table: TermTable, terms: readonly Term[]): Counted {
  if (terms.length === 0) return { any: FALSE, atMostOne: TRUE };
  if (terms.length <= pairwise) {
    const pairs = terms.flatMap((t, i) => terms.slice(i + 1).map((u) => not(table.and(t, u))));
    return { any: table.any(terms), atMostOne: table.all(pairs) };
  }
  const half = terms.length >> 1;
  const [left, right] = [tree(table, terms.slice(0, half)), tree(table, terms.slice(half))];
  const apart = not(table.and(left.any, right.any));
  return { any: table.or(left.any, right.any), atMostOne: table.all([left.atMostOne, right.atMostOne, apart]) };
}
