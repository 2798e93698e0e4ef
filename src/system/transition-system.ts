import type { NamedExpr, VariableId } from "../ir/ir.ts";
import { TRUE, type Term, type TermTable } from "../term/term-table.ts";
import type { Ground } from "../symbolic/sym.ts";
import type { Shape } from "./shape.ts";
import type { TraceState } from "../trace/trace.ts";
import type { Assignment } from "../../encodings/integer-encoding.ts";

/** A finite transition system as circuits over state bits and inputs. What is said of initial states, steps and bad states is satisfiable together exactly by the spec's
 *  initial states, steps and errors, seen through the state bits. */
export interface TransitionSystem {
  readonly table: TermTable;
  readonly bits: readonly StateBit[];
  /** Over inputs of Init: what restricts them, and the values of the bits in initial states. */
  readonly initial: { readonly conditions: readonly Term[]; readonly values: readonly Term[] };
  /** `next[i]`: the value of bit i after the step; over bits and inputs. */
  readonly next: readonly Term[];
  /** Over bits and inputs: what restricts the inputs of steps; satisfiable with every state. Holds wherever steps or bad terms are spoken of. */
  readonly inputs: readonly Term[];
  /** Over bits and inputs: what holds for every step (some action is selected, CONSTRAINT). */
  readonly step: readonly Term[];
  /** Over bits and inputs: what holds for the steps that the search goes on from (ACTION_CONSTRAINT); the others are checked, and lead nowhere. */
  readonly kept: readonly Term[];
  /** Over bits: what every state of the right shape satisfies (one value of each variable); implied by init and preserved by every step. */
  readonly wellFormed: readonly Term[];
  /** What must not happen. `term` is over bits and (for evaluation errors) inputs; one about a step counts together with the conditions of `step`. */
  readonly bad: readonly BadTerm[];
  /** What values each variable has in states of the right shape, by VariableId. */
  readonly shapes: readonly Shape[];
  /** The concrete state under an assignment of the bits. */
  decode(model: Assignment): TraceState;
}

/** What holds in initial states, over state bits and inputs of Init. */
export function initialStates(system: TransitionSystem): readonly Term[] {
  const { conditions, values } = system.initial;
  return [...conditions, ...system.bits.map((b, i) => system.table.iff(b.term, values[i]))].filter((t) => t !== TRUE);
}

export interface BadTerm {
  /** "escape": a step to a state that is not of the system's shapes; see `openSystem`. */
  readonly kind: "invariant" | "initial-property" | "action-property" | "deadlock" | "evaluation-error" | "escape";
  readonly property: NamedExpr | null;
  readonly term: Term;
  readonly about: "state" | "step";
}

/** One bit of the state: what it says about which variable. A fact about a part that is not there (a key outside the domain) is false. */
export interface StateBit {
  readonly term: Term; // a variable of the table
  readonly variable: VariableId;
  /** Keys of functions from the variable down to the part that the fact is about. */
  readonly path: readonly Ground[];
  readonly fact: Fact;
}

export type Fact =
  /** `otherwise`: the value if the bit is false, where there are just two and the part is always there; else null. */
  | { readonly kind: "equals"; readonly value: Ground; readonly otherwise: Ground | null }
  /** The part is a set that contains the value. */
  | { readonly kind: "contains"; readonly element: Ground }
  /** The part is a function whose domain contains the key. */
  | { readonly kind: "defined"; readonly key: Ground }
  /** The part is none of the scalars that it may be instead: it is a set, or a function. */
  | { readonly kind: "composite"; readonly what: "set" | "function"; readonly scalars: readonly Ground[] };
