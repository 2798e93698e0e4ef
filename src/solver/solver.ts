import type { Term } from "../term/term-table.ts";
import type { Assignment } from "../../encodings/integer-encoding.ts";

export type Answer =
  | { readonly kind: "sat"; readonly model: Assignment }
  /** `core`: those of the assumptions that are enough for the contradiction. */
  | { readonly kind: "unsat"; readonly core: readonly Term[] }
  | { readonly kind: "unknown"; readonly reason: "timeout" | "memory" | "interrupted" | "incomplete"; readonly detail?: string };

/** Limits of one check: its time, and a signal that ends it at once. */
export interface CheckLimits {
  readonly milliseconds?: number;
  readonly signal?: AbortSignal;
}

/** An incremental solver over the terms of one table. Terms are sent when they are first used. */
export interface Solver {
  readonly name: string; // "z3-wasm", "talus-sat", "cadical", ...
  assert(t: Term): void;
  /** Is everything asserted satisfiable together with `assumptions`? One check at a time. */
  check(assumptions: readonly Term[], limits?: CheckLimits): Promise<Answer>;
  /** Seconds spent inside `check`, and what the solver counts (conflicts, clauses, ...). */
  statistics(): Readonly<Record<string, number>>;
  dispose(): void;
}
