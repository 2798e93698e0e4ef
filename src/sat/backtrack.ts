import type { State } from "./state.ts";

/** Undoes all levels above `level`, saving phases. */
export function backtrack(state: State, level: number): void {
  const assignment = state.assignment;
  if (assignment.level <= level) return;
  const { values, trail } = assignment;
  const { savedPhases, heap, queue } = state;
  const places = heap.places;
  const stamps = queue.stamps;
  const start = assignment.levelStart[level + 1];
  let search = queue.search;
  let highest = stamps[search];
  for (let i = assignment.trailSize - 1; i >= start; i--) {
    const literal = trail[i];
    const variable = literal >> 1;
    values[literal] = 0;
    values[literal ^ 1] = 0;
    savedPhases[variable] = 1 - ((literal & 1) << 1);
    if (places[variable] < 0) heap.insert(variable);
    if (stamps[variable] > highest) {
      search = variable;
      highest = stamps[variable];
    }
  }
  queue.search = search;
  assignment.trailSize = start;
  if (assignment.propagated > start) assignment.propagated = start;
  assignment.level = level;
}
