import type { Brand } from "../../base/brand.ts";

/** A literal over state bits: bit number times two, plus one if negated. */
export type BitLiteral = Brand<number, "BitLiteral">;

/** A conjunction of literals over distinct bits, ascending; its negation is a clause. */
export type Cube = readonly BitLiteral[];

export const bitLiteral = (bit: number, value: boolean): BitLiteral => (bit * 2 + (value ? 0 : 1)) as BitLiteral;

export const bitOf = (l: BitLiteral): number => l >> 1;

export const isPositive = (l: BitLiteral): boolean => (l & 1) === 0;

export function sortCube(literals: Iterable<BitLiteral>): Cube {
  return [...new Set(literals)].sort((a, b) => a - b);
}

/** Every literal of `a` is one of `b`: then the clause of `a` is the stronger one. */
export function subsumes(a: Cube, b: Cube): boolean {
  if (a.length > b.length) return false;
  let j = 0;
  for (const literal of a) {
    while (j < b.length && b[j] < literal) j++;
    if (j === b.length || b[j] !== literal) return false;
    j++;
  }
  return true;
}
