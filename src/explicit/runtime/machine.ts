import { invariant } from "../../base/invariant.ts";
import type { Span } from "../../base/span.ts";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { behaviourName, compositionProperty } from "../../ir/builtins.ts";
import type { Expr, Program, VariableId } from "../../ir/ir.ts";
import { callOutside, Refusal } from "../../outside/index.ts";
import type { Profiler } from "../../profile/index.ts";
import { isFunction } from "../../value/apply.ts";
import { printString, printValue } from "../../value/print.ts";
import { anyUnlisted } from "../../value/unlisted.ts";
import type { Value } from "../../value/value.ts";
import { evaluationDiagnostic } from "../catalogue.ts";
import { hashValue } from "../../value/hash.ts";
import { Failure, show, type Site } from "./failure.ts";
import type { Outcome } from "./lazy.ts";
import { randomElement, randomSetOfSubsets, randomSubset } from "./random-choice.ts";
import { randomFrom } from "./random.ts";
import { requireListed } from "./unlisted.ts";

/** What is being evaluated: decides how an unassigned variable is reported. */
export type Phase = "constant" | "state" | "init" | "next";

/** What TLCSet has kept, by the text of its key. */
export type Registers = Map<string, { readonly key: Value; readonly value: Value }>;

/** What the operators of module TLC reach outside the state. */
export interface Surroundings {
  /** Text of Print and PrintT. */
  readonly print: (text: string) => void;
  readonly warn: (warning: Diagnostic) => void;
  readonly seed: number;
  /** Added to what is drawn from, for walks that are to differ. */
  readonly salt: () => number;
  /** Seconds since 1970, for JavaTime. */
  readonly now: () => number;
  /** TLCGet of a name that the engine knows ("level", "distinct", ...): undefined where it has no value. */
  readonly statistic: (name: string, registers: Registers) => Value | undefined;
}

/** Thrown by generated code when ENABLED has found a successor. */
export const found = { found: true };

/** The state that generated code works on, and the operators that need more than their operands. */
export class Machine {
  readonly program: Program;
  readonly current: Value[];
  readonly next: (Value | undefined)[];
  readonly spans: readonly Span[];
  readonly registers: Registers = new Map();
  /** Changes whenever another current state is loaded; generated code keeps what it derived from a state until then. */
  readonly epoch = { now: 0 };
  phase: Phase = "constant";
  /** Takes a state that a search has found; it is in `next` meanwhile. */
  out: (label: number, args: readonly Outcome[] | null) => void = () => undefined;
  /** The generator of the evaluation that goes on, made when it first draws, see NOTE(random). */
  random: (() => number) | null = null;
  /** Candidates that stand for the elements of an infinite set when a witness is searched; null: none, that is an error. */
  witnesses: readonly Value[] | null = null;
  /** What measures, and the expressions that generated code names to it by their index. */
  profiler: Profiler | null = null;
  profiled: readonly Expr[] = [];
  /** States between two actions of a composition that a search has found, which TLC counts. */
  between = 0;
  /** The states before the compositions that are under way, innermost last. */
  readonly #befores: Value[][] = [];
  #inSubscript = false;
  readonly #surroundings: Surroundings;
  readonly #warned = new Set<Site>();

  constructor(program: Program, spans: readonly Span[], surroundings: Surroundings) {
    this.program = program;
    this.spans = spans;
    this.current = program.variables.map(() => false);
    this.next = program.variables.map(() => undefined);
    this.#surroundings = surroundings;
  }

