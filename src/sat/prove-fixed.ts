import { fixedCount } from "./collect.ts";
import type { State } from "./state.ts";

/** Tells the proof about literals newly fixed at level 0, so that deleting the clauses that fixed them does no harm. */
export function proveFixed(state: State): void {
  const fixed = fixedCount(state);
  const trail = state.assignment.trail;
  while (state.provedFixed < fixed) state.prove(trail, state.provedFixed++, 1);
}
