import { type Part, unfold } from "../../config/part.ts";
import type { Span } from "../../base/span.ts";
import type { Diagnostic } from "../../diagnostic/index.ts";
import { EvaluationError } from "../../explicit/index.ts";
import type { Binding, Expr } from "../../ir/ir.ts";
import { forEachChild } from "../../lower/children.ts";
import { printValue } from "../../value/index.ts";
import { because, leaf } from "./because.ts";
import { isEnabled, labelText, visitActions } from "./disabled.ts";
import type { NamedValue, Reason } from "./reason.ts";
import { evaluate, instancesOf, type Scene } from "./scene.ts";
import { sourceText } from "./source-text.ts";
import { speaksOfNext } from "./speaks-of-next.ts";
import { type Read, readsOf } from "./reads.ts";

/** Where evaluating fails: the innermost expression that has no value although its operands have one. */
export interface Erring {
  /** The names around it with their arguments, from the outside in, and the bound variables: `Restart(s2)`, `i = s1`. */
  readonly path: readonly string[];
  readonly text: string;
  readonly span: Span;
  /** The operands and the places that they depend on. */
  readonly values: readonly NamedValue[];
  readonly reads: readonly Read[];
  /** Of an Assert: why its condition is false. */
  readonly condition: Reason | null;
}

/** Instances of a quantifier that are tried. */
const most = 500;

/** Finds the expression that the diagnostic is about inside a predicate or a value. Null where the search does not come to it. */
export function erringPart(scene: Scene, part: Part, diagnostic: Diagnostic): Erring | null {
  const at = new Search(scene, diagnostic).find({ part, path: [], control: [] });
  return at === null ? null : described(scene, at);
}

/** The same inside the actions of a next-state relation, searched for steps from the state of the scene. */
export function erringAction(scene: Scene, next: Expr, diagnostic: Diagnostic): Erring | null {
  const search = new Search(scene, diagnostic);
  let found: Place | null = null;
  visitActions(scene, { expr: next, frames: [] }, { name: "Next", arguments: [], sets: [] }, (part, label) => {
    if (found !== null) return;
    found = search.find({ part, path: [labelText(label)], control: label.sets });
  });
  return found === null ? null : described(scene, found);
}

interface Place {
  readonly part: Part;
  readonly path: readonly string[];
  /** What was evaluated before on the way: conjuncts, conditions and sets. */
  readonly control: readonly Part[];
}

function described(scene: Scene, { part, path, control }: Place): Erring {
  const { text, values } = leaf(scene, part);
  const reads = [...control, part].flatMap((p) => readsOf(scene, p));
  const { expr, frames } = part;
  const operands = expr.kind === "select" ? [expr.function, expr.argument] : expr.kind === "apply" || expr.kind === "apply-local" ? expr.arguments : [];
  const named = operands.flatMap((o) => (o.kind === "lambda" ? [] : [namedValue(scene, { expr: o, frames })])).filter((n) => n !== null);
  const all = [...named, ...values.filter((v) => !named.some((n) => n.text === v.text))];
  const condition = expr.kind === "builtin" && expr.operator === "Assert" && expr.arguments[0].kind !== "lambda" ? because(scene, { expr: expr.arguments[0], frames }, false) : null;
  return { path, text, span: expr.span, reads, values: all, condition };
}

function namedValue(scene: Scene, part: Part): NamedValue | null {
  const value = evaluate(scene, part);
  const text = sourceText(part, scene.sources);
  return value === null || value instanceof EvaluationError || text === "" || text === printValue(value) ? null : { text, value };
}

class Search {
  readonly #scene: Scene;
  readonly #diagnostic: Diagnostic;

  constructor(scene: Scene, diagnostic: Diagnostic) {
    this.#scene = scene;
    this.#diagnostic = diagnostic;
  }

  /** Goes to the first part inside that fails in the same way, as far as there is one. Null where the part itself does not. */
  find(place: Place): Place | null {
    if (!this.#fails(place.part)) return null;
    for (const inner of this.#inside(place)) {
      const found = this.find(inner);
      if (found !== null) return found;
    }
    return place;
  }

  /** Does evaluating it fail at the same place for the same reason? */
  #fails(part: Part): boolean {
    const value = this.#isAction(part) ? isEnabled(this.#scene, [part.expr], part.frames) : evaluate(this.#scene, part);
    if (!(value instanceof EvaluationError)) return false;
    const { code, span } = value.diagnostic;
    return code === this.#diagnostic.code && span.file === this.#diagnostic.span.file && span.start === this.#diagnostic.span.start && span.end === this.#diagnostic.span.end;
  }

  #isAction(part: Part): boolean {
    return this.#scene.next === null && speaksOfNext(this.#scene.program, part);
  }

  #inside({ part, path, control }: Place): readonly Place[] {
    const { expr, frames } = part;
    const unfolded = unfold(this.#scene.program, part);
    if (unfolded !== null) {
      const name = expr.kind === "apply" ? sourceText(part, this.#scene.sources) : "";
      return [{ part: unfolded, control, path: name === "" || name === path[path.length - 1] ? path : [...path, name] }];
    }
    if (expr.kind === "prime" || expr.kind === "enabled") return [];
    const bindings = bindingsOf(expr);
    if (bindings.length > 0) return this.#instances(bindings, "body" in expr ? expr.body : null, { part, path, control });
    const places: Place[] = [];
    const before: Part[] = [];
    forEachChild(expr, (child) => {
      if (child.kind === "lambda") return;
      const inner: Part = { expr: child, frames };
      places.push({ part: inner, path, control: [...control, ...before] });
      if ((expr.kind === "and" || expr.kind === "if" || expr.kind === "case") && !this.#isAction(inner) && !this.#fails(inner)) before.push(inner);
    });
    return places;
  }

  #instances(bindings: readonly Binding[], body: Expr | null, { part: { frames }, path, control }: Place): readonly Place[] {
    const sets = bindings.map(({ set }): Part => ({ expr: set, frames }));
    const places = sets.map((part): Place => ({ part, path, control }));
    if (body === null) return places;
    for (const i of instancesOf(this.#scene, bindings, frames, most) ?? []) {
      const bound = i.bound.map((b) => `${b.name} = ${printValue(b.value)}`).join(", ");
      places.push({ part: { expr: body, frames: i.frames }, path: [...path, bound], control: [...control, ...sets] });
    }
    return places;
  }
}

function bindingsOf(e: Expr): readonly Binding[] {
  if ("bindings" in e) return e.bindings;
  if (e.kind === "filter") return [e.binding];
  return e.kind === "choose" && e.set !== null ? [{ variable: e.variable, set: e.set }] : [];
}
