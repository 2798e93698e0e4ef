import { attachBinary, attachLong } from "./attach.ts";
import { backtrack } from "./backtrack.ts";
import { growInt32 } from "./grow.ts";
import { fromDimacs, toDimacs } from "./literal.ts";
import { propagate } from "./propagate.ts";
import { proveFixed } from "./prove-fixed.ts";
import { restore } from "./restore.ts";
import type { State } from "./state.ts";

/** Adds an original clause of DIMACS literals, and brings back eliminated variables that it mentions. */
export function addClause(state: State, clause: Iterable<number>): void {
  const literals = Array.from(clause, fromDimacs);
  if (state.removed.count > 0) {
    for (const literal of literals) if (state.removed.has(literal >> 1)) restore(state, literal >> 1);
  }
  addLiterals(state, literals);
}

/** Adds an original clause. Repeated literals and those false at level 0 are dropped; a tautology, or a clause true at
 *  level 0, is not added. As much of the trail is kept as the new clause allows. */
export function addLiterals(state: State, literals: readonly number[]): void {
  if (!state.consistent) return;
  const size = normalize(state, literals);
  if (size < 0) return;
  const clause = state.learnt; // free between analyses
  if (size === 0) state.refute();
  else if (size === 1) addUnit(state, clause[0]);
  else {
    makeWatchable(state, clause, size);
    if (size === 2) attachBinary(state, clause[0], clause[1]);
    else attachLong(state, state.arena.allocate(clause, size, 0));
  }
}

/** Writes what remains of the clause to `state.learnt`; its size, or -1 when it is always true. */
function normalize(state: State, literals: readonly number[]): number {
  const assignment = state.assignment;
  const stamp = state.nextStamp();
  let size = 0;
  for (const literal of literals) {
    if (state.stamps[literal ^ 1] === stamp) return -1;
    if (state.stamps[literal] === stamp) continue;
    state.stamps[literal] = stamp;
    const fixed = assignment.fixed(literal);
    if (fixed > 0) return -1;
    if (fixed < 0) continue;
    state.learnt = growInt32(state.learnt, size + 1);
    state.learnt[size++] = literal;
  }
  if (state.proof !== undefined && size > 0 && size < literals.length) {
    state.prove(state.learnt, 0, size);
    state.proof.delete(literals.map(toDimacs));
  }
  return size;
}

function addUnit(state: State, literal: number): void {
  backtrack(state, 0);
  state.assignment.assign(literal, 0);
  if (propagate(state) !== 0) state.refute();
  else if (state.proof !== undefined) proveFixed(state);
}

/** Brings two literals to the front that are not false, after undoing the levels that stand against it. */
function makeWatchable(state: State, clause: Int32Array, size: number): void {
  const assignment = state.assignment;
  for (let place = 0; place < 2; place++) {
    let best = place;
    let bestRank = -1;
    for (let i = place; i < size && bestRank < Infinity; i++) {
      const rank = assignment.values[clause[i]] >= 0 ? Infinity : assignment.levelOf(clause[i] >> 1);
      if (rank > bestRank) {
        best = i;
        bestRank = rank;
      }
    }
    const literal = clause[best];
    clause[best] = clause[place];
    clause[place] = literal;
    if (bestRank < Infinity) backtrack(state, bestRank - 1);
  }
}
