/** An exponential moving average whose start is unbiased (as ADAM does it; Biere and Froehlich, POS'15). */
export class MovingAverage {
  value = 0;
  #biased = 0;
  #weight = 1;
  readonly #alpha: number;

  /** `window`: about how many of the last values count. */
  constructor(window: number) {
    this.#alpha = 1 / window;
  }

  /** Takes one more value into account. */
  update(sample: number): void {
    this.#biased += this.#alpha * (sample - this.#biased);
    this.#weight *= 1 - this.#alpha;
    this.value = this.#biased / (1 - this.#weight);
  }
}

/** Knuth's reluctant doubling: ends periods of lengths 1, 1, 2, 1, 1, 2, 4, ... (Luby et al.) times `unit`. */
export class ReluctantDoubling {
  #u = 1;
  #v = 1;
  #countdown: number;
  readonly #unit: number;

  constructor(unit: number) {
    this.#unit = unit;
    this.#countdown = unit;
  }

  /** Counts one conflict; true when a period ends with it. */
  tick(): boolean {
    if (--this.#countdown > 0) return false;
    if ((this.#u & -this.#u) === this.#v) {
      this.#u++;
      this.#v = 1;
    } else this.#v *= 2;
    this.#countdown = this.#v * this.#unit;
    return true;
  }
}
