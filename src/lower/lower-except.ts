import type { Expr } from "../ir/ir.ts";
import type { ExprNode } from "../syntax/tree.ts";
import type { Frame } from "./context.ts";
import { atName, bind } from "./environment.ts";
import { indexOf, lowerExpr } from "./lower-expr.ts";
import type { Lowering } from "./lowering.ts";

/** `[f EXCEPT !.a[i] = e]`: a field is the string of its name, several indices are one tuple, `@` is a local of its update. */
export function lowerExcept(lowering: Lowering, frame: Frame, node: Extract<ExprNode, { kind: "except" }>): Expr {
  const updates = node.updates.map(({ path, value, span }) => {
    const at = lowering.freshLocal();
    const keys = path.map((selector): Expr =>
      selector.kind === "field"
        ? { kind: "literal", value: selector.name.text, span: selector.name.span }
        : indexOf(selector.arguments.map((argument) => lowerExpr(lowering, frame, argument)), selector));
    const environment = bind(frame.environment, atName, { kind: "local", id: at, name: atName, signature: [], span });
    return { path: keys, at, value: lowerExpr(lowering, { ...frame, environment }, value), span };
  });
  return { kind: "except", base: lowerExpr(lowering, frame, node.base), updates, span: node.span };
}
