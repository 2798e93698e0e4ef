import { absurd } from "../base/invariant.ts";
import type { Argument, BoundVariable } from "../ir/ir.ts";

/** Calls `visit` with each direct part of `e`, in the order of the text; a lambda's and a LET definition's body is a part. */
export function forEachChild(e: Argument, visit: (child: Argument) => void): void {
  const variable = (bound: BoundVariable): void => bound.tuple?.forEach((definition) => visit(definition.body));
  switch (e.kind) {
    case "literal": case "variable": case "local": return;
    case "replaced": visit(e.current); return;
    case "apply": case "apply-local": case "builtin": case "temporal": e.arguments.forEach(visit); return;
    case "and": case "or": e.items.forEach(visit); return;
    case "forall": case "exists": case "map": case "function":
      for (const binding of e.bindings) {
        visit(binding.set);
        variable(binding.variable);
      }
      visit(e.body);
      return;
    case "choose":
      if (e.set !== null) visit(e.set);
      variable(e.variable);
      visit(e.body);
      return;
    case "unbounded": e.variables.forEach(variable); visit(e.body); return;
    case "set": case "tuple": e.elements.forEach(visit); return;
    case "filter": visit(e.binding.set); variable(e.binding.variable); visit(e.body); return;
    case "record": case "record-set": for (const field of e.fields) visit(field.value); return;
    case "product": e.factors.forEach(visit); return;
    case "select": visit(e.function); visit(e.argument); return;
    case "except":
      visit(e.base);
      for (const update of e.updates) {
        update.path.forEach(visit);
        visit(update.value);
      }
      return;
    case "if": visit(e.condition); visit(e.then); visit(e.else); return;
    case "case":
      for (const arm of e.arms) {
        visit(arm.guard);
        visit(arm.value);
      }
      if (e.other !== null) visit(e.other);
      return;
    case "let": for (const definition of e.definitions) visit(definition.body); visit(e.body); return;
    case "prime": case "unchanged": case "enabled": case "lambda": visit(e.body); return;
    case "box-action": case "angle-action": visit(e.action); visit(e.subscript); return;
    default: absurd(e);
  }
}
