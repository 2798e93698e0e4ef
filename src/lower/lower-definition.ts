import type { Expr, LocalId, Parameter } from "../ir/ir.ts";
import type { FunctionDefinition, OperatorDeclaration } from "../syntax/tree.ts";
import type { Context, Frame } from "./context.ts";
import { declare } from "./declare-local.ts";
import { bind } from "./environment.ts";
import { mentions } from "./free-locals.ts";
import { lowerBounds } from "./lower-bounds.ts";
import { lowerExpr } from "./lower-expr.ts";
import type { Entry, Lowering } from "./lowering.ts";
import { canonicalName } from "./operator-names.ts";
import type { DefinedSymbol } from "./symbol.ts";

/** The definition of `symbol` in `context`; its body is lowered when `Lowering.finish` comes to it. */
export function lowerDefinition(lowering: Lowering, symbol: DefinedSymbol, context: Context): Entry {
  const { node, name } = symbol;
  const parameters = node.kind === "operator" ? node.parameters : [];
  return lowering.define(symbol, context, {
    name: name.text, span: name.span, announced: symbol.recursive === true, parameters: parameters.map((parameter) => ({ name: parameter.name.text, arity: parameter.arity })),
    lower: (renaming, own) => {
      const frame: Frame = { context, scope: symbol.home, position: symbol.position, environment: null, renaming };
      if (node.kind === "function") return lowerFunction(lowering, frame, node);
      if (node.kind === "statement") return { kind: "literal", value: true, span: node.span };
      return lowerExpr(lowering, declareParameters(lowering, frame, parameters, own), node.body);
    },
  });
}

/** `frame` with the parameters of an operator bound. */
export function declareParameters(lowering: Lowering, frame: Frame, declarations: readonly OperatorDeclaration[], own: readonly Parameter[]): Frame {
  let inner = frame;
  declarations.forEach(({ name, arity, span }, i) => {
    const parameter = own[i];
    if (parameter === undefined) return;
    inner = declare(lowering, inner, name, { kind: "local", id: parameter.id, name: name.text, signature: new Array<number>(arity).fill(0), span });
  });
  return inner;
}

/** `f[x \in S] == e`; `self` is set where `f` occurs in `e`. */
export function lowerFunction(lowering: Lowering, frame: Frame, node: FunctionDefinition): Expr {
  const { bindings, inner } = lowerBounds(lowering, frame, node.bounds);
  const self: LocalId = lowering.freshLocal();
  const environment = bind(inner.environment, canonicalName(node.name.text), { kind: "local", id: self, name: node.name.text, signature: [], span: node.name.span });
  const body = lowerExpr(lowering, { ...inner, environment }, node.body);
  return { kind: "function", bindings, body, self: mentions(body, self) ? self : null, span: node.span };
}
