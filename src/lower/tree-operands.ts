import type { Bound, ExprNode, LetUnit, Name, Pattern } from "../syntax/tree.ts";

/** The operands that `!1`, `!2`, ... select, in the order that SANY counts them; null for expressions whose parts have no numbers. */
export function operandsOf(node: ExprNode): readonly ExprNode[] | null {
  switch (node.kind) {
    case "junction": return node.bulleted || node.items.length < 3 ? node.items : [{ ...node, items: node.items.slice(0, -1) }, ...node.items.slice(-1)];
    case "operator-application": return node.arguments;
    case "name": return node.path.at(-1)?.arguments ?? null;
    case "product": return node.factors;
    case "set": case "tuple": return node.elements;
    case "record": case "record-set": return node.fields.map((field) => field.value);
    case "function-set": return [node.domain, node.range];
    case "function-application": {
      const [only] = node.arguments;
      return [node.function, node.arguments.length === 1 && only !== undefined ? only : { kind: "tuple", elements: node.arguments, span: node.span }];
    }
    case "field": return [node.record, { kind: "string", value: node.field.text, span: node.field.span }];
    case "if": return [node.condition, node.then, node.else];
    case "except": return [node.base];
    case "box-action": case "angle-action": return [node.action, node.subscript];
    case "fairness": return [node.subscript, node.action];
    case "quantifier": case "set-map": case "function": return node.bounds.map((bound) => bound.set);
    case "choose": return node.set === null ? [] : [node.set];
    case "set-filter": return [node.set];
    default: return null;
  }
}

/** The names that an expression binds in its body, and that body; null for expressions that bind nothing. */
export function binderOf(node: ExprNode): { readonly names: readonly Name[]; readonly body: ExprNode } | null {
  switch (node.kind) {
    case "quantifier": case "set-map": case "function": return { names: node.bounds.flatMap(namesOfBound), body: node.body };
    case "unbounded-quantifier": return { names: node.names, body: node.body };
    case "choose": case "set-filter": return { names: namesOf(node.pattern), body: node.body };
    case "lambda": return { names: node.parameters.map((parameter) => parameter.name), body: node.body };
    default: return null;
  }
}

/** The parts of an expression in which a label of its own can stand, with the LET around the part. LET definitions have labels of their own. */
export function labelledParts(node: ExprNode): readonly { readonly part: ExprNode; readonly units: readonly LetUnit[] }[] {
  const plain = (parts: readonly ExprNode[]): readonly { part: ExprNode; units: readonly LetUnit[] }[] => parts.map((part) => ({ part, units: [] }));
  switch (node.kind) {
    case "let": return [{ part: node.body, units: node.units }];
    case "junction": return plain(node.items);
    case "case": return plain([...node.arms.flatMap((arm) => [arm.guard, arm.value]), ...(node.other === null ? [] : [node.other])]);
    case "labelled": case "except": return [];
    default: {
      const binder = binderOf(node);
      return plain([...(operandsOf(node) ?? []), ...(binder === null ? [] : [binder.body])]);
    }
  }
}

function namesOfBound(bound: Bound): readonly Name[] {
  return bound.patterns.flatMap(namesOf);
}

function namesOf(pattern: Pattern): readonly Name[] {
  return pattern.kind === "name" ? [pattern.name] : pattern.names;
}
