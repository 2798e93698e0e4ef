import type { State } from "./state.ts";

/** Opens a level with a decision: the unassigned variable that comes first in the order of the mode, with its target or
 *  saved phase. False when every variable is assigned. */
export function decide(state: State): boolean {
  const assignment = state.assignment;
  if (assignment.trailSize + state.removed.count === state.variables) return false;
  const variable = state.stable ? fromHeap(state) : fromQueue(state);
  let phase = state.stable ? state.targetPhases[variable] : 0;
  if (phase === 0) phase = state.savedPhases[variable];
  assignment.openLevel();
  assignment.assign(variable * 2 + (phase > 0 ? 0 : 1), 0);
  state.counters.decisions++;
  return true;
}

function fromQueue(state: State): number {
  const { queue, assignment } = state;
  const values = assignment.values;
  const links = queue.links;
  let variable = queue.search;
  while (values[variable << 1] !== 0) {
    const before = links[variable << 1];
    // What is fixed is never asked for again: it would be passed over each time that a new variable comes after it.
    if (assignment.levelOf(variable) === 0) queue.remove(variable);
    variable = before;
  }
  queue.search = variable;
  return variable;
}

function fromHeap(state: State): number {
  const heap = state.heap;
  const values = state.assignment.values;
  for (;;) {
    const variable = heap.top();
    if (values[variable << 1] === 0 && !state.removed.has(variable)) return variable;
    heap.pop();
  }
}
