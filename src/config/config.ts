import type { Span } from "../base/span.ts";
import type { Name } from "../syntax/tree.ts";
import type { Value } from "../value/value.ts";

/** A TLC configuration as written; names are not resolved. */
export interface Config {
  readonly file: string;
  /** `C = v`, `Op(a, b) = v` (then `arguments` is not null). An identifier on the right is a model value, or the constant's own name is one. */
  readonly constants: readonly { readonly name: Name; readonly arguments: readonly Value[] | null; readonly value: Value; readonly span: Span }[];
  /** `C <- D`, `C <- [M] D`; `name` may be a path `A!B!c`. */
  readonly replacements: readonly { readonly name: Name; readonly module: Name | null; readonly target: Name; readonly span: Span }[];
  readonly init: Name | null;
  readonly next: Name | null;
  readonly specification: Name | null;
  readonly invariants: readonly Name[];
  readonly properties: readonly Name[];
  readonly constraints: readonly Name[];
  readonly actionConstraints: readonly Name[];
  readonly symmetry: Name | null;
  readonly view: Name | null;
  readonly alias: Name | null;
  readonly postcondition: Name | null;
  readonly checkDeadlock: boolean | null; // null: not said
}

/** What the command line puts in place of the config's; undefined: keep the config's. */
export interface Overrides {
  readonly init?: string;
  readonly next?: string;
  readonly invariants?: readonly string[];
  /** `--cinit`: a predicate over CONSTANTs, for constants that the config leaves without a value. */
  readonly constantInit?: string;
  readonly checkDeadlock?: boolean;
}
