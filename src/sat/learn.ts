import { backtrack } from "./backtrack.ts";
import { learntFlag, usedFlag, usefulGlue, withGlue } from "./clause-arena.ts";
import { attachBinary, attachLong } from "./attach.ts";
import { growInt32 } from "./grow.ts";
import type { State } from "./state.ts";
import { subsumeEagerly } from "./subsume-eagerly.ts";

/** Jumps back to where the clause in `state.learnt` becomes unit, adds it and assigns its literal 0. */
export function learn(state: State): void {
  const { learnt, learntSize, learntGlue } = state;
  state.prove(learnt, 0, learntSize);
  backtrack(state, state.jumpLevel);
  const literal = learnt[0];
  if (learntSize === 1) {
    state.assignment.assign(literal, 0);
  } else if (learntSize === 2) {
    attachBinary(state, literal, learnt[1]);
    state.assignment.assign(literal, -learnt[1]);
  } else {
    subsumeEagerly(state);
    const glue = Math.min(learntGlue, learntSize - 1);
    const clause = addLearnt(state, learnt, learntSize, glue);
    state.assignment.assign(literal, clause);
  }
}

/** Stores a learnt clause of at least three literals, the first two to be watched, and returns its reference. */
export function addLearnt(state: State, literals: Int32Array, size: number, glue: number): number {
  const used = glue <= usefulGlue ? usedFlag : 0;
  const clause = state.arena.allocate(literals, size, withGlue(learntFlag | used, glue));
  attachLong(state, clause);
  state.learnts = growInt32(state.learnts, state.learntCount + 1);
  state.learnts[state.learntCount++] = clause;
  return clause;
}
