// EVSIDS (Een and Soerensson, SAT'03): variables by an exponentially decaying score, in a binary heap.
import { growFloat64, growInt32 } from "./grow.ts";

const rescaleAt = 1e150;

/** A heap of variables, highest score first. Holds every unassigned variable, and some that are assigned. */
export class ScoreHeap {
  scores: Float64Array<ArrayBuffer> = new Float64Array(64);
  /** By variable: index in the heap, or -1. */
  places: Int32Array<ArrayBuffer> = new Int32Array(64);
  #heap: Int32Array<ArrayBuffer> = new Int32Array(64);
  size = 0;
  increment = 1;

  /** Makes room for variables below `count`. */
  reserve(count: number): void {
    this.scores = growFloat64(this.scores, count);
    this.#heap = growInt32(this.#heap, count);
    this.places = growInt32(this.places, count);
  }

  /** Puts a variable into the heap that is not in it. */
  insert(variable: number): void {
    const place = this.size++;
    this.#heap[place] = variable;
    this.places[variable] = place;
    this.#up(place);
  }

  /** The variable of the highest score; the heap is not empty. */
  top(): number {
    return this.#heap[0];
  }

  /** Removes the variable of the highest score. */
  pop(): void {
    const heap = this.#heap;
    this.places[heap[0]] = -1;
    const last = heap[--this.size];
    if (this.size === 0) return;
    heap[0] = last;
    this.places[last] = 0;
    this.#down(0);
  }

  /** Raises the score by the current increment. */
  bump(variable: number): void {
    this.scores[variable] += this.increment;
    if (this.scores[variable] > rescaleAt) this.#rescale();
    const place = this.places[variable];
    if (place >= 0) this.#up(place);
  }

  /** Makes the variable's score the highest. */
  raise(variable: number): void {
    let highest = 0;
    for (let i = 0; i < this.size; i++) highest = Math.max(highest, this.scores[this.#heap[i]]);
    this.scores[variable] = highest + this.increment;
    const place = this.places[variable];
    if (place >= 0) this.#up(place);
  }

  /** Lets all scores decay to `factor` (below 1) of their value, by raising the increment instead. */
  decay(factor: number): void {
    this.increment /= factor;
  }

  #rescale(): void {
    const scores = this.scores;
    for (let i = 0; i < scores.length; i++) scores[i] /= rescaleAt;
    this.increment /= rescaleAt;
  }

  #up(from: number): void {
    const heap = this.#heap;
    const scores = this.scores;
    const places = this.places;
    const variable = heap[from];
    const score = scores[variable];
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (scores[above] >= score) break;
      heap[place] = above;
      places[above] = place;
      place = parent;
    }
    heap[place] = variable;
    places[variable] = place;
  }

  #down(from: number): void {
    const heap = this.#heap;
    const scores = this.scores;
    const places = this.places;
    const size = this.size;
    const variable = heap[from];
    const score = scores[variable];
    let place = from;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= size) break;
      if (child + 1 < size && scores[heap[child + 1]] > scores[heap[child]]) child++;
      const below = heap[child];
      if (scores[below] <= score) break;
      heap[place] = below;
      places[below] = place;
      place = child;
    }
    heap[place] = variable;
    places[variable] = place;
  }
}
