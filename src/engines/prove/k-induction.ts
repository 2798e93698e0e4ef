import { Sat } from "../../sat/index.ts";
import { CnfWriter } from "../../solver/cnf.ts";
import { type TransitionSystem, initialStates } from "../../system/transition-system.ts";
import { FALSE, TRUE, type Term } from "../../term/term-table.ts";
import type { NamedExpr } from "../../ir/ir.ts";

/** What k-induction does at most. */
export interface KInductionLimits {
  /** The greatest k. */
  readonly length: number;
  /** Of one question. */
  readonly conflicts: number;
}

export type KInductionResult =
  /** The invariants (with well-formedness) hold in the first k states of each behaviour, and after each k states in which they hold; one state in which they hold
   *  has no other error. */
  | { readonly kind: "proved"; readonly length: number; readonly invariants: readonly NamedExpr[] }
  /** An invariant breaks in so many steps. */
  | { readonly kind: "reachable"; readonly depth: number }
  | { readonly kind: "open" };

/** k-induction (Sheeran, Singh, Stalmarck, FMCAD 2000) for the invariants as they are, k = 1, 2, ..., without the demand that states differ: the certificate is checked
 *  by plain induction of the same length. `invariants`: those that can stand in a certificate. Cost: a few questions to the propositional core for each k. */
export function kInduction(system: TransitionSystem, invariants: readonly NamedExpr[], limits: KInductionLimits): KInductionResult {
  const single = new Unrolling(system, invariants, limits.conflicts, false);
  if (!single.isEnough(invariants)) return { kind: "open" };
  const step = new Unrolling(system, invariants, limits.conflicts, false);
  const base = new Unrolling(system, invariants, limits.conflicts, true);
  for (let k = 1; k <= limits.length; k++) {
    const broken = base.canBreak(invariants, k - 1, []);
    if (broken !== false) return broken === true ? { kind: "reachable", depth: k - 1 } : { kind: "open" };
    step.append();
    base.append();
    const isInductive = (some: readonly NamedExpr[]): boolean => step.canBreak(some, k, some) === false;
    if (!isInductive(invariants)) continue;
    const needed = invariants.reduce<readonly NamedExpr[]>((kept, p) => {
      const fewer = kept.filter((q) => q !== p);
      return single.isEnough(fewer) && isInductive(fewer) ? fewer : kept;
    }, invariants);
    return { kind: "proved", length: k, invariants: needed };
  }
  return { kind: "open" };
}

/** One state of an unrolling: literals for what may be wrong in it. */
interface Frame {
  readonly cnf: CnfWriter;
  readonly broken: ReadonlyMap<string, number>; // by the invariant's name
}

/** A row of states, each a step after the one before it. */
class Unrolling {
  readonly #system: TransitionSystem;
  readonly #invariants: readonly NamedExpr[];
  readonly #conflicts: number;
  readonly #sat = new Sat();
  readonly #frames: Frame[] = [];

  constructor(system: TransitionSystem, invariants: readonly NamedExpr[], conflicts: number, fromInitial: boolean) {
    this.#system = system;
    this.#invariants = invariants;
    this.#conflicts = conflicts;
    const first = this.#frame();
    if (fromInitial) for (const t of initialStates(system)) first.cnf.assert(t);
    for (const t of system.wellFormed) first.cnf.assert(t);
  }

  #frame(): Frame {
    const cnf = new CnfWriter(this.#system.table, { newVariable: () => this.#sat.newVariable(), addClause: (c) => this.#sat.addClause(c) });
    const broken = new Map(this.#invariants.map((p) => [p.name, this.#literal(cnf, this.#system.table.any(this.#system.bad.filter((b) => isAbout(b, p)).map((b) => b.term)))]));
    this.#frames.push({ cnf, broken });
    return { cnf, broken };
  }

  #literal(cnf: CnfWriter, t: Term): number {
    if (t !== TRUE && t !== FALSE) return cnf.literal(t);
    const v = this.#sat.newVariable();
    this.#sat.addClause([t === TRUE ? v : -v]);
    return v;
  }

  /** Adds a step and the state after it. */
  append(): void {
    const { inputs, step, kept, bits, next, wellFormed } = this.#system;
    const { cnf } = this.#frames[this.#frames.length - 1];
    for (const t of [...inputs, ...step, ...kept]) cnf.assert(t);
    const after = this.#frame();
    bits.forEach((bit, i) => {
      const [a, b] = [this.#literal(cnf, next[i]), this.#literal(after.cnf, bit.term)];
      this.#sat.addClause([-a, b]);
      this.#sat.addClause([a, -b]);
    });
    for (const t of wellFormed) after.cnf.assert(t);
  }

  /** Does one of `some` break in the state of this number, if `assumed` hold in all before it? Null: not decided. */
  canBreak(some: readonly NamedExpr[], at: number, assumed: readonly NamedExpr[]): boolean | null {
    const goal = this.#sat.newVariable();
    this.#sat.addClause([-goal, ...some.map((p) => this.#brokenAt(at, p))]);
    const before = this.#frames.slice(0, at).flatMap((_, i) => assumed.map((p) => -this.#brokenAt(i, p)));
    const answer = this.#sat.solve([...before, goal], { conflicts: this.#conflicts });
    this.#sat.addClause([-goal]);
    return answer === "unknown" ? null : answer === "sat";
  }

  /** Where `some` hold, do all invariants, and is nothing else wrong? */
  isEnough(some: readonly NamedExpr[]): boolean {
    const { cnf } = this.#frames[0];
    const { table, bad, inputs, step } = this.#system;
    for (const t of inputs) cnf.assert(t);
    const others = bad.filter((b) => !some.some((p) => isAbout(b, p))).map((b) => (b.about === "step" ? table.all([...step, b.term]) : b.term));
    const goal = this.#literal(cnf, table.any(others));
    return this.#sat.solve([...some.map((p) => -this.#brokenAt(0, p)), goal], { conflicts: this.#conflicts }) === "unsat";
  }

  #brokenAt(frame: number, p: NamedExpr): number {
    return this.#frames[frame].broken.get(p.name) ?? 0;
  }
}

/** Is this bad because the invariant is false, or can not be evaluated, in the state? */
function isAbout(b: TransitionSystem["bad"][number], p: NamedExpr): boolean {
  return b.about === "state" && b.property === p && (b.kind === "invariant" || b.kind === "evaluation-error");
}
