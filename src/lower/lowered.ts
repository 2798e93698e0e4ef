import type { Definition, Program } from "../ir/ir.ts";

/** The program, and the names of the root module's scope for the config and the command line to refer to. */
export interface Lowered {
  readonly program: Program;
  /** The definition a user means by `name` in the root module ("Inv", "I!Inv"), or null. */
  find(name: string): Definition | null;
  /** All such names, for "did you mean". */
  readonly names: readonly string[];
}
