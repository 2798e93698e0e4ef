import { invariant } from "../../base/invariant.ts";
import { Sat } from "../../sat/index.ts";
import { CnfWriter } from "../../solver/cnf.ts";
import { type TransitionSystem, initialStates } from "../../system/transition-system.ts";
import { FALSE, TRUE, type Term } from "../../term/term-table.ts";
import { type BitLiteral, type Cube, bitOf, isPositive } from "./cube.ts";

/** Questions after which an inductive invariant is left as it is. */
const mostQueries = 6000;

/** Makes an inductive invariant smaller, with the same questions that would check it. */
export class Minimizer {
  readonly #step = new Sat();
  readonly #init = new Sat();
  readonly #bits: readonly number[];
  readonly #next: readonly number[];
  readonly #initBits: readonly number[];
  readonly #kept: number;
  readonly #bad: readonly { readonly literal: number; readonly about: "state" | "step" }[];
  readonly #stepHolds: number;
  #queries = 0;

  constructor(system: TransitionSystem) {
    const step = writer(this.#step, system);
    const init = writer(this.#init, system);
    for (const t of system.inputs) step.cnf.assert(t);
    for (const t of initialStates(system)) init.cnf.assert(t);
    const { table } = system;
    this.#kept = step.literal(table.all([...system.step, ...system.kept]));
    this.#stepHolds = step.literal(table.all(system.step));
    this.#bits = system.bits.map((b) => step.literal(b.term));
    this.#next = system.next.map((t) => step.literal(t));
    this.#initBits = system.bits.map((b) => init.literal(b.term));
    this.#bad = system.bad.map((b) => ({ literal: step.literal(b.term), about: b.about }));
  }

  /** Shorter clauses that are inductive relative to all of them, `images` with each. */
  strengthen(cubes: readonly Cube[], images: (cube: Cube) => readonly Cube[]): readonly Cube[] {
    const all = this.#step.newVariable();
    for (const cube of cubes) this.#exclude(all, cube);
    const found = new Map<string, Cube>();
    const done = new Set<string>();
    for (const cube of [...cubes].sort((a, b) => a.length - b.length)) {
      if (done.has(cube.join()) || this.#queries > mostQueries / 2) continue;
      images(cube).forEach((c) => done.add(c.join()));
      const shorter = this.#shortened(cube, all);
      if (shorter.length === cube.length) continue;
      for (const image of images(shorter)) {
        found.set(image.join(), image);
        this.#exclude(all, image);
      }
    }
    this.#step.addClause([-all]);
    return [...found.values(), ...cubes];
  }

  #shortened(cube: Cube, all: number): Cube {
    let result = cube;
    for (const literal of cube) {
      const smaller = result.filter((l) => l !== literal);
      if (smaller.length === 0 || this.#init.solve(smaller.map((l) => (isPositive(l) ? this.#initBits[bitOf(l)] : -this.#initBits[bitOf(l)]))) !== "unsat") continue;
      const own = this.#step.newVariable();
      this.#exclude(own, smaller);
      this.#queries++;
      if (this.#step.solve([all, own, this.#kept, ...this.#primed(smaller)]) === "unsat") result = smaller;
      this.#step.addClause([-own]);
    }
    return result;
  }

  /** The numbers of the units that are left when those which nothing needs are dropped, one after the other: what remains is inductive and excludes all that is
   *  bad. `units` together are so. */
  minimize(units: readonly (readonly Cube[])[]): readonly number[] {
    const switches = units.map((cubes) => {
      const active = this.#step.newVariable();
      for (const cube of cubes) this.#exclude(active, cube);
      return active;
    });
    const needs = new Needs(units.length, this.#bad.length, (goal, active) => this.#needed(goal, units, switches, active));
    const order = units.map((_, u) => u).sort((a, b) => units[b][0].length - units[a][0].length);
    for (const u of order) {
      if (this.#queries > mostQueries) break;
      needs.drop(u);
    }
    return needs.active();
  }

  /** Which of the active units exclude the goal (unit, or a bad state after the last unit); null if they do not. */
  #needed(goal: number, units: readonly (readonly Cube[])[], switches: readonly number[], active: ReadonlySet<number>): ReadonlySet<number> | null {
    const on = [...active].map((u) => switches[u]);
    const unitOf = new Map(switches.map((s, u) => [s, u]));
    const questions = goal < units.length ? units[goal].map((cube) => [this.#kept, ...this.#primed(cube)]) : [this.#badQuestion(goal - units.length)];
    const needed = new Set<number>();
    for (const question of questions) {
      this.#queries++;
      if (this.#step.solve([...on, ...question]) !== "unsat") return null;
      for (const l of this.#step.core()) {
        const unit = unitOf.get(l);
        if (unit !== undefined) needed.add(unit);
      }
    }
    return needed;
  }

  #badQuestion(index: number): number[] {
    const { literal, about } = this.#bad[index];
    return about === "state" ? [literal] : [literal, this.#stepHolds];
  }

  #exclude(active: number, cube: Cube): void {
    this.#step.addClause([-active, ...cube.map((l) => -this.#literal(l))]);
  }

  #literal(l: BitLiteral): number {
    return isPositive(l) ? this.#bits[bitOf(l)] : -this.#bits[bitOf(l)];
  }

  #primed(cube: Cube): number[] {
    return cube.map((l) => (isPositive(l) ? this.#next[bitOf(l)] : -this.#next[bitOf(l)]));
  }
}

/** What each unit, and each bad state, is excluded by. Goals are numbers of units, then bad states. */
class Needs {
  readonly #ask: (goal: number, active: ReadonlySet<number>) => ReadonlySet<number> | null;
  readonly #goals: readonly number[];
  #active: ReadonlySet<number>;
  #support: Map<number, ReadonlySet<number>>;

  constructor(units: number, bad: number, ask: (goal: number, active: ReadonlySet<number>) => ReadonlySet<number> | null) {
    this.#ask = ask;
    this.#goals = Array.from({ length: bad }, (_, i) => units + i);
    this.#active = new Set(Array.from({ length: units }, (_, u) => u));
    this.#support = new Map();
    const found = this.#closure(this.#active);
    invariant(found !== null, "the clauses that IC3 ends with are inductive");
    [this.#active, this.#support] = found;
  }

  active(): readonly number[] {
    return [...this.#active].sort((a, b) => a - b);
  }

  /** Leaves the unit out, with all that only it needs, if the rest does without. */
  drop(unit: number): void {
    if (!this.#active.has(unit)) return;
    const found = this.#closure(new Set([...this.#active].filter((u) => u !== unit)));
    if (found !== null) [this.#active, this.#support] = found;
  }

  /** The units of `allowed` that the bad states need, and those that these need, and so on; null if one of them is not excluded by what is allowed. */
  #closure(allowed: ReadonlySet<number>): [ReadonlySet<number>, Map<number, ReadonlySet<number>>] | null {
    const support = new Map<number, ReadonlySet<number>>();
    const reached = new Set<number>();
    const queue = [...this.#goals];
    for (let goal = queue.pop(); goal !== undefined; goal = queue.pop()) {
      const before = this.#support.get(goal);
      const known = before !== undefined && [...before].every((u) => allowed.has(u)) ? before : this.#ask(goal, allowed);
      if (known === null) return null;
      support.set(goal, known);
      for (const u of known) {
        if (reached.has(u)) continue;
        reached.add(u);
        queue.push(u);
      }
    }
    return [reached, support];
  }
}

interface Written {
  readonly cnf: CnfWriter;
  readonly literal: (t: Term) => number;
}

function writer(sat: Sat, system: TransitionSystem): Written {
  const cnf = new CnfWriter(system.table, { newVariable: () => sat.newVariable(), addClause: (c) => sat.addClause(c) });
  for (const t of system.wellFormed) cnf.assert(t);
  const constant = sat.newVariable();
  sat.addClause([constant]);
  return { cnf, literal: (t) => (t === TRUE ? constant : t === FALSE ? -constant : cnf.literal(t)) };
}
