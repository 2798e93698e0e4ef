import type { Expr, NamedExpr, Program } from "../ir/ir.ts";
import type { Profiler } from "../profile/index.ts";
import type { ActionLabel } from "../trace/trace.ts";
import type { Value } from "../value/value.ts";
import { Analysis } from "./compile/analysis.ts";
import { CodeBase, type StaticLabel } from "./compile/unit.ts";
import { CompiledCode, type Purpose } from "./compiled.ts";
import { evaluationDiagnostic } from "./catalogue.ts";
import { EvaluationError } from "./evaluation-error.ts";
import { Failure } from "./runtime/failure.ts";
import { force } from "./runtime/force.ts";
import { shown } from "./runtime/unlisted.ts";
import { Machine, type Phase, type Registers, type Surroundings } from "./runtime/machine.ts";
import type { Outcome } from "./runtime/lazy.ts";

export interface EvaluatorOptions extends Partial<Surroundings> {
  /** Measures each expression that is evaluated; the code is slower then. */
  readonly profiler?: Profiler;
}

/** A state that an action leads to. */
export interface Successor {
  readonly values: readonly Value[];
  readonly action: ActionLabel;
}

export interface InitialState {
  readonly values: readonly Value[];
  readonly action: ActionLabel | null;
}

/** Called with each state found. `values` is overwritten afterwards: copy what is kept. `label` is an index into `labels`. */
export type Visit = (values: readonly Value[], label: number) => void;

/** Evaluates the expressions of one program over concrete states. All methods throw EvaluationError where an expression has no value. */
export interface Evaluator {
  readonly program: Program;
  constant(expr: Expr): Value;
  /** A state-level expression. `witnesses` stand for the elements of infinite sets in the search for a \E: one that is found is a real one. */
  state(expr: Expr, values: readonly Value[], witnesses?: readonly Value[]): Value;
  /** The index of the first state predicate that is not TRUE, or -1. Cheaper than asking for each. */
  firstFalse(predicates: readonly Expr[], values: readonly Value[]): number;
  /** An action-level expression over two states. */
  step(expr: Expr, values: readonly Value[], next: readonly Value[], witnesses?: readonly Value[]): Value;
  /** The first assumption that is not true, or null. */
  assumption(): NamedExpr | null;
  initialStates(init: Expr): readonly InitialState[];
  successors(next: Expr, values: readonly Value[]): readonly Successor[];
  /** The fast forms, for a search: no labels' arguments and no copies. States come in the same order, repetitions included. */
  visitInitial(init: Expr, visit: Visit): void;
  visitSuccessors(next: Expr, values: readonly Value[], visit: Visit): void;
  /** What the `label` of a visit means. */
  readonly labels: readonly StaticLabel[];
  readonly registers: Registers;
  /** States between the two actions of compositions that the searches for successors have found so far. */
  readonly between: number;
}

/** Makes an evaluator. Expressions are compiled to JavaScript when they are first evaluated. */
export function createEvaluator(program: Program, options: EvaluatorOptions = {}): Evaluator {
  return new CompiledEvaluator(program, options);
}

class CompiledEvaluator implements Evaluator {
  readonly program: Program;
  readonly #base: CodeBase;
  readonly #machine: Machine;
  readonly #code: CompiledCode;
  #searching = false;

