import type { Span } from "../../base/span.ts";
import { close, type Frame, type Part, unfold } from "../../config/part.ts";
import { EvaluationError, evaluationDiagnostic, type Evaluator } from "../../explicit/index.ts";
import type { Binding, Expr, LocalDefinition, Program } from "../../ir/ir.ts";
import { levelOf } from "../../lower/levels.ts";
import { printValue } from "../../value/print.ts";
import type { Value } from "../../value/value.ts";
import { type Formula, FormulaTable } from "./formula.ts";

/** A predicate of a state, or of a step, that formulas are built from. */
export interface Atom {
  readonly expr: Expr;
  readonly ofStep: boolean;
}

/** A formula that can not be checked: what it is, as the subject of "can not be checked". */
export class NotCheckable extends Error {
  readonly span: Span;
  constructor(what: string, span: Span) {
    super(what);
    this.span = span;
  }
}

/** Reads temporal formulas of the IR as formulas over atoms. Quantifiers over constant sets are spelt out, names are seen through, fairness
 *  becomes what it means (*Specifying Systems*, 8.4). Throws NotCheckable, and EvaluationError where a set or a constant has no value. */
export class Translator {
  readonly table = new FormulaTable();
  readonly atoms: Atom[] = [];
  readonly #program: Program;
  readonly #evaluator: Evaluator;

  constructor(program: Program, evaluator: Evaluator) {
    this.#program = program;
    this.#evaluator = evaluator;
  }

  /** The formula, or its negation. */
  translate(expr: Expr, positive: boolean): Formula {
    return this.#part({ expr, frames: [] }, positive);
  }

