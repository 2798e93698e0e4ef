import type { Brand } from "../base/brand.ts";
import type { Term } from "../term/term-table.ts";
import type { Value } from "../value/value.ts";
import type { StateSym } from "./context.ts";
import type { RecursiveFunction } from "./environment.ts";
import type { LazySet } from "./lazy-set.ts";

/** Something that is the case under a guard. */
export interface Guarded<T> {
  readonly guard: Term;
  readonly value: T;
}

/** An integer of the chosen encoding; opaque here. */
export type IntegerTerm = Brand<object, "IntegerTerm">;

/** A guarded value: a TLA+ value of any kind as a function of the boolean variables (compare symbolic unions in Rosette, PLDI'14).
 *  Hash-consed by `SymTable`: structurally equal ones are one object, so `===` is a quick test for "surely equal". What is built from
 *  constants only is always `ground`. A guarded value means something only where its guards' context holds: guards of alternatives are
 *  disjoint, and one of them is true, wherever the expression it came from is evaluated at all. */
export type Sym = Ground | Bool | Choice | Integer | SetSym | FunctionSym | Lazy | Pointwise | Union;

/** One value, whatever the variables are. */
export interface Ground {
  readonly kind: "ground";
  readonly id: number;
  readonly value: Value;
}

/** TRUE or FALSE as `term` says; never constant. */
export interface Bool {
  readonly kind: "bool";
  readonly id: number;
  readonly term: Term;
}

/** One of at least two scalars, ascending by `compareValues`; not all of them booleans. */
export interface Choice {
  readonly kind: "choice";
  readonly id: number;
  readonly alternatives: readonly Guarded<Ground>[];
}

/** An integer with too many possible values for a choice. */
export interface Integer {
  readonly kind: "integer";
  readonly id: number;
  readonly integer: IntegerTerm;
}

/** A finite set: `value` is an element where `guard` holds. Ground cells come first, ascending; no two cells are the same `Sym`,
 *  but cells that are not ground may turn out equal. */
export interface SetSym {
  readonly kind: "set";
  readonly id: number;
  readonly cells: readonly Guarded<Sym>[];
}

/** A function with a finite domain: `key` is in the domain where `guard` holds. Ground keys come first, ascending; keys that are not ground are
 *  composite, and no two cells with equal keys are present together. Records, tuples and sequences are functions too.
 *  `sequence` says that it is a sequence by construction: the keys are 1..n, and each guard implies the one before. */
export interface FunctionSym {
  readonly kind: "function";
  readonly id: number;
  readonly cells: readonly FunctionCell[];
  readonly sequence: boolean;
}

export interface FunctionCell {
  readonly key: Sym;
  readonly guard: Term;
  readonly value: Sym;
}

/** A set that is not spelt out: SUBSET S, [S -> T], Nat, ... */
export interface Lazy {
  readonly kind: "lazy";
  readonly id: number;
  readonly set: LazySet;
}

/** A function with an infinite domain: its values are computed where it is applied. */
export interface Pointwise {
  readonly kind: "pointwise";
  readonly id: number;
  readonly form: PointwiseForm;
}

/** How the values come about: by an expression, in the state in which it was evaluated; or those of another function, but for one argument where `when` holds. */
export type PointwiseForm =
  | { readonly kind: "computed"; readonly f: RecursiveFunction; readonly state: StateSym | null; readonly next: StateSym | null; readonly level: number | null }
  | { readonly kind: "except"; readonly base: Pointwise; readonly when: Term; readonly key: Sym; readonly value: Sym };

/** Values of different classes, at most one alternative of each class (scalar, integer, set, function) and any number of lazy sets and pointwise functions. */
export interface Union {
  readonly kind: "union";
  readonly id: number;
  readonly alternatives: readonly Guarded<Part>[];
}

/** What a union is made of. */
export type Part = Exclude<Sym, Union>;
