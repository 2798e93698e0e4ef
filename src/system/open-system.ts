import { invariant } from "../base/invariant.ts";
import type { Problem } from "../ir/ir.ts";
import type { Machine, Step } from "../symbolic/index.ts";
import { FALSE, type Term, not } from "../term/term-table.ts";
import { assemble } from "./assemble.ts";
import { escapes } from "./escape.ts";
import { genericStep, growAll } from "./generic-step.ts";
import type { Shape } from "./shape.ts";
import type { BadTerm, TransitionSystem } from "./transition-system.ts";

/** A transition system over shapes that steps may lead out of. Such a step is bad, and nothing goes on from it. So where nothing bad is reachable, the shapes
 *  cover all reachable states, although they need not cover what a step from any state of the shapes leads to: the queue of a lock has no more places
 *  than there are processes only because no process waits twice. */
export interface OpenSystem {
  readonly system: TransitionSystem;
  /** Larger shapes, which cover the steps from states where `reachable` (over state bits) holds. Throws `Unsupported`. */
  readonly widen: (reachable: readonly Term[]) => Promise<readonly Shape[]>;
}

/** The open system over these shapes, which cover the initial states; `initial`: Init evaluated. Throws `Unsupported`. Cost: one evaluation of Next. */
export function openSystem(machine: Machine, problem: Problem, initial: Step, shapes: readonly Shape[]): OpenSystem {
  const { m } = machine;
  const generic = genericStep(machine, problem, shapes);
  const { step, limits } = generic;
  const out = m.terms.any(shapes.map((shape, v) => {
    const s = step.state[v];
    invariant(s !== null, "all variables are assigned");
    return escapes(m, shape, s);
  }));
  const closed = assemble(machine, problem, initial, generic);
  const widen = (reachable: readonly Term[]): Promise<readonly Shape[]> => growAll(machine, problem, shapes, step.state, [...generic.known, ...reachable]);
  const leaving = step.taken === FALSE ? FALSE : m.terms.all([...limits.kept, out]);
  if (leaving === FALSE) return { system: closed, widen };
  const escape: BadTerm = { kind: "escape", property: null, about: "step", term: leaving };
  return { system: { ...closed, kept: [...closed.kept, not(out)], bad: [...closed.bad, escape] }, widen };
}