  #part(part: Part, positive: boolean): Formula {
    const closed = close(part);
    const level = levelOf(this.#program, closed);
    if (level === 0) return this.#constant(closed) === positive ? this.table.true : this.table.false;
    if (level === 1) return this.#atom(closed, false, positive);
    const { expr, frames } = part;
    const at = (inner: Expr): Part => ({ expr: inner, frames });
    const connective = this.#connective(expr, at, positive);
    if (connective !== null) return connective;
    if (level === 2) {
      const inner = unfold(this.#program, part);
      return inner === null ? this.#atom(closed, true, positive) : this.#part(inner, positive);
    }
    if (expr.kind === "forall" || expr.kind === "exists") return this.#quantified(expr, part, positive);
    if (expr.kind === "temporal") return this.#temporal(expr, at, positive);
    const inner = unfold(this.#program, part);
    if (inner === null) throw new NotCheckable("a temporal formula of this form", expr.span);
    return this.#part(inner, positive);
  }

  #connective(expr: Expr, at: (inner: Expr) => Part, positive: boolean): Formula | null {
    const { table } = this;
    const all = (items: readonly Formula[], conjunction: boolean): Formula => (conjunction === positive ? table.and(items) : table.or(items));
    if (expr.kind === "and" || expr.kind === "or") return all(expr.items.map((item) => this.#part(at(item), positive)), expr.kind === "and");
    if (expr.kind === "if") {
      const { condition } = expr;
      return table.and([this.#implied(at(condition), true, at(expr.then), positive), this.#implied(at(condition), false, at(expr.else), positive)]);
    }
    if (expr.kind !== "builtin") return null;
    const [left, right] = expr.arguments.filter((a): a is Expr => a.kind !== "lambda");
    switch (expr.operator) {
      case "~": return this.#part(at(left), !positive);
      case "=>": return all([this.#part(at(left), !positive), this.#part(at(right), positive)], false);
      case "<=>": return table.and([
        table.or([this.#part(at(left), false), this.#part(at(right), positive)]),
        table.or([this.#part(at(left), true), this.#part(at(right), !positive)]),
      ]);
      default: return null;
    }
  }

  /** Where the condition has this truth value, the formula (or its negation) holds. */
  #implied(condition: Part, truth: boolean, then: Part, positive: boolean): Formula {
    return this.table.or([this.#part(condition, !truth), this.#part(then, positive)]);
  }

  #temporal(e: Extract<Expr, { kind: "temporal" }>, at: (inner: Expr) => Part, positive: boolean): Formula {
    const { table } = this;
    const [first, second, third] = e.arguments;
    switch (e.operator) {
      case "always": return positive ? table.always(this.#part(at(first), true)) : table.eventually(this.#part(at(first), false));
      case "eventually": return positive ? table.eventually(this.#part(at(first), true)) : table.always(this.#part(at(first), false));
      case "leads-to":
        return positive
          ? table.always(table.or([this.#part(at(first), false), table.eventually(this.#part(at(second), true))]))
          : table.eventually(table.and([this.#part(at(first), true), table.always(this.#part(at(second), false))]));
      case "weak-fairness": case "strong-fairness": {
        const step: Expr = { kind: "angle-action", action: second, subscript: first, span: e.span };
        return this.#fairness(e.operator === "strong-fairness", at(third), at(step), positive);
      }
      case "guarantees": throw new NotCheckable("a formula with -+->", e.span);
      case "forall": case "exists": throw new NotCheckable("a formula that hides variables with \\EE or \\AA", e.span);
    }
  }

  /** WF_v(A): always eventually A is disabled or taken. SF_v(A): if A is enabled again and again, it is taken again and again. */
  #fairness(strong: boolean, possible: Part, step: Part, positive: boolean): Formula {
    const { table } = this;
    const enabled = this.#atomIndex(close(possible), false);
    const taken = this.#atomIndex(close(step), true);
    const [able, unable] = [table.literal(enabled, false), table.literal(enabled, true)];
    const [done, lazy] = [table.literal(taken, false), table.literal(taken, true)];
    if (positive) return strong ? table.strong(able, unable, done) : table.always(table.eventually(table.or([unable, done])));
    return strong ? table.and([table.always(table.eventually(able)), table.eventually(table.always(lazy))]) : table.eventually(table.always(table.and([able, lazy])));
  }

  #quantified(e: Extract<Expr, { kind: "forall" | "exists" }>, part: Part, positive: boolean): Formula {
    let scopes: readonly (readonly Frame[])[] = [part.frames];
    for (const binding of e.bindings) {
      scopes = scopes.flatMap((frames) => this.#elements(binding, part.frames).map((value) => [...frames, ...boundTo(binding, value)]));
      if (scopes.length > 100_000) throw new NotCheckable("a quantifier over more than 100,000 elements", e.span);
    }
    const items = scopes.map((frames) => this.#part({ expr: e.body, frames }, positive));
    return (e.kind === "forall") === positive ? this.table.and(items) : this.table.or(items);
  }

  #elements(binding: Binding, frames: readonly Frame[]): readonly Value[] {
    const set = close({ expr: binding.set, frames });
    if (levelOf(this.#program, set) > 0) throw new NotCheckable("a temporal formula under a quantifier whose set depends on the state", binding.set.span);
    const value = this.#evaluator.constant(set);
    if (typeof value === "object" && value.kind === "set") return value.elements;
    throw new EvaluationError(evaluationDiagnostic("E521", { operator: "a quantifier", argument: printValue(value), wanted: "a set" }, binding.set.span));
  }

  #constant(expr: Expr): boolean {
    const value = this.#evaluator.constant(expr);
    if (typeof value === "boolean") return value;
    throw new EvaluationError(evaluationDiagnostic("E510", { operator: "a temporal formula", value: printValue(value) }, expr.span));
  }

  #atom(expr: Expr, ofStep: boolean, positive: boolean): Formula {
    return this.table.literal(this.#atomIndex(expr, ofStep), !positive);
  }

  #atomIndex(expr: Expr, ofStep: boolean): number {
    return this.atoms.push({ expr, ofStep }) - 1;
  }
}

/** The scope in which a bound variable has this value. */
function boundTo({ variable, set }: Binding, value: Value): readonly Frame[] {
  const bound: LocalDefinition = { id: variable.id, name: variable.name, parameters: [], body: { kind: "literal", value, span: set.span }, recursive: false, span: set.span };
  const frame: Frame = { kind: "definitions", definitions: [bound], isLet: false };
  return variable.tuple === null ? [frame] : [frame, { kind: "definitions", definitions: variable.tuple, isLet: true }];
}
