import type { Problem } from "../../ir/ir.ts";
import type { EncodingName } from "../../../encodings/index.ts";
import { type CheckLimits, createSolver, type SolverName } from "../../solver/index.ts";
import { type StateSym, type Step, createMachine, initialStep, isUnsupported, nextStep } from "../../symbolic/index.ts";
import type { Trace } from "../../trace/trace.ts";
import { expanded, isState } from "./symbolic-states.ts";

/** What the symbolic engine says of a trace: one of the spec's, or the first state (from 0) that it can not reach so, or why it can not tell. */
export type Acceptance =
  | { readonly kind: "accepted" }
  | { readonly kind: "refused"; readonly state: number }
  | { readonly kind: "unknown"; readonly reason: string };

export interface AcceptanceOptions {
  readonly solver: SolverName;
  readonly encoding: EncodingName;
  /** Asked before each question to the solver. */
  readonly limits: () => CheckLimits;
}

/** Unrolls the spec as bounded checking does, fixes the states of the trace one after the other, and asks whether that is satisfiable. The states
 *  before the last have to satisfy the constraints, too. */
export async function acceptsTrace(problem: Problem, trace: Trace, options: AcceptanceOptions): Promise<Acceptance> {
  const { init, next } = problem;
  if (init === null || next === null || trace.states.length === 0) return { kind: "unknown", reason: "there is no state to fix" };
  const machine = createMachine(problem.program, options.encoding);
  const solver = await createSolver(options.solver, machine.m.terms);
  try {
    let before: StateSym | null = null;
    let step: Step = initialStep(machine, init);
    for (const [k, { values }] of trace.states.entries()) {
      for (const t of step.inputs) solver.assert(t);
      solver.assert(step.taken);
      machine.levels.set(step.state, k + 1);
      solver.assert(isState(machine, step.state, values));
      const answer = await solver.check([], options.limits());
      if (answer.kind === "unknown") return { kind: "unknown", reason: answer.reason };
      if (answer.kind === "unsat") return { kind: "refused", state: k };
      if (k === trace.states.length - 1) break;
      solver.assert(expanded(machine, problem, step.state, before));
      before = step.state;
      step = nextStep(machine, next, step.state);
    }
    return { kind: "accepted" };
  } catch (error) {
    if (isUnsupported(error)) return { kind: "unknown", reason: error.message };
    throw error;
  } finally {
    solver.dispose();
  }
}
