import type { NamedExpr } from "../../ir/ir.ts";
import type { Verdict } from "../verdict.ts";

/** One of the questions that together say that a predicate is an inductive invariant: `Init => conjunct`, `IndInv /\ action => conjunct'`,
 *  `IndInv => conjunct`. */
export interface Obligation {
  readonly kind: "initiation" | "consecution" | "safety";
  readonly conjunct: NamedExpr;
  /** For consecution: the action's name; null when all of Next is one. */
  readonly action: string | null;
  /** For initiation: steps after an initial state; more than 0 in k-induction only. */
  readonly steps: number;
  readonly answer: "holds" | "fails" | "unknown";
  readonly seconds: number;
  /** Counterexamples (to induction): the state, and for consecution its successor; replayed. */
  readonly counterexamples: readonly Verdict[];
  readonly reason: string | null; // of "unknown"
}

/** What an obligation asks. */
export type Question = Pick<Obligation, "kind" | "conjunct" | "action" | "steps">;

/** `text` of an obligation for people. */
export function describe(o: Question, invariantName: string): string {
  switch (o.kind) {
    case "initiation": return `Init${o.steps === 0 ? "" : ` and ${o.steps} ${o.steps === 1 ? "step" : "steps"}`} => ${o.conjunct.name}`;
    case "consecution": return `${invariantName} /\\ ${o.action ?? "Next"} => ${o.conjunct.name}'`;
    case "safety": return `${invariantName} => ${o.conjunct.name}`;
  }
}
