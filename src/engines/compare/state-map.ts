import { equalValues, hashValue, type Value } from "../../value/index.ts";

/** A map from states to what is known of each; states are compared by their values, never by fingerprints alone. */
export class StateMap<T> {
  readonly #buckets = new Map<number, { readonly values: readonly Value[]; known: T }[]>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get(values: readonly Value[]): T | undefined {
    return this.#buckets.get(hashOf(values))?.find((entry) => sameState(entry.values, values))?.known;
  }

  set(values: readonly Value[], known: T): void {
    const hash = hashOf(values);
    const bucket = this.#buckets.get(hash);
    const entry = bucket?.find((e) => sameState(e.values, values));
    if (entry !== undefined) {
      entry.known = known;
      return;
    }
    if (bucket === undefined) this.#buckets.set(hash, [{ values, known }]);
    else bucket.push({ values, known });
    this.#size++;
  }

  *entries(): Generator<readonly [readonly Value[], T]> {
    for (const bucket of this.#buckets.values()) for (const entry of bucket) yield [entry.values, entry.known];
  }
}

export function sameState(a: readonly Value[], b: readonly Value[]): boolean {
  return a.every((value, i) => equalValues(value, b[i]));
}

function hashOf(values: readonly Value[]): number {
  return values.reduce<number>((hash, value) => (Math.imul(hash, 31) + hashValue(value)) | 0, 17);
}
