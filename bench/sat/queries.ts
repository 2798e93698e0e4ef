// Small incremental questions: a plain IC3 (Bradley, VMCAI'11) on the benchmark's protocols, which asks the solver thousands
// of them. Prints how many, of which answer, and the mean time of each: `node bench/sat/run.js queries [NAME] [MOST]`.
import { Sat, type SatAnswer } from "../../src/sat/index.ts";
import { Circuit } from "./circuit.ts";
import { consensus, step, tickets, type Protocol } from "./protocols.ts";

const protocols: Readonly<Record<string, () => Protocol>> = {
  "consensus-3-2-2": () => consensus(3, 2, 2, 2),
  "consensus-3-3-2": () => consensus(3, 3, 2, 2),
  "consensus-5-4-3": () => consensus(5, 4, 3, 3),
  "consensus-7-6-3": () => consensus(7, 6, 3, 4),
  "tickets-2-3": () => tickets(2, 3, false),
  "tickets-4-4": () => tickets(4, 4, false),
};

const simplify = process.env["SAT_SIMPLIFY"] !== "0";

class Budget extends Error {}

/** IC3 over one solver; frame k's clauses carry a literal that is assumed where the frame counts. */
class Ic3 {
  readonly sat = new Sat(JSON.parse(process.env["SAT_OPTIONS"] ?? "{}"));
  readonly counts: Record<SatAnswer, number> = { sat: 0, unsat: 0, unknown: 0 };
  readonly times: Record<SatAnswer, number> = { sat: 0, unsat: 0, unknown: 0 };
  readonly frames: number[][][] = [];
  readonly #active: number[] = [];
  readonly #state: readonly number[];
  readonly #next: ReadonlyMap<number, number>;
  readonly #inputs: readonly number[];
  readonly #bad: number;
  readonly #most: number;
  clauses = 0;
  /** Clauses of the circuit alone. */
  loaded = 0;

