import { invariant } from "../base/invariant.ts";
import { noSpan } from "../base/span.ts";
import type { NamedExpr, Problem } from "../ir/ir.ts";
import { decodeState } from "../symbolic/decode.ts";
import { type Machine, type Step, type StateSym, Unsupported, evaluateBool, initialStep, nextStep, rootContext } from "../symbolic/index.ts";
import { FALSE, TRUE, type Term, not } from "../term/term-table.ts";
import { type Shape, countBits, emptyShape, grow, sameShape } from "./shape.ts";
import { type Generic, extractBits, genericValue } from "./state-bits.ts";
import { satSolver } from "../solver/index.ts";
import type { BadTerm, StateBit, TransitionSystem } from "./transition-system.ts";

export interface SystemLimits {
  /** Rounds of widening before a shape counts as growing without end. */
  readonly rounds: number;
  readonly bits: number;
}

export const defaultSystemLimits: SystemLimits = { rounds: 60, bits: 4000 };

export type BuildResult =
  | { readonly kind: "system"; readonly system: TransitionSystem }
  | { readonly kind: "stopped" }
  /** The shape of `variable` never stops growing, or can not be written down: `reason` says what would bound it. */
  | { readonly kind: "unbounded"; readonly variable: string | null; readonly reason: string };

/** The finite transition system of a problem: shapes of the variables are iterated from Init through Next until they stop growing, then every guard
 *  becomes a state bit, and Init, Next and the properties are evaluated once more over these. Only what a step from a state of the shape can lead to
 *  makes it grow (CONSTRAINT included), so a guard such as `x < 5` bounds a shape. Cost: one evaluation of Next and some questions to the
 *  propositional core a round. `stop` is asked between rounds. */
export async function buildSystem(machine: Machine, problem: Problem, stop: (round: number) => boolean, most: SystemLimits = defaultSystemLimits): Promise<BuildResult> {
  invariant(problem.init !== null && problem.next !== null, "there is an initial predicate and a next-state relation");
  const { m } = machine;
  try {
    const initial = initialStep(machine, problem.init);
    let shapes = await growAll(machine, problem, problem.program.variables.map(() => emptyShape), initial.state, [...initial.inputs, initial.taken]);
    if (shapes.some((s) => countAlternatives(s) === 0)) return { kind: "unbounded", variable: null, reason: "there is no initial state" };
    for (let round = 0; ; round++) {
      if (stop(round)) return { kind: "stopped" };
      const state = shapes.map((shape, v) => genericValue(m, problem.program.variables[v].id, problem.program.variables[v].name, shape));
      const values = state.map((g) => g.value);
      const step = nextStep(machine, problem.next, values);
      const limits = constrain(machine, problem, values, step);
      const known = [...state.flatMap((g) => g.wellFormed), ...limits.constraints, ...limits.kept, ...step.inputs, step.taken];
      const grown = step.taken === FALSE ? shapes : await growAll(machine, problem, shapes, step.state, known);
      const growing = grown.findIndex((shape, v) => !sameShape(shape, shapes[v]));
      if (growing < 0) return { kind: "system", system: assemble(machine, problem, initial, shapes, state, step, limits) };
      const bits = grown.reduce((n, s) => n + countBits(s), 0);
      if (round >= most.rounds || bits > most.bits) return grows(problem, growing);
      shapes = grown;
    }
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    return { kind: "unbounded", variable: null, reason: error.message };
  }
}

/** CONSTRAINT and ACTION_CONSTRAINT over a step, and when evaluating them fails. */
interface Constrained {
  readonly constraints: readonly Term[];
  readonly kept: readonly Term[];
  readonly wrong: { readonly state: Term; readonly step: Term };
}

function constrain(machine: Machine, problem: Problem, state: StateSym, step: Step): Constrained {
  const here = rootContext(machine, state, null);
  const across = rootContext(machine, state, step.state);
  const constraints = problem.constraints.map((c) => evaluateBool(here, c.expr));
  const kept = problem.actionConstraints.map((c) => evaluateBool(across, c.expr));
  const any = (cx: typeof here): Term => machine.m.terms.any(cx.failures.map((f) => f.guard));
  return { constraints, kept, wrong: { state: any(here), step: any(across) } };
}

