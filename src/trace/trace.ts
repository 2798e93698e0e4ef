import type { Span } from "../base/span.ts";
import type { Value } from "../value/value.ts";

/** The action that led to a state: the definition's name and its arguments or the bound variables of the \E around it. */
export interface ActionLabel {
  readonly name: string;
  readonly arguments: readonly { readonly name: string; readonly value: Value }[];
  readonly span: Span;
}

/** A finite behaviour. `states[i].values` is indexed by VariableId; the first state has no action. */
export interface Trace {
  readonly variables: readonly string[];
  readonly states: readonly TraceState[];
}

export interface TraceState {
  readonly values: readonly Value[];
  readonly action: ActionLabel | null;
}
