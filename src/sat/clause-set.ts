// Clauses with full occurrence lists, for simplification before search. Independent of the watches: simplification takes the
// original clauses out of the solver, works here and puts the result back.

/** What simplification tells a proof. Literals are the core's. */
export interface SetProof {
  add(literals: readonly number[]): void;
  delete(literals: readonly number[]): void;
}

const none: readonly number[] = [];

/** A set of clauses over literals below `bound`. Unit clauses are propagated at once and kept in `units` only. */
export class ClauseSet {
  /** By index; empty when the clause is gone. */
  readonly clauses: (readonly number[])[] = [];
  /** By index, a bit for each variable modulo 32: a filter for subsumption. */
  readonly signatures: number[] = [];
  /** By literal, indexes of the clauses with it, some of which may be gone. */
  readonly occurrences: number[][];
  /** By literal, how many living clauses have it. */
  readonly counts: Int32Array;
  /** By literal: 1 when it is marked by the pass at work. */
  readonly marks: Uint8Array;
  /** Clauses that are new or shorter since they were last tried for subsuming others. */
  readonly fresh: number[] = [];
  /** By variable: 1 when its clauses changed since it was last tried for elimination. */
  readonly touched: Uint8Array;
  readonly units: number[] = [];
  readonly #fixed: Int8Array;
  consistent = true;
  /** Literals looked at: what budgets are counted in. */
  steps = 0;

  constructor(bound: number, readonly proof: SetProof | undefined) {
    this.occurrences = Array.from({ length: bound }, () => []);
    this.counts = new Int32Array(bound);
    this.marks = new Uint8Array(bound);
    this.touched = new Uint8Array(bound >> 1).fill(1);
    this.#fixed = new Int8Array(bound);
  }

  /** Adds a clause without repeated or opposite literals that the proof has; what is fixed already is left out. */
  add(literals: readonly number[]): void {
    const open = this.#open(literals);
    if (open === undefined) return;
    if (open.length < 2) {
      this.#addUnit(open);
      return;
    }
    const index = this.clauses.length;
    this.clauses.push(open);
    let signature = 0;
    for (const literal of open) {
      this.occurrences[literal]?.push(index);
      this.counts[literal]++;
      this.touched[literal >> 1] = 1;
      signature |= 1 << ((literal >> 1) & 31);
    }
    this.signatures.push(signature);
    this.fresh.push(index);
  }

  /** Removes a clause, without a word to the proof. */
  remove(index: number): void {
    for (const literal of this.clauses[index] ?? none) {
      this.counts[literal]--;
      this.touched[literal >> 1] = 1;
    }
    this.clauses[index] = none;
  }

  /** Removes one literal from a clause, because the rest follows. */
  strengthen(index: number, literal: number): void {
    const old = this.clauses[index] ?? none;
    const rest = old.filter((other) => other !== literal);
    this.proof?.add(rest);
    this.proof?.delete(old);
    this.remove(index);
    this.add(rest);
  }

  /** Indexes of the living clauses with a literal. */
  living(literal: number): readonly number[] {
    const all = this.occurrences[literal] ?? [];
    let kept = 0;
    for (const index of all) if (this.clauses[index] !== none) all[kept++] = index;
    all.length = kept;
    return all;
  }

  /** 1 when the literal was found to be true, -1 false, else 0. */
  fixed(literal: number): number {
    return this.#fixed[literal];
  }

  /** What is left of a clause when fixed literals are taken into account; nothing when it is true. */
  #open(literals: readonly number[]): readonly number[] | undefined {
    const fixed = this.#fixed;
    const isTrue = literals.some((literal) => fixed[literal] > 0);
    const open = literals.some((literal) => fixed[literal] !== 0) ? literals.filter((literal) => fixed[literal] === 0) : literals;
    if (!isTrue && open !== literals) this.proof?.add(open);
    if (isTrue || open !== literals) this.proof?.delete(literals);
    return isTrue ? undefined : open;
  }

  #addUnit(clause: readonly number[]): void {
    const [unit] = clause;
    if (unit === undefined) {
      this.consistent = false;
      return;
    }
    this.#fixed[unit] = 1;
    this.#fixed[unit ^ 1] = -1;
    this.units.push(unit);
    for (const index of [...this.living(unit)]) {
      this.proof?.delete(this.clauses[index] ?? none);
      this.remove(index);
    }
    for (const index of [...this.living(unit ^ 1)]) {
      if (this.consistent && this.clauses[index] !== none) this.strengthen(index, unit ^ 1);
    }
  }
}
