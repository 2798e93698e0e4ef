import { type Frame, type Part, unfold } from "../../config/part.ts";
import { EvaluationError } from "../../explicit/index.ts";
import type { Expr } from "../../ir/ir.ts";
import { equalValues, printValue, type Value } from "../../value/index.ts";
import { readsOf, readText } from "./reads.ts";
import { leavesOf, type NamedValue, type Reason } from "./reason.ts";
import { evaluate, instancesOf, type Scene } from "./scene.ts";
import { sourceText } from "./source-text.ts";

/** Instances of a quantifier that are looked at. */
const most = 2000;
/** Instances and alternatives that are shown, where several of them count. */
const shown = 3;

/** Why a predicate is `truth` in the scene. Of what is false because several parts are, all of them are given: the conjuncts that fail, and all
 *  disjuncts. Of what is true because of one part, that one. Of the instances of a quantifier the first that decides; where none does, those that
 *  come nearest. */
export function because(scene: Scene, part: Part, truth: boolean): Reason {
  const { expr, frames } = part;
  const inner = (e: Expr, wanted = truth): Reason => because(scene, { expr: e, frames }, wanted);
  switch (expr.kind) {
    case "and": return truth ? joined(expr.items.map((e) => inner(e))) : failing(scene, expr.items, frames);
    case "or": return truth ? inner(firstThat(scene, expr.items, frames, true)) : joined(expr.items.map((e) => inner(e)));
    case "forall": case "exists": return quantified(scene, expr, part, truth);
    case "if": {
      const condition = valueOf(scene, expr.condition, frames);
      if (typeof condition !== "boolean") return leaf(scene, part);
      return joined([inner(expr.condition, condition), inner(condition ? expr.then : expr.else)]);
    }
    case "case": return ofCase(scene, expr, part, truth);
    case "box-action": return truth ? leaf(scene, part) : inner(expr.action);
    case "builtin": return ofBuiltin(scene, expr, part, truth);
    case "let": case "local": case "apply": case "apply-local": {
      const unfolded = isOfLibrary(scene, expr) ? null : unfold(scene.program, part);
      if (unfolded === null) return leaf(scene, part);
      const inside = because(scene, unfolded, truth);
      return expr.kind === "apply" && expr.arguments.length > 0 ? named(scene, part, inside, truth) : inside;
    }
    default: return leaf(scene, part);
  }
}

/** Several reasons under the name of the operator that they explain. */
function named(scene: Scene, part: Part, inside: Reason, truth: boolean): Reason {
  if (inside.kind === "leaf") return inside;
  const name = { text: sourceText(part, scene.sources), truth };
  if (inside.named === null && inside.bound.length === 0) return { ...inside, named: name };
  return { kind: "because", named: name, bound: [], parts: [inside], others: 0, passed: inside.passed };
}

/** Operators of the standard modules are read as a whole. */
export function isOfLibrary(scene: Scene, e: Expr): boolean {
  return e.kind === "apply" && scene.program.definitions[e.definition].span.file.startsWith("<");
}

function joined(parts: readonly Reason[], passed = 0): Reason {
  if (parts.length === 1 && passed === 0) return parts[0];
  const flat = parts.flatMap((p) => (p.kind === "because" && p.named === null && p.bound.length === 0 && p.others === 0 ? p.parts : [p]));
  return { kind: "because", named: null, bound: [], parts: flat, others: 0, passed };
}

function valueOf(scene: Scene, expr: Expr, frames: readonly Frame[]): Value | EvaluationError | null {
  return evaluate(scene, { expr, frames });
}

/** The conjuncts that fail; what comes after one that has no value is not looked at. */
function failing(scene: Scene, items: readonly Expr[], frames: readonly Frame[]): Reason {
  const found: Reason[] = [];
  let passed = 0;
  for (const item of items) {
    const value = valueOf(scene, item, frames);
    if (value === false) found.push(because(scene, { expr: item, frames }, false));
    else if (value !== true && found.length === 0) return leaf(scene, { expr: item, frames });
    if (value === true && found.length === 0) passed++;
  }
  return found.length === 0 ? { kind: "because", named: null, bound: [], parts: [], others: 0, passed } : joined(found, passed);
}

function firstThat(scene: Scene, items: readonly Expr[], frames: readonly Frame[], truth: boolean): Expr {
  return items.find((e) => valueOf(scene, e, frames) === truth) ?? items[0];
}

