import type { Outcome } from "./lazy.ts";

/** An expression that is evaluated when its value is first asked for. */
export class Thunk {
  #compute: ((kept?: boolean) => Outcome) | null;
  #value: Outcome = false;

  constructor(compute: (kept?: boolean) => Outcome) {
    this.#compute = compute;
  }

  /** `kept`: as the function of an application, which stays what it is when it is first asked for as one. */
  get(kept?: boolean): Outcome {
    if (this.#compute !== null) {
      this.#value = this.#compute(kept);
      this.#compute = null;
    }
    return this.#value;
  }
}
