import { type Frame, type Part, unfold } from "../../config/part.ts";
import type { Argument, Expr, LocalDefinition } from "../../ir/ir.ts";
import { applyFunction, equalValues, isFunction, makeTuple, type Value } from "../../value/index.ts";
import { type Read, readsOf } from "./reads.ts";
import { instancesOf, type Scene, valueOrNull } from "./scene.ts";

/** The places that decide what a part is at `path` inside its value: of an EXCEPT the update that hits the path, or the function that is updated; of a
 *  record or function constructor that field; otherwise all that evaluating it looks at. */
export function originsOf(scene: Scene, part: Part, path: readonly Value[]): readonly Read[] {
  if (path.length === 0) return readsOf(scene, part);
  const { expr, frames } = part;
  const inner = (e: Expr, rest = path, at = frames): readonly Read[] => originsOf(scene, { expr: e, frames: at }, rest);
  const reads = (e: Expr): readonly Read[] => readsOf(scene, { expr: e, frames });
  const [first, ...rest] = path;
  switch (expr.kind) {
    case "variable": return readsOf(scene, selectAlong(part, path));
    case "select": {
      const key = valueOrNull(scene, { expr: expr.argument, frames });
      return key === null ? readsOf(scene, part) : [...reads(expr.argument), ...inner(expr.function, [key, ...path])];
    }
    case "record": {
      const field = expr.fields.find((f) => f.name === first);
      return field === undefined ? readsOf(scene, part) : inner(field.value, rest);
    }
    case "tuple": {
      const element = typeof first === "number" ? expr.elements[first - 1] : undefined;
      return element === undefined ? readsOf(scene, part) : inner(element, rest);
    }
    case "function": {
      const instance = instancesOf(scene, expr.bindings, frames, 2000)?.find((i) => equalValues(keyOf(i.bound.map((b) => b.value)), first));
      return instance === undefined || expr.self !== null ? readsOf(scene, part) : inner(expr.body, rest, instance.frames);
    }
    case "except": return ofExcept(scene, expr, frames, path);
    case "if": {
      const truth = valueOrNull(scene, { expr: expr.condition, frames });
      return typeof truth !== "boolean" ? readsOf(scene, part) : [...reads(expr.condition), ...inner(truth ? expr.then : expr.else)];
    }
    case "case": {
      const guards: Read[] = [];
      for (const arm of expr.arms) {
        guards.push(...reads(arm.guard));
        if (valueOrNull(scene, { expr: arm.guard, frames }) === true) return [...guards, ...inner(arm.value)];
      }
      return expr.other === null ? guards : [...guards, ...inner(expr.other)];
    }
    case "builtin": return ofBuiltin(scene, part, expr, path);
    case "let": case "local": case "apply": case "apply-local": {
      const unfolded = unfold(scene.program, part);
      return unfolded === null ? readsOf(scene, part) : originsOf(scene, unfolded, path);
    }
    default: return readsOf(scene, part);
  }
}

function keyOf(values: readonly Value[]): Value {
  return values.length === 1 ? values[0] : makeTuple(values);
}

/** `e[k1][k2]` as an expression; reading it looks at that place only. */
function selectAlong({ expr, frames }: Part, path: readonly Value[]): Part {
  const selected = path.reduce<Expr>((f, key) => ({ kind: "select", function: f, argument: { kind: "literal", value: key, span: expr.span }, span: expr.span }), expr);
  return { expr: selected, frames };
}

/** The last update whose path agrees with `path`; where none does, the base. */
function ofExcept(scene: Scene, e: Extract<Expr, { kind: "except" }>, frames: readonly Frame[], path: readonly Value[]): readonly Read[] {
  const keyReads: Read[] = [];
  for (const update of [...e.updates].reverse()) {
    const keys = update.path.map((k) => valueOrNull(scene, { expr: k, frames }));
    for (const k of update.path) keyReads.push(...readsOf(scene, { expr: k, frames }));
    const agrees = keys.every((key, i) => i >= path.length || (key !== null && equalValues(key, path[i])));
    if (!agrees) continue;
    const old: Expr = update.path.reduce<Expr>((f, argument) => ({ kind: "select", function: f, argument, span: update.span }), e.base);
    const at: LocalDefinition = { id: update.at, name: "@", parameters: [], body: old, recursive: false, span: update.span };
    const inside: Part = { expr: update.value, frames: [...frames, { kind: "definitions", definitions: [at], isLet: false }] };
    const found = originsOf(scene, inside, path.slice(keys.length));
    // A place around the update also has what the update leaves.
    return keys.length <= path.length ? [...keyReads, ...found] : [...keyReads, ...found, ...originsOf(scene, { expr: e.base, frames }, path)];
  }
  return [...keyReads, ...originsOf(scene, { expr: e.base, frames }, path)];
}

function ofBuiltin(scene: Scene, part: Part, e: Extract<Expr, { kind: "builtin" }>, path: readonly Value[]): readonly Read[] {
  const { frames } = part;
  const [left, right] = e.arguments;
  const [first, ...rest] = path;
  if (!isExpr(left) || !isExpr(right)) return readsOf(scene, part);
  const value = valueOrNull(scene, { expr: left, frames });
  if (e.operator === ":>") return [...readsOf(scene, { expr: left, frames }), ...originsOf(scene, { expr: right, frames }, rest)];
  if (e.operator === "@@" && value !== null && typeof value === "object" && isFunction(value)) {
    if (applyFunction(value, first) !== undefined) return originsOf(scene, { expr: left, frames }, path);
    return [...readsOf(scene, { expr: left, frames }), ...originsOf(scene, { expr: right, frames }, path)];
  }
  if (e.operator === "Append" && value !== null && typeof value === "object" && value.kind === "tuple" && typeof first === "number") {
    return first === value.elements.length + 1 ? [...readsOf(scene, { expr: left, frames }), ...originsOf(scene, { expr: right, frames }, rest)] : originsOf(scene, { expr: left, frames }, path);
  }
  return readsOf(scene, part);
}

function isExpr(a: Argument | undefined): a is Expr {
  return a !== undefined && a.kind !== "lambda";
}
