import type { Evaluator } from "../../explicit/index.ts";
import type { NamedExpr } from "../../ir/ir.ts";
import { fingerprint } from "../../value/hash.ts";
import type { Value } from "../../value/value.ts";
import { SymmetricHash } from "./symmetric-hash.ts";
import { type Permutation, permute } from "./symmetry.ts";

/** Says which states count as the same: those with one fingerprint, of all variables or of the VIEW, after the permutation of SYMMETRY that makes the
 *  fingerprint of the variables smallest. The chance that two different states have one fingerprint is that of 64 random bits. */
export class StateIdentity {
  /** The fingerprint that `of` computed last. */
  readonly words = new Int32Array(2);
  readonly #evaluator: Evaluator;
  readonly #view: NamedExpr | null;
  readonly #symmetry: SymmetricHash | null;

  /** `symmetry` is the group without the identity. */
  constructor(evaluator: Evaluator, view: NamedExpr | null, symmetry: readonly Permutation[]) {
    this.#evaluator = evaluator;
    this.#view = view;
    this.#symmetry = symmetry.length === 0 ? null : new SymmetricHash([new Map(), ...symmetry]);
  }

  /** Computes `words`. */
  of(values: readonly Value[]): void {
    const permutation = this.#symmetry?.least(values, this.words) ?? null;
    if (this.#view !== null) {
      const representative = permutation === null ? values : values.map((v) => permute(v, permutation));
      fingerprint([this.#evaluator.state(this.#view.expr, representative)], this.words, 0);
    } else if (permutation === null) fingerprint(values, this.words, 0);
  }
}
