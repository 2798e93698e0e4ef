import type { Span } from "../base/span.ts";
import type { Binding, BoundVariable, Expr, LocalDefinition } from "../ir/ir.ts";
import type { Bound, Name, Pattern } from "../syntax/tree.ts";
import type { Frame } from "./context.ts";
import { declare } from "./declare-local.ts";
import { lowerExpr } from "./lower-expr.ts";
import type { Lowering } from "./lowering.ts";

/** The bindings of `x, y \in S, <<a, b>> \in T`, and the frame of their body. The sets are lowered in `frame`: they see none of the names. */
export function lowerBounds(lowering: Lowering, frame: Frame, bounds: readonly Bound[]): { readonly bindings: readonly Binding[]; readonly inner: Frame } {
  let inner = frame;
  const bindings = bounds.flatMap((bound) => {
    const set = lowerExpr(lowering, frame, bound.set);
    return bound.patterns.map((pattern) => {
      const lowered = lowerPattern(lowering, inner, pattern);
      inner = lowered.inner;
      return { variable: lowered.variable, set };
    });
  });
  return { bindings, inner };
}

/** The variable that a pattern binds, and the frame in which its names are bound. */
export function lowerPattern(lowering: Lowering, frame: Frame, pattern: Pattern): { readonly variable: BoundVariable; readonly inner: Frame } {
  const id = lowering.freshLocal();
  if (pattern.kind === "name") {
    const { text } = pattern.name;
    return { variable: { id, name: text, tuple: null }, inner: bindLocal(lowering, frame, pattern.name, id) };
  }
  const name = `<<${pattern.names.map(({ text }) => text).join(", ")}>>`;
  let inner = frame;
  const tuple = pattern.names.map((part, i): LocalDefinition => {
    const { span } = part;
    const body: Expr = { kind: "select", function: { kind: "local", id, name, span }, argument: { kind: "literal", value: i + 1, span }, span };
    const partId = lowering.freshLocal();
    inner = bindLocal(lowering, inner, part, partId);
    return { id: partId, name: part.text, parameters: [], body, recursive: false, span };
  });
  return { variable: { id, name, tuple }, inner };
}

function bindLocal(lowering: Lowering, frame: Frame, name: Name, id: BoundVariable["id"]): Frame {
  const span: Span = name.span;
  return declare(lowering, frame, name, { kind: "local", id, name: name.text, signature: [], span });
}
