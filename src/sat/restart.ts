import { backtrack } from "./backtrack.ts";
import type { State } from "./state.ts";

const interval = 2;
const margin = 1.1;

/** Is it time to restart? In stable mode by reluctant doubling; else when the glue of recent clauses is worse than in the
 *  long run (Audemard and Simon, CP'12, with moving averages). */
export function restartDue(state: State): boolean {
  if (state.assignment.level <= state.assumptionCount) return false;
  if (state.stable) return state.reluctantDue;
  if (state.counters.conflicts < state.schedule.restart) return false;
  return state.fastGlue.value >= margin * state.slowGlue.value;
}

/** Restarts, but keeps the assumptions and those decisions that would be taken again (van der Tak, Ramos, Heule, 2011). */
export function restart(state: State): void {
  state.counters.restarts++;
  state.reluctantDue = false;
  state.schedule.restart = state.counters.conflicts + interval;
  backtrack(state, reusableLevel(state));
}

function reusableLevel(state: State): number {
  const { values, trail, levelStart, level } = state.assignment;
  const base = state.assumptionCount;
  let reusable = base;
  if (state.stable) {
    const heap = state.heap;
    while (heap.size > 0 && values[heap.top() << 1] !== 0) heap.pop();
    if (heap.size === 0) return level;
    const limit = heap.scores[heap.top()];
    while (reusable < level && heap.scores[trail[levelStart[reusable + 1]] >> 1] > limit) reusable++;
    return reusable;
  }
  const { links, stamps } = state.queue;
  let next = state.queue.search;
  while (next !== 0 && values[next << 1] !== 0) next = links[next << 1];
  if (next === 0) return level;
  const limit = stamps[next];
  while (reusable < level && stamps[trail[levelStart[reusable + 1]] >> 1] > limit) reusable++;
  return reusable;
}
