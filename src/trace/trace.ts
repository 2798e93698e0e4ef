import type { Span } from "../base/span.ts";
import type { Value } from "../value/value.ts";

/** The action that led to a state: the definition's name and its arguments or the bound variables of the \E around it. */
export interface ActionLabel {
  readonly name: string;
  readonly arguments: readonly { readonly name: string; readonly value: Value }[];
  readonly span: Span;
}

/** A finite behaviour, or with `loop` an infinite one. `states[i].values` is indexed by VariableId; the first state has no action. */
export interface Trace {
  readonly variables: readonly string[];
  readonly states: readonly TraceState[];
  /** After the last state the behaviour goes on with this one (counted from 0), again and again; the last state itself: nothing changes any more. */
  readonly loop?: number;
  /** The action of the step back to `loop`, where that is another state. */
  readonly back?: ActionLabel | null;
}

export interface TraceState {
  readonly values: readonly Value[];
  readonly action: ActionLabel | null;
}
