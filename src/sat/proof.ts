import { toDimacs } from "./literal.ts";

/** Receives a derivation in DRAT (Wetzler, Heule, Hunt, SAT'14), in DIMACS literals. Every added clause follows from the
 *  original clauses and those added before by reverse unit propagation; the empty clause ends a refutation. When `solve`
 *  fails under assumptions, the clause of the negated core is added. The array is reused: copy what is to be kept. */
export interface ProofSink {
  add(literals: readonly number[]): void;
  delete(literals: readonly number[]): void;
}

/** A sink that appends lines of the textual DRAT format to `lines`. */
export function textProof(lines: string[]): ProofSink {
  return {
    add: (literals) => void lines.push([...literals, 0].join(" ")),
    delete: (literals) => void lines.push(`d ${[...literals, 0].join(" ")}`),
  };
}

/** `size` literals of the core's from `start`, as DIMACS literals. */
export function dimacsOf(literals: Int32Array, start: number, size: number): number[] {
  const out: number[] = [];
  for (let i = 0; i < size; i++) out.push(toDimacs(literals[start + i]));
  return out;
}
