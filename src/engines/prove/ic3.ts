import type { BadTerm, TransitionSystem } from "../../system/transition-system.ts";
import { type Cube, sortCube, subsumes } from "./cube.ts";
import { Queries } from "./queries.ts";

export type Ic3Result =
  /** No bad state is reachable; the negations of the cubes together are inductive (relative to well-formedness) and exclude everything bad. */
  | { readonly kind: "proved"; readonly cubes: readonly Cube[] }
  /** `bad` is reachable in so many steps, or in a few less; of an escape: no state that is reachable in that many is in one of the cubes. */
  | { readonly kind: "reachable"; readonly depth: number; readonly bad: BadTerm; readonly excluded: readonly Cube[] }
  /** The images of a clause under the symmetries that were given exclude an initial state. */
  | { readonly kind: "asymmetric" }
  | { readonly kind: "stopped" };

export interface Ic3Progress {
  readonly frames: number;
  readonly clauses: number;
  readonly queries: number;
  readonly conflicts: number; // of all its solvers
}

export interface Ic3Options {
  /** The images of a cube under the symmetries of the system, the cube itself included; they are learned with it. */
  readonly images: (cube: Cube) => readonly Cube[];
  /** Asked often; true ends the search. Also the place to yield to the event loop: a promise is awaited. */
  readonly stop: (progress: Ic3Progress) => Promise<boolean>;
  /** How deep counterexamples to generalization are blocked inside one another; absent: 0, not at all (docs/adr/0012). */
  readonly nesting?: number;
}

/** So many counterexamples to generalization are blocked for one literal. */
const mostBlocked = 3;

interface Obligation {
  readonly cube: Cube;
  readonly level: number;
  readonly depth: number; // steps from here to something bad
}

/** IC3, property directed reachability (Bradley, VMCAI'11; Een, Mishchenko, Brayton, FMCAD'11): frames of clauses, proof obligations by level,
 *  predecessors lifted by unsatisfiable cores, clauses generalized by cores and by dropping literals, on demand with counterexamples to generalization
 *  blocked (Hassan, Bradley, Somenzi, FMCAD'13). */
export class Ic3 {
  readonly #queries: Queries;
  readonly #options: Ic3Options;
  /** Level k: cubes whose highest frame is k; level 0 is not used. */
  readonly #frames: Cube[][] = [[]];
  /** How often a bit literal has occurred in clauses: literals that occur often are dropped last. */
  readonly #activity: Float64Array;
  #asymmetric = false;

  constructor(system: TransitionSystem, options: Ic3Options) {
    this.#queries = new Queries(system);
    this.#options = options;
    this.#activity = new Float64Array(system.bits.length * 2);
  }

