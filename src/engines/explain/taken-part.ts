import { type Part, unfold } from "../../config/part.ts";
import type { Expr } from "../../ir/ir.ts";
import type { ActionLabel } from "../../trace/index.ts";
import { printValue } from "../../value/index.ts";
import { isOfLibrary } from "./because.ts";
import { applied, type Label } from "./disabled.ts";
import { evaluate, instancesOf, type Scene } from "./scene.ts";

/** The part of a next-state relation that a step with this label takes: the action with its arguments bound. A step may be one of several actions; it is
 *  the labelled one that is told of. The relation as a whole where none is found. */
export function takenPart(scene: Scene, next: Expr, action: ActionLabel | null): Part {
  const whole: Part = { expr: next, frames: [] };
  if (action === null) return whole;
  const wanted = action.arguments.map((a) => printValue(a.value)).join(", ");
  let named: Part | null = null;
  let exact: Part | null = null;
  visit(scene, whole, { name: "Next", arguments: [] }, (part, label) => {
    if (label.name !== action.name) return false;
    named ??= part;
    if (label.arguments.join(", ") === wanted) exact = part;
    return exact !== null;
  });
  return exact ?? named ?? whole;
}

type Named = Pick<Label, "name" | "arguments">;

/** Visits the alternatives that hold over the step, until `found` says so. */
function visit(scene: Scene, part: Part, label: Named, found: (part: Part, label: Named) => boolean): boolean {
  const { expr, frames } = part;
  const holds = (p: Part): boolean => evaluate(scene, p) === true;
  switch (expr.kind) {
    case "or": return expr.items.some((e) => holds({ expr: e, frames }) && visit(scene, { expr: e, frames }, label, found));
    case "and": return expr.items.length === 1 ? visit(scene, { expr: expr.items[0], frames }, label, found) : found(part, label);
    case "exists": return (instancesOf(scene, expr.bindings, frames, 2000) ?? []).some((i) => {
      const inside: Part = { expr: expr.body, frames: i.frames };
      return holds(inside) && visit(scene, inside, { ...label, arguments: [...label.arguments, ...i.bound.map((b) => printValue(b.value))] }, found);
    });
    case "box-action": return visit(scene, { expr: expr.action, frames }, label, found);
    case "let": case "local": case "apply": case "apply-local": {
      const unfolded = isOfLibrary(scene, expr) ? null : unfold(scene.program, part);
      if (unfolded === null) return found(part, label);
      return visit(scene, unfolded, expr.kind === "apply" ? applied(scene, expr, frames) : label, found);
    }
    default: return found(part, label);
  }
}
