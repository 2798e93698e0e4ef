// The ways to write scalars as formulas. All implement `IntegerEncoding` and are held to the laws of `test/encodings/`.
import { absurd } from "../src/base/invariant.ts";
import type { TermTable } from "../src/term/term-table.ts";
import { BitsEncoding } from "./bits/index.ts";
import { IntegersEncoding } from "./integers/index.ts";
import { MixedEncoding, type MixedInteger } from "./mixed/index.ts";

export type { Assignment, IntegerEncoding, Range } from "./integer-encoding.ts";
export { Unsupported } from "./unsupported.ts";
export { BitsEncoding, type BitVector } from "./bits/index.ts";
export { IntegersEncoding } from "./integers/index.ts";
export { MixedEncoding, type MixedInteger } from "./mixed/index.ts";
export { atMostOne, counter, exactlyOne } from "./cardinality/index.ts";

/** The names that `--encoding` accepts: bits for finite ranges only, integers of the solver for everything, or bits where that is possible. */
export const encodingNames = ["mixed", "bits", "integers"] as const;
export type EncodingName = (typeof encodingNames)[number];

export const isEncodingName = (name: string): name is EncodingName => encodingNames.some((known) => known === name);

/** What an integer is in any of the encodings. */
export type AnyInteger = MixedInteger;

/** The encoding with this name over `table`. */
export function encodingNamed(name: "bits", table: TermTable): BitsEncoding;
export function encodingNamed(name: "integers", table: TermTable): IntegersEncoding;
export function encodingNamed(name: "mixed", table: TermTable): MixedEncoding;
export function encodingNamed(name: EncodingName, table: TermTable): BitsEncoding | IntegersEncoding | MixedEncoding;
export function encodingNamed(name: EncodingName, table: TermTable): BitsEncoding | IntegersEncoding | MixedEncoding {
  switch (name) {
    case "mixed": return new MixedEncoding(table);
    case "bits": return new BitsEncoding(table);
    case "integers": return new IntegersEncoding(table);
    default: return absurd(name);
  }
}
