import type { NamedExpr } from "../../ir/ir.ts";
import type { Verdict } from "../verdict.ts";

/** One of the questions that together say that a predicate is an inductive invariant: `Init => conjunct`, `IndInv /\ action => conjunct'`,
 *  `IndInv => conjunct`. */
export interface Obligation {
  readonly kind: "initiation" | "consecution" | "safety";
  readonly conjunct: NamedExpr;
  /** For consecution: the action's name; null when all of Next is one. */
  readonly action: string | null;
  readonly answer: "holds" | "fails" | "unknown";
  readonly seconds: number;
  /** Counterexamples (to induction): the state, and for consecution its successor; replayed. */
  readonly counterexamples: readonly Verdict[];
  readonly reason: string | null; // of "unknown"
}

/** `text` of an obligation for people. */
export function describe(o: Pick<Obligation, "kind" | "conjunct" | "action">, invariantName: string): string {
  switch (o.kind) {
    case "initiation": return `Init => ${o.conjunct.name}`;
    case "consecution": return `${invariantName} /\\ ${o.action ?? "Next"} => ${o.conjunct.name}'`;
    case "safety": return `${invariantName} => ${o.conjunct.name}`;
  }
}
