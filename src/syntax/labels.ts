import { infixOperators, postfixOperators, type OperatorSymbol } from "./operators.ts";
import type { ExprNode, Name } from "./tree.ts";

/** A label with its parameters, from the expression that stands before `::`: a name, or a name applied to names. As in SANY it may be
 *  the last of a path. */
export function labelOf(node: ExprNode): { readonly label: Name; readonly parameters: readonly Name[] } | null {
  if (node.kind !== "name") return null;
  const step = node.path.at(-1);
  if (step === undefined) return null;
  const parameters: Name[] = [];
  for (const argument of step.arguments) {
    const [parameter, ...rest] = argument.kind === "name" ? argument.path : [];
    if (parameter === undefined || rest.length > 0 || parameter.arguments.length > 0) return null;
    parameters.push(parameter.name);
  }
  return { label: step.name, parameters };
}

/** Whether the text would be read alike without the label: `a + lab :: b * c` would, `a * lab :: b + c` would not.
 *  `start` is where the labelled text begins, which tells `(b + c)` from `b + c`. */
export function labelSafe(waiting: OperatorSymbol | null, body: ExprNode, start: number): boolean {
  if (waiting === null || body.span.start !== start) return true;
  const symbol = rootSymbol(body);
  return symbol === undefined || waiting.high < symbol.low;
}

function rootSymbol(node: ExprNode): OperatorSymbol | undefined {
  if (node.kind === "junction") return node.bulleted ? undefined : infixOperators.get(node.operator === "and" ? "/\\" : "\\/");
  if (node.kind !== "operator-application") return undefined;
  return node.arguments.length === 2 ? infixOperators.get(node.operator.text) : postfixOperators.get(node.operator.text);
}
