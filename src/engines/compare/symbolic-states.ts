import { noSpan } from "../../base/span.ts";
import type { Problem } from "../../ir/ir.ts";
import type { EncodingName } from "../../../encodings/index.ts";
import { type Answer, type CheckLimits, type SolverName, createSolver } from "../../solver/index.ts";
import { type Machine, type StateSym, type Step, createMachine, decodeState, initialStep, nextStep } from "../../symbolic/index.ts";
import { equal } from "../../symbolic/equal.ts";
import { rootContext } from "../../symbolic/step.ts";
import { type Term, not } from "../../term/term-table.ts";
import type { Value } from "../../value/value.ts";
import { Assertions } from "../bmc/assertions.ts";
import { anyFailure, predicate } from "../bmc/target.ts";

/** The states after exactly k steps, as the symbolic engine sees them. */
export interface Layer {
  readonly states: readonly (readonly Value[])[];
  /** More than the limit: `states` are some of them. */
  readonly truncated: boolean;
  /** Some state of this layer that is expanded can not be evaluated, or leaves a variable unassigned. */
  readonly fails: boolean;
  readonly deadlocks: boolean;
}

export interface LayerSettings {
  readonly solver?: SolverName;
  readonly encoding?: EncodingName;
  /** Asked before each question to the solver. */
  readonly limits?: () => CheckLimits;
}

/** Thrown when the solver can not tell: then the states are not known. */
export class NoAnswer extends Error {}

/** All states that the symbolic engine finds after 0, 1, ..., `depth` steps, each layer by asking again and again for a state that was not yet named.
 *  States outside CONSTRAINT are listed and not expanded. A layer after one that fails is not looked at. Cost: a solver call for each state. */
export async function symbolicLayers(problem: Problem, depth: number, limit: number, settings: LayerSettings = {}): Promise<readonly Layer[]> {
  const machine = createMachine(problem.program, settings.encoding ?? "mixed");
  const solver = await createSolver(settings.solver ?? "auto", machine.m.terms);
  const check: Check = async (assumptions) => {
    const answer = await solver.check(assumptions, settings.limits === undefined ? {} : settings.limits());
    if (answer.kind === "unknown") throw new NoAnswer(answer.reason);
    return answer;
  };
  const assertions = new Assertions(machine, solver);
  const layers: Layer[] = [];
  try {
    if (problem.init === null || problem.next === null) return layers;
    let before: StateSym | null = null;
    let step: Step = initialStep(machine, problem.init);
    const failsIn = async (s: Step, inside: Term): Promise<boolean> => {
      const { terms } = machine.m;
      const wrong = terms.or(anyFailure(machine, s.failures), terms.any(s.incomplete.map((i) => i.guard)));
      return (await check([terms.and(inside, wrong)])).kind === "sat";
    };
    assertions.assert(...step.inputs);
    if (await failsIn(step, machine.m.terms.all([]))) return layers;
    for (let k = 0; ; k++) {
      step = assertions.take(step);
      machine.levels.set(step.state, k + 1);
      const found = await enumerate(machine, step.state, limit, check);
      const inside = expanded(machine, problem, step.state, before);
      const following = k < depth ? nextStep(machine, problem.next, step.state) : null;
      if (following === null) {
        layers.push({ ...found, fails: false, deadlocks: false });
        return layers;
      }
      assertions.assert(...following.inputs);
      const fails = await failsIn(following, inside);
      const deadlocks = !fails && (await check([machine.m.terms.and(inside, not(following.enabled))])).kind === "sat";
      layers.push({ ...found, fails, deadlocks });
      if (fails) return layers;
      assertions.assert(inside);
      before = step.state;
      step = following;
    }
  } finally {
    solver.dispose();
  }
}

/** When a state is expanded: CONSTRAINT there, ACTION_CONSTRAINT on the step to it. */
export function expanded(machine: Machine, problem: Problem, state: StateSym, before: StateSym | null): Term {
  const { terms } = machine.m;
  const kept = [
    ...problem.constraints.map((c) => predicate(machine, c.expr, state, null)),
    ...(before === null ? [] : problem.actionConstraints.map((c) => predicate(machine, c.expr, before, state))),
  ];
  return terms.all(kept.map(({ holds, failures }) => terms.and(holds, not(anyFailure(machine, failures)))));
}

/** When a symbolic state is that concrete one. */
export function isState(machine: Machine, state: StateSym, values: readonly Value[]): Term {
  const { m } = machine;
  const cx = rootContext(machine, state, null);
  return m.terms.all(values.map((v, i) => equal(cx, state[i] ?? m.ground(v), m.ground(v), noSpan)));
}

type Check = (assumptions: readonly Term[]) => Promise<Exclude<Answer, { kind: "unknown" }>>;

async function enumerate(machine: Machine, state: StateSym, limit: number, check: Check): Promise<Pick<Layer, "states" | "truncated">> {
  const { m } = machine;
  const states: (readonly Value[])[] = [];
  const blocked: Term[] = [];
  for (;;) {
    const answer = await check(blocked);
    if (answer.kind !== "sat") return { states, truncated: false };
    if (states.length === limit) return { states, truncated: true };
    const { values } = decodeState(m, state, null, answer.model);
    states.push(values);
    blocked.push(not(isState(machine, state, values)));
  }
}
