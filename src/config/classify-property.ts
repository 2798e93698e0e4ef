import type { Span } from "../base/span.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Expr, NamedExpr, Program } from "../ir/ir.ts";
import { levelOf } from "../lower/levels.ts";
import { configDiagnostic } from "./catalogue.ts";
import { close, type Part, unfold } from "./part.ts";

/** The conjuncts of a property by how they are checked; see the fields of the same names in `Problem`. */
export interface ClassifiedProperty {
  readonly invariants: readonly NamedExpr[];
  readonly actionProperties: readonly NamedExpr[];
  readonly initialProperties: readonly NamedExpr[];
  readonly liveness: readonly NamedExpr[];
}

/** Splits the property `property`, that the user calls `name`, into conjuncts, through definitions, LETs, instances, operators with arguments and
 *  `\A` over constant sets, and classifies each. All parts have the name of the property, and their own span. A part of action level
 *  is reported (E325): it says nothing about behaviours. */
export function classifyProperty(program: Program, name: string, property: Expr): { readonly classified: ClassifiedProperty; readonly diagnostics: readonly Diagnostic[] } {
  const classifier = new Classifier(program, name);
  classifier.split({ expr: property, frames: [] });
  return { classified: classifier, diagnostics: classifier.diagnostics };
}

class Classifier implements ClassifiedProperty {
  readonly invariants: NamedExpr[] = [];
  readonly actionProperties: NamedExpr[] = [];
  readonly initialProperties: NamedExpr[] = [];
  readonly liveness: NamedExpr[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #program: Program;
  readonly #name: string;

  constructor(program: Program, name: string) {
    this.#program = program;
    this.#name = name;
  }

  split(part: Part): void {
    const closed = close(part);
    const level = levelOf(this.#program, closed);
    if (level <= 1) {
      this.initialProperties.push(this.#named(closed));
      return;
    }
    if (this.#splitFurther(part, (inner) => this.split(inner))) return;
    const { expr, frames } = part;
    if (level === 2) {
      const form = expr.kind === "box-action" ? "an action [A]_v" : expr.kind === "angle-action" ? "an action <<A>>_v" : "an action";
      this.diagnostics.push(configDiagnostic("E325", { name: this.#name, form }, expr.span));
    } else if (expr.kind === "temporal" && expr.operator === "always") this.#always({ expr: expr.arguments[0] ?? expr, frames }, expr.span);
    else this.liveness.push(this.#named(closed));
  }

  /** `[]body`, which is written at `span`: box distributes over conjunction and over \A with a constant set. */
  #always(body: Part, span: Span): void {
    const closed = close(body);
    if (levelOf(this.#program, closed) <= 1) {
      this.invariants.push(this.#named(closed));
      return;
    }
    const { expr, frames } = body;
    if (expr.kind === "box-action") {
      this.actionProperties.push(this.#named(closed));
      return;
    }
    if (expr.kind === "temporal" && expr.operator === "always") {
      this.#always({ expr: expr.arguments[0] ?? expr, frames }, span);
      return;
    }
    if (this.#splitFurther(body, (inner) => this.#always(inner, inner.expr.span))) return;
    this.liveness.push(this.#named(close({ expr: { kind: "temporal", operator: "always", arguments: [expr], span }, frames })));
  }

  /** Hands the conjuncts, or the formula under one layer of naming or \A, to `visit`; false where there is nothing of the kind. */
  #splitFurther(part: Part, visit: (inner: Part) => void): boolean {
    const { expr, frames } = part;
    if (expr.kind === "and") {
      for (const item of expr.items) visit({ expr: item, frames });
      return true;
    }
    if (expr.kind === "forall") {
      const constant = expr.bindings.every((binding) => levelOf(this.#program, close({ expr: binding.set, frames })) === 0);
      if (constant) visit({ expr: expr.body, frames: [...frames, { kind: "forall", bindings: expr.bindings }] });
      return constant;
    }
    const inner = unfold(this.#program, part);
    if (inner !== null) visit(inner);
    return inner !== null;
  }

  #named(expr: Expr): NamedExpr {
    return { name: this.#name, expr, span: expr.span };
  }
}
