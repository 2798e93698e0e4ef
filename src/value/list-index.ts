import { compareValues, equalValues } from "./compare.ts";
import { hashValue } from "./hash.ts";
import { isSame } from "./unlisted.ts";
import type { Value } from "./value.ts";

/** Finds values in a strictly ascending list. Binary search at first; a list that is asked again gets a hash table, because comparing composite
 *  values costs more than hashing them. */
export class ListIndex {
  readonly #list: readonly Value[];
  #queries = 0;
  #table: Int32Array | null = null; // positions + 1, open addressing
  constructor(list: readonly Value[]) {
    this.#list = list;
  }

  /** The position of the value, or -1. */
  find(value: Value): number {
    if (this.#table === null) {
      if (++this.#queries < 3) return searchSorted(this.#list, value);
      this.#table = tableOf(this.#list);
    }
    const table = this.#table;
    const mask = table.length - 1;
    for (let i = hashValue(value) & mask; ; i = (i + 1) & mask) {
      const entry = table[i];
      if (entry === 0) return -1;
      const candidate = this.#list[entry - 1];
      if (isSame(candidate, value) || equalValues(candidate, value)) return entry - 1;
    }
  }
}

function tableOf(list: readonly Value[]): Int32Array {
  let size = 16;
  while (size < list.length * 2) size *= 2;
  const table = new Int32Array(size);
  for (let position = 0; position < list.length; position++) {
    let i = hashValue(list[position]) & (size - 1);
    while (table[i] !== 0) i = (i + 1) & (size - 1);
    table[i] = position + 1;
  }
  return table;
}

/** The position of `value` in a strictly ascending list, or -1; logarithmic. */
export function searchSorted(list: readonly Value[], value: Value): number {
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compareValues(list[middle], value);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
