import { invariant } from "../base/invariant.ts";
import type { Problem } from "../ir/ir.ts";
import { type Machine, type Step, Unsupported, initialStep } from "../symbolic/index.ts";
import { FALSE } from "../term/term-table.ts";
import { assemble } from "./assemble.ts";
import { genericStep, growAll } from "./generic-step.ts";
import { type Shape, countBits, emptyShape, sameShape } from "./shape.ts";
import type { TransitionSystem } from "./transition-system.ts";

export interface SystemLimits {
  /** Rounds of widening before a shape counts as growing without end. */
  readonly rounds: number;
  readonly bits: number;
}

export const defaultSystemLimits: SystemLimits = { rounds: 60, bits: 4000 };

export type BuildResult =
  | { readonly kind: "system"; readonly system: TransitionSystem }
  | { readonly kind: "stopped" }
  /** The shape of `variable` never stops growing, or can not be written down: `reason` says what would bound it. `initial`: Init evaluated, where
   *  that succeeds and has values. */
  | { readonly kind: "unbounded"; readonly variable: string | null; readonly reason: string; readonly initial: Step | null };

/** The finite transition system of a problem: shapes of the variables are iterated from Init through Next until they stop growing, then every guard
 *  becomes a state bit, and Init, Next and the properties are evaluated once more over these. Only what a step from a state of the shape can lead to
 *  makes it grow (CONSTRAINT included), so a guard such as `x < 5` bounds a shape. Cost: one evaluation of Next and some questions to the
 *  propositional core a round. `stop` is asked between rounds. */
export async function buildSystem(machine: Machine, problem: Problem, stop: (round: number) => boolean, most: SystemLimits = defaultSystemLimits): Promise<BuildResult> {
  invariant(problem.init !== null && problem.next !== null, "there is an initial predicate and a next-state relation");
  let initial: Step | null = null;
  try {
    initial = initialStep(machine, problem.init);
    let shapes = await growAll(machine, problem, problem.program.variables.map(() => emptyShape), initial.state, [...initial.inputs, initial.taken]);
    if (shapes.some((s) => countAlternatives(s) === 0)) return { kind: "unbounded", variable: null, reason: "there is no initial state", initial: null };
    for (let round = 0; ; round++) {
      if (stop(round)) return { kind: "stopped" };
      const generic = genericStep(machine, problem, shapes);
      const grown = generic.step.taken === FALSE ? shapes : await growAll(machine, problem, shapes, generic.step.state, generic.known);
      const growing = grown.findIndex((shape, v) => !sameShape(shape, shapes[v]));
      if (growing < 0) return { kind: "system", system: assemble(machine, problem, initial, generic) };
      const bits = grown.reduce((n, s) => n + countBits(s), 0);
      if (round >= most.rounds || bits > most.bits) {
        const { name } = problem.program.variables[growing];
        return { kind: "unbounded", variable: name, reason: growsWithoutEnd(name), initial };
      }
      shapes = grown;
    }
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    return { kind: "unbounded", variable: null, reason: error.message, initial };
  }
}

/** What is wrong with a variable whose shape does not stop growing, and what would help. */
export const growsWithoutEnd = (variable: string): string => `the values of ${variable} grow without end; a guard in Next or a CONSTRAINT that bounds ${variable} would end that`;

const countAlternatives = (s: Shape): number => s.scalars.length + (s.set === null ? 0 : 1) + (s.function === null ? 0 : 1);
