import type { Argument, Expr, LocalId } from "../ir/ir.ts";
import { forEachChild } from "./children.ts";

/** A free local: the expression, or the first application, that refers to it. */
export type LocalReference = Extract<Expr, { kind: "local" | "apply-local" }>;

/** The locals that occur in `e` but are not bound in it, in the order of their first occurrence. Relies on ids being unique. */
export function freeLocals(e: Argument): ReadonlyMap<LocalId, LocalReference> {
  const found = new Map<LocalId, LocalReference>();
  const bound = new Set<LocalId>();
  const visited = new Set<Argument>();
  const visit = (part: Argument): void => {
    if (visited.has(part)) return;
    visited.add(part);
    if ((part.kind === "local" || part.kind === "apply-local") && !found.has(part.id)) found.set(part.id, part);
    collectBound(part, bound);
    forEachChild(part, visit);
  };
  visit(e);
  for (const id of bound) found.delete(id);
  return found;
}

/** Whether the local `id` occurs in `e`. */
export function mentions(e: Argument, id: LocalId): boolean {
  return freeLocals(e).has(id);
}

function collectBound(e: Argument, bound: Set<LocalId>): void {
  const variables = "bindings" in e ? e.bindings.map((binding) => binding.variable)
    : e.kind === "filter" ? [e.binding.variable] : e.kind === "choose" ? [e.variable] : e.kind === "unbounded" ? e.variables : [];
  for (const variable of variables) {
    bound.add(variable.id);
    for (const part of variable.tuple ?? []) bound.add(part.id);
  }
  if (e.kind === "function" && e.self !== null) bound.add(e.self);
  if (e.kind === "except") for (const update of e.updates) bound.add(update.at);
  if (e.kind === "lambda") for (const parameter of e.parameters) bound.add(parameter.id);
  if (e.kind === "let") {
    for (const definition of e.definitions) {
      bound.add(definition.id);
      for (const parameter of definition.parameters) bound.add(parameter.id);
    }
  }
}
