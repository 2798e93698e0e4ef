// Assumptions: decisions at the first levels, level i for assumption i (Een and Soerensson, BMC'03).
import { backtrack } from "./backtrack.ts";
import { decisionsBehind, markForDecisions } from "./decisions.ts";
import { growInt32 } from "./grow.ts";
import { fromDimacs, toDimacs } from "./literal.ts";
import { restore } from "./restore.ts";
import type { State } from "./state.ts";

/** Takes over the assumptions of a call. The levels of a common beginning with those of the last call are kept. */
export function startAssumptions(state: State, assumptions: readonly number[] | Int32Array): void {
  const count = assumptions.length;
  if (state.removed.count > 0) {
    for (const literal of assumptions) if (state.removed.has(Math.abs(literal))) restore(state, Math.abs(literal));
  }
  const assignment = state.assignment;
  let kept = 0;
  const comparable = Math.min(count, state.assumptionCount, assignment.level);
  while (kept < comparable && state.assumptions[kept] === fromDimacs(assumptions[kept])) kept++;
  backtrack(state, kept);
  state.assumptions = growInt32(state.assumptions, count);
  for (let i = kept; i < count; i++) state.assumptions[i] = fromDimacs(assumptions[i]);
  state.assumptionCount = count;
  state.reserveLevels(state.variables + count + 2);
}

/** Decides assumptions until one has to be propagated or all hold. False when one is false: then `state.core` is set. */
export function decideAssumptions(state: State): boolean {
  const assignment = state.assignment;
  while (assignment.level < state.assumptionCount) {
    const literal = state.assumptions[assignment.level];
    const value = assignment.values[literal];
    if (value < 0) {
      state.core = failedAssumptions(state, literal);
      return false;
    }
    assignment.openLevel();
    if (value > 0) continue; // a level of its own all the same: levels and assumptions correspond
    assignment.assign(literal, 0);
    return true;
  }
  return true;
}

/** The assumptions from which the clauses imply the negation of `failed`, with `failed` itself. */
function failedAssumptions(state: State, failed: number): number[] {
  markForDecisions(state, failed);
  const core = [failed, ...decisionsBehind(state)].map(toDimacs);
  state.proof?.add(core.map((literal) => -literal));
  return core;
}
