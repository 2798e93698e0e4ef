import { absurd } from "../base/invariant.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Expr, LocalId } from "../ir/ir.ts";
import type { Bindings, Proof, ProofStep, Statement } from "../syntax/proof-tree.ts";
import type { ExprNode, Name } from "../syntax/tree.ts";
import { lowerDiagnostic } from "./catalogue.ts";
import { checkFacts, type KnownNames } from "./check-facts.ts";
import type { Frame } from "./context.ts";
import { declare } from "./declare-local.ts";
import { atName, bind } from "./environment.ts";
import { freeLocals } from "./free-locals.ts";
import type { LevelAnalysis } from "./level-analysis.ts";
import { levelDiagnostic } from "./level-catalogue.ts";
import { lowerBounds, lowerPattern } from "./lower-bounds.ts";
import { lowerExpr } from "./lower-expr.ts";
import { lowerUnits } from "./lower-let.ts";
import type { Lowering } from "./lowering.ts";
import type { Theorem } from "./module-scope.ts";

/** What is left to do when the levels of all definitions are known. */
export type Late = (analysis: LevelAnalysis, report: (diagnostic: Diagnostic) => void) => void;

/** Resolves the names of a theorem and of its proof, for the findings only. `context` is that of its module;
 *  `modules` those that the proof may name, or null to leave the proof alone. Pushes what is to be done with levels, in
 *  the order of the text. Symbols that are introduced in a proof are visible where SANY sees them: those of an ASSUME in the statement's own proof,
 *  those of SUFFICES, PICK, TAKE and DEFINE in the steps after it. */
export function checkTheorem(lowering: Lowering, theorem: Theorem, context: Frame["context"], modules: ReadonlySet<string> | null, late: Late[]): void {
  const { unit, home, position } = theorem;
  const frame: Frame = { context, scope: home, position, environment: null, renaming: new Map(), inProof: true };
  const checker = new ProofChecker(lowering, modules ?? new Set(), late);
  if (unit.kind === "theorem") checker.theorem(frame, unit.statement, modules === null ? null : unit.proof);
  else if (modules !== null) checkFacts(lowering, frame, unit.facts, unit.hide, checker.known);
}

class ProofChecker {
  readonly known: KnownNames;
  readonly #lowering: Lowering;
  readonly #late: Late[];

  constructor(lowering: Lowering, modules: ReadonlySet<string>, late: Late[]) {
    this.#lowering = lowering;
    this.#late = late;
    this.known = { modules, steps: new Set(), silent: new Set(), declared: new Set(), lower: (frame, node) => void this.#expression(frame, node) };
  }

  /** The name of the theorem itself is visible in its proof. */
  theorem(frame: Frame, statement: Statement, proof: Proof | null): void {
    const { inner, goal } = this.#statement(frame, statement);
    if (proof !== null) this.#proof({ ...inner, position: frame.position + 1 }, proof, goal);
  }

  /** The frame with the new symbols of an ASSUME, and the goal. */
  #statement(frame: Frame, statement: Statement): { readonly inner: Frame; readonly goal: Expr } {
    let inner = frame;
    for (const assumption of statement.assumptions ?? []) {
      if (assumption.kind === "statement") {
        this.#statement(inner, assumption.statement);
        continue;
      }
      const { declaration: { name, arity, span }, set, level } = assumption;
      if (set !== null) {
        const lowered = this.#expression(inner, set);
        this.#late.push((analysis, report) => {
          const found = analysis.levelOf(lowered, null).level;
          if (found > 2) report(levelDiagnostic("E402", { operator: "NEW x \\in S", level: found, max: 2 }, set.span));
        });
      }
      const id = this.#declared();
      inner = declare(this.#lowering, inner, name, { kind: "local", id, name: name.text, signature: new Array<number>(arity).fill(0), span });
      if (level > 0 && arity === 0) this.#late.push((analysis) => analysis.declare(id, level));
    }
    return { inner, goal: this.#expression(inner, statement.goal) };
  }

  #proof(frame: Frame, proof: Proof, goal: Expr): void {
    if (proof.kind === "terminal") {
      if (proof.facts !== null) checkFacts(this.#lowering, frame, proof.facts, false, this.known);
      return;
    }
    let here: Frame | null = frame;
    let sought = goal;
    for (const step of proof.steps) {
      if (here === null) return;
      const result = this.#step(here, step, sought);
      here = result.after;
      sought = result.goal;
    }
  }

