import type { Span } from "../../base/span.ts";
import { close, type Frame, type Part, unfold } from "../../config/part.ts";
import { EvaluationError, evaluationDiagnostic, type Evaluator, witnessesIn } from "../../explicit/index.ts";
import type { Binding, Expr, Program } from "../../ir/ir.ts";
import { levelOf } from "../../lower/levels.ts";
import { printValue } from "../../value/print.ts";
import type { Value } from "../../value/value.ts";

/** An infinite behaviour: the states in their order, then again and again those from `loop` (from 0) on. */
export interface Lasso {
  readonly states: readonly (readonly Value[])[];
  readonly loop: number;
}

/** A formula that has no meaning here, such as one that hides variables. */
export class NoMeaning extends Error {
  readonly span: Span;
  constructor(what: string, span: Span) {
    super(what);
    this.span = span;
  }
}

/** The truth of a temporal formula at a place of the behaviour. */
type TruthAt = (place: number) => boolean;

/** Whether the behaviour satisfies a temporal formula, by the definitions of *Specifying Systems*, 8.1 to 8.4 and 16.2.4: `[]F` is F at this place and all
 *  later ones, of which there are as many as there are states. The subformulas are evaluated from the left, and only where their truth matters.
 *  `atLevel` is told TLCGet("level"). Throws NoMeaning, and EvaluationError where the formula has no value. */
export function satisfies(lasso: Lasso, formula: Expr, program: Program, evaluator: Evaluator, atLevel: (level: number) => void): boolean {
  return new LassoSemantics(lasso, program, evaluator, atLevel).truth({ expr: formula, frames: [] })(0);
}

class LassoSemantics {
  readonly #lasso: Lasso;
  readonly #program: Program;
  readonly #evaluator: Evaluator;
  readonly #atLevel: (level: number) => void;

  constructor(lasso: Lasso, program: Program, evaluator: Evaluator, atLevel: (level: number) => void) {
    this.#lasso = lasso;
    this.#program = program;
    this.#evaluator = evaluator;
    this.#atLevel = atLevel;
  }

  truth(part: Part): TruthAt {
    const found = new Map<number, boolean>();
    const meaning = this.#meaning(part);
    return (place) => {
      const known = found.get(place);
      if (known !== undefined) return known;
      const value = meaning(place);
      found.set(place, value);
      return value;
    };
  }

  #meaning(part: Part): TruthAt {
    const { expr, frames } = part;
    const at = (inner: Expr): TruthAt => this.truth({ expr: inner, frames });
    const level = levelOf(this.#program, close(part));
    if (level <= 1) return this.#ofState(close(part));
    if (level === 2) return this.#ofStep(close(part));
    switch (expr.kind) {
      case "and": {
        const items = expr.items.map(at);
        return (place) => items.every((item) => item(place));
      }
      case "or": {
        const items = expr.items.map(at);
        return (place) => items.some((item) => item(place));
      }
      case "if": {
        const [condition, then, otherwise] = [expr.condition, expr.then, expr.else].map(at);
        return (place) => (condition(place) ? then(place) : otherwise(place));
      }
      case "builtin": {
        const [left, right] = expr.arguments.map((a) => (a.kind === "lambda" ? at(expr) : at(a)));
        if (expr.operator === "~") return (place) => !left(place);
        if (expr.operator === "=>") return (place) => !left(place) || right(place);
        if (expr.operator === "<=>") return (place) => left(place) === right(place);
        throw new NoMeaning("a temporal formula of this form", expr.span);
      }
      case "forall": case "exists": {
        const instances = this.#scopes(expr.bindings, frames).map((scope) => this.truth({ expr: expr.body, frames: scope }));
        return expr.kind === "forall" ? (place) => instances.every((i) => i(place)) : (place) => instances.some((i) => i(place));
      }
      case "temporal": return this.#temporal(expr, frames);
      default: {
        const inner = unfold(this.#program, part);
        if (inner === null) throw new NoMeaning("a temporal formula of this form", expr.span);
        return this.truth(inner);
      }
    }
  }

  #temporal(e: Extract<Expr, { kind: "temporal" }>, frames: readonly Frame[]): TruthAt {
    const [first, second, third] = e.arguments;
    const at = (inner: Expr): TruthAt => this.truth({ expr: inner, frames });
    switch (e.operator) {
      case "always": return this.#always(at(first));
      case "eventually": return this.#eventually(at(first));
      case "leads-to": {
        const cause = at(first);
        const effect = this.#eventually(at(second));
        return this.#always((place) => !cause(place) || effect(place));
      }
      case "weak-fairness": case "strong-fairness": {
        const step: Expr = { kind: "angle-action", action: second, subscript: first, span: e.span };
        const enabled = at(third);
        const taken = this.#always(this.#eventually(at(step)));
        const able = e.operator === "weak-fairness" ? this.#eventually(this.#always(enabled)) : this.#always(this.#eventually(enabled));
        return (place) => !able(place) || taken(place);
      }
      case "guarantees": throw new NoMeaning("a formula with -+->", e.span);
      case "forall": case "exists": throw new NoMeaning("a formula that hides variables with \\EE or \\AA", e.span);
    }
  }

