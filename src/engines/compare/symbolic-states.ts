import { noSpan } from "../../base/span.ts";
import type { Problem } from "../../ir/ir.ts";
import { createSolver } from "../../solver/index.ts";
import { type Machine, type StateSym, type Step, createMachine, decodeState, initialStep, nextStep } from "../../symbolic/index.ts";
import { equal } from "../../symbolic/equal.ts";
import { rootContext } from "../../symbolic/step.ts";
import { type Term, not } from "../../term/term-table.ts";
import type { Value } from "../../value/value.ts";
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

/** All states that the symbolic engine finds after 0, 1, ..., `depth` steps, each layer by asking again and again for a state that was not yet named.
 *  States outside CONSTRAINT are listed and not expanded. A layer after one that fails is not looked at. Cost: a solver call for each state. */
export async function symbolicLayers(problem: Problem, depth: number, limit: number): Promise<readonly Layer[]> {
  const machine = createMachine(problem.program, "mixed");
  const solver = await createSolver("auto", machine.m.terms);
  const layers: Layer[] = [];
  try {
    if (problem.init === null || problem.next === null) return layers;
    let before: StateSym | null = null;
    let step: Step = initialStep(machine, problem.init);
    const failsIn = async (s: Step, inside: Term): Promise<boolean> => {
      const { terms } = machine.m;
      const wrong = terms.or(anyFailure(machine, s.failures), terms.any(s.incomplete.map((i) => i.guard)));
      return (await solver.check([terms.and(inside, wrong)])).kind !== "unsat";
    };
    for (const t of step.inputs) solver.assert(t);
    if (await failsIn(step, machine.m.terms.all([]))) return layers;
    for (let k = 0; ; k++) {
      solver.assert(step.taken);
      const found = await enumerate(machine, step.state, limit, (assumptions) => solver.check(assumptions));
      const inside = expanded(machine, problem, step.state, before);
      const following = k < depth ? nextStep(machine, problem.next, step.state) : null;
      if (following === null) {
        layers.push({ ...found, fails: false, deadlocks: false });
        return layers;
      }
      for (const t of following.inputs) solver.assert(t);
      const fails = await failsIn(following, inside);
      const deadlocks = !fails && (await solver.check([machine.m.terms.and(inside, not(following.enabled))])).kind !== "unsat";
      layers.push({ ...found, fails, deadlocks });
      if (fails) return layers;
      solver.assert(inside);
      before = step.state;
      step = following;
    }
  } finally {
    solver.dispose();
  }
}

function expanded(machine: Machine, problem: Problem, state: StateSym, before: StateSym | null): Term {
  const { terms } = machine.m;
  return terms.all([
    ...problem.constraints.map((c) => predicate(machine, c.expr, state, null).holds),
    ...(before === null ? [] : problem.actionConstraints.map((c) => predicate(machine, c.expr, before, state).holds)),
  ]);
}

type Check = (assumptions: readonly Term[]) => ReturnType<Awaited<ReturnType<typeof createSolver>>["check"]>;

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
    const cx = rootContext(machine, state, null);
    blocked.push(not(m.terms.all(values.map((v, i) => equal(cx, state[i] ?? m.ground(v), m.ground(v), noSpan)))));
  }
}