  /** Where the steps after this one are, null where they can not be followed, and what is to be proved there. */
  #step(frame: Frame, step: ProofStep, goal: Expr): { readonly after: Frame | null; readonly goal: Expr } {
    const { body } = step;
    const named = this.#named(frame, step);
    const prove = (inner: Frame, sought: Expr): void => {
      if (step.proof !== null) this.#proof(this.#named(inner, step), step.proof, sought);
    };
    switch (body.kind) {
      case "qed":
        prove(frame, goal);
        return { after: frame, goal };
      case "facts":
        checkFacts(this.#lowering, frame, body.facts, body.hide, this.known);
        return { after: named, goal };
      case "instance": return { after: null, goal };
      case "define": return { after: this.#named(this.#define(frame, body.units), step), goal };
      case "have":
        this.#constantForTemporal("HAVE", goal, this.#expression(frame, body.body));
        return { after: named, goal };
      case "take": {
        const { inner, sets } = this.#bind(frame, body.bindings);
        for (const set of sets) this.#constantForTemporal("TAKE", goal, set);
        return { after: this.#named(inner, step), goal };
      }
      case "witness":
        for (const value of body.values) this.#constantForTemporal("WITNESS", goal, this.#expression(frame, value));
        return { after: named, goal };
      case "pick": {
        const { inner, sets } = this.#bind(frame, body.bindings);
        const picked = this.#expression(inner, body.body);
        for (const set of sets) this.#constantForTemporal("PICK", picked, set);
        prove(frame, picked);
        return { after: this.#named(inner, step), goal };
      }
      case "case":
        this.#constantForTemporal("CASE", goal, this.#expression(frame, body.body));
        prove(frame, goal);
        return { after: named, goal };
      case "assert": {
        const stated = this.#statement(frame, body.statement);
        prove(body.suffices ? frame : stated.inner, stated.goal);
        if (!body.suffices) return { after: this.#withAt(named, body.statement.goal), goal };
        return { after: this.#named(stated.inner, step), goal: stated.goal };
      }
      default: return absurd(body);
    }
  }

  /** `@` in the next step stands for the right side of this one. */
  #withAt(frame: Frame, node: ExprNode): Frame {
    if (node.kind !== "operator-application" || node.arguments.length !== 2) return frame;
    return { ...frame, environment: bind(frame.environment, atName, { kind: "local", id: this.#lowering.freshLocal(), name: atName, signature: [], span: node.span }) };
  }

  #named(frame: Frame, step: ProofStep): Frame {
    const { name, body } = step;
    if (name === null) return frame;
    const id = this.#lowering.freshLocal();
    this.known.steps.add(id);
    if (body.kind !== "assert" && body.kind !== "case") this.known.silent.add(id);
    return { ...frame, environment: bind(frame.environment, name.text, { kind: "local", id, name: name.text, signature: [], span: name.span }) };
  }

  #define(frame: Frame, units: Extract<ProofStep["body"], { kind: "define" }>["units"]): Frame {
    const { inner, definitions } = lowerUnits(this.#lowering, frame, units);
    const [first] = units;
    if (first !== undefined) {
      const all: Expr = { kind: "let", definitions, body: { kind: "literal", value: true, span: first.span }, span: first.span };
      this.#late.push((analysis, report) => void analysis.levelOf(all, report));
    }
    return inner;
  }

  #bind(frame: Frame, bindings: Bindings): { readonly inner: Frame; readonly sets: readonly Expr[] } {
    if (bindings.bounds !== null) {
      const lowered = this.#guarded(bindings.bounds[0]?.span ?? null, () => lowerBounds(this.#lowering, frame, bindings.bounds ?? []));
      if (lowered === null) return { inner: frame, sets: [] };
      for (const { variable } of lowered.bindings) this.#declare(variable.id, ...(variable.tuple ?? []).map((part) => part.id));
      const sets = [...new Set(lowered.bindings.map((binding) => binding.set))];
      for (const set of sets) this.#late.push((analysis, report) => void analysis.levelOf(set, report));
      return { inner: lowered.inner, sets };
    }
    let inner = frame;
    for (const name of bindings.names) inner = this.#bindName(inner, name);
    return { inner, sets: [] };
  }

  #bindName(frame: Frame, name: Name): Frame {
    const lowered = lowerPattern(this.#lowering, frame, { kind: "name", name });
    this.#declare(lowered.variable.id);
    return lowered.inner;
  }

  #declared(): LocalId {
    const id = this.#lowering.freshLocal();
    this.#declare(id);
    return id;
  }

  #declare(...ids: readonly LocalId[]): void {
    for (const id of ids) this.known.declared.add(id);
  }

  #expression(frame: Frame, node: ExprNode): Expr {
    const expr = this.#lowering.guardDepth(node.span, () => lowerExpr(this.#lowering, frame, node));
    for (const [id, { name, span }] of freeLocals(expr)) if (this.known.silent.has(id)) this.#lowering.report(lowerDiagnostic("E259", { name }, span));
    this.#late.push((analysis, report) => void analysis.levelOf(expr, report));
    return expr;
  }

  #guarded<T>(span: Expr["span"] | null, run: () => T): T | null {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof RangeError) || span === null) throw error;
      this.#lowering.report(lowerDiagnostic("E247", undefined, span));
      return null;
    }
  }

  #constantForTemporal(step: string, goal: Expr, part: Expr): void {
    this.#late.push((analysis, report) => {
      const { level } = analysis.levelOf(part, null);
      if (level > 0 && analysis.levelOf(goal, null).level === 3) report(levelDiagnostic("E413", { step, level }, part.span));
    });
  }
}
