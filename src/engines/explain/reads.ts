import { type Frame, type Part, unfold } from "../../config/part.ts";
import type { Argument, Binding, Expr, VariableId } from "../../ir/ir.ts";
import { forEachChild } from "../../lower/children.ts";
import { applyFunction, equalValues, isFunction, type Value } from "../../value/index.ts";
import { placeText } from "../../trace/index.ts";
import { instancesOf, type Scene, valueOrNull } from "./scene.ts";

/** A place of a state that an expression looks at: a variable, or what is inside it under the keys of `path`. */
export interface Read {
  readonly variable: VariableId;
  readonly path: readonly Value[];
  /** In the second state of the step. */
  readonly primed: boolean;
  readonly value: Value;
}

/** `log[s2].offset`, `x'`. */
export function readText(scene: Scene, read: Read): string {
  return placeText(scene.program.variables[read.variable].name + (read.primed ? "'" : ""), read.path);
}

/** Instances of bound variables that are looked at for one expression, at most. */
const budget = 400;

/** The places that the value of a part depends on in this scene, each once, in the order in which they are looked at: only the branches that are
 *  taken, and of a conjunction or disjunction only what decides it. What an operator that calls itself looks at is taken to be whole variables. */
export function readsOf(scene: Scene, part: Part): readonly Read[] {
  const walk = new Walk(scene);
  walk.part(part, false);
  return walk.found;
}

class Walk {
  readonly found: Read[] = [];
  readonly #scene: Scene;
  readonly #known = new Set<string>();
  #left = budget;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  part(part: Part, primed: boolean): void {
    const { expr, frames } = part;
    const inner = (e: Expr): void => this.part({ expr: e, frames }, primed);
    switch (expr.kind) {
      case "literal": return;
      case "variable": return this.#add(expr.variable, [], primed);
      case "prime": return this.part({ expr: expr.body, frames }, true);
      case "select": return this.#select(part, primed);
      case "if": {
        const truth = this.#value(expr.condition, frames, primed);
        inner(expr.condition);
        if (truth !== false) inner(expr.then);
        if (truth !== true) inner(expr.else);
        return;
      }
      case "case": return this.#case(expr, part, primed);
      case "and": case "or": return this.#decisive(expr.items, frames, primed, expr.kind === "or");
      case "box-action": {
        inner(expr.action);
        return this.#changed(expr.subscript, frames);
      }
      case "forall": case "exists": return this.#instances(expr.bindings, expr.body, frames, primed, expr.kind === "exists");
      case "map": case "function": return this.#instances(expr.bindings, expr.body, frames, primed, null);
      case "filter": return this.#instances([expr.binding], expr.body, frames, primed, null);
      case "choose": return expr.set === null ? undefined : this.#instances([{ variable: expr.variable, set: expr.set }], expr.body, frames, primed, null);
      case "let": case "local": case "apply": case "apply-local": return this.#named(part, primed);
      default: return forEachChild(expr, (child) => this.#child(child, frames, primed));
    }
  }

  /** Of a subscript whose value the step changes: a place that shows it; one that is looked at anyway, if there is one. */
  #changed(subscript: Expr, frames: readonly Frame[]): void {
    const { values, next, program } = this.#scene;
    if (next === null) return this.part({ expr: subscript, frames }, false);
    const differs = (r: Read): boolean => !r.primed && this.found.some((p) => p.primed && p.variable === r.variable && equalPaths(p.path, r.path) && !equalValues(p.value, r.value));
    const inside = new Walk(this.#scene);
    inside.part({ expr: subscript, frames }, false);
    const variables = new Set(inside.found.map((r) => r.variable));
    if (this.found.some((r) => variables.has(r.variable) && differs(r))) return;
    const changed = program.variables.find((v) => variables.has(v.id) && !equalValues(values[v.id], next[v.id]));
    for (const primed of [false, true]) if (changed !== undefined) this.#add(changed.id, [], primed);
  }

