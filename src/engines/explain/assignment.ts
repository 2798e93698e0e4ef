import { type Part, unfold } from "../../config/part.ts";
import type { Expr, VariableId } from "../../ir/ir.ts";
import { equalValues, type Value } from "../../value/index.ts";
import { originsOf } from "./origins.ts";
import { type Read, readsOf } from "./reads.ts";
import { evaluate, instancesOf, type Scene } from "./scene.ts";

/** How a step (or Init) gives a variable its value: by an expression, by leaving it as it is, or by choosing it from a set (`origins` null). */
export interface Assigned {
  /** The places that decide what the variable is at a path; null where it was chosen. */
  readonly origins: ((path: readonly Value[]) => readonly Read[]) | null;
}

/** Finds the assignment of a variable in an action, along the way that the step of the scene takes; null where there is none on it. */
export function assignmentOf(scene: Scene, part: Part, variable: VariableId): Assigned | null {
  const { expr, frames } = part;
  const inner = (e: Expr): Assigned | null => assignmentOf(scene, { expr: e, frames }, variable);
  switch (expr.kind) {
    case "and": return first(expr.items, inner);
    case "or": return first(expr.items.filter((e) => evaluate(scene, { expr: e, frames }) === true), inner);
    case "exists": case "forall": {
      const instances = instancesOf(scene, expr.bindings, frames, 2000) ?? [];
      const taken = expr.kind === "forall" ? instances : instances.filter((i) => evaluate(scene, { expr: expr.body, frames: i.frames }) === true);
      return first(taken, (i) => assignmentOf(scene, { expr: expr.body, frames: i.frames }, variable));
    }
    case "if": {
      const truth = evaluate(scene, { expr: expr.condition, frames });
      return typeof truth === "boolean" ? withControl(inner(truth ? expr.then : expr.else), readsOf(scene, { expr: expr.condition, frames })) : null;
    }
    case "case": {
      const control: Read[] = [];
      for (const arm of expr.arms) {
        control.push(...readsOf(scene, { expr: arm.guard, frames }));
        if (evaluate(scene, { expr: arm.guard, frames }) === true) return withControl(inner(arm.value), control);
      }
      return expr.other === null ? null : withControl(inner(expr.other), control);
    }
    case "box-action": return evaluate(scene, { expr: expr.action, frames }) === true ? inner(expr.action) : inner({ kind: "unchanged", body: expr.subscript, span: expr.span });
    case "angle-action": return inner(expr.action);
    case "unchanged": return mentions(scene, { expr: expr.body, frames }, variable) ? { origins: (path) => placesOf(scene, variable, path) } : null;
    case "builtin": return ofRelation(scene, part, expr, variable);
    case "let": case "local": case "apply": case "apply-local": {
      const unfolded = unfold(scene.program, part);
      return unfolded === null ? null : assignmentOf(scene, unfolded, variable);
    }
    default: return null;
  }
}

function first<T>(items: readonly T[], find: (item: T) => Assigned | null): Assigned | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

/** What decides which branch is taken decides the value as well. */
function withControl(assigned: Assigned | null, control: readonly Read[]): Assigned | null {
  if (assigned === null || assigned.origins === null) return assigned;
  const { origins } = assigned;
  return { origins: (path) => [...control, ...origins(path)] };
}

/** `x' = e` and `x' \in S`. */
function ofRelation(scene: Scene, part: Part, e: Extract<Expr, { kind: "builtin" }>, variable: VariableId): Assigned | null {
  const [left, right] = e.arguments;
  if (left === undefined || right === undefined || left.kind === "lambda" || right.kind === "lambda") return null;
  const target = namedVariable(scene, { expr: left, frames: part.frames });
  if (target !== variable) return null;
  if (e.operator === "=") return { origins: (path) => originsOf(scene, { expr: right, frames: part.frames }, path) };
  return e.operator === "\\in" || e.operator === "\\subseteq" ? { origins: null } : null;
}

/** The variable whose next value the left side of an assignment means. */
function namedVariable(scene: Scene, part: Part): VariableId | null {
  let at = part;
  let primed = false;
  for (;;) {
    const { expr, frames } = at;
    if (expr.kind === "variable") return primed ? expr.variable : null;
    if (expr.kind === "prime") {
      primed = true;
      at = { expr: expr.body, frames };
      continue;
    }
    const inner = unfold(scene.program, at);
    if (inner === null) return null;
    at = inner;
  }
}

/** Does a state function of UNCHANGED consist of the variable, among others? */
function mentions(scene: Scene, part: Part, variable: VariableId): boolean {
  const { expr, frames } = part;
  if (expr.kind === "variable") return expr.variable === variable;
  if (expr.kind === "tuple") return expr.elements.some((e) => mentions(scene, { expr: e, frames }, variable));
  const inner = unfold(scene.program, part);
  return inner !== null && mentions(scene, inner, variable);
}

/** The variable itself at a path, in the state before. */
export function placesOf(scene: Scene, variable: VariableId, path: readonly Value[]): readonly Read[] {
  const { span } = scene.program.variables[variable];
  return originsOf(scene, { expr: { kind: "variable", variable, span }, frames: [] }, path);
}

/** One of the places is the other, or inside it. */
export function overlap(a: { readonly variable: VariableId; readonly path: readonly Value[] }, b: { readonly variable: VariableId; readonly path: readonly Value[] }): boolean {
  return a.variable === b.variable && a.path.every((key, i) => i >= b.path.length || equalValues(key, b.path[i]));
}
