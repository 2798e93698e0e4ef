/** A capacity of at least `needed`, growing by half so that repeated growth costs constant time per element. */
function capacityFor(current: number, needed: number): number {
  return Math.max(needed, current + (current >> 1), 64);
}

/** `array` itself when it holds `needed` elements, else a longer copy of it. */
export function growInt32(array: Int32Array<ArrayBuffer>, needed: number): Int32Array<ArrayBuffer> {
  if (array.length >= needed) return array;
  const longer = new Int32Array(capacityFor(array.length, needed));
  longer.set(array);
  return longer;
}

/** As `growInt32`, for bytes. */
export function growInt8(array: Int8Array<ArrayBuffer>, needed: number): Int8Array<ArrayBuffer> {
  if (array.length >= needed) return array;
  const longer = new Int8Array(capacityFor(array.length, needed));
  longer.set(array);
  return longer;
}

/** As `growInt32`, for doubles. */
export function growFloat64(array: Float64Array<ArrayBuffer>, needed: number): Float64Array<ArrayBuffer> {
  if (array.length >= needed) return array;
  const longer = new Float64Array(capacityFor(array.length, needed));
  longer.set(array);
  return longer;
}