  progress(): Ic3Progress {
    return { frames: this.#frames.length - 1, clauses: this.#frames.reduce((n, f) => n + f.length, 0), queries: this.#queries.count, conflicts: this.#queries.conflicts };
  }

  async run(): Promise<Ic3Result> {
    const initial = this.#queries.initialBad();
    if (initial !== null) return { kind: "reachable", depth: 0, bad: initial, excluded: [] };
    for (;;) {
      this.#frames.push([]);
      this.#queries.addLevel();
      const last = this.#frames.length - 1;
      for (let found = this.#queries.bad(last); found !== null; found = this.#queries.bad(last)) {
        const ended = await this.#block({ cube: found.cube, level: last, depth: 0 }, found.bad);
        if (ended !== null) return ended;
        if (this.#asymmetric) return { kind: "asymmetric" };
      }
      if (await this.#stop()) return { kind: "stopped" };
      const fixed = this.#propagate();
      if (fixed !== null) return { kind: "proved", cubes: fixed };
    }
  }

  #stop(): Promise<boolean> {
    return this.#options.stop(this.progress());
  }

  /** Excludes a bad cube from its level, or finds that it is reachable. */
  async #block(first: Obligation, bad: BadTerm): Promise<Ic3Result | null> {
    const queue: Obligation[] = [first];
    while (queue.length > 0) {
      if (await this.#stop()) return { kind: "stopped" };
      const obligation = takeLowest(queue);
      const { cube, level, depth } = obligation;
      if (level === 0 || this.#queries.containsInitial(cube)) return { kind: "reachable", depth: depth + level, bad, excluded: this.#frames[this.#frames.length - 1] };
      if (this.#isExcluded(cube, level)) continue;
      const answer = this.#queries.predecessors(cube, level - 1, true);
      if (answer.kind === "some") {
        queue.push(obligation, { cube: answer.cube, level: level - 1, depth: depth + 1 });
        continue;
      }
      const clause = this.#generalize(this.#awayFromInit(answer.core, cube), level, 0);
      const top = this.#learn(clause, level);
      if (this.#asymmetric) return null;
      // of a step out of the shapes it matters that the behaviour to it is no longer than there are frames: those say what is near
      const isLonger = top + 1 + depth > this.#frames.length - 1;
      if (top < this.#frames.length - 1 && !(isLonger && bad.kind === "escape")) queue.push({ cube, level: top + 1, depth });
    }
    return null;
  }

  #isExcluded(cube: Cube, level: number): boolean {
    return this.#frames.slice(level).some((frame) => frame.some((c) => subsumes(c, cube)));
  }

  /** Adds the cube's literals back one by one until the core excludes all initial states again. */
  #awayFromInit(core: Cube, cube: Cube): Cube {
    if (!this.#queries.containsInitial(core)) return core;
    let result = core;
    for (const literal of cube) {
      if (result.includes(literal)) continue;
      result = sortCube([...result, literal]);
      if (!this.#queries.containsInitial(result)) return result;
    }
    return cube;
  }

  /** Drops literals as long as the rest is inductive relative to F_(level - 1). */
  #generalize(cube: Cube, level: number, nesting: number): Cube {
    let result = cube;
    const order = [...cube].sort((a, b) => this.#activity[a] - this.#activity[b]);
    for (const literal of order) {
      if (result.length === 1 || !result.includes(literal)) continue;
      const smaller = this.#down(sortCube(result.filter((l) => l !== literal)), level, nesting, result);
      if (smaller !== null) result = smaller;
    }
    return result;
  }

  /** `cube` or a part of it, if that is inductive relative to F_(level - 1); else null. States in the way are blocked where that is easy, or else the cube
   *  has to contain them. */
  #down(cube: Cube, level: number, nesting: number, whole: Cube): Cube | null {
    let candidate = cube;
    for (let blocked = 0; ;) {
      if (this.#queries.containsInitial(candidate)) return null;
      const answer = this.#queries.predecessors(candidate, level - 1, true);
      if (answer.kind === "none") return this.#awayFromInit(answer.core, candidate);
      if (nesting >= (this.#options.nesting ?? 0)) return null;
      const obstacle = answer.cube;
      if (blocked < mostBlocked && level > 1 && this.#blockObstacle(obstacle, level - 1, nesting + 1)) {
        blocked++;
        continue;
      }
      blocked = 0;
      const common = new Set(obstacle);
      const met = sortCube(candidate.filter((l) => common.has(l)));
      if (met.length === 0 || met.length === candidate.length || met.length === whole.length) return null;
      candidate = met;
    }
  }

  /** Excludes a cube from F_level, and from what is above as far as that is possible. False: it has a predecessor in F_(level - 1), or is initial. */
  #blockObstacle(cube: Cube, level: number, nesting: number): boolean {
    if (this.#queries.containsInitial(cube)) return false;
    let core: Cube | null = null;
    let top = level - 1;
    for (; top < this.#frames.length - 1; top++) {
      const answer = this.#queries.predecessors(cube, top, true);
      if (answer.kind === "some") break;
      core = answer.core;
    }
    if (core === null) return false;
    this.#learn(this.#generalize(this.#awayFromInit(core, cube), top, nesting), top);
    return true;
  }

  /** Adds a clause, and its images, as far up as it is inductive; the level it got to. */
  #learn(cube: Cube, level: number): number {
    let top = level;
    while (top < this.#frames.length - 1 && this.#queries.predecessors(cube, top, true).kind === "none") top++;
    const images = this.#options.images(cube);
    if (images.some((image) => image !== cube && this.#queries.containsInitial(image))) this.#asymmetric = true;
    for (const image of images) {
      for (const literal of image) this.#activity[literal]++;
      if (this.#frames.slice(top).some((frame) => frame.some((c) => subsumes(c, image)))) continue;
      for (let k = 1; k <= top; k++) this.#frames[k] = this.#frames[k].filter((c) => !subsumes(image, c));
      this.#frames[top].push(image);
      this.#queries.exclude(image, top);
    }
    return top;
  }

  /** Moves clauses up that hold one step later; the cubes of the inductive invariant if some frame equals the next. */
  #propagate(): readonly Cube[] | null {
    for (let level = 1; level < this.#frames.length - 1; level++) {
      const kept: Cube[] = [];
      for (const cube of this.#frames[level]) {
        if (this.#queries.predecessors(cube, level, false).kind === "some") {
          kept.push(cube);
          continue;
        }
        this.#queries.exclude(cube, level + 1);
        this.#frames[level + 1].push(cube);
      }
      this.#frames[level] = kept;
      if (kept.length === 0) return this.#frames.slice(level + 1).flat();
    }
    return null;
  }
}

/** Removes and returns an obligation of the lowest level; of several the last one, which goes on where the search is. */
function takeLowest(queue: Obligation[]): Obligation {
  let best = queue.length - 1;
  for (let i = queue.length - 1; i >= 0; i--) if (queue[i].level < queue[best].level) best = i;
  return queue.splice(best, 1)[0];
}

