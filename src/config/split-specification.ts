import type { Span } from "../base/span.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Expr, Program, VariableId } from "../ir/ir.ts";
import { levelOf } from "../lower/levels.ts";
import { configDiagnostic } from "./catalogue.ts";
import { close, type Part, unfold, unfoldFully } from "./part.ts";

/** `Init /\ [][Next]_v /\ fairness`, taken apart. */
export interface Specification {
  readonly init: Expr | null;
  readonly next: Expr | null;
  readonly fairness: readonly Expr[];
}

/** Takes apart the formula `spec`, that the user calls `name`: conjunctions are followed through definitions, LETs, instances and operators with
 *  arguments. State predicates make up Init, the one `[][A]_v` is Next, every other temporal conjunct is fairness
 *  (*Specifying Systems*, 8.4). Reports E326 to E331, E335 and, for a subscript without all variables, W301. */
export function splitSpecification(program: Program, name: string, spec: Expr, span: Span): { readonly specification: Specification; readonly diagnostics: readonly Diagnostic[] } {
  const splitter = new Splitter(program, name);
  splitter.split({ expr: spec, frames: [] });
  const { inits, nexts, fairness, diagnostics } = splitter;
  const [first] = inits;
  const init = first === undefined ? null : inits.length === 1 ? first : ({ kind: "and", items: inits, span: first.span } as const);
  // A spec without variables has no behaviours to describe; its SPECIFICATION is a formality.
  if (program.variables.length > 0 && diagnostics.every((found) => found.severity !== "error")) {
    if (init === null) diagnostics.push(configDiagnostic("E330", { name }, span));
    if (nexts.length === 0) diagnostics.push(configDiagnostic("E331", { name }, span));
  }
  return { specification: { init, next: nexts[0] ?? null, fairness }, diagnostics };
}

class Splitter {
  readonly inits: Expr[] = [];
  readonly nexts: Expr[] = [];
  readonly fairness: Expr[] = [];
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
      this.inits.push(closed);
      return;
    }
    const { expr, frames } = part;
    if (expr.kind === "and") {
      for (const item of expr.items) this.split({ expr: item, frames });
      return;
    }
    const inner = unfold(this.#program, part);
    if (inner !== null) this.split(inner);
    else if (level === 2) this.diagnostics.push(configDiagnostic("E328", {}, expr.span));
    else if (expr.kind !== "temporal") this.#fairness(part, closed);
    else if (expr.operator === "always") this.#always({ expr: expr.arguments[0] ?? expr, frames }, closed);
    else if (expr.operator === "forall" || expr.operator === "exists") this.diagnostics.push(configDiagnostic("E327", {}, expr.span));
    else this.fairness.push(closed);
  }

  #always(body: Part, whole: Expr): void {
    const { expr, frames } = unfoldFully(this.#program, body);
    if (expr.kind === "box-action") {
      const action = close({ expr: expr.action, frames });
      const first = this.nexts[0];
      if (first !== undefined) this.diagnostics.push(configDiagnostic("E326", { name: this.#name }, action.span, [{ message: "the first one", span: first.span }]));
      this.nexts.push(action);
      this.#checkSubscript({ expr: expr.subscript, frames });
    } else if (expr.kind === "temporal" && expr.operator === "always") this.#always({ expr: expr.arguments[0] ?? expr, frames }, whole);
    else if (expr.kind === "and") for (const item of expr.items) this.#always({ expr: item, frames }, close({ expr: item, frames }));
    else {
      const level = levelOf(this.#program, close({ expr, frames }));
      if (level <= 1) this.diagnostics.push(configDiagnostic("E329", {}, expr.span));
      else if (level === 2) this.diagnostics.push(configDiagnostic("E328", {}, expr.span));
      else this.fairness.push(whole);
    }
  }

  /** A temporal conjunct of another form: fairness, unless it is a quantified next-state relation. */
  #fairness(part: Part, closed: Expr): void {
    let inner = part;
    while (inner.expr.kind === "forall" || inner.expr.kind === "exists") {
      const frame = { kind: "forall", bindings: inner.expr.bindings } as const; // only to see what is inside
      inner = unfoldFully(this.#program, { expr: inner.expr.body, frames: [...inner.frames, frame] });
    }
    const { expr, frames } = inner;
    const isBox = expr.kind === "temporal" && expr.operator === "always" && unfoldFully(this.#program, { expr: expr.arguments[0] ?? expr, frames }).expr.kind === "box-action";
    if (isBox) this.diagnostics.push(configDiagnostic("E335", {}, part.expr.span));
    else this.fairness.push(closed);
  }

  /** Warns of variables that are no component of the subscript, a variable or nested tuples of variables. Other subscripts are not judged. */
  #checkSubscript(subscript: Part): void {
    const found = new Set<VariableId>();
    const collect = (part: Part): boolean => {
      const { expr, frames } = unfoldFully(this.#program, part);
      if (expr.kind === "tuple") return expr.elements.map((element) => collect({ expr: element, frames })).every(Boolean);
      if (expr.kind !== "variable") return false;
      found.add(expr.variable);
      return true;
    };
    const understood = collect(subscript);
    const missing = this.#program.variables.filter((variable) => !found.has(variable.id));
    if (understood && missing.length > 0) {
      this.diagnostics.push(configDiagnostic("W301", { names: missing.map((variable) => variable.name) }, subscript.expr.span, missing.map((variable) => ({ message: `'${variable.name}' is declared here`, span: variable.span }))));
    }
  }
}
