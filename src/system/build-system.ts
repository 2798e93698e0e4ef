import { invariant } from "../base/invariant.ts";
import type { Problem } from "../ir/ir.ts";
import { type Machine, type Step, initialStep, isUnsupported } from "../symbolic/index.ts";
import { FALSE } from "../term/term-table.ts";
import { assemble } from "./assemble.ts";
import { genericStep, growAll, withListedSets } from "./generic-step.ts";
import { type Shape, countBits, emptyShape, sameShape } from "./shape.ts";
import type { TransitionSystem } from "./transition-system.ts";

export interface SystemLimits {
  /** Rounds of widening before a shape counts as growing without end. */
  readonly rounds: number;
  readonly bits: number;
  /** So many new terms are enough for now; absent: no limit. */
  readonly terms?: number;
}

export const defaultSystemLimits: SystemLimits = { rounds: 60, bits: 4000 };

/** Shapes that have grown for some rounds. */
export interface Growth {
  /** Init evaluated, and its shapes. */
  readonly initial: Step;
  readonly start: readonly Shape[];
  readonly shapes: readonly Shape[];
  readonly rounds: number;
}

export type BuildResult =
  | { readonly kind: "system"; readonly system: TransitionSystem }
  | { readonly kind: "stopped" }
  /** The shape of `variable` did not stop growing, or can not be written down: `reason` says what would bound it. `growth`: how far it came, null where not even
   *  the initial states have shapes; `goesOn`: more rounds are possible. */
  | { readonly kind: "unbounded"; readonly variable: string | null; readonly reason: string; readonly growth: Growth | null; readonly goesOn: boolean };

/** The finite transition system of a problem: shapes of the variables are iterated from Init through Next until they stop growing, then every guard
 *  becomes a state bit, and Init, Next and the properties are evaluated once more over these. Only what a step from a state of the shape can lead to
 *  makes it grow (CONSTRAINT included), so a guard such as `x < 5` bounds a shape. Cost: one evaluation of Next and some questions to the
 *  propositional core a round. `stop` is asked between rounds; `from`: goes on where another call ended. */
export async function buildSystem(machine: Machine, problem: Problem, stop: (round: number) => boolean, most: SystemLimits = defaultSystemLimits, from: Growth | null = null): Promise<BuildResult> {
  let growth: Growth | null = from;
  const unbounded = (variable: string | null, reason: string, goesOn: boolean): BuildResult => ({ kind: "unbounded", variable, reason, growth, goesOn });
  try {
    growth ??= await initialShapes(machine, problem);
    if (growth.shapes.some((s) => countAlternatives(s) === 0)) return { kind: "unbounded", variable: null, reason: "there is no initial state", growth: null, goesOn: false };
    const before = machine.m.terms.size;
    for (;;) {
      if (stop(growth.rounds)) return { kind: "stopped" };
      const { initial, shapes, rounds }: Growth = growth;
      const generic = genericStep(machine, problem, shapes);
      const grown: readonly Shape[] = generic.step.taken === FALSE ? shapes : await growAll(machine, problem, shapes, generic.step.state, generic.known);
      const growing = grown.findIndex((shape, v) => !sameShape(shape, shapes[v]));
      if (growing < 0) return { kind: "system", system: assemble(machine, problem, initial, generic) };
      const { name } = problem.program.variables[growing];
      const bits = grown.reduce((n, s) => n + countBits(s), 0);
      if (rounds >= most.rounds || bits > most.bits) return unbounded(name, growsWithoutEnd(name), false);
      growth = { ...growth, shapes: grown, rounds: rounds + 1 };
      if (machine.m.terms.size - before > (most.terms ?? Infinity)) return unbounded(name, growsWithoutEnd(name), true);
    }
  } catch (error) {
    if (!isUnsupported(error)) throw error;
    return unbounded(null, error.message, false);
  }
}

async function initialShapes(machine: Machine, problem: Problem): Promise<Growth> {
  invariant(problem.init !== null && problem.next !== null, "there is an initial predicate and a next-state relation");
  const initial = withListedSets(machine, initialStep(machine, problem.init));
  const shapes = await growAll(machine, problem, problem.program.variables.map(() => emptyShape), initial.state, [...initial.inputs, initial.taken]);
  return { initial, start: shapes, shapes, rounds: 0 };
}

/** What is wrong with a variable whose shape does not stop growing, and what would help. */
export const growsWithoutEnd = (variable: string): string => `the values of ${variable} grow without end; a guard in Next or a CONSTRAINT that bounds ${variable} would end that`;

const countAlternatives = (s: Shape): number => s.scalars.length + (s.set === null ? 0 : 1) + (s.function === null ? 0 : 1);
