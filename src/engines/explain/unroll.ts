import { invariant } from "../../base/invariant.ts";
import type { Problem } from "../../ir/ir.ts";
import type { CheckLimits } from "../../solver/index.ts";
import { initialStep, type Machine, nextStep, type Step } from "../../symbolic/index.ts";
import type { Term } from "../../term/term-table.ts";
import { expansionTargets, stateTargets, stepTargets, type Target } from "../bmc/target.ts";
import { Feasibility } from "../bmc/feasibility.ts";
import { NoAnswer, expanded } from "../compare/symbolic-states.ts";
import type { Counterexample } from "./why.ts";

/** All behaviours of a spec of the length of a trace. */
export interface Unrolling {
  readonly steps: readonly Step[]; // steps[k].state is the state after k steps
  /** The step after the last state, where the error is about it. */
  readonly following: Step | null;
  /** Conditions on inputs, to be asserted. */
  readonly inputs: readonly Term[];
  /** `reached[k]`: the first k steps are taken, within the constraints. */
  readonly reached: readonly Term[];
}

/** Unrolls a spec to the length of a counterexample; one step more, where that is about what follows the last state. */
export function unroll(problem: Problem, machine: Machine, verdict: Counterexample, limits: () => CheckLimits): Unrolling {
  const { init, next } = problem;
  invariant(init !== null && next !== null, "a counterexample has an initial predicate and a next-state relation");
  const { terms } = machine.m;
  const feasibility = new Feasibility(terms);
  machine.feasible = (t) => feasibility.feasible(t);
  const inputs: Term[] = [];
  const add = (step: Step): Step => {
    for (const t of step.inputs) feasibility.assert(t);
    inputs.push(...step.inputs);
    return step;
  };
  const steps: Step[] = [];
  const reached: Term[] = [];
  let step = add(initialStep(machine, init));
  for (let k = 0; ; k++) {
    const taken = k === 0 ? step.taken : terms.all([reached[k - 1], expanded(machine, problem, steps[k - 1].state, steps[k - 2]?.state ?? null), step.taken]);
    steps.push(step);
    reached.push(taken);
    feasibility.assert(taken);
    machine.levels.set(step.state, k + 1);
    const isLast = k === verdict.trace.states.length - 1;
    if (isLast && !looksAhead(verdict)) return { steps, following: null, inputs, reached };
    const { milliseconds, signal } = limits();
    if (signal?.aborted === true || (milliseconds !== undefined && milliseconds <= 0)) throw new NoAnswer("there was not enough time");
    const following = add(nextStep(machine, next, step.state));
    if (isLast) return { steps, following, inputs, reached };
    step = following;
  }
}

/** Is the error about the steps from the last state? */
function looksAhead(verdict: Counterexample): boolean {
  return verdict.kind === "deadlock" || verdict.kind === "assert" || (verdict.kind === "evaluation-error" && verdict.property === null);
}

/** When a behaviour of the unrolling shows the error of the counterexample. */
export function badTerm(problem: Problem, machine: Machine, unrolling: Unrolling, verdict: Counterexample): Term {
  const { steps, following } = unrolling;
  const end = steps[steps.length - 1].state;
  const before = steps[steps.length - 2]?.state ?? end;
  const targets: Target[] = following === null ? [] : [...expansionTargets(machine, problem, following, false)];
  targets.push(...stateTargets(machine, problem, end, steps.length === 1), ...(steps.length < 2 ? [] : stepTargets(machine, problem, before, end)));
  const matching = targets.filter(({ claim }) => matches(claim, verdict));
  if (matching.length === 0) throw new NoAnswer("the solver is not asked about errors of this kind"); // in a constraint
  return machine.m.terms.any(matching.map((t) => t.term));
}

function matches(claim: Target["claim"], verdict: Counterexample): boolean {
  switch (verdict.kind) {
    case "deadlock": return claim.kind === "deadlock";
    case "violated": return claim.kind === verdict.of && claim.property.name === verdict.property;
    case "evaluation-error": return claim.kind === "evaluation-error" && (claim.property?.name ?? null) === verdict.property;
    case "assert": return claim.kind === "evaluation-error";
  }
}
