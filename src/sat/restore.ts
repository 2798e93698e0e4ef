import { addLiterals } from "./add-clause.ts";
import type { State } from "./state.ts";

/** Brings an eliminated variable back with its clauses, and the variables that were eliminated after it and stand in them. */
export function restore(state: State, variable: number): void {
  const pending = [variable];
  const clauses: (readonly number[])[] = [];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (!state.removed.has(next)) continue;
    state.queue.append(next, false);
    if (state.heap.places[next] < 0) state.heap.insert(next);
    for (const clause of state.removed.take(next)) {
      clauses.push(clause);
      for (const literal of clause) if (state.removed.has(literal >> 1)) pending.push(literal >> 1);
    }
  }
  for (const clause of clauses) addLiterals(state, clause);
}
