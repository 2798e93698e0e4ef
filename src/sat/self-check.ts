import { invariant } from "../base/invariant.ts";
import { growInt32 } from "./grow.ts";

/** Remembers all original clauses, to check answers against them. */
export class SelfCheck {
  /** The clauses one after the other, each ended by 0. */
  #clauses: Int32Array<ArrayBuffer> = new Int32Array(256);
  #size = 0;

  /** Remembers a clause of DIMACS literals. */
  addClause(literals: Iterable<number>): void {
    for (const literal of literals) this.#push(literal);
    this.#push(0);
  }

  /** Throws unless the model makes a literal of each clause and every assumption true. */
  model(isTrue: (literal: number) => boolean, assumptions: readonly number[] | Int32Array): void {
    let satisfied = false;
    for (let i = 0; i < this.#size; i++) {
      const literal = this.#clauses[i];
      if (literal !== 0) satisfied ||= isTrue(literal);
      else {
        invariant(satisfied, "a model satisfies every clause");
        satisfied = false;
      }
    }
    for (const literal of assumptions) invariant(isTrue(literal), "a model satisfies every assumption");
  }

  /** Throws unless the core is part of the assumptions. */
  core(core: readonly number[], assumptions: readonly number[] | Int32Array): void {
    const assumed = new Set(assumptions);
    invariant(core.every((literal) => assumed.has(literal)), "a core is a subset of the assumptions");
  }

  #push(literal: number): void {
    this.#clauses = growInt32(this.#clauses, this.#size + 1);
    this.#clauses[this.#size++] = literal;
  }
}