  #always(body: TruthAt): TruthAt {
    return (place) => this.#from(place).every(body);
  }

  #eventually(body: TruthAt): TruthAt {
    return (place) => this.#from(place).some(body);
  }

  /** The places that are this one or later. */
  #from(place: number): readonly number[] {
    const { states, loop } = this.#lasso;
    const rest = Array.from({ length: states.length - place }, (_, i) => place + i);
    return [...rest, ...Array.from({ length: Math.max(0, place - loop) }, (_, i) => loop + i)];
  }

  #ofState(expr: Expr): TruthAt {
    return (place) => {
      const values = this.#lasso.states[place];
      this.#atLevel(place + 1);
      return this.#boolean(expr, this.#evaluator.state(expr, values, witnessesIn(values)));
    };
  }

  #ofStep(expr: Expr): TruthAt {
    return (place) => {
      const values = this.#lasso.states[place];
      const next = this.#lasso.states[place + 1 < this.#lasso.states.length ? place + 1 : this.#lasso.loop];
      this.#atLevel(place + 1);
      return this.#boolean(expr, this.#evaluator.step(expr, values, next, witnessesIn([...values, ...next])));
    };
  }

  #boolean(expr: Expr, value: Value): boolean {
    if (typeof value === "boolean") return value;
    throw new EvaluationError(evaluationDiagnostic("E510", { operator: "a temporal formula", value: printValue(value) }, expr.span));
  }

  /** A scope for each way to choose the bound variables, whose sets are constant. */
  #scopes(bindings: readonly Binding[], frames: readonly Frame[]): readonly (readonly Frame[])[] {
    return bindings.reduce<readonly (readonly Frame[])[]>((scopes, { variable, set }) => {
      const range = close({ expr: set, frames });
      if (levelOf(this.#program, range) > 0) throw new NoMeaning("a temporal formula under a quantifier whose set depends on the state", set.span);
      const values = this.#evaluator.constant(range);
      if (typeof values !== "object" || values.kind !== "set") throw new NoMeaning("a quantifier over what is no finite set", set.span);
      const frameFor = (value: Value): readonly Frame[] => {
        const literal: Expr = { kind: "literal", value, span: set.span };
        const bound: Frame = { kind: "definitions", definitions: [{ id: variable.id, name: variable.name, parameters: [], body: literal, recursive: false, span: set.span }], isLet: false };
        return variable.tuple === null ? [bound] : [bound, { kind: "definitions", definitions: variable.tuple, isLet: true }];
      };
      return scopes.flatMap((scope) => values.elements.map((value) => [...scope, ...frameFor(value)]));
    }, [frames]);
  }
}
