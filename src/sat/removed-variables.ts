// Variables that simplification has eliminated, with their clauses: enough to give them values in a model, and to bring them
// back when a clause or an assumption mentions them again (Nadel, Ryvchin, Strichman, SAT'12: ultimately incremental SAT).
import type { Elimination } from "./eliminate.ts";

/** The eliminations that are in force, in order. */
export class RemovedVariables {
  #eliminations: (Elimination | undefined)[] = [];
  readonly #places = new Map<number, number>();

  /** How many variables are eliminated. */
  get count(): number {
    return this.#places.size;
  }

  has(variable: number): boolean {
    return this.#places.has(variable);
  }

  push(elimination: Elimination): void {
    this.#places.set(elimination.variable, this.#eliminations.length);
    this.#eliminations.push(elimination);
  }

  /** Ends the elimination of a variable and returns the clauses that it took away. */
  take(variable: number): readonly (readonly number[])[] {
    const place = this.#places.get(variable);
    if (place === undefined) return [];
    const clauses = this.#eliminations[place]?.clauses ?? [];
    this.#eliminations[place] = undefined;
    this.#places.delete(variable);
    return clauses;
  }

  /** Gives the eliminated variables values that satisfy their clauses: last eliminated first, false unless a clause needs
   *  true. `values` is by literal: 1 true, -1 false. */
  extend(values: Int8Array): void {
    for (let i = this.#eliminations.length - 1; i >= 0; i--) {
      const elimination = this.#eliminations[i];
      if (elimination === undefined) continue;
      const literal = elimination.variable * 2;
      values[literal] = -1;
      values[literal + 1] = 1;
      if (elimination.clauses.every((clause) => clause.some((other) => values[other] > 0))) continue;
      values[literal] = 1;
      values[literal + 1] = -1;
    }
  }
}
