import type { WasmModule } from "./z3-module.ts";

/** The instructions of a packet. Each defines the next number, from 1 on (0 is TRUE). A reference to a boolean is its number times two, plus one
 *  if negated; a reference to an integer is its number times two. Arguments follow the code; `and` is followed by their count first. */
export const op = {
  variable: 0, and: 1, xor: 2, ite: 3, le: 4, eq: 5,
  integerVariable: 6, integerConstant: 7, add: 8, multiply: 9, div: 10, mod: 11, integerIte: 12,
} as const;

/** From the main thread: what is new since the last request, and a question. `constants` are decimal integers that `integerConstant` refers to by index. */
export interface Z3Request {
  readonly id: number;
  readonly packet: Int32Array;
  readonly constants: readonly string[];
  readonly assertions: Int32Array;
  readonly assumptions: Int32Array;
  readonly milliseconds: number | null;
}

/** To the main thread. Model values are listed in the order in which the variables were defined. */
export type Z3Reply =
  | { readonly kind: "sat"; readonly id: number; readonly booleans: Uint8Array; readonly integers: readonly string[]; readonly counts: Z3Counts }
  /** `core`: indices into `assumptions`. */
  | { readonly kind: "unsat"; readonly id: number; readonly core: Int32Array; readonly counts: Z3Counts }
  /** `usable`: whether this instance can still answer other requests. */
  | { readonly kind: "unknown"; readonly id: number; readonly detail: string; readonly usable: boolean; readonly counts: Z3Counts };

/** What Z3 counts, by its own names. */
export type Z3Counts = Readonly<Record<string, number>>;

/** How a worker starts: the compiled module is shared by all instances. */
export interface Z3Start {
  readonly module: WasmModule;
  readonly megabytes: number;
}
