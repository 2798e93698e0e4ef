import type { State } from "./state.ts";

const decay = 0.95;

/** Raises the analysed variables in the order that decides now: their scores in stable mode, else their place in the
 *  queue, where they keep their order among each other. */
export function bumpAnalyzed(state: State): void {
  const { analyzed, analyzedSize } = state;
  if (state.stable) {
    const heap = state.heap;
    for (let i = 0; i < analyzedSize; i++) heap.bump(analyzed[i]);
    heap.decay(decay);
    return;
  }
  const queue = state.queue;
  const values = state.assignment.values;
  sortByKey(analyzed, queue.stamps, 0, analyzedSize - 1);
  for (let i = 0; i < analyzedSize; i++) queue.bump(analyzed[i], values[analyzed[i] << 1] !== 0);
}

/** Sorts `items[low..high]` by ascending `keys[item]`; the keys are distinct. Quicksort, insertion sort for short ranges. */
function sortByKey(items: Int32Array, keys: Float64Array, low: number, high: number): void {
  while (high - low > 16) {
    const pivot = median(keys[items[low]], keys[items[(low + high) >> 1]], keys[items[high]]);
    let i = low;
    let j = high;
    while (i <= j) {
      while (keys[items[i]] < pivot) i++;
      while (keys[items[j]] > pivot) j--;
      if (i > j) break;
      const item = items[i];
      items[i++] = items[j];
      items[j--] = item;
    }
    if (j - low < high - i) {
      sortByKey(items, keys, low, j);
      low = i;
    } else {
      sortByKey(items, keys, i, high);
      high = j;
    }
  }
  for (let i = low + 1; i <= high; i++) {
    const item = items[i];
    const key = keys[item];
    let j = i - 1;
    while (j >= low && keys[items[j]] > key) {
      items[j + 1] = items[j];
      j--;
    }
    items[j + 1] = item;
  }
}

function median(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
