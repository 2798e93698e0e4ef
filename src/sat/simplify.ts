import { attachBinary, attachLong } from "./attach.ts";
import { backtrack } from "./backtrack.ts";
import { headerSize, learntFlag } from "./clause-arena.ts";
import { ClauseSet } from "./clause-set.ts";
import { collect } from "./collect.ts";
import { eliminate, type Elimination } from "./eliminate.ts";
import { toDimacs } from "./literal.ts";
import { propagate } from "./propagate.ts";
import { proveFixed } from "./prove-fixed.ts";
import type { State } from "./state.ts";
import { headShift } from "./watches.ts";

const baseBudget = 2e7;

/** Simplifies the original clauses: subsumption, strengthening, and elimination of variables that are not frozen. */
export function simplify(state: State): void {
  if (!state.consistent) return;
  backtrack(state, 0);
  settle(state);
  if (!state.consistent) return;
  collect(state);
  const bound = state.variables + 1;
  const proof = state.proof;
  const set = new ClauseSet(bound * 2, proof === undefined ? undefined : {
    add: (literals) => proof.add(literals.map(toDimacs)),
    delete: (literals) => proof.delete(literals.map(toDimacs)),
  });
  takeOut(state, set);
  const allowed = (v: number): boolean => state.frozen[v] === 0 && !state.removed.has(v) && state.assignment.values[v * 2] === 0;
  const eliminations = eliminate(set, bound, allowed, baseBudget);
  for (const elimination of eliminations) removeVariable(state, elimination);
  putBack(state, set);
  if (set.consistent) settle(state);
  else state.refute();
}

/** Propagates at level 0. */
function settle(state: State): void {
  if (propagate(state) !== 0) state.refute();
  else if (state.proof !== undefined) proveFixed(state);
}

/** Moves all original clauses, and all binary ones, to the set. */
function takeOut(state: State, set: ClauseSet): void {
  const { arena, watches } = state;
  for (let p = 2; p < state.variables * 2 + 2; p++) {
    const head = p << headShift;
    for (let i = watches.heads[head]; i < watches.heads[head + 1]; i++) {
      const q = watches.data[i];
      if ((p ^ 1) < q) set.add([p ^ 1, q]);
    }
    watches.heads[head + 1] = watches.heads[head];
  }
  state.binaries = 0;
  for (let clause = headerSize; clause < arena.end;) {
    const size = arena.words[clause];
    if ((arena.words[clause + 1] & learntFlag) === 0) {
      set.add(Array.from(arena.words.subarray(clause + headerSize, clause + headerSize + size)));
      arena.discard(clause);
    }
    clause += headerSize + size;
  }
}

/** Moves the set's clauses back, forgets learnt clauses over eliminated variables, and assigns what was found fixed. */
function putBack(state: State, set: ClauseSet): void {
  const { arena, learnts } = state;
  for (let i = 0; i < state.learntCount; i++) {
    const start = learnts[i] + headerSize;
    const size = arena.words[learnts[i]];
    if (!arena.words.subarray(start, start + size).some((literal) => state.removed.has(literal >> 1))) continue;
    state.forget(arena.words, start, size);
    arena.discard(learnts[i]);
  }
  for (const clause of set.clauses) {
    if (clause.length === 2) attachBinary(state, clause[0] ?? 0, clause[1] ?? 0);
    else if (clause.length > 2) attachLong(state, arena.allocate(Int32Array.from(clause), clause.length, 0));
  }
  collect(state);
  for (const unit of set.units) {
    if (state.assignment.values[unit] === 0) state.assignment.assign(unit, 0);
  }
}

function removeVariable(state: State, elimination: Elimination): void {
  state.queue.remove(elimination.variable);
  state.removed.push(elimination);
}
