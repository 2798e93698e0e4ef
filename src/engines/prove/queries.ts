import { Sat } from "../../sat/index.ts";
import { CnfWriter } from "../../solver/cnf.ts";
import { type BadTerm, type TransitionSystem, initialStates } from "../../system/transition-system.ts";
import { FALSE, TRUE, type Term, nodeKind } from "../../term/term-table.ts";
import { type Cube, bitLiteral, bitOf, isPositive, sortCube } from "./cube.ts";

/** One propositional solver with the terms it knows. */
class Clauses {
  readonly sat = new Sat();
  readonly cnf: CnfWriter;

  constructor(system: TransitionSystem) {
    this.cnf = new CnfWriter(system.table, { newVariable: () => this.sat.newVariable(), addClause: (c) => this.sat.addClause(c) });
    for (const t of system.wellFormed) this.cnf.assert(t);
  }

  /** A literal for a term that may be constant. */
  literal(t: Term): number {
    if (t !== TRUE && t !== FALSE) return this.cnf.literal(t);
    const v = this.sat.newVariable();
    this.sat.addClause([t === TRUE ? v : -v]);
    return v;
  }
}

/** The answer of a query for a predecessor: a cube of them, or which literals of the cube were needed to exclude all. */
export type Predecessors = { readonly kind: "some"; readonly cube: Cube } | { readonly kind: "none"; readonly core: Cube };

/** The questions that IC3 asks, each answered by an incremental solver that keeps what it learns. Frames are nested: a clause of level k holds in
 *  F_1 .. F_k; its clause is switched on by the activation literal of its level. */
export class Queries {
  readonly #system: TransitionSystem;
  readonly #state: Clauses; // frames and bad states
  readonly #step: Clauses; // frames and steps
  readonly #lift: Clauses; // steps, not asserted
  readonly #init: Clauses;
  readonly #stateBits: number[][] = [];
  readonly #next: { step: number[]; lift: number[] };
  readonly #inputsHold: number;
  readonly #stepHolds: number;
  readonly #keptHolds: { readonly step: number; readonly lift: number };
  readonly #inputs: readonly { readonly step: number; readonly state: number; readonly lift: number }[];
  readonly #levels: { state: number; step: number }[] = [];
  readonly #bad: { readonly state: number; readonly step: number; readonly lift: number; readonly about: "state" | "step" }[];
  count = 0;

