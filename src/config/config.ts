import type { Span } from "../base/span.ts";
import type { Name } from "../syntax/tree.ts";
import type { Value } from "../value/value.ts";

/** A TLC configuration as written; names are not resolved. */
export interface Config {
  readonly file: string;
  /** `C = v`, `Op(a, b) = v` (then `arguments` is not null), `C = [M] v`: the constant C of module M. An identifier on the right is a model
   *  value. Some tables give one operator: several entries with the same name and different arguments. `name` may be a path `A!B!c`. */
  readonly constants: readonly ConstantAssignment[];
  /** `C <- D`, `C <- [M] D`; `name` may be a path `A!B!c`. */
  readonly replacements: readonly ConstantReplacement[];
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
  readonly postconditions: readonly Name[];
  /** _POSSIBLE: predicates that some reachable state or step has to make true. */
  readonly possible: readonly Name[];
  /** _PERIODIC: what TLC evaluates now and then while it searches. */
  readonly periodic: Name | null;
  readonly checkDeadlock: boolean | null; // null: not said
}

export interface ConstantAssignment {
  readonly name: Name;
  readonly module: Name | null;
  readonly arguments: readonly Value[] | null;
  readonly value: Value;
  readonly span: Span;
}

export interface ConstantReplacement {
  readonly name: Name;
  readonly module: Name | null;
  readonly target: Name;
  readonly span: Span;
}

/** What the command line puts in place of the config's; undefined: keep the config's. */
export interface Overrides {
  readonly init?: string;
  readonly next?: string;
  readonly invariants?: readonly string[];
  readonly properties?: readonly string[];
  /** Whether an operator of one argument among `invariants` is an invariant of whole traces. */
  readonly traceInvariants?: boolean;
  /** `--cinit`: a predicate over CONSTANTs, for constants that the config leaves without a value. */
  readonly constantInit?: string;
  readonly checkDeadlock?: boolean;
}
