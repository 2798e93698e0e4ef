import { TRUE, not, type Term, type TermTable } from "../../src/term/term-table.ts";

/** A small deterministic source of numbers below `bound` (xorshift), so that a failure names its seed. */
export function randomSource(seed: number): (bound: number) => number {
  let state = (seed * 2654435761 + 12345) >>> 0 || 1;
  return (bound) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % bound;
  };
}

/** Terms over `inputs`: each new one combines earlier ones by a random gate. */
export function randomTerms(table: TermTable, random: (bound: number) => number, inputs: readonly Term[], gates: number): Term[] {
  const terms: Term[] = [TRUE, ...inputs];
  const pick = (): Term => {
    const t = terms[random(4) === 0 ? random(terms.length) : terms.length - 1 - random(Math.min(terms.length, 12))];
    return random(2) === 0 ? t : not(t);
  };
  for (let i = 0; i < gates; i++) {
    const kind = random(6);
    terms.push(kind < 3 ? table.and(pick(), pick()) : kind === 3 ? table.xor(pick(), pick()) : kind === 4 ? table.or(pick(), pick()) : table.ite(pick(), pick(), pick()));
  }
  return terms;
}

/** `pigeons` do not fit into one hole less: unsatisfiable, and hard. */
export function pigeonhole(table: TermTable, pigeons: number): Term {
  const rows = Array.from({ length: pigeons }, (_, p) => Array.from({ length: pigeons - 1 }, (_, h) => table.fresh(`p${p}h${h}`)));
  const parts = rows.map((row) => table.any(row));
  for (let h = 0; h < pigeons - 1; h++) {
    for (let p = 0; p < pigeons; p++) for (let q = 0; q < p; q++) parts.push(not(table.and(rows[p][h], rows[q][h])));
  }
  return table.all(parts);
}
