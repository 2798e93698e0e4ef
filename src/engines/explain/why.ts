import { InternalError } from "../../base/invariant.ts";
import type { Part } from "../../config/part.ts";
import type { Diagnostic, Sources } from "../../diagnostic/index.ts";
import type { NamedExpr, Problem } from "../../ir/ir.ts";
import type { Trace } from "../../trace/index.ts";
import type { Verdict } from "../verdict.ts";
import { because } from "./because.ts";
import { type DisabledAction, disabledActions } from "./disabled.ts";
import { type Erring, erringAction, erringPart } from "./erring.ts";
import type { Reason } from "./reason.ts";
import { type Read, readsOf } from "./reads.ts";
import { makeScene, type Scene } from "./scene.ts";

/** What went wrong at the end of a counterexample, down to the values. `reads` are the places of the last state (or step) that this depends on. */
export type Why = { readonly reads: readonly Read[] } & (
  | { readonly kind: "property"; readonly property: string; readonly reason: Reason }
  | { readonly kind: "deadlock"; readonly actions: readonly DisabledAction[] }
  | { readonly kind: "error"; readonly diagnostic: Diagnostic; readonly erring: Erring | null }
);

/** The verdicts that come with a counterexample. */
export type Counterexample = Extract<Verdict, { readonly trace: Trace }>;

/** Whether a verdict comes with a counterexample of at least one state, whose end shows the error: a lasso, which is wrong as a whole, is none. */
export function isCounterexample(verdict: Verdict): verdict is Counterexample {
  return "trace" in verdict && verdict.trace.states.length > 0 && !(verdict.kind === "violated" && verdict.of === "liveness");
}

/** The property that a verdict is about, with the action properties and constraints that are judged over a step. */
export function propertyOf(problem: Problem, verdict: Counterexample): { readonly property: NamedExpr; readonly overStep: boolean } | null {
  if (verdict.kind !== "violated" && verdict.kind !== "evaluation-error") return null;
  const steps = [...problem.actionProperties, ...problem.actionConstraints];
  const states = [...problem.invariants, ...problem.initialProperties, ...problem.constraints];
  const ofStep = verdict.kind === "violated" ? verdict.of === "action-property" : verdict.in === "property";
  const lists = ofStep ? [steps, states] : [states, steps];
  for (const list of lists) {
    const property = list.find((p) => p.name === verdict.property);
    if (property !== undefined) return { property, overStep: list === steps };
  }
  return null;
}

/** Explains the end of a counterexample with the explicit evaluator alone. */
export function whyOf(problem: Problem, verdict: Counterexample, sources: Sources): Why {
  const { states } = verdict.trace;
  const end = states[states.length - 1].values;
  const atEnd = makeScene(problem.program, sources, end, null, states.length);
  const judged = propertyOf(problem, verdict);
  switch (verdict.kind) {
    case "deadlock": {
      const actions = problem.next === null ? [] : disabledActions(atEnd, problem.next);
      return { kind: "deadlock", actions, reads: actions.flatMap((a) => a.reads) };
    }
    case "violated": {
      const { property, overStep } = found(judged, verdict.property);
      const scene = sceneFor(problem, verdict.trace, sources, overStep);
      const part: Part = { expr: property.expr, frames: [] };
      return { kind: "property", property: verdict.property, reason: because(scene, part, false), reads: readsOf(scene, part) };
    }
    case "assert": case "evaluation-error": {
      const { diagnostic } = verdict;
      if (judged === null) {
        const erring = (problem.next === null ? null : erringAction(atEnd, problem.next, diagnostic)) ?? inInvariants(problem, atEnd, diagnostic);
        return { kind: "error", diagnostic, erring, reads: erring?.reads ?? [] };
      }
      const scene = sceneFor(problem, verdict.trace, sources, judged.overStep);
      const part: Part = { expr: judged.property.expr, frames: [] };
      return { kind: "error", diagnostic, erring: erringPart(scene, part, diagnostic), reads: readsOf(scene, part) };
    }
  }
}

/** An Assert that fails may stand in an invariant: its verdict does not say which. */
function inInvariants(problem: Problem, scene: Scene, diagnostic: Diagnostic): Erring | null {
  for (const { expr } of problem.invariants) {
    const erring = erringPart(scene, { expr, frames: [] }, diagnostic);
    if (erring !== null) return erring;
  }
  return null;
}

/** The last state, or the last step; a behaviour of one state is followed by a step that changes nothing. */
function sceneFor(problem: Problem, { states }: Trace, sources: Sources, overStep: boolean): Scene {
  const end = states[states.length - 1].values;
  if (!overStep) return makeScene(problem.program, sources, end, null, states.length);
  const before = states.length < 2 ? end : states[states.length - 2].values;
  return makeScene(problem.program, sources, before, end, Math.max(1, states.length - 1));
}

function found<T>(judged: T | null, name: string): T {
  if (judged === null) throw new InternalError(`the property ${name} is one of the problem`);
  return judged;
}