  unassigned(variable: VariableId, site: Site): never {
    const { variables, unknowns } = this.program;
    const name = variables.at(variable)?.name ?? unknowns[variable - variables.length];
    if (this.#inSubscript) throw new Failure(site, (span) => evaluationDiagnostic("E537", { variable: `${name}'` }, span));
    if (this.phase === "state" || this.phase === "constant") {
      const shown = this.phase === "constant" ? name : `${name}'`;
      throw new Failure(site, (span) => evaluationDiagnostic("E533", { variable: shown }, span));
    }
    throw new Failure(site, (span) => evaluationDiagnostic("E519", { variable: this.phase === "init" ? name : `${name}'` }, span));
  }

  /** The next value of the subscript of an action that may have left variables without a value, which have to be told apart from others. */
  subscript<T>(evaluate: () => T): T {
    this.#inSubscript = true;
    try {
      return evaluate();
    } finally {
      this.#inSubscript = false;
    }
  }

  /** Evaluates in the next state, as far as it has been built. */
  inNext<T>(run: () => T): T {
    const here = this.current.slice();
    try {
      return this.#inState(this.next.slice(0, here.length), run);
    } finally {
      this.#enterState(here);
    }
  }

  /** In the state between two actions: anything at all, which is no choice that can be tried. */
  open(variable: VariableId, site: Site): never {
    if (this.#befores.length === 0) this.unassigned(variable, site);
    const construct = `a second action of \\cdot that depends on ${this.program.variables[variable].name}, which the first one leaves open,`;
    throw new Failure(site, (span) => evaluationDiagnostic("E532", { construct }, span));
  }

  /** A complete path through an action that leaves variables without a value. */
  failIncomplete(action: string, site: Site): never {
    const missing = this.program.variables.filter((v) => this.next[v.id] === undefined).map((v) => v.name);
    throw new Failure(site, (span) => evaluationDiagnostic("E520", { variables: missing.join(", "), action, count: missing.length }, span));
  }

  /** Fails where a variable of the state that was found has a value that can not be listed. */
  requireListed(): void {
    if (!anyUnlisted) return;
    for (const value of this.next) if (value !== undefined) requireListed(value);
  }

  /** Whether the search finds a state; the one under construction is set aside meanwhile. */
  enabled(search: () => void): boolean {
    const saved = this.next.slice();
    this.next.fill(undefined);
    try {
      search();
      return false;
    } catch (thrown) {
      if (thrown === found) return true;
      throw thrown;
    } finally {
      for (let i = 0; i < saved.length; i++) this.next[i] = saved[i];
      if (this.next.length > saved.length) this.next.length = saved.length; // without the unknowns of this search
    }
  }

  /** The states that a search has put into its list; the next state under construction is set aside meanwhile. */
  statesBetween(search: (found: (readonly (Value | undefined)[])[]) => void, counted: boolean): readonly (readonly (Value | undefined)[])[] {
    const saved = this.next.slice();
    this.next.fill(undefined);
    const found: (readonly (Value | undefined)[])[] = [];
    try {
      search(found);
    } finally {
      for (let i = 0; i < saved.length; i++) this.next[i] = saved[i];
    }
    if (counted) this.between += found.length;
    return found;
  }

  /** Runs in the state between two actions of a composition. */
  through<T>(between: readonly (Value | undefined)[], run: () => T): T {
    const here = this.current.slice();
    this.#befores.push(here);
    try {
      return this.#inState(between, run);
    } finally {
      this.#befores.pop();
      this.#enterState(here);
    }
  }

  /** Goes on in the state before the innermost composition. */
  around(run: () => void): void {
    const before = this.#befores.pop();
    invariant(before !== undefined, "a composition is under way");
    const here = this.current.slice();
    try {
      this.#inState(before, run);
    } finally {
      this.#befores.push(before);
      this.#enterState(here);
    }
  }

  #inState<T>(state: readonly (Value | undefined)[], run: () => T): T {
    this.#enterState(state);
    return run();
  }

  #enterState(state: readonly (Value | undefined)[]): void {
    // Generated code that runs where something has no value looks at it first.
    for (let i = 0; i < state.length; i++) this.current[i] = state[i] as Value;
    this.epoch.now++;
  }

  /** Evaluates a call, and notes it in the failure that it may end with. */
  frame<T>(name: string, site: Site, call: () => T): T {
    try {
      return call();
    } catch (error) {
      if (error instanceof Failure) error.frames.push({ name, span: this.spans[site] });
      throw error;
    }
  }

