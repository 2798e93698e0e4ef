import { InternalError } from "../../base/invariant.ts";
import type { Span } from "../../base/span.ts";
import { close, type Frame, type Part, unfold } from "../../config/part.ts";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { EvaluationError, type Evaluator } from "../../explicit/index.ts";
import type { Binding, Expr, LocalDefinition } from "../../ir/ir.ts";
import { printValue, type Value } from "../../value/index.ts";
import { sidesOf } from "./sides.ts";

/** One conjunct of an action (or of Init) that the states do not satisfy. */
export interface FailingConjunct {
  readonly span: Span;
  /** What the conjunct looked like in these states: "x' is 3 and x + 1 is 2". Empty where there is nothing to add to its text. */
  readonly detail: string;
  /** Why it has no value, when that is what is wrong. */
  readonly diagnostic: Diagnostic | null;
  /** The definitions around it from the outermost on, each with its arguments, and the bound variables with their values. */
  readonly within: readonly string[];
}

/** How near a predicate comes to holding: of every disjunction (and every `\E`, IF and CASE in it) the alternative with the fewest failing
 *  conjuncts, among those the one whose first failing conjunct comes last. `failing` is empty when the predicate holds. */
export interface Explanation {
  readonly failing: readonly FailingConjunct[];
  /** Conjuncts that hold before the first one that fails. */
  readonly passed: number;
  /** Alternatives were left out, because there are too many. */
  readonly cut: boolean;
}

/** The two states (or the one, then `next` is null) that a predicate is explained in. */
export interface Situation {
  readonly evaluator: Evaluator;
  readonly values: readonly Value[];
  readonly next: readonly Value[] | null;
  /** Candidates for the elements of sets that can not be enumerated. */
  readonly witnesses: readonly Value[];
}

/** Conjuncts that are evaluated for one explanation, at most. */
const budget = 10_000;

/** Walks a predicate and finds the conjuncts that keep it from holding. Cost: every alternative is evaluated, conjunct by conjunct, up to a limit. */
export function explain(predicate: Expr, situation: Situation): Explanation {
  return new Walk(situation).part({ expr: predicate, frames: [] }, []);
}

const holds: Explanation = { failing: [], passed: 0, cut: false };

class Walk {
  readonly #situation: Situation;
  #left = budget;

  constructor(situation: Situation) {
    this.#situation = situation;
  }

  /** `limit`: with more failing conjuncts than that the answer does not matter, and the walk may stop. */
  part(part: Part, within: readonly string[], limit = Infinity): Explanation {
    const { expr, frames } = part;
    const inner = (e: Expr, most = limit): Explanation => this.part({ expr: e, frames }, within, most);
    switch (expr.kind) {
      case "and": return all(expr.items, limit, inner);
      case "or": return expr.items.length === 0 ? this.#fails(expr, frames, within) : this.#best(expr.items, limit, inner);
      case "exists": return this.#some(expr, part, within, limit);
      case "forall": return this.#every(expr, part, within, limit);
      case "if": return this.#chosen(expr.condition, part, within, (truth) => inner(truth ? expr.then : expr.else));
      case "case": return this.#case(expr, part, within, limit, 0);
      case "unchanged": return this.#unchanged(expr.body, expr, frames, within, limit);
      case "box-action": return this.#best([expr.action, { kind: "unchanged", body: expr.subscript, span: expr.span }], limit, inner);
      case "builtin": {
        const [left, right] = expr.arguments;
        if (expr.operator !== "=>" || left.kind === "lambda" || right.kind === "lambda") return this.#leaf(expr, frames, within);
        return this.#chosen(left, part, within, (truth) => (truth ? inner(right) : { ...holds, passed: 1 }));
      }
      case "let": case "local": case "apply-local": case "apply": return this.#named(part, within, limit);
      default: return this.#leaf(expr, frames, within);
    }
  }

