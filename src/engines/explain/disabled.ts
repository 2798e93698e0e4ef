import { type Frame, type Part, unfold } from "../../config/part.ts";
import { EvaluationError } from "../../explicit/index.ts";
import type { Expr } from "../../ir/ir.ts";
import { printValue, type Value } from "../../value/index.ts";
import { because, isOfLibrary, leaf } from "./because.ts";
import { type Read, readsOf } from "./reads.ts";
import type { Reason } from "./reason.ts";
import { evaluate, instancesOf, type Scene } from "./scene.ts";
import { speaksOfNext } from "./speaks-of-next.ts";

/** Why an action has no step from a state: of the choices of its arguments, the one that comes nearest. */
export interface DisabledAction {
  /** `Send(n1, n2)`. */
  readonly action: string;
  readonly name: string;
  /** The choices of its arguments that there are; none of them has a step. */
  readonly choices: number;
  /** Conjuncts that hold before the first one that fails. */
  readonly passed: number;
  readonly reason: Reason;
  /** The places that keep all the choices of its arguments from having a step. */
  readonly reads: readonly Read[];
}

/** Choices of the arguments of one action that are looked at. */
const most = 500;

/** The names around an action. */
export interface Label {
  readonly name: string;
  readonly arguments: readonly string[];
  /** The sets that bound variables around it were chosen from. */
  readonly sets: readonly Part[];
}

/** `Send(n1, n2)`. */
export function labelText(label: Label): string {
  return label.arguments.length === 0 ? label.name : `${label.name}(${label.arguments.join(", ")})`;
}

/** For each action of a next-state relation without a step from the state of the scene: the first conjunct that fails. Actions in the order of the
 *  text. An action that has a step, which there is none of in a deadlock, is left out. */
export function disabledActions(scene: Scene, next: Expr): readonly DisabledAction[] {
  const found: DisabledAction[] = [];
  visitActions(scene, { expr: next, frames: [] }, { name: "Next", arguments: [], sets: [] }, (part, label) => {
    const failure = firstFailure(scene, part, 0);
    if (failure === null) return;
    const { passed, reason } = failure;
    const reads = [...label.sets, ...failure.culprits].flatMap((p) => readsOf(scene, p));
    found.push({ action: labelText(label), name: label.name, choices: 1, passed, reason, reads });
  });
  return [...new Set(found.map((f) => f.name))].map((name) => {
    const those = found.filter((f) => f.name === name);
    const nearest = those.reduce((a, b) => (b.passed > a.passed ? b : a));
    return { ...nearest, choices: those.length, reads: those.flatMap((f) => f.reads) };
  });
}

/** Calls `visit` with each action for each choice of its arguments: what is behind `\/`, `\E`, IF and names. */
export function visitActions(scene: Scene, part: Part, label: Label, visit: (part: Part, label: Label) => void): void {
  const { expr, frames } = part;
  const inner = (e: Expr): void => visitActions(scene, { expr: e, frames }, label, visit);
  switch (expr.kind) {
    case "or": return expr.items.length === 0 ? visit(part, label) : expr.items.forEach(inner);
    case "and": return expr.items.length === 1 ? inner(expr.items[0]) : visit(part, label);
    case "exists": {
      const instances = instancesOf(scene, expr.bindings, frames, most);
      if (instances === null || instances.length === 0) return visit(part, label);
      const sets = [...label.sets, ...expr.bindings.map((b): Part => ({ expr: b.set, frames }))];
      return instances.forEach((i) => visitActions(scene, { expr: expr.body, frames: i.frames }, { ...label, sets, arguments: [...label.arguments, ...i.bound.map((b) => printValue(b.value))] }, visit));
    }
    case "box-action": return inner(expr.action);
    case "let": case "local": case "apply": case "apply-local": {
      const unfolded = isOfLibrary(scene, expr) ? null : unfold(scene.program, part);
      if (unfolded === null) return visit(part, label);
      return visitActions(scene, unfolded, expr.kind === "apply" ? { ...label, ...applied(scene, expr, frames) } : label, visit);
    }
    default: return visit(part, label);
  }
}

/** The label that an application gives to the steps of its body. */
export function applied(scene: Scene, e: Extract<Expr, { kind: "apply" }>, frames: readonly Frame[]): Pick<Label, "name" | "arguments"> {
  const shown = e.arguments.map((argument) => {
    const value = argument.kind === "lambda" ? null : evaluate(scene, { expr: argument, frames });
    return value === null || value instanceof EvaluationError ? "_" : printValue(value);
  });
  return { name: scene.program.definitions[e.definition].name, arguments: shown };
}

/** Is there a step that satisfies the part? Why that can not be told, if so. */
export function isEnabled(scene: Scene, items: readonly Expr[], frames: readonly Frame[]): Value | EvaluationError | null {
  const [first] = items;
  const body: Expr = items.length === 1 ? first : { kind: "and", items, span: first.span };
  return evaluate(scene, { expr: { kind: "enabled", body, span: body.span }, frames });
}

interface Failing {
  readonly passed: number;
  readonly reason: Reason;
  /** The parts that keep it from having a step. */
  readonly culprits: readonly Part[];
}

/** The first conjunct that keeps a part from having a step; null where it has one. */
function firstFailure(scene: Scene, part: Part, passed: number): Failing | null {
  const { expr, frames } = part;
  if (isEnabled(scene, [expr], frames) === true) return null;
  if (expr.kind === "and") {
    const at = expr.items.findIndex((_, i) => isEnabled(scene, expr.items.slice(0, i + 1), frames) !== true);
    if (at < 0) return null;
    const culprit = { expr: expr.items[at], frames };
    const alone = firstFailure(scene, culprit, passed + at);
    const together: Part = { expr: { kind: "and", items: expr.items.slice(0, at + 1), span: expr.span }, frames };
    return alone ?? { passed: passed + at, reason: leaf(scene, culprit, "it contradicts the conjuncts before it"), culprits: [together] };
  }
  if (expr.kind === "let" || expr.kind === "local" || expr.kind === "apply" || expr.kind === "apply-local") {
    const unfolded = isOfLibrary(scene, expr) ? null : unfold(scene.program, part);
    if (unfolded !== null) return firstFailure(scene, unfolded, passed);
  }
  if (expr.kind === "if") {
    const condition: Part = { expr: expr.condition, frames };
    const truth = evaluate(scene, condition);
    const inside = typeof truth === "boolean" ? firstFailure(scene, { expr: truth ? expr.then : expr.else, frames }, passed) : null;
    if (typeof truth === "boolean" && inside !== null) return { ...inside, reason: both(because(scene, condition, truth), inside.reason), culprits: [condition, ...inside.culprits] };
  }
  return { passed, reason: speaksOfNext(scene.program, part) ? leaf(scene, part) : because(scene, part, false), culprits: [part] };
}

function both(first: Reason, second: Reason): Reason {
  return { kind: "because", named: null, bound: [], others: 0, passed: 0, parts: [first, second] };
}