  constructor(program: Program, options: EvaluatorOptions) {
    this.program = program;
    this.#base = new CodeBase(new Analysis(program), options.profiler !== undefined);
    this.#machine = new Machine(program, this.#base.spans, {
      print: options.print ?? (() => undefined),
      warn: options.warn ?? (() => undefined),
      seed: options.seed ?? 0,
      salt: options.salt ?? (() => 0),
      now: options.now ?? (() => 0),
      statistic: options.statistic ?? (() => undefined),
    });
    this.#machine.profiler = options.profiler ?? null;
    this.#machine.profiled = this.#base.profiled ?? [];
    this.#code = new CompiledCode(this.#base, this.#machine);
  }

  get labels(): readonly StaticLabel[] {
    return this.#base.labels;
  }

  get registers(): Registers {
    return this.#machine.registers;
  }

  get between(): number {
    return this.#machine.between;
  }

  constant(expr: Expr): Value {
    return this.#over("constant", null, null, () => this.#value(expr, "next-value", "traced-next-value"));
  }

  state(expr: Expr, values: readonly Value[], witnesses?: readonly Value[]): Value {
    return this.#over("state", values, null, () => this.#withWitnesses(witnesses, () => this.#value(expr, "value", "traced-value")));
  }

  firstFalse(predicates: readonly Expr[], values: readonly Value[]): number {
    return this.#over("state", values, null, () => predicates.findIndex((p) => this.#value(p, "value", "traced-value") !== true));
  }

  step(expr: Expr, values: readonly Value[], next: readonly Value[], witnesses?: readonly Value[]): Value {
    return this.#over("next", values, next, () => this.#withWitnesses(witnesses, () => this.#value(expr, "value", "traced-value")));
  }

  #withWitnesses<T>(witnesses: readonly Value[] | undefined, run: () => T): T {
    this.#machine.witnesses = witnesses ?? null;
    try {
      return run();
    } finally {
      this.#machine.witnesses = null;
    }
  }

  assumption(): NamedExpr | null {
    return this.program.assumptions.find((a) => this.#truth(a) === false) ?? null;
  }

  #truth(assumption: NamedExpr): boolean {
    const value = this.constant(assumption.expr);
    if (typeof value === "boolean") return value;
    throw new EvaluationError(evaluationDiagnostic("E510", { operator: "ASSUME", value: String(value) }, assumption.span));
  }

  initialStates(init: Expr): readonly InitialState[] {
    const found: InitialState[] = [];
    this.#searchOver(null, init, "labelled-init", "traced-init", (label, args) => {
      const values = this.#snapshot();
      const action = this.#label(label, args);
      found.push({ values, action: action.arguments.length === 0 && action.name === "Init" ? null : action });
    });
    return found;
  }

  successors(next: Expr, values: readonly Value[]): readonly Successor[] {
    const found: Successor[] = [];
    this.#searchOver(values, next, "labelled-next", "traced-next", (label, args) => found.push({ values: this.#snapshot(), action: this.#label(label, args) }));
    return found;
  }

  visitInitial(init: Expr, visit: Visit): void {
    this.#searchOver(null, init, "init", "traced-init", (label) => visit(this.#complete(), label));
  }

  visitSuccessors(next: Expr, values: readonly Value[], visit: Visit): void {
    this.#searchOver(values, next, "next", "traced-next", (label) => visit(this.#complete(), label));
  }

  /** The state under construction, which has all values when it is reported. */
  #complete(): readonly Value[] {
    return this.#machine.next as readonly Value[]; // generated code reports complete states only
  }

  #snapshot(): readonly Value[] {
    return this.#complete().slice();
  }

  #label(index: number, args: readonly Outcome[] | null): ActionLabel {
    const label = this.#base.labels[index];
    const values = (args ?? []).map((a) => shown(force(a, -1)));
    return { name: label.name, span: label.span, arguments: label.arguments.map((name, i) => ({ name, value: values[i] })) };
  }

  /** Runs with these states in the machine. Within the visit of a search, its states are put back afterwards. */
  #over<T>(phase: Phase, values: readonly Value[] | null, next: readonly Value[] | null, run: () => T): T {
    const machine = this.#machine;
    if (!this.#searching) {
      this.#enter(phase, values, next);
      return run();
    }
    const saved = { phase: machine.phase, current: machine.current.slice(), next: machine.next.slice(), out: machine.out, random: machine.random };
    try {
      this.#enter(phase, values, next);
      return run();
    } finally {
      this.#enter(saved.phase, saved.current, saved.next);
      machine.out = saved.out;
      machine.random = saved.random;
    }
  }

  #enter(phase: Phase, values: readonly Value[] | null, next: readonly (Value | undefined)[] | null): void {
    const machine = this.#machine;
    machine.phase = phase;
    machine.epoch.now++;
    machine.random = null;
    if (values !== null) for (let i = 0; i < values.length; i++) machine.current[i] = values[i];
    for (let i = 0; i < machine.next.length; i++) machine.next[i] = next === null ? undefined : next[i];
  }

  #searchOver(values: readonly Value[] | null, expr: Expr, purpose: Purpose, traced: Purpose, out: Machine["out"]): void {
    this.#over(values === null ? "init" : "next", values, null, () => {
      const outer = this.#searching;
      this.#searching = true;
      try {
        this.#machine.out = out;
        this.#code.run(expr, purpose)();
      } catch (error) {
        throw this.#explain(error, expr, () => {
          this.#machine.next.fill(undefined);
          this.#machine.out = () => undefined;
          this.#code.run(expr, traced)();
        });
      } finally {
        this.#searching = outer;
      }
    });
  }

  #value(expr: Expr, purpose: Purpose, traced: Purpose): Value {
    const saved = this.#searching ? this.#machine.next.slice() : null;
    try {
      return this.#code.run(expr, purpose)();
    } catch (error) {
      throw this.#explain(error, expr, () => {
        if (saved !== null) saved.forEach((value, i) => (this.#machine.next[i] = value));
        this.#code.run(expr, traced)();
      });
    }
  }

  /** What to throw for what compiled code threw. It is run once more, in a form that keeps track of the operators on the way. */
  #explain(error: unknown, expr: Expr, rerun: () => void): unknown {
    if (error instanceof RangeError && /call stack/.test(error.message)) return new EvaluationError(evaluationDiagnostic("E518", undefined as never, expr.span)); // this text has no parameters
    if (!(error instanceof Failure)) return error;
    const failure = failureOf(rerun) ?? error;
    const span = this.#base.spans[failure.site] ?? expr.span;
    return new EvaluationError(failure.diagnose(span), failure.frames);
  }
}

function failureOf(run: () => void): Failure | null {
  try {
    run();
    return null;
  } catch (error) {
    return error instanceof Failure ? error : null;
  }
}
