import type { Evaluator } from "../../explicit/index.ts";
import type { NamedExpr } from "../../ir/ir.ts";
import { fingerprint } from "../../value/hash.ts";
import type { Value } from "../../value/value.ts";
import { type Permutation, permute } from "./symmetry.ts";

/** Says which states count as the same: those with one fingerprint, of all variables or of the VIEW, after the permutation of SYMMETRY that makes the
 *  fingerprint of the variables smallest. The chance that two different states have one fingerprint is that of 64 random bits. */
export class StateIdentity {
  /** The fingerprint that `of` computed last. */
  readonly words = new Int32Array(2);
  readonly #evaluator: Evaluator;
  readonly #view: NamedExpr | null;
  readonly #symmetry: readonly Permutation[];
  readonly #other = new Int32Array(2);

  constructor(evaluator: Evaluator, view: NamedExpr | null, symmetry: readonly Permutation[]) {
    this.#evaluator = evaluator;
    this.#view = view;
    this.#symmetry = symmetry;
  }

  /** Computes `words`. */
  of(values: readonly Value[]): void {
    if (this.#symmetry.length === 0 && this.#view === null) return fingerprint(values, this.words, 0);
    const least = this.#symmetry.length === 0 ? values : this.#representative(values);
    if (this.#view !== null) fingerprint([this.#evaluator.state(this.#view.expr, least)], this.words, 0);
  }

  /** The permuted state with the smallest fingerprint, which is left in `words`. */
  #representative(values: readonly Value[]): readonly Value[] {
    let least = values;
    const { words } = this;
    const other = this.#other;
    fingerprint(values, words, 0);
    for (const permutation of this.#symmetry) {
      const permuted = values.map((v) => permute(v, permutation));
      fingerprint(permuted, other, 0);
      if (other[0] > words[0] || (other[0] === words[0] && other[1] >= words[1])) continue;
      words.set(other);
      least = permuted;
    }
    return least;
  }
}
