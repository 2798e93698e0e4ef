// Variables that simplification has eliminated, with their clauses: enough to give them values in a model, and to bring them
// back when a clause or an assumption mentions them again (Nadel, Ryvchin, Strichman, SAT'12: ultimately incremental SAT).
import type { Elimination } from "./eliminate.ts";
import { growInt32 } from "./grow.ts";

/** The eliminations that are in force, in order. */
export class RemovedVariables {
  #eliminations: (Elimination | undefined)[] = [];
  /** By variable: one more than its index among the eliminations, or 0. */
  #places: Int32Array<ArrayBuffer> = new Int32Array(32);
  /** How many variables are eliminated. */
  count = 0;

  /** Makes room for variables below `count`. */
  reserve(count: number): void {
    this.#places = growInt32(this.#places, count);
  }

  has(variable: number): boolean {
    return this.#places[variable] !== 0;
  }

  push(elimination: Elimination): void {
    this.#eliminations.push(elimination);
    this.#places[elimination.variable] = this.#eliminations.length;
    this.count++;
  }

  /** Ends the elimination of a variable and returns the clauses that it took away. */
  take(variable: number): readonly (readonly number[])[] {
    const place = this.#places[variable];
    if (place === 0) return [];
    const clauses = this.#eliminations[place - 1]?.clauses ?? [];
    this.#eliminations[place - 1] = undefined;
    this.#places[variable] = 0;
    this.count--;
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
