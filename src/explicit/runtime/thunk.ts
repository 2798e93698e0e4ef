import type { Outcome } from "./lazy.ts";

/** An expression that is evaluated when its value is first asked for. */
export class Thunk {
  #compute: (() => Outcome) | null;
  #value: Outcome = false;

  constructor(compute: () => Outcome) {
    this.#compute = compute;
  }

  get(): Outcome {
    if (this.#compute !== null) {
      this.#value = this.#compute();
      this.#compute = null;
    }
    return this.#value;
  }
}
