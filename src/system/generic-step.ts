import { invariant } from "../base/invariant.ts";
import type { Problem } from "../ir/ir.ts";
import { type Machine, type StateSym, type Step, Unsupported, evaluateBool, listSets, nextStep, rootContext, withState } from "../symbolic/index.ts";
import { satSolver } from "../solver/index.ts";
import { FALSE, TRUE, type Term } from "../term/term-table.ts";
import { type Shape, grow } from "./shape.ts";
import { type Generic, genericValue } from "./state-bits.ts";

/** A step from any state of some shapes. */
export interface GenericStep {
  readonly shapes: readonly Shape[];
  /** By VariableId; `values` are theirs. */
  readonly state: readonly Generic[];
  readonly values: StateSym;
  readonly step: Step;
  readonly limits: Constrained;
  /** What holds for each step that is taken. */
  readonly known: readonly Term[];
}

/** CONSTRAINT and ACTION_CONSTRAINT over a step, and when evaluating them fails. */
export interface Constrained {
  readonly constraints: readonly Term[];
  readonly kept: readonly Term[];
  readonly wrong: { readonly state: Term; readonly step: Term };
}

/** Evaluates Next once from fresh bits for the shapes. */
export function genericStep(machine: Machine, problem: Problem, shapes: readonly Shape[]): GenericStep {
  invariant(problem.next !== null, "there is a next-state relation");
  const state = shapes.map((shape, v) => genericValue(machine.m, problem.program.variables[v].id, problem.program.variables[v].name, shape));
  const values = state.map((g) => g.value);
  const step = withListedSets(machine, nextStep(machine, problem.next, values));
  const limits = constrain(machine, problem, values, step);
  const known = [...state.flatMap((g) => g.wellFormed), ...limits.constraints, ...limits.kept, ...step.inputs, step.taken];
  return { shapes, state, values, step, limits, known };
}

/** The step with values as shapes describe them. */
export function withListedSets(machine: Machine, step: Step): Step {
  return withState(step, listSets(machine, step.state));
}

function constrain(machine: Machine, problem: Problem, state: StateSym, step: Step): Constrained {
  const here = rootContext(machine, state, null);
  const across = rootContext(machine, state, step.state);
  const constraints = problem.constraints.map((c) => evaluateBool(here, c.expr));
  const kept = problem.actionConstraints.map((c) => evaluateBool(across, c.expr));
  const any = (cx: typeof here): Term => machine.m.terms.any(cx.failures.map((f) => f.guard));
  return { constraints, kept, wrong: { state: any(here), step: any(across) } };
}

/** The least shapes that cover `shapes` and the values of `state` where all of `known` holds. Throws `Unsupported`, with the variable's name. */
export async function growAll(machine: Machine, problem: Problem, shapes: readonly Shape[], state: StateSym, known: readonly Term[]): Promise<readonly Shape[]> {
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
