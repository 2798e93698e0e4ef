// The search loop: conflict-driven clause learning under assumptions.
import { analyze } from "./analyze.ts";
import { collect, collectDue } from "./collect.ts";
import { decideAssumptions } from "./assume.ts";
import { decide } from "./decide.ts";
import { learn } from "./learn.ts";
import { modeDue, switchMode } from "./mode.ts";
import type { Limits } from "./options.ts";
import { propagate } from "./propagate.ts";
import { proveFixed } from "./prove-fixed.ts";
import { reduce, reduceDue } from "./reduce.ts";
import { rephase, rephaseDue, updateTarget } from "./rephase.ts";
import { restart, restartDue } from "./restart.ts";
import type { State } from "./state.ts";
import { vivify, vivifyDue } from "./vivify.ts";

/** Searches until there is an answer or a limit is reached. After "sat" the assignment is total and stays on the trail;
 *  after "unsat" either `state.consistent` is false or `state.core` is set. */
export function search(state: State, limits: Limits): "sat" | "unsat" | "unknown" {
  const counters = state.counters;
  const conflictLimit = counters.conflicts + (limits.conflicts ?? Infinity);
  const propagationLimit = counters.propagations + (limits.propagations ?? Infinity);
  for (;;) {
    const conflict = propagate(state);
    if (state.proof !== undefined) proveFixed(state);
    if (conflict !== 0) {
      if (!resolveConflict(state, conflict)) return "unsat";
      if (counters.conflicts >= conflictLimit) return "unknown";
      continue;
    }
    if (counters.propagations >= propagationLimit) return "unknown";
    if (restartDue(state)) restart(state);
    else if (reduceDue(state)) reduce(state);
    else if (collectDue(state)) collect(state);
    else if (rephaseDue(state)) rephase(state);
    else if (vivifyDue(state)) {
      vivify(state);
      if (!state.consistent) return "unsat";
    } else if (modeDue(state)) switchMode(state);
    else if (state.assignment.level < state.assumptionCount) {
      if (!decideAssumptions(state)) return "unsat";
    } else if (!decide(state)) return "sat";
  }
}

/** Learns from a conflict; false when it shows that the clauses have no model. */
function resolveConflict(state: State, conflict: number): boolean {
  state.counters.conflicts++;
  if (state.assignment.level === 0) {
    state.refute();
    return false;
  }
  updateTarget(state);
  analyze(state, conflict);
  state.fastGlue.update(state.learntGlue);
  state.slowGlue.update(state.learntGlue);
  if (state.stable && state.reluctant.tick()) state.reluctantDue = true;
  learn(state);
  return true;
}