  #named(part: Part, within: readonly string[], limit: number): Explanation {
    const { expr, frames } = part;
    const inner = unfold(this.#situation.evaluator.program, part);
    if (inner === null) return this.#leaf(expr, frames, within);
    return this.part(inner, expr.kind === "apply" ? [...within, this.#applied(expr, frames)] : within, limit);
  }

  /** `Accept(a1, 2)`: a definition with those of its arguments that have values here. */
  #applied(e: Extract<Expr, { kind: "apply" }>, frames: readonly Frame[]): string {
    const { name } = this.#situation.evaluator.program.definitions[e.definition];
    const args = e.arguments.map((argument) => {
      const value = argument.kind === "lambda" ? null : this.#value(argument, frames);
      return value === null || value instanceof EvaluationError ? "_" : shorten(printValue(value));
    });
    return args.length === 0 ? name : `${name}(${args.join(", ")})`;
  }

  #unchanged(body: Expr, at: Expr, frames: readonly Frame[], within: readonly string[], limit: number): Explanation {
    if (body.kind === "tuple") return all(body.elements, limit, (e, most) => this.#unchanged(e, at, frames, within, most));
    const inner = unfold(this.#situation.evaluator.program, { expr: body, frames });
    if (inner !== null) return this.#unchanged(inner.expr, at, inner.frames, within, limit);
    return this.#leaf({ kind: "unchanged", body, span: at.span }, frames, within);
  }

  #case(e: Extract<Expr, { kind: "case" }>, part: Part, within: readonly string[], limit: number, from: number): Explanation {
    const inner = (x: Expr): Explanation => this.part({ expr: x, frames: part.frames }, within, limit);
    if (from === e.arms.length) return e.other === null ? this.#leaf(e, part.frames, within) : inner(e.other);
    return this.#chosen(e.arms[from].guard, part, within, (truth) => (truth ? inner(e.arms[from].value) : this.#case(e, part, within, limit, from + 1)));
  }

  /** Goes on as the condition says; one without a truth value is itself what fails. */
  #chosen(condition: Expr, part: Part, within: readonly string[], goOn: (truth: boolean) => Explanation): Explanation {
    const value = this.#value(condition, part.frames);
    return typeof value === "boolean" ? goOn(value) : this.#leaf(condition, part.frames, within);
  }

