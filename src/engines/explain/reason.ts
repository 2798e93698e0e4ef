import type { Span } from "../../base/span.ts";
import type { Diagnostic } from "../../diagnostic/index.ts";
import type { Value } from "../../value/index.ts";
import type { BoundValue } from "./scene.ts";
import type { Read } from "./reads.ts";

/** Something that was evaluated on the way, as text, with what it was. */
export interface NamedValue {
  readonly text: string;
  readonly value: Value;
}

/** Why a predicate has the truth that it has: a tree whose leaves are the parts that decide it. */
export type Reason =
  /** All of `parts` together; `bound` are the variables that a quantifier binds for them, `others` how many more choices of these there are, `named` the
   *  application of the user's operator that they explain, with its truth. `passed`: conjuncts that hold before the first that fails. */
  | { readonly kind: "because"; readonly named: { readonly text: string; readonly truth: boolean } | null; readonly bound: readonly BoundValue[]; readonly parts: readonly Reason[]; readonly others: number; readonly passed: number }
  /** A part that is not taken apart further. `values` are those of its operands and of the places that these depend on; `diagnostic` says why it has
   *  no value, where it has none (then `truth` is null). */
  | {
    readonly kind: "leaf"; readonly text: string; readonly span: Span; readonly truth: boolean | null; readonly values: readonly NamedValue[];
    readonly reads: readonly Read[]; readonly diagnostic: Diagnostic | null; readonly note: string;
  };

/** The leaves of a reason, in their order. */
export function leavesOf(reason: Reason): readonly Extract<Reason, { kind: "leaf" }>[] {
  return reason.kind === "leaf" ? [reason] : reason.parts.flatMap(leavesOf);
}
