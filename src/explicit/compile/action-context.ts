import type { Span } from "../../base/span.ts";
import type { VariableId } from "../../ir/ir.ts";
import type { Context } from "./context.ts";

/** The label of the action that is being generated: its name, and the JavaScript names of its arguments. While `open`, a disjunction, a \E or
 *  a definition may still make it more precise. */
export interface OpenLabel {
  readonly name: string;
  readonly span: Span;
  readonly defined: Span;
  readonly arguments: readonly { readonly name: string; readonly code: string }[];
  /** The arguments are those of the definition, not bound variables met on the way. */
  readonly fixed: boolean;
  readonly open: boolean;
}

/** A context in which the next state (or, for Init, the first one) is being built. */
export interface ActionContext extends Context {
  readonly target: "init" | "next" | "enabled";
  /** Variables that surely have a value here: true; surely none: absent; "maybe": depends on how the code was reached. */
  readonly known: ReadonlyMap<VariableId, true | "maybe">;
  readonly label: OpenLabel | null;
}

/** What follows an action: generated at the end of each of its paths. A `tail` is short enough to be generated many times. */
export interface Continuation {
  readonly tail: boolean;
  readonly generate: (context: ActionContext) => void;
}

export function closeLabel(context: ActionContext): ActionContext {
  return context.label === null || !context.label.open ? context : { ...context, label: { ...context.label, open: false } };
}

export function isAssigned(context: ActionContext, variable: VariableId): boolean | "maybe" {
  return context.known.get(variable) ?? false;
}

export function withAssigned(context: ActionContext, variable: VariableId): ActionContext {
  return { ...context, known: new Map([...context.known, [variable, true]]) };
}

/** Surely every variable has a value; ENABLED may look for values of further ones. */
export function allAssigned(context: ActionContext): boolean {
  const { variables, unknowns } = context.unit.analysis.program;
  if (context.target === "enabled" && unknowns.length > 0) return false;
  return variables.length > 0 && variables.every((v) => context.known.get(v.id) === true);
}

export function allMaybe(context: ActionContext): ActionContext {
  const { variables, unknowns } = context.unit.analysis.program;
  const slots = [...variables, ...unknowns].map((_, i) => i as VariableId); // the brand's constructor
  return { ...context, known: new Map(slots.map((id) => [id, context.known.get(id) === true ? true : "maybe"])) };
}
