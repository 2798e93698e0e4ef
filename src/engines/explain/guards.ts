import { type Part, unfold } from "../../config/part.ts";
import type { Expr } from "../../ir/ir.ts";
import { type Read, readsOf } from "./reads.ts";
import { evaluate, instancesOf, type Scene } from "./scene.ts";
import { speaksOfNext } from "./speaks-of-next.ts";

/** The places that the conditions of an action look at, along the way that the step of the scene takes: why it could be taken. */
export function guardsOf(scene: Scene, part: Part): readonly Read[] {
  const { expr, frames } = part;
  const inner = (e: Expr): readonly Read[] => guardsOf(scene, { expr: e, frames });
  if (!speaksOfNext(scene.program, part)) return readsOf(scene, part);
  switch (expr.kind) {
    case "and": return expr.items.flatMap(inner);
    case "or": {
      const taken = expr.items.find((e) => evaluate(scene, { expr: e, frames }) === true);
      return taken === undefined ? [] : inner(taken);
    }
    case "exists": {
      const taken = instancesOf(scene, expr.bindings, frames, 2000)?.find((i) => evaluate(scene, { expr: expr.body, frames: i.frames }) === true);
      return taken === undefined ? [] : guardsOf(scene, { expr: expr.body, frames: taken.frames });
    }
    case "if": {
      const truth = evaluate(scene, { expr: expr.condition, frames });
      return typeof truth === "boolean" ? [...readsOf(scene, { expr: expr.condition, frames }), ...inner(truth ? expr.then : expr.else)] : [];
    }
    case "box-action": case "angle-action": return inner(expr.action);
    case "let": case "local": case "apply": case "apply-local": {
      const unfolded = unfold(scene.program, part);
      return unfolded === null ? [] : guardsOf(scene, unfolded);
    }
    default: return [];
  }
}
