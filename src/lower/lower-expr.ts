import { absurd } from "../base/invariant.ts";
import type { Expr } from "../ir/ir.ts";
import type { ExprNode, Name } from "../syntax/tree.ts";
import { lowerDiagnostic } from "./catalogue.ts";
import type { Frame } from "./context.ts";
import { enabledFrame } from "./enabled-context.ts";
import { atName, find } from "./environment.ts";
import { junction, languageApplication, poison } from "./language-application.ts";
import { lowerArguments } from "./lower-argument.ts";
import { lowerBounds, lowerPattern } from "./lower-bounds.ts";
import { lowerExcept } from "./lower-except.ts";
import { lowerLet } from "./lower-let.ts";
import { lowerNumber } from "./lower-number.ts";
import { type Lowering, renamed } from "./lowering.ts";
import { canonicalName, languageOperators } from "./operator-names.ts";
import { applyResolved, reportUnknown, resolvePath } from "./resolve-path.ts";
import { plainName, resolveName } from "./resolve.ts";

type NodeOf<K extends ExprNode["kind"]> = Extract<ExprNode, { kind: K }>;

/** The IR of an expression, its names resolved in `frame`. Where something is wrong it reports that and returns a placeholder, so that
 *  the rest is still looked at. */
export function lowerExpr(lowering: Lowering, frame: Frame, node: ExprNode): Expr {
  const { span } = node;
  const lower = (child: ExprNode): Expr => lowerExpr(lowering, frame, child);
  switch (node.kind) {
    case "number": return lowerNumber(lowering, node.text, span);
    case "string": return { kind: "literal", value: node.value, span };
    case "boolean": return { kind: "literal", value: node.value, span };
    case "name": return lowerName(lowering, frame, node);
    case "operator-application": return lowerOperator(lowering, frame, node);
    case "junction": return junction(node.operator, node.items.map(lower), span);
    case "product": return { kind: "product", factors: node.factors.map(lower), span };
    case "quantifier": case "set-map": case "function": {
      const { bindings, inner } = lowerBounds(lowering, frame, node.bounds);
      const body = lowerExpr(lowering, inner, node.body);
      if (node.kind === "function") return { kind: "function", bindings, body, self: null, span };
      return { kind: node.kind === "set-map" ? "map" : node.quantifier, bindings, body, span };
    }
    case "unbounded-quantifier": return lowerUnbounded(lowering, frame, node);
    case "choose": case "set-filter": {
      const set = node.set === null ? null : lower(node.set);
      const { variable, inner } = lowerPattern(lowering, frame, node.pattern);
      const body = lowerExpr(lowering, inner, node.body);
      return node.kind === "set-filter" && set !== null ? { kind: "filter", binding: { variable, set }, body, span } : { kind: "choose", variable, set, body, span };
    }
    case "set": return { kind: "set", elements: node.elements.map(lower), span };
    case "function-set": return { kind: "builtin", operator: "->", arguments: [lower(node.domain), lower(node.range)], span };
    case "function-application":
      checkFunctionArguments(lowering, frame, node);
      return { kind: "select", function: lower(node.function), argument: indexOf(node.arguments.map(lower), node), span };
    case "record":
    case "record-set": return { kind: node.kind, fields: lowerFields(lowering, frame, node.fields), span };
    case "field": {
      const field: Expr = { kind: "literal", value: node.field.text, span: node.field.span };
      return { kind: "select", function: lower(node.record), argument: field, span };
    }
    case "except": return lowerExcept(lowering, frame, node);
    case "at": return lowerAt(lowering, frame, node);
    case "tuple": return { kind: "tuple", elements: node.elements.map(lower), span };
    case "if": return { kind: "if", condition: lower(node.condition), then: lower(node.then), else: lower(node.else), span };
    case "case": {
      const arms = node.arms.map((arm) => ({ guard: lower(arm.guard), value: lower(arm.value), span: arm.span }));
      return { kind: "case", arms, other: node.other === null ? null : lower(node.other), span };
    }
    case "let": return lowerLet(lowering, frame, node);
    case "lambda":
      lowering.report(lowerDiagnostic("E228", { given: "LAMBDA" }, span));
      return poison(span);
    case "box-action":
    case "angle-action": return { kind: node.kind, action: lower(node.action), subscript: lower(node.subscript), span };
    case "fairness": {
      const operator = node.strength === "weak" ? "weak-fairness" : "strong-fairness";
      const [subscript, action] = [lower(node.subscript), lower(node.action)];
      return { kind: "temporal", operator, arguments: [subscript, action, enabledStep(lowering, frame, node, subscript, action)], span };
    }
    case "labelled": return lower(node.body);
    default: return absurd(node);
  }
}

/** ENABLED of the step that a fairness condition is about. */
function enabledStep(lowering: Lowering, frame: Frame, node: NodeOf<"fairness">, subscript: Expr, action: Expr): Expr {
  const { span } = node;
  const inside = enabledFrame(lowering, frame);
  const part = (here: ExprNode, lowered: Expr): Expr => (inside === frame ? lowered : lowerExpr(lowering, inside, here));
  return { kind: "enabled", body: { kind: "angle-action", action: part(node.action, action), subscript: part(node.subscript, subscript), span }, span };
}