  #some(e: Extract<Expr, { kind: "forall" | "exists" }>, { frames }: Part, within: readonly string[], limit: number): Explanation {
    return this.#instances(e.bindings, e, frames, within, (instances) => {
      if (instances.length === 0) return this.#fails(e, frames, within, "there is no such element: the set is empty");
      return this.#best(instances, limit, (i, most) => this.part({ expr: e.body, frames: i.frames }, i.within, most));
    });
  }

  #every(e: Extract<Expr, { kind: "forall" | "exists" }>, { frames }: Part, within: readonly string[], limit: number): Explanation {
    return this.#instances(e.bindings, e, frames, within, (instances) => all(instances, limit, (i, most) => this.part({ expr: e.body, frames: i.frames }, i.within, most)));
  }

  /** All choices of the bound variables, as parts of what they mean. */
  #instances(bindings: readonly Binding[], e: Expr, frames: readonly Frame[], within: readonly string[], use: (instances: readonly Instance[]) => Explanation): Explanation {
    let instances: readonly Instance[] = [{ frames, within }];
    for (const { variable, set } of bindings) {
      const elements = this.#elements(set, frames);
      if (elements === null) return this.#leaf(e, frames, within);
      if (instances.length * elements.length > budget) return { ...this.#leaf(e, frames, within), cut: true };
      const extend = (i: Instance): readonly Instance[] => elements.map((value) => {
        const bound: LocalDefinition = { id: variable.id, name: variable.name, parameters: [], body: { kind: "literal", value, span: set.span }, recursive: false, span: set.span };
        const added: Frame[] = [{ kind: "definitions", definitions: [bound], isLet: false }];
        if (variable.tuple !== null) added.push({ kind: "definitions", definitions: variable.tuple, isLet: true });
        return { frames: [...i.frames, ...added], within: [...i.within, `${variable.name} = ${shorten(printValue(value))}`] };
      });
      instances = instances.flatMap(extend);
    }
    return use(instances);
  }

  /** The elements of a set; of one that can not be enumerated, the witnesses that are in it. Null where it has no value. */
  #elements(set: Expr, frames: readonly Frame[]): readonly Value[] | null {
    const value = this.#value(set, frames);
    if (typeof value === "object" && "kind" in value && value.kind === "set") return value.elements;
    if (!(value instanceof EvaluationError) || (value.diagnostic.code !== "E514" && value.diagnostic.code !== "E517")) return null;
    return this.#situation.witnesses.filter((w) => {
      const literal: Expr = { kind: "literal", value: w, span: set.span };
      return this.#value({ kind: "builtin", operator: "\\in", arguments: [literal, set], span: set.span }, frames) === true;
    });
  }

  #best<T>(alternatives: readonly T[], limit: number, each: (alternative: T, limit: number) => Explanation): Explanation {
    let best: Explanation | null = null;
    let cut = false;
    for (const alternative of alternatives) {
      if (this.#left <= 0 && best !== null) {
        cut = true;
        break;
      }
      const found = each(alternative, Math.min(limit, best?.failing.length ?? Infinity));
      cut ||= found.cut;
      if (best === null || isNearer(found, best)) best = found;
      if (best.failing.length === 0) return best;
    }
    if (best === null) throw new InternalError("a disjunction has an alternative");
    return { ...best, cut };
  }

  #leaf(e: Expr, frames: readonly Frame[], within: readonly string[]): Explanation {
    const value = this.#value(e, frames);
    if (value === true) return { ...holds, passed: 1 };
    return this.#fails(e, frames, within, undefined, value instanceof EvaluationError ? value.diagnostic : null);
  }

  #fails(e: Expr, frames: readonly Frame[], within: readonly string[], detail?: string, diagnostic: Diagnostic | null = null): Explanation {
    const said = detail ?? (diagnostic === null ? sidesOf(e, (x) => this.#shown(x, frames)) : "");
    return { failing: [{ span: e.span, detail: said, diagnostic, within }], passed: 0, cut: false };
  }

  #shown(e: Expr, frames: readonly Frame[]): string | null {
    const value = this.#value(e, frames);
    return value instanceof EvaluationError ? null : shorten(printValue(value));
  }

  #value(e: Expr, frames: readonly Frame[]): Value | EvaluationError {
    const { evaluator, values, next, witnesses } = this.#situation;
    this.#left--;
    try {
      const closed = close({ expr: e, frames });
      return next === null ? evaluator.state(closed, values, witnesses) : evaluator.step(closed, values, next, witnesses);
    } catch (error) {
      if (error instanceof EvaluationError) return error;
      throw error;
    }
  }
}

interface Instance {
  readonly frames: readonly Frame[];
  readonly within: readonly string[];
}

/** Ends when more parts fail than matter. */
function all<T>(parts: readonly T[], limit: number, each: (part: T, limit: number) => Explanation): Explanation {
  const failing: FailingConjunct[] = [];
  let passed = 0;
  let cut = false;
  for (const part of parts) {
    const found = each(part, limit - failing.length);
    if (failing.length === 0) passed += found.passed;
    failing.push(...found.failing);
    cut ||= found.cut;
    if (failing.length > limit) break;
  }
  return { failing, passed, cut };
}

function isNearer(a: Explanation, b: Explanation): boolean {
  return a.failing.length < b.failing.length || (a.failing.length === b.failing.length && a.passed > b.passed);
}

/** Values in a sentence: the beginning of long ones. */
function shorten(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 117)}...`;
}
