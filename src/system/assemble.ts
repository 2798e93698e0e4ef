import { noSpan } from "../base/span.ts";
import { invariant } from "../base/invariant.ts";
import type { NamedExpr, Problem } from "../ir/ir.ts";
import { decodeState } from "../symbolic/decode.ts";
import { type Machine, type StateSym, type Step, Unsupported, evaluateBool, rootContext } from "../symbolic/index.ts";
import { FALSE, TRUE, type Term, not } from "../term/term-table.ts";
import type { GenericStep } from "./generic-step.ts";
import { extractBits } from "./state-bits.ts";
import type { BadTerm, StateBit, TransitionSystem } from "./transition-system.ts";

/** The transition system over the bits of `generic`, whose shapes cover the initial states and what each of its steps leads to. */
export function assemble(machine: Machine, problem: Problem, initial: Step, generic: GenericStep): TransitionSystem {
  const { shapes, state, values, step, limits } = generic;
  const { m } = machine;
  const { terms } = m;
  const bits: readonly StateBit[] = state.flatMap((g) => g.bits);
  const initialBits = shapes.flatMap((shape, v) => extractBits(m, shape, known(initial.state[v])));
  const next = shapes.flatMap((shape, v) => extractBits(m, shape, known(step.state[v])));
  invariant(initialBits.length === bits.length && next.length === bits.length, "every bit has an initial and a next value");
  const bad = badTerms(machine, problem, generic);
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

function known(s: StateSym[number]): NonNullable<StateSym[number]> {
  invariant(s !== null, "all variables are assigned");
  return s;
}

function badTerms(machine: Machine, problem: Problem, { values: state, step, limits }: GenericStep): BadTerm[] {
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