/** The argument of `f[a, b]`: a tuple where there are several. */
export function indexOf(args: readonly Expr[], node: { readonly span: Expr["span"] }): Expr {
  const [only] = args;
  return args.length === 1 && only !== undefined ? only : { kind: "tuple", elements: args, span: node.span };
}

function lowerName(lowering: Lowering, frame: Frame, node: NodeOf<"name">): Expr {
  const { path, span } = node;
  const last = path.at(-1);
  if (last === undefined) return poison(span);
  const text = last.name.text;
  if (path.length === 1) {
    if (text === "BOOLEAN" || text === "STRING") return { kind: "builtin", operator: text, arguments: [], span };
    const operator = canonicalName(text);
    if (languageOperators.has(operator)) return lowerOperator(lowering, frame, { kind: "operator-application", operator: last.name, arguments: last.arguments, span });
  }
  const resolved = resolvePath(lowering, frame, path, span);
  if (resolved === null) {
    for (const argument of last.arguments) if (argument.kind !== "lambda" && argument.kind !== "name") lowerExpr(lowering, frame, argument);
    return poison(span);
  }
  if (resolved.target.kind === "definition" && resolved.target.symbol?.kind === "definition" && resolved.target.symbol.node.kind === "statement") {
    lowering.report(lowerDiagnostic("E244", { name: text }, span));
    return poison(span);
  }
  if (resolved.target.kind === "instance") return applyResolved(lowering, frame, resolved, [], span);
  const args = lowerArguments(lowering, frame, { name: text, span: last.name.span }, resolved.target.signature, resolved.nodes ?? last.arguments);
  return args === null ? poison(span) : applyResolved(lowering, frame, resolved, args, span);
}

function lowerOperator(lowering: Lowering, frame: Frame, node: NodeOf<"operator-application">): Expr {
  const { operator, span } = node;
  const key = canonicalName(operator.text);
  if (languageOperators.get(key) === node.arguments.length) {
    const inside = key === "ENABLED" ? enabledFrame(lowering, frame) : frame;
    return languageApplication(key, node.arguments.map((argument) => lowerExpr(lowering, inside, argument)), span);
  }
  const target = resolveName(lowering, frame, key);
  if (target === null || target.kind === "instance") {
    if (languageOperators.has(key)) {
      lowering.report(lowerDiagnostic("E223", { name: operator.text, takes: languageOperators.get(key) ?? 0, given: node.arguments.length }, operator.span));
    } else reportUnknown(lowering, frame, operator);
    for (const argument of node.arguments) lowerExpr(lowering, frame, argument);
    return poison(span);
  }
  const args = lowerArguments(lowering, frame, { name: operator.text, span: operator.span }, target.signature, node.arguments);
  return args === null ? poison(span) : applyResolved(lowering, frame, { target, given: new Map() }, args, span);
}

/** A function that is defined with several bound variables takes as many arguments, or one tuple (E245). */
function checkFunctionArguments(lowering: Lowering, frame: Frame, node: NodeOf<"function-application">): void {
  const name = plainName(node.function);
  const target = name === null || node.arguments.length < 2 ? null : resolveName(lowering, frame, name);
  if (name === null || target?.kind !== "definition" || target.symbol?.kind !== "definition" || target.symbol.node.kind !== "function") return;
  const patterns = target.symbol.node.bounds.flatMap((bound) => bound.patterns);
  if (patterns.length !== node.arguments.length && patterns.every(({ kind }) => kind === "name")) {
    lowering.report(lowerDiagnostic("E245", { name, takes: patterns.length, given: node.arguments.length }, node.span));
  }
}

/** `\A x : e`, `\E x : e`, and `\AA`, `\EE` as a temporal operator around them. */
function lowerUnbounded(lowering: Lowering, frame: Frame, node: NodeOf<"unbounded-quantifier">): Expr {
  const { span } = node;
  const temporal = node.quantifier === "temporal-forall" || node.quantifier === "temporal-exists";
  const quantifier = node.quantifier === "forall" || node.quantifier === "temporal-forall" ? "forall" : "exists";
  let inner = frame;
  const variables = node.names.map((name) => {
    const lowered = lowerPattern(lowering, inner, { kind: "name", name });
    inner = lowered.inner;
    return lowered.variable;
  });
  const plain: Expr = { kind: "unbounded", quantifier, variables, body: lowerExpr(lowering, inner, node.body), span };
  return temporal ? { kind: "temporal", operator: quantifier, arguments: [plain], span } : plain;
}

function lowerFields(lowering: Lowering, frame: Frame, fields: readonly { readonly name: Name; readonly value: ExprNode }[]): readonly { name: string; value: Expr }[] {
  const seen = new Set<string>();
  return fields.map(({ name, value }) => {
    if (seen.has(name.text)) lowering.report(lowerDiagnostic("E240", { name: name.text }, name.span));
    seen.add(name.text);
    return { name: name.text, value: lowerExpr(lowering, frame, value) };
  });
}

function lowerAt(lowering: Lowering, frame: Frame, node: NodeOf<"at">): Expr {
  const at = find(frame.environment, atName);
  if (at === null || at.kind !== "local") {
    lowering.report(lowerDiagnostic("E235", undefined, node.span));
    return poison(node.span);
  }
  return { kind: "local", id: renamed(frame, at), name: atName, span: node.span };
}
