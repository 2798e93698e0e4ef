import { ReluctantDoubling } from "./averages.ts";
import { backtrack } from "./backtrack.ts";
import type { State } from "./state.ts";

const firstPeriod = 1000;

/** Begins a call that does not go on with an unfinished one: in focused mode, which answers small questions faster. */
export function startModes(state: State): void {
  const schedule = state.schedule;
  state.stable = false;
  schedule.modePhase = 0;
  schedule.mode = state.counters.conflicts + firstPeriod * state.intervals;
  schedule.modeStart = state.counters.ticks;
}

/** Is it time to change between stable and focused mode (Biere et al., CaDiCaL at SAT Competition 2019; Oh 2016)? The
 *  first period is counted in conflicts, the others are as long in `ticks`, growing with the square of their number. */
export function modeDue(state: State): boolean {
  const schedule = state.schedule;
  if (state.options.stable === false) return false;
  if (schedule.modePhase === 0) return state.counters.conflicts >= schedule.mode;
  return state.counters.ticks >= schedule.mode;
}

/** Changes the mode. */
export function switchMode(state: State): void {
  const schedule = state.schedule;
  if (schedule.modePhase === 0) schedule.modeTicks = state.counters.ticks - schedule.modeStart;
  schedule.modePhase++;
  const round = (schedule.modePhase + 1) >> 1;
  schedule.mode = state.counters.ticks + schedule.modeTicks * round * round;
  state.stable = !state.stable;
  backtrack(state, Math.min(state.assumptionCount, state.assignment.level));
  if (!state.stable) return;
  state.reluctant = new ReluctantDoubling(1024);
  state.reluctantDue = false;
  state.targetSize = 0;
}