  warnExcept(f: Value, path: readonly Value[], site: Site): void {
    if (!isFunction(f)) throw new Failure(site, (span) => evaluationDiagnostic("E529", { operator: "EXCEPT", value: show(f) }, span));
    if (this.#warned.has(site)) return;
    this.#warned.add(site);
    this.#surroundings.warn(evaluationDiagnostic("W501", { function: show(f), argument: path.map(show).join(", ") }, this.spans[site]));
  }

  print(shown: Value, result: Value): boolean {
    this.#surroundings.print(`${printValue(shown)}  ${printValue(result)}`);
    return true;
  }

  printT(shown: Value, _site: Site): boolean {
    this.#surroundings.print(printValue(shown));
    return true;
  }

  failAssert(message: Value, site: Site): never {
    throw new Failure(site, (span) => evaluationDiagnostic("E516", { message: typeof message === "string" ? message : show(message) }, span));
  }

  tlcGet(key: Value, site: Site): Value {
    if (key === compositionProperty) return "true";
    const value = typeof key === "string" && !key.startsWith("s:") ? this.#surroundings.statistic(key, this.registers) : this.registers.get(printValue(key))?.value;
    if (value === undefined && key === behaviourName) throw new Failure(site, (span) => evaluationDiagnostic("E532", { construct: "Trace, which is the behaviour so far," }, span));
    if (value === undefined) throw new Failure(site, (span) => evaluationDiagnostic("E527", { argument: typeof key === "string" ? printString(key) : show(key) }, span));
    return value;
  }

  tlcGetOrDefault(key: Value, otherwise: Value, _site: Site): Value {
    return this.registers.get(printValue(key))?.value ?? otherwise;
  }

  /** A function of `src/outside`, which are not of TLA+'s own: files, texts of other languages. */
  outside(name: Value, args: Value, site: Site): Value {
    invariant(typeof name === "string" && typeof args === "object" && args.kind === "tuple", "Outside is applied to a name and a sequence");
    const answer = callOutside(name, args.elements, this.program.outside);
    if (answer instanceof Refusal) throw new Failure(site, (span) => evaluationDiagnostic("E536", { operator: name, reason: answer.reason }, span));
    return answer;
  }

  tlcSet(key: Value, value: Value, _site: Site): boolean {
    requireListed(value);
    this.registers.set(printValue(key), { key, value });
    return true;
  }

  time(_site: Site): Value {
    return Math.floor(this.#surroundings.now()) & 0x7fffffff;
  }

  randomElement(from: Outcome, site: Site): Value {
    return randomElement(this.#draw, from, site);
  }

  randomSubset(count: Outcome, from: Outcome, site: Site): Value {
    return randomSubset(this.#draw, count, from, site);
  }

  randomSetOfSubsets(count: Outcome, average: Outcome, from: Outcome, site: Site): Value {
    return randomSetOfSubsets(this.#draw, count, average, from, site);
  }

  /** NOTE(random): what is drawn follows from the seed and the state that is looked at, so that a state has the same successors whenever they are
   *  computed, in every thread and when a counterexample is rebuilt. */
  readonly #draw = (): number => {
    this.random ??= randomFrom(this.#origin());
    return this.random();
  };

  /** Draws for a constant, which is the same in every thread and whatever state is looked at; comes back with the generator to go on with. */
  drawConstant(place: number): Machine["random"] {
    const { random } = this;
    this.random = randomFrom(Math.imul(this.#surroundings.seed, 0x9e3779b1) ^ place);
    return random;
  }

  #origin(): number {
    const start = Math.imul(this.#surroundings.seed, 0x9e3779b1) ^ this.#surroundings.salt();
    if (this.phase === "init" || this.phase === "constant") return start;
    return this.current.reduce<number>((hash, value) => Math.imul(hash, 31) ^ hashValue(value), start);
  }
}
