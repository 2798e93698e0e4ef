/** Bits of an integer and characters of a string, beyond which a value is too large: where one is doubled in each step, it would soon fill the memory. */
export const mostBits = 2 ** 20;
export const mostCharacters = 2 ** 20;

const largest = 2n ** BigInt(mostBits);

/** Does `n` have more than `mostBits` bits? */
export const isTooLarge = (n: bigint): boolean => n >= largest || n <= -largest;

/** Has `base ^ exponent` more than `mostBits` bits, for natural exponents? It may have one more than is found here. Cost: the length of the base. */
export function isPowerTooLarge(base: bigint, exponent: bigint): boolean {
  const magnitude = base < 0n ? -base : base;
  return magnitude > 1n && exponent * BigInt(magnitude.toString(2).length - 1) > BigInt(mostBits);
}
