import type { Span } from "../base/span.ts";
import type { DefId, Definition, Program } from "../ir/ir.ts";

/** The program, and the names of the root module's scope for the config and the command line to refer to. */
export interface Lowered {
  readonly program: Program;
  /** The definition a user means by `name` in the root module ("Inv", "I!Inv"), or null. */
  find(name: string): Definition | null;
  /** All such names, for "did you mean". */
  readonly names: readonly string[];
  /** CONSTANTs that the config leaves without a value. Their definitions fail when evaluated; see `missingConstants`. */
  readonly unassignedConstants: readonly UnassignedConstant[];
}

/** A CONSTANT of the root module without a value, and the definition that stands for it. */
export interface UnassignedConstant {
  readonly definition: DefId;
  readonly name: string;
  readonly arity: number;
  readonly span: Span;
}