async function growAll(machine: Machine, problem: Problem, shapes: readonly Shape[], state: StateSym, known: readonly Term[]): Promise<readonly Shape[]> {
  const solver = satSolver(machine.m.terms);
  for (const t of known) solver.assert(t);
  const possible = async (t: Term): Promise<boolean> => t !== FALSE && (await solver.check([t])).kind !== "unsat";
  const grown: Shape[] = [];
  for (const [v, s] of state.entries()) {
    invariant(s !== null, "all variables are assigned");
    try {
      grown.push(await grow(machine.m, shapes[v], s, TRUE, possible));
    } catch (error) {
      if (!(error instanceof Unsupported)) throw error;
      throw new Unsupported(`variable ${problem.program.variables[v].name}: ${error.message}`, problem.program.variables[v].span);
    }
  }
  solver.dispose();
  return grown;
}

function grows(problem: Problem, v: number): BuildResult {
  const { name } = problem.program.variables[v];
  return { kind: "unbounded", variable: name, reason: `the values of ${name} grow without end; a guard in Next or a CONSTRAINT that bounds ${name} would end that` };
}

function assemble(machine: Machine, problem: Problem, initial: Step, shapes: readonly Shape[], state: readonly Generic[], step: Step, limits: Constrained): TransitionSystem {
  const { m } = machine;
  const { terms } = m;
  const values: StateSym = state.map((g) => g.value);
  const bits: readonly StateBit[] = state.flatMap((g) => g.bits);
  const initialBits = shapes.flatMap((shape, v) => extractBits(m, shape, known(initial.state[v])));
  const next = shapes.flatMap((shape, v) => extractBits(m, shape, known(step.state[v])));
  invariant(initialBits.length === bits.length && next.length === bits.length, "every bit has an initial and a next value");
  const bad = badTerms(machine, problem, values, step, limits);
  return {
    table: terms,
    bits,
    initial: { conditions: [...initial.inputs, initial.taken].filter((t) => t !== TRUE), values: initialBits },
    next,
    inputs: step.inputs,
    step: [...limits.constraints, step.taken].filter((t) => t !== TRUE),
    kept: limits.kept.filter((t) => t !== TRUE),
    wellFormed: state.flatMap((g) => g.wellFormed).filter((t) => t !== TRUE),
    bad: bad.filter((b) => b.term !== FALSE),
    shapes,
    decode: (model) => decodeState(m, values, null, model),
  };
}

const countAlternatives = (s: Shape): number => s.scalars.length + (s.set === null ? 0 : 1) + (s.function === null ? 0 : 1);

function known(s: StateSym[number]): NonNullable<StateSym[number]> {
  invariant(s !== null, "all variables are assigned");
  return s;
}

function badTerms(machine: Machine, problem: Problem, state: StateSym, step: Step, limits: Constrained): BadTerm[] {
  const { terms } = machine.m;
  const bad: BadTerm[] = [];
  const property = (kind: BadTerm["kind"], p: NamedExpr, about: BadTerm["about"], at: StateSym, next: StateSym | null, where: Term): void => {
    const cx = rootContext(machine, at, next);
    const holds = evaluateBool(cx, p.expr);
    const wrong = terms.any(cx.failures.map((f) => f.guard));
    bad.push({ kind: "evaluation-error", property: p, about, term: terms.and(where, wrong) });
    bad.push({ kind, property: p, about, term: terms.all([where, not(holds), not(wrong)]) });
  };
  for (const p of problem.invariants) property("invariant", p, "state", state, null, TRUE);
  for (const p of problem.actionProperties) property("action-property", p, "step", state, step.state, TRUE);
  // no state of the system stands for one that is reached only by a step outside of ACTION_CONSTRAINT
  const outside = not(terms.all(limits.kept));
  if (outside !== FALSE) for (const p of problem.invariants) property("invariant", p, "step", step.state, null, outside);
  const error = (about: BadTerm["about"], term: Term): void => void bad.push({ kind: "evaluation-error", property: null, about, term });
  error("state", limits.wrong.state);
  error("step", limits.wrong.step);
  const expanded = terms.all(limits.constraints);
  const wrong = terms.any([...step.failures.map((f) => f.guard), ...step.incomplete.map((i) => i.guard)]);
  error("state", terms.and(expanded, wrong));
  if (problem.checkDeadlock && step.enabledIsDoubtful) throw new Unsupported("whether a state is a deadlock hangs on a choice from an infinite or very large set (see --no-deadlock)", problem.next?.span ?? noSpan);
  if (problem.checkDeadlock) bad.push({ kind: "deadlock", property: null, about: "state", term: terms.all([expanded, not(step.enabled), not(wrong)]) });
  return bad;
}
