/** A concrete TLA+ value in normal form: two values are equal as TLA+ values exactly when `equalValues` says so.
 *
 *  Scalars are JavaScript primitives, so that they cost no allocation and no boxing:
 *  - `boolean`, `string`: TLA+ BOOLEAN and STRING;
 *  - `number`: every integer of magnitude up to 2^53 - 1; `bigint`: every other integer, and only those.
 *
 *  TLA+ has no sequences or records apart from functions (*Specifying Systems*, 5.2 and 16.1), so functions have one normal form each:
 *  domain 1..n (n >= 0) is a `TupleValue`, a domain of one or more strings only is a `RecordValue`, all else is a `FunctionValue`.
 *  Build composite values only with the constructors of `construct.ts`, which establish this. */
export type Value = boolean | number | bigint | string | ModelValue | SetValue | TupleValue | RecordValue | FunctionValue;

/** A model value of the configuration; equal only to itself. One object per name within a run. */
export interface ModelValue {
  readonly kind: "model";
  readonly name: string;
}

/** A finite set: `elements` strictly ascending by `compareValues`. */
export interface SetValue {
  readonly kind: "set";
  readonly elements: readonly Value[];
}

/** A function with domain 1..n; `elements[i]` is the value at i + 1. */
export interface TupleValue {
  readonly kind: "tuple";
  readonly elements: readonly Value[];
}

/** A function whose domain is a non-empty set of strings: `fields` strictly ascending in the order of `compareValues`. */
export interface RecordValue {
  readonly kind: "record";
  readonly fields: readonly string[];
  readonly values: readonly Value[];
}

/** Any other function with a finite domain: `keys` strictly ascending, `values` in step with them. */
export interface FunctionValue {
  readonly kind: "function";
  readonly keys: readonly Value[];
  readonly values: readonly Value[];
}