function quantified(scene: Scene, e: Extract<Expr, { kind: "forall" | "exists" }>, part: Part, truth: boolean): Reason {
  const instances = instancesOf(scene, e.bindings, part.frames, most);
  if (instances === null) return leaf(scene, part);
  const decides = e.kind === "exists";
  if (truth === decides) { // one instance is enough
    const those = instances.filter((i) => valueOf(scene, e.body, i.frames) === decides);
    if (those.length === 0) return leaf(scene, part);
    const [first] = those;
    return { kind: "because", named: null, bound: first.bound, parts: [because(scene, { expr: e.body, frames: first.frames }, truth)], others: truth ? 0 : those.length - 1, passed: 0 };
  }
  if (truth) return leaf(scene, part); // true of all
  if (instances.length === 0) return leaf(scene, part, "there is no such element: the set is empty");
  const each = instances.slice(0, 200).map((i) => ({ bound: i.bound, reason: because(scene, { expr: e.body, frames: i.frames }, false) }));
  const nearest = [...each].sort((a, b) => costOf(a.reason) - costOf(b.reason));
  const count = instances.length <= shown ? instances.length : 1;
  const parts = nearest.slice(0, count).map(({ bound, reason }): Reason => ({ kind: "because", named: null, bound, parts: [reason], others: 0, passed: 0 }));
  return parts.length === instances.length ? joined(parts) : { ...parts[0], others: instances.length - 1 } as Reason;
}

/** The fewer parts fail, and the later the first of them comes, the nearer is an instance to holding. */
function costOf(reason: Reason): number {
  return leavesOf(reason).length * 100 - (reason.kind === "because" ? reason.passed : 0);
}

function ofCase(scene: Scene, e: Extract<Expr, { kind: "case" }>, part: Part, truth: boolean): Reason {
  for (const arm of e.arms) {
    const guard = valueOf(scene, arm.guard, part.frames);
    if (guard !== true && guard !== false) return leaf(scene, part);
    if (guard) return joined([because(scene, { expr: arm.guard, frames: part.frames }, true), because(scene, { expr: arm.value, frames: part.frames }, truth)]);
  }
  return e.other === null ? leaf(scene, part) : because(scene, { expr: e.other, frames: part.frames }, truth);
}

function ofBuiltin(scene: Scene, e: Extract<Expr, { kind: "builtin" }>, part: Part, truth: boolean): Reason {
  const [left, right] = e.arguments;
  const inner = (x: Expr, wanted: boolean): Reason => because(scene, { expr: x, frames: part.frames }, wanted);
  if (left === undefined || left.kind === "lambda") return leaf(scene, part);
  if (e.operator === "~") return inner(left, !truth);
  if (e.operator !== "=>" || right.kind === "lambda") return leaf(scene, part);
  if (!truth) return joined([inner(left, true), inner(right, false)]);
  return valueOf(scene, left, part.frames) === false ? inner(left, false) : inner(right, true);
}

/** A part that is not taken apart: what its operands are, and the places of the state that they depend on. */
export function leaf(scene: Scene, part: Part, note = ""): Extract<Reason, { kind: "leaf" }> {
  const value = evaluate(scene, part);
  const reads = readsOf(scene, part);
  const text = sourceText(part, scene.sources);
  const truth = typeof value === "boolean" ? value : null;
  const diagnostic = value instanceof EvaluationError ? value.diagnostic : null;
  return { kind: "leaf", text, span: part.expr.span, truth, values: namedValues(scene, part, reads.map((r) => ({ text: readText(scene, r), value: r.value })), truth), reads, diagnostic, note };
}

/** The operands of the outermost operator and, below what fails, the places; without what is said twice or goes without saying. */
function namedValues(scene: Scene, part: Part, places: readonly NamedValue[], truth: boolean | null): readonly NamedValue[] {
  const { expr, frames } = part;
  const operands = expr.kind === "builtin" ? expr.arguments : expr.kind === "unchanged" ? [expr.body] : [];
  const found: NamedValue[] = [];
  const add = (named: NamedValue): void => {
    if (named.text !== "" && named.text !== printValue(named.value) && !found.some((f) => withDots(f.text) === withDots(named.text))) found.push(named);
  };
  for (const operand of operands) {
    if (operand.kind === "lambda") continue;
    const value = evaluate(scene, { expr: operand, frames });
    const text = sourceText({ expr: operand, frames }, scene.sources);
    if (value === null || value instanceof EvaluationError || isConstant(operand, scene)) continue;
    // A place says it as well, under the name that the variable has.
    if (!(places.length === 1 && equalValues(places[0].value, value) && operand.kind === "apply")) add({ text, value });
  }
  const text = sourceText(part, scene.sources);
  if (truth !== true || found.length === 0) places.forEach((place) => (place.text === text ? undefined : add(place)));
  return found.filter((f) => `${f.text} = ${printValue(f.value)}` !== text || truth !== true);
}

/** `r["a"]` is `r.a`. */
function withDots(text: string): string {
  return text.replaceAll(/\["(\w+)"\]/g, ".$1");
}

/** A constant of the model says nothing that the reader does not know. */
function isConstant(e: Expr, scene: Scene): boolean {
  return e.kind === "literal" || (e.kind === "apply" && e.arguments.length === 0 && scene.program.definitions[e.definition].level === 0 && scene.program.definitions[e.definition].body.kind === "literal" && typeof scene.evaluator.constant(e) !== "number");
}