  constructor(protocol: Protocol, most: number) {
    const circuit = new Circuit();
    this.#most = most;
    this.#state = circuit.inputs(protocol.bits);
    const first = (this.#state[protocol.bits - 1] ?? 0) + 1;
    const next = step(circuit, protocol, this.#state);
    this.#next = new Map(this.#state.map((bit, i) => [bit, next[i] ?? -1]));
    this.#bad = protocol.bad(circuit, this.#state);
    const cnf = circuit.cnf();
    // Every other variable counts as an input of the step; the solver does not care.
    this.#inputs = Array.from({ length: cnf.variables - first + 1 }, (_, i) => first + i);
    for (let i = 0; i < cnf.variables; i++) this.sat.newVariable();
    let clause: number[] = [];
    for (const literal of cnf.literals) {
      if (literal !== 0) clause.push(literal);
      else {
        this.#add(clause);
        clause = [];
      }
    }
    if (simplify) {
      for (const literal of [...this.#state, ...next, this.#bad, ...this.#inputs.slice(0, 40)]) this.sat.freeze(Math.abs(literal));
      this.sat.simplify();
    }
    this.loaded = this.clauses;
    this.#newFrame();
    for (const bit of this.#state) this.#add([-(this.#active[0] ?? 0), -bit]);
  }

  /** The number of frames after which the property was proved; 0 when a bad state is reachable. */
  prove(): number {
    for (let top = 1; ; top++) {
      this.#newFrame();
      while (this.#ask([...this.#frame(top), this.#bad]) === "sat") {
        if (!this.#block(this.#modelCube(), top)) return 0;
      }
      if (this.#push(top)) return top;
    }
  }

  #newFrame(): void {
    this.frames.push([]);
    this.#active.push(this.sat.newVariable());
  }

  #frame(k: number): number[] {
    return k === 0 ? this.#active.slice(0, 1) : this.#active.slice(k);
  }

  #add(clause: readonly number[]): void {
    this.clauses++;
    this.sat.addClause(clause);
  }

  #ask(assumptions: readonly number[]): SatAnswer {
    if (this.counts.sat + this.counts.unsat >= this.#most) throw new Budget();
    const begin = process.cpuUsage(); // the processor's time: the machine may be busy
    const answer = this.sat.solve(assumptions);
    const { user, system } = process.cpuUsage(begin);
    this.times[answer] += user + system;
    this.counts[answer]++;
    return answer;
  }

  #modelCube(): number[] {
    return this.#state.map((bit) => (this.sat.value(bit) ? bit : -bit));
  }

  #primed(cube: readonly number[]): number[] {
    return cube.map((literal) => (literal > 0 ? 1 : -1) * (this.#next.get(Math.abs(literal)) ?? 0));
  }

  #block(bad: readonly number[], top: number): boolean {
    const obligations: { readonly cube: readonly number[]; readonly frame: number }[] = [{ cube: bad, frame: top }];
    for (let next = obligations.at(-1); next !== undefined; next = obligations.at(-1)) {
      const { cube, frame } = next;
      if (frame === 0) return false;
      const reason = this.#inductive(cube, frame - 1);
      if (reason === undefined) {
        const predecessor = this.#lift(this.#modelCube(), cube);
        if (predecessor.every((literal) => literal < 0)) return false;
        obligations.push({ cube: predecessor, frame: frame - 1 });
        continue;
      }
      obligations.pop();
      this.#learn(this.#generalize(reason, frame - 1), frame);
    }
    return true;
  }

  /** A part of the cube that no step from frame k, outside of the cube, reaches and that is not initial; else nothing. */
  #inductive(cube: readonly number[], k: number): number[] | undefined {
    const temporary = this.sat.newVariable();
    this.#add([-temporary, ...cube.map((literal) => -literal)]);
    const primed = this.#primed(cube);
    const answer = this.#ask([...this.#frame(k), temporary, ...primed]);
    let reason: number[] | undefined;
    if (answer === "unsat") {
      const core = new Set(this.sat.core());
      reason = cube.filter((_, i) => core.has(primed[i] ?? 0));
      const positive = cube.find((literal) => literal > 0);
      if (positive !== undefined && !reason.some((literal) => literal > 0)) reason.push(positive);
    }
    this.#pendingRelease = temporary;
    if (answer === "unsat") this.#release();
    return reason;
  }

  #pendingRelease = 0;

  #release(): void {
    if (this.#pendingRelease !== 0) this.#add([-this.#pendingRelease]);
    this.#pendingRelease = 0;
  }

  /** Literals of a state, with the inputs of the model, that are enough to step into the cube. */
  #lift(state: readonly number[], cube: readonly number[]): number[] {
    const inputs = this.#inputs.slice(0, 40).map((bit) => (this.sat.value(bit) ? bit : -bit));
    this.#release();
    const temporary = this.sat.newVariable();
    this.#add([-temporary, ...this.#primed(cube).map((literal) => -literal)]);
    const answer = this.#ask([temporary, ...inputs, ...state]);
    const core = new Set(answer === "unsat" ? this.sat.core() : state);
    this.#add([-temporary]);
    return state.filter((literal) => core.has(literal));
  }

  #generalize(cube: readonly number[], k: number): number[] {
    let kept = [...cube];
    for (const literal of cube) {
      const candidate = kept.filter((other) => other !== literal);
      if (candidate.length === kept.length || !candidate.some((other) => other > 0)) continue;
      const smaller = this.#inductive(candidate, k);
      this.#release();
      if (smaller !== undefined) kept = smaller;
    }
    return kept;
  }

  #learn(cube: readonly number[], frame: number): void {
    this.frames[frame]?.push([...cube]);
    this.#add([-(this.#active[frame] ?? 0), ...cube.map((literal) => -literal)]);
  }

  #push(top: number): boolean {
    for (let k = 1; k <= top; k++) {
      const cubes = this.frames[k] ?? [];
      const staying = cubes.filter((cube) => {
        if (this.#ask([...this.#frame(k), ...this.#primed(cube)]) === "sat") return true;
        if (k < top) this.#learn(cube, k + 1);
        return k === top;
      });
      this.frames[k] = staying;
      if (staying.length === 0 && k < top) return true;
    }
    return false;
  }
}

const [only, most = "20000"] = process.argv.slice(2);
for (const [name, make] of Object.entries(protocols)) {
  if (only !== undefined && only !== name) continue;
  const ic3 = new Ic3(make(), Number(most));
  const begin = performance.now();
  let outcome = "stopped";
  try {
    outcome = `proved with ${ic3.prove()} frames`;
  } catch (error) {
    if (!(error instanceof Budget)) throw error;
  }
  const seconds = (performance.now() - begin) / 1000;
  const mean = (answer: SatAnswer): string => `${ic3.counts[answer]} ${answer} at ${(ic3.times[answer] / ic3.counts[answer]).toFixed(0)} us`;
  const { conflicts, propagations, decisions } = ic3.sat.statistics;
  console.log(`${name}: ${ic3.sat.variables} variables, ${ic3.loaded} clauses and ${ic3.clauses - ic3.loaded} later, ${outcome}, ${seconds.toFixed(2)} s, ${mean("sat")}, ${mean("unsat")}, ` +
    `${conflicts} conflicts, ${propagations} propagations, ${decisions} decisions`);
}