  constructor(system: TransitionSystem) {
    this.#system = system;
    this.#state = new Clauses(system);
    this.#step = new Clauses(system);
    this.#lift = new Clauses(system);
    this.#init = new Clauses(system);
    const init = initialStates(system);
    for (const t of init) this.#init.cnf.assert(t);
    for (const t of system.inputs) {
      this.#state.cnf.assert(t);
      this.#step.cnf.assert(t);
    }
    for (const t of system.step) this.#step.cnf.assert(t);
    const bits = (c: Clauses): number[] => system.bits.map((b) => c.literal(b.term));
    this.#stateBits = [bits(this.#state), bits(this.#step), bits(this.#lift), bits(this.#init)];
    this.#inputsHold = this.#lift.literal(system.table.all(system.inputs));
    this.#stepHolds = this.#lift.literal(system.table.all([...system.inputs, ...system.step]));
    const kept = system.table.all(system.kept);
    this.#keptHolds = { step: this.#step.literal(kept), lift: this.#lift.literal(kept) };
    this.#next = { step: system.next.map((t) => this.#step.literal(t)), lift: system.next.map((t) => this.#lift.literal(t)) };
    this.#bad = system.bad.map((b) => ({ about: b.about, state: b.about === "state" ? this.#state.literal(b.term) : 0, step: b.about === "step" ? this.#step.literal(b.term) : 0, lift: this.#lift.literal(b.term) }));
    this.#inputs = this.#inputVariables();
    const initial = { state: this.#state.sat.newVariable(), step: this.#step.sat.newVariable() };
    this.#levels.push(initial);
    for (const t of init) this.#step.sat.addClause([-initial.step, this.#step.literal(t)]);
  }

  /** Variables that are no state bits and that steps or bad terms depend on; by their literals, 0 where a solver does not know one. */
  #inputVariables(): readonly { readonly step: number; readonly state: number; readonly lift: number }[] {
    const bits = new Set(this.#system.bits.map((b) => b.term >> 1));
    return this.#lift.cnf.variableNodes.filter((node) => !bits.has(node) && this.#system.table.kind(node) === nodeKind.variable)
      .map((node) => ({ step: this.#step.cnf.variableOf(node), state: this.#state.cnf.variableOf(node), lift: this.#lift.cnf.variableOf(node) }));
  }

  /** Conflicts in all solvers so far. */
  get conflicts(): number {
    return [this.#state, this.#step, this.#lift, this.#init].reduce((n, c) => n + c.sat.statistics.conflicts, 0);
  }

  addLevel(): void {
    this.#levels.push({ state: this.#state.sat.newVariable(), step: this.#step.sat.newVariable() });
  }

  /** Excludes the cube in F_1 .. F_level. */
  exclude(cube: Cube, level: number): void {
    this.#state.sat.addClause([-this.#levels[level].state, ...this.#literals(0, cube).map((l) => -l)]);
    this.#step.sat.addClause([-this.#levels[level].step, ...this.#literals(1, cube).map((l) => -l)]);
  }

  #literals(solver: number, cube: Cube): number[] {
    return cube.map((l) => (isPositive(l) ? this.#stateBits[solver][bitOf(l)] : -this.#stateBits[solver][bitOf(l)]));
  }

  #frame(which: "state" | "step", level: number): number[] {
    return this.#levels.slice(level).map((l) => l[which]);
  }

  /** Does the cube contain an initial state? */
  containsInitial(cube: Cube): boolean {
    this.count++;
    return this.#init.sat.solve(this.#literals(3, cube)) !== "unsat";
  }

  /** The initial states reach nothing bad in no step. */
  initialBad(): BadTerm | null {
    for (const t of this.#system.inputs) this.#init.cnf.assert(t);
    return this.#system.bad.find((b) => b.term !== FALSE && b.about === "state" && this.#init.sat.solve([this.#init.literal(b.term)]) !== "unsat") ?? null;
  }

  /** A cube of F_level that is bad, or from which a bad step starts. */
  bad(level: number): { readonly cube: Cube; readonly bad: BadTerm } | null {
    for (const [i, b] of this.#bad.entries()) {
      this.count++;
      const clauses = b.about === "state" ? this.#state : this.#step;
      const literal = b.about === "state" ? b.state : b.step;
      if (clauses.sat.solve([...this.#frame(b.about, level), literal]) === "unsat") continue;
      return { cube: this.#lifted(b.about, b.about === "state" ? [-b.lift, -this.#inputsHold] : [-b.lift, -this.#stepHolds]), bad: this.#system.bad[i] };
    }
    return null;
  }

  /** Is there a step from F_level (without `cube` itself, if `relative`) into `cube`? */
  predecessors(cube: Cube, level: number, relative: boolean): Predecessors {
    this.count++;
    const { sat } = this.#step;
    const primed = new Map(cube.map((l) => [isPositive(l) ? this.#next.step[bitOf(l)] : -this.#next.step[bitOf(l)], l]));
    const assumptions = [...this.#frame("step", level), this.#keptHolds.step];
    let temporary = 0;
    if (relative) {
      temporary = sat.newVariable();
      sat.addClause([-temporary, ...this.#literals(1, cube).map((l) => -l)]);
      assumptions.push(temporary);
    }
    const answer = sat.solve([...assumptions, ...primed.keys()]);
    const result: Predecessors = answer === "unsat"
      ? { kind: "none", core: sortCube(sat.core().map((l) => primed.get(l)).filter((l) => l !== undefined)) }
      : { kind: "some", cube: this.#lifted("step", [-this.#stepHolds, -this.#keptHolds.lift, ...cube.map((l) => (isPositive(l) ? -this.#next.lift[bitOf(l)] : this.#next.lift[bitOf(l)]))]) };
    if (temporary !== 0) sat.addClause([-temporary]);
    return result;
  }

  /** The part of the current model's state that, with the model's inputs, makes `goal` (one of these literals) impossible to satisfy. */
  #lifted(which: "state" | "step", goal: readonly number[]): Cube {
    const from = which === "state" ? this.#state : this.#step;
    const { sat } = this.#lift;
    const state = this.#system.bits.map((_, i) => bitLiteral(i, from.sat.value(this.#stateBits[which === "state" ? 0 : 1][i])));
    const inputs = this.#inputs.flatMap((i) => {
      const known = which === "state" ? i.state : i.step;
      return known === 0 ? [] : [from.sat.value(known) ? i.lift : -i.lift];
    });
    const temporary = sat.newVariable();
    sat.addClause([-temporary, ...goal]);
    const literals = new Map(state.map((l) => [isPositive(l) ? this.#stateBits[2][bitOf(l)] : -this.#stateBits[2][bitOf(l)], l]));
    const answer = sat.solve([temporary, ...inputs, ...literals.keys()]);
    const cube = answer === "unsat" ? sortCube(sat.core().map((l) => literals.get(l)).filter((l) => l !== undefined)) : state;
    sat.addClause([-temporary]);
    return cube;
  }
}