  #child(child: Argument, frames: readonly Frame[], primed: boolean): void {
    this.part({ expr: child.kind === "lambda" ? child.body : child, frames }, primed);
  }

  #named(part: Part, primed: boolean): void {
    const { expr, frames } = part;
    const inner = unfold(this.#scene.program, part);
    if (inner !== null) return this.part(inner, primed);
    if (expr.kind === "apply") this.#variablesOf(this.#scene.program.definitions[expr.definition].body, primed);
    if (expr.kind === "apply" || expr.kind === "apply-local") for (const a of expr.arguments) this.#child(a, frames, primed);
  }

  /** Of an operator that calls itself: all the variables that it mentions. */
  #variablesOf(body: Expr, primed: boolean): void {
    const seen = new Set<Argument>();
    const visit = (e: Argument): void => {
      if (seen.has(e)) return;
      seen.add(e);
      if (e.kind === "variable") this.#add(e.variable, [], primed);
      if (e.kind === "apply") visit(this.#scene.program.definitions[e.definition].body);
      forEachChild(e, visit);
    };
    visit(body);
  }

  /** `f[a].b[c]`: one place, as deep as the keys are known; the keys are looked at, too. */
  #select(part: Part, primed: boolean): void {
    const keys: (Value | null)[] = [];
    let at = part;
    let late = primed;
    for (;;) {
      const { expr, frames } = at;
      if (expr.kind === "select") {
        this.part({ expr: expr.argument, frames }, late);
        keys.unshift(this.#value(expr.argument, frames, late));
        at = { expr: expr.function, frames };
      } else if (expr.kind === "prime") {
        at = { expr: expr.body, frames };
        late = true;
      } else {
        const inner = unfold(this.#scene.program, at);
        if (inner === null) break;
        at = inner;
      }
    }
    if (at.expr.kind !== "variable") return this.part(at, late);
    const unknown = keys.indexOf(null);
    const path = (unknown < 0 ? keys : keys.slice(0, unknown)).filter((key) => key !== null);
    this.#add(at.expr.variable, path, late);
  }

  #case(e: Extract<Expr, { kind: "case" }>, { frames }: Part, primed: boolean): void {
    for (const arm of e.arms) {
      this.part({ expr: arm.guard, frames }, primed);
      if (this.#value(arm.guard, frames, primed) === true) return this.part({ expr: arm.value, frames }, primed);
    }
    if (e.other !== null) this.part({ expr: e.other, frames }, primed);
  }

  /** The first item with the truth that decides, else all items. */
  #decisive(items: readonly Expr[], frames: readonly Frame[], primed: boolean, decides: boolean): void {
    const first = items.find((item) => this.#value(item, frames, primed) === decides);
    for (const item of first === undefined ? items : [first]) this.part({ expr: item, frames }, primed);
  }

  #instances(bindings: readonly Binding[], body: Expr, frames: readonly Frame[], primed: boolean, decides: boolean | null): void {
    for (const { set } of bindings) this.part({ expr: set, frames }, primed);
    const instances = primed ? null : instancesOf(this.#scene, bindings, frames, budget);
    if (instances === null) return this.part({ expr: body, frames }, primed); // the bound variables stay unknown
    const first = decides === null ? undefined : instances.find((i) => this.#value(body, i.frames, primed) === decides);
    for (const i of first === undefined ? instances : [first]) {
      if (this.#left-- <= 0) return this.part({ expr: body, frames }, primed);
      this.part({ expr: body, frames: i.frames }, primed);
    }
  }

  #value(e: Expr, frames: readonly Frame[], primed: boolean): Value | null {
    return valueOrNull(this.#scene, { expr: primed ? { kind: "prime", body: e, span: e.span } : e, frames });
  }

  #add(variable: VariableId, path: readonly Value[], primed: boolean): void {
    const { program, values, next } = this.#scene;
    const state = primed ? next : values;
    if (state === null) return;
    let value: Value = state[variable];
    const taken: Value[] = [];
    for (const key of path) {
      const inside = typeof value === "object" && isFunction(value) ? applyFunction(value, key) : undefined;
      if (inside === undefined) break; // outside of the domain: the whole is what is looked at
      value = inside;
      taken.push(key);
    }
    const text = placeText(program.variables[variable].name + (primed ? "'" : ""), taken);
    if (this.#known.has(text)) return;
    this.#known.add(text);
    this.found.push({ variable, path: taken, primed, value });
  }
}

function equalPaths(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length === b.length && a.every((key, i) => equalValues(key, b[i]));
}
