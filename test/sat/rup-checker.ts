// A checker for DRAT proofs that use reverse unit propagation only (RUP; Goldberg and Novikov, DATE'03). It is written to be
// obviously right, not fast, and shares no code with the solver: clauses are arrays of DIMACS literals in lists by literal.

interface Clause { readonly literals: readonly number[]; alive: boolean }

/** Checks a derivation step by step against the clauses given so far. */
export class RupChecker {
  readonly #byKey = new Map<string, Clause[]>();
  readonly #byLiteral = new Map<number, Clause[]>();
  readonly #units: Clause[] = [];
  #hasEmpty = false;

  /** Gives a clause of the formula, which needs no reason. */
  given(literals: readonly number[]): void {
    const distinct = [...new Set(literals)].sort((a, b) => a - b);
    const clause: Clause = { literals: distinct, alive: true };
    if (distinct.length === 0) this.#hasEmpty = true;
    if (distinct.length === 1) this.#units.push(clause);
    append(this.#byKey, distinct.join(" "), clause);
    for (const literal of distinct) append(this.#byLiteral, literal, clause);
  }

  /** Takes a derived clause over; throws unless assuming its negation propagates to a conflict. */
  add(literals: readonly number[]): void {
    if (!this.implies(literals)) throw new Error(`clause [${literals.join(" ")}] does not follow by unit propagation`);
    this.given(literals);
  }

  /** Removes a clause; throws unless it is there. */
  delete(literals: readonly number[]): void {
    const key = [...new Set(literals)].sort((a, b) => a - b).join(" ");
    const clause = this.#byKey.get(key)?.pop();
    if (clause === undefined) throw new Error(`clause [${literals.join(" ")}] is deleted but not there`);
    clause.alive = false;
  }

  /** Has the empty clause been derived or given? */
  get refuted(): boolean {
    return this.#hasEmpty;
  }

  /** Does the negation of the clause propagate to a conflict? */
  implies(literals: readonly number[]): boolean {
    if (this.#hasEmpty) return true;
    const isTrue = new Set<number>();
    const pending: number[] = [];
    const assign = (literal: number): boolean => {
      if (isTrue.has(-literal)) return false;
      if (!isTrue.has(literal)) {
        isTrue.add(literal);
        pending.push(literal);
      }
      return true;
    };
    for (const literal of literals) if (!assign(-literal)) return true;
    for (const unit of this.#units) if (unit.alive && unit.literals.some((literal) => !assign(literal))) return true;
    for (let literal = pending.pop(); literal !== undefined; literal = pending.pop()) {
      for (const clause of this.#byLiteral.get(-literal) ?? []) {
        if (!clause.alive || clause.literals.some((other) => isTrue.has(other))) continue;
        const open = clause.literals.filter((other) => !isTrue.has(-other));
        const [only] = open;
        if (only === undefined) return true;
        if (open.length === 1 && !assign(only)) return true;
      }
    }
    return false;
  }
}

function append<K>(map: Map<K, Clause[]>, key: K, clause: Clause): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [clause]);
  else list.push(clause);
}
