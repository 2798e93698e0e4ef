import type { Span } from "../base/span.ts";
import type { Argument, Expr, Lambda } from "../ir/ir.ts";
import type { ExprNode } from "../syntax/tree.ts";
import { lowerDiagnostic } from "./catalogue.ts";
import type { Frame } from "./context.ts";
import { declare } from "./declare-local.ts";
import { languageApplication, poison } from "./language-application.ts";
import { lowerExpr } from "./lower-expr.ts";
import type { Lowering } from "./lowering.ts";
import { canonicalName, languageOperators } from "./operator-names.ts";
import { applyResolved, resolvePath, type Resolved } from "./resolve-path.ts";
import { fits, plainName } from "./resolve.ts";
import type { Signature } from "./symbol.ts";

/** The arguments of an operator of this signature; `parameterNames` is for messages. Raises E223, E227, E228, E229. */
export function lowerArguments(
  lowering: Lowering, frame: Frame, operator: { readonly name: string; readonly span: Span }, signature: Signature, nodes: readonly ExprNode[],
): readonly Argument[] | null {
  if (nodes.length !== signature.length) {
    lowering.report(lowerDiagnostic("E223", { name: operator.name, takes: signature.length, given: nodes.length }, operator.span));
    for (const node of nodes) if (node.kind !== "lambda" && !isOperatorName(node)) lowerExpr(lowering, frame, node);
    return null;
  }
  return nodes.map((node, i) => lowerArgument(lowering, frame, node, signature[i] ?? 0, `argument ${i + 1} of ${operator.name}`));
}

/** An argument: an expression for arity 0, else an operator of so many expressions. */
export function lowerArgument(lowering: Lowering, frame: Frame, node: ExprNode, arity: number, parameter: string): Argument {
  if (arity > 0) return operatorArgument(lowering, frame, node, arity, parameter);
  if (node.kind === "lambda") {
    lowering.report(lowerDiagnostic("E228", { given: "LAMBDA" }, node.span));
    return poison(node.span);
  }
  return lowerExpr(lowering, frame, node);
}

/** An operator passed as an argument, eta-expanded. */
function operatorArgument(lowering: Lowering, frame: Frame, node: ExprNode, arity: number, parameter: string): Lambda {
  const parameters = Array.from({ length: arity }, (_, i) => {
    const name = node.kind === "lambda" ? node.parameters[i]?.name.text : undefined;
    return lowering.freshParameter(name ?? `p${i + 1}`, 0);
  });
  const args = parameters.map((own): Expr => ({ kind: "local", id: own.id, name: own.name, span: node.span }));
  return { kind: "lambda", parameters, body: applyOperatorNode(lowering, frame, node, args, parameter), span: node.span };
}

/** The expression that stands for the operator that `node` is, applied to `args`, which are locals. */
export function applyOperatorNode(lowering: Lowering, frame: Frame, node: ExprNode, args: readonly Expr[], parameter: string): Expr {
  if (node.kind === "lambda") return applyLambda(lowering, frame, node, args, parameter);
  const text = plainName(node);
  const operator = text === null ? undefined : canonicalName(text);
  if (operator !== undefined && languageOperators.get(operator) === args.length) return languageApplication(operator, args, node.span);
  if (node.kind !== "name" || (node.path.at(-1)?.arguments.length ?? 0) > 0) {
    lowering.report(lowerDiagnostic("E227", { parameter, arity: args.length }, node.span));
    if (node.kind !== "name") lowerExpr(lowering, frame, node);
    return poison(node.span);
  }
  const resolved: Resolved | null = resolvePath(lowering, frame, node.path, node.span);
  if (resolved === null) return poison(node.span);
  if (!fits(resolved.target, args.length)) {
    const given = node.path.map((step) => step.name.text).join("!");
    const isExpression = resolved.target.kind !== "instance" && resolved.target.signature.length === 0;
    lowering.report(isExpression
      ? lowerDiagnostic("E227", { parameter, arity: args.length }, node.span)
      : lowerDiagnostic("E229", { parameter, arity: args.length, given: `'${given}'` }, node.span));
    return poison(node.span);
  }
  return applyResolved(lowering, frame, resolved, args, node.span);
}

function applyLambda(lowering: Lowering, frame: Frame, node: Extract<ExprNode, { kind: "lambda" }>, args: readonly Expr[], parameter: string): Expr {
  if (node.parameters.length !== args.length || node.parameters.some(({ arity }) => arity > 0)) {
    lowering.report(lowerDiagnostic("E229", { parameter, arity: args.length, given: "this LAMBDA" }, node.span));
    return poison(node.span);
  }
  let inner = frame;
  node.parameters.forEach(({ name }, i) => {
    const arg = args[i];
    if (arg?.kind === "local") inner = declare(lowering, inner, name, { kind: "local", id: arg.id, name: name.text, signature: [], span: name.span });
  });
  return lowerExpr(lowering, inner, node.body);
}

function isOperatorName(node: ExprNode): boolean {
  return plainName(node) !== null;
}
