// The ways to write scalars as formulas. All implement `IntegerEncoding` and are held to the laws of `test/encodings/`.
import { invariant } from "../src/base/invariant.ts";
import type { TermTable } from "../src/term/term-table.ts";
import { BitsEncoding } from "./bits/index.ts";
import type { BitVector } from "./bits/index.ts";
import { IntegersEncoding } from "./integers/index.ts";
import type { IntegerTerm } from "../src/term/integer-table.ts";

export type { Assignment, IntegerEncoding, Range } from "./integer-encoding.ts";
export { Unsupported } from "./unsupported.ts";
export { BitsEncoding, type BitVector } from "./bits/index.ts";
export { IntegersEncoding } from "./integers/index.ts";
export { atMostOne, counter, exactlyOne } from "./cardinality/index.ts";

/** The names that `--encoding` accepts. */
export const encodingNames = ["bits", "integers"] as const;
export type EncodingName = (typeof encodingNames)[number];

export const isEncodingName = (name: string): name is EncodingName => encodingNames.some((known) => known === name);

/** The encoding with this name over `table`. */
export function encodingNamed(name: "bits", table: TermTable): BitsEncoding;
export function encodingNamed(name: "integers", table: TermTable): IntegersEncoding;
export function encodingNamed(name: EncodingName, table: TermTable): BitsEncoding | IntegersEncoding;
export function encodingNamed(name: EncodingName, table: TermTable): BitsEncoding | IntegersEncoding {
  invariant(isEncodingName(name), `the encoding is one of ${encodingNames.join(", ")}`);
  return name === "bits" ? new BitsEncoding(table) : new IntegersEncoding(table);
}

/** What an integer is in any of the encodings. */
export type AnyInteger = BitVector | IntegerTerm;
