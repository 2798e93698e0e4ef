import type { Argument, Expr, Lambda, LocalDefinition } from "../../ir/ir.ts";

/** The parts of an expression, in the order in which they are evaluated where that is fixed. LET definitions and lambdas are visited as such. */
export function forEachChild(e: Expr, visit: (child: Expr) => void, visitDefinition: (definition: LocalDefinition | Lambda) => void): void {
  const visitArgument = (a: Argument): void => (a.kind === "lambda" ? visitDefinition(a) : visit(a));
  switch (e.kind) {
    case "literal": case "variable": case "local": return;
    case "replaced": return visit(e.current);
    case "apply": case "apply-local": case "builtin": return e.arguments.forEach(visitArgument);
    case "and": case "or": return e.items.forEach(visit);
    case "forall": case "exists": case "map": case "function":
      e.bindings.forEach((b) => visit(b.set));
      return visit(e.body);
    case "filter":
      visit(e.binding.set);
      return visit(e.body);
    case "choose":
      if (e.set !== null) visit(e.set);
      return visit(e.body);
    case "unbounded": return visit(e.body);
    case "set": case "tuple": return e.elements.forEach(visit);
    case "record": case "record-set": return e.fields.forEach((f) => visit(f.value));
    case "product": return e.factors.forEach(visit);
    case "select":
      visit(e.function);
      return visit(e.argument);
    case "except":
      visit(e.base);
      return e.updates.forEach((u) => {
        u.path.forEach(visit);
        visit(u.value);
      });
    case "if": return [e.condition, e.then, e.else].forEach(visit);
    case "case":
      e.arms.forEach((arm) => {
        visit(arm.guard);
        visit(arm.value);
      });
      if (e.other !== null) visit(e.other);
      return;
    case "let":
      e.definitions.forEach(visitDefinition);
      return visit(e.body);
    case "prime": case "unchanged": case "enabled": return visit(e.body);
    case "box-action": case "angle-action":
      visit(e.action);
      return visit(e.subscript);
    case "temporal": return e.arguments.forEach(visit);
  }
}
