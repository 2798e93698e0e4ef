// Phases: remembering the largest assignment without a conflict (target and best phases, Biere and Fleury, 2020) and
// resetting the saved phases now and then.
import { backtrack } from "./backtrack.ts";
import type { State } from "./state.ts";

const interval = 1000;

/** Called at a conflict, before analysis: if the assignment up to the last decision is the largest so far without a
 *  conflict, its values become the target or best phases. */
export function updateTarget(state: State): void {
  const assignment = state.assignment;
  const size = assignment.levelStart[assignment.level];
  if (size > state.targetSize) {
    copyTrail(state, state.targetPhases, size);
    state.targetSize = size;
  }
  if (size > state.bestSize) {
    copyTrail(state, state.bestPhases, size);
    state.bestSize = size;
  }
}

/** Is it time to reset the saved phases? */
export function rephaseDue(state: State): boolean {
  return state.counters.conflicts >= state.schedule.rephase;
}

/** Sets the saved phases, in turn, to the best, the initial, the best and the opposite of the initial ones. */
export function rephase(state: State): void {
  const schedule = state.schedule;
  const { savedPhases, bestPhases, initialPhases, variables } = state;
  backtrack(state, Math.min(state.assumptionCount, state.assignment.level));
  const turn = schedule.rephased++ & 3;
  for (let v = 1; v <= variables; v++) {
    if (turn === 1) savedPhases[v] = initialPhases[v];
    else if (turn === 3) savedPhases[v] = -initialPhases[v];
    else if (bestPhases[v] !== 0) savedPhases[v] = bestPhases[v];
  }
  state.targetPhases.fill(0);
  state.bestPhases.fill(0);
  state.targetSize = 0;
  state.bestSize = 0;
  schedule.rephase = state.counters.conflicts + interval * state.intervals * (schedule.rephased + 1);
}

function copyTrail(state: State, phases: Int8Array, size: number): void {
  const trail = state.assignment.trail;
  phases.fill(0);
  for (let i = 0; i < size; i++) phases[trail[i] >> 1] = 1 - ((trail[i] & 1) << 1);
}
