import type { Evaluator } from "../../explicit/index.ts";
import type { NamedExpr } from "../../ir/ir.ts";
import { compareValues } from "../../value/compare.ts";
import { fingerprint } from "../../value/hash.ts";
import type { Value } from "../../value/value.ts";
import { type Permutation, permute } from "./symmetry.ts";

/** Says which states count as the same: those with one fingerprint, of all variables or of the VIEW, after the permutation of SYMMETRY that makes the
 *  variables least, compared one after the other, as in TLC. The chance that two different states have one fingerprint is that of 64
 *  random bits. */
export class StateIdentity {
  /** The fingerprint that `of` computed last. */
  readonly words = new Int32Array(2);
  readonly #evaluator: Evaluator;
  readonly #view: NamedExpr | null;
  readonly #symmetry: readonly Permutation[];

  constructor(evaluator: Evaluator, view: NamedExpr | null, symmetry: readonly Permutation[]) {
    this.#evaluator = evaluator;
    this.#view = view;
    this.#symmetry = symmetry;
  }

  /** Computes `words`. */
  of(values: readonly Value[]): void {
    const least = this.#symmetry.length === 0 ? values : this.#representative(values);
    fingerprint(this.#view === null ? least : [this.#evaluator.state(this.#view.expr, least)], this.words, 0);
  }

  #representative(values: readonly Value[]): readonly Value[] {
    let least = values;
    for (const permutation of this.#symmetry) least = lesser(values, permutation, least);
    return least;
  }
}

/** The permuted state, if it is less than `least`; else that. */
function lesser(values: readonly Value[], permutation: Permutation, least: readonly Value[]): readonly Value[] {
  const permuted: Value[] = [];
  let order = 0;
  for (let i = 0; i < values.length; i++) {
    const value = permute(values[i], permutation);
    if (order === 0) order = compareValues(value, least[i]);
    if (order > 0) return least;
    permuted.push(value);
  }
  return order < 0 ? permuted : least;
}
