// Garbage collection: removes dead clauses and those true at level 0, shortens clauses by literals false at level 0, and
// compacts the arena. May run at any decision level after complete propagation.
import { reasonOffset, variableShift } from "./assignment.ts";
import { attachBinary, attachLong } from "./attach.ts";
import { garbageFlag, headerSize, learntFlag, protectedFlag } from "./clause-arena.ts";
import { growInt32 } from "./grow.ts";
import type { State } from "./state.ts";
import { headShift } from "./watches.ts";

/** Flags the long clauses that are reasons, so that they are neither removed nor changed. */
export function protectReasons(state: State): void {
  forEachReason(state, (words, clause) => { words[clause + 1] |= protectedFlag; });
}

/** Takes the flags of `protectReasons` back. */
export function unprotectReasons(state: State): void {
  forEachReason(state, (words, clause) => { words[clause + 1] &= ~protectedFlag; });
}

/** Number of literals fixed at level 0. */
export function fixedCount(state: State): number {
  const { level, levelStart, trailSize } = state.assignment;
  return level === 0 ? trailSize : levelStart[1];
}

/** Collects. References change: those in reasons and `learnts` are renewed, all others are void. */
export function collect(state: State): void {
  state.counters.collections++;
  const fixed = fixedCount(state);
  if (fixed > state.cleanedFixed) {
    protectReasons(state);
    cleanLong(state);
    unprotectReasons(state);
    cleanBinaries(state);
    state.cleanedFixed = fixed;
  }
  compact(state);
}

function forEachReason(state: State, visit: (words: Int32Array, clause: number) => void): void {
  const { trail, trailSize, variables } = state.assignment;
  const words = state.arena.words;
  for (let i = fixedCount(state); i < trailSize; i++) {
    const reason = variables[((trail[i] >> 1) << variableShift) + reasonOffset];
    if (reason > 0) visit(words, reason);
  }
}

function cleanLong(state: State): void {
  const { arena } = state;
  for (let clause = headerSize; clause < arena.end;) {
    const size = arena.words[clause];
    if (size < 0) {
      clause++;
      continue;
    }
    if ((arena.words[clause + 1] & (garbageFlag | protectedFlag)) === 0) cleanClause(state, clause);
    clause += headerSize + size;
  }
}

function cleanClause(state: State, clause: number): void {
  const { arena, assignment } = state;
  const words = arena.words;
  const start = clause + headerSize;
  const size = words[clause];
  let falses = 0;
  for (let i = start; i < start + size; i++) {
    const value = assignment.fixed(words[i]);
    if (value > 0) {
      state.forget(words, start, size);
      arena.discard(clause);
      return;
    }
    if (value < 0) falses++;
  }
  if (falses === 0) return;
  const old = state.proof === undefined ? undefined : words.slice(start, start + size);
  let kept = start;
  for (let i = start; i < start + size; i++) {
    if (assignment.fixed(words[i]) === 0) words[kept++] = words[i];
  }
  kept -= start;
  if (old !== undefined) {
    state.prove(words, start, kept);
    state.forget(old, 0, size);
  }
  if (kept > 2) arena.shorten(clause, kept);
  else {
    attachBinary(state, words[start], words[start + 1]);
    arena.discard(clause);
  }
}

/** Removes binary clauses with a literal fixed at level 0: they are true, or they were units long ago. */
function cleanBinaries(state: State): void {
  const { assignment, watches } = state;
  const { heads, data } = watches;
  for (let p = 2; p < state.variables * 2 + 2; p++) {
    const head = p << headShift;
    const start = heads[head];
    const end = heads[head + 1];
    const fixed = assignment.fixed(p);
    let kept = start;
    for (let i = start; i < end; i++) {
      const q = data[i];
      if (fixed === 0 && assignment.fixed(q) === 0) data[kept++] = q;
      else if ((p ^ 1) < q) {
        state.binaries--;
        if (state.proof !== undefined) state.forget(Int32Array.of(p ^ 1, q), 0, 2);
      }
    }
    heads[head + 1] = kept;
  }
}

/** Moves the living clauses together, first the original and then the learnt ones, and watches them anew. */
function compact(state: State): void {
  const { arena, watches } = state;
  const from = arena.words;
  const live = arena.end - arena.wasted;
  const to = new Int32Array(live + (live >> 2) + 1024);
  watches.clearLong(state.variables * 2 + 2);
  let end = headerSize;
  let clauses = 0;
  state.learntCount = 0;
  for (let learnt = 0; learnt <= learntFlag; learnt++) {
    for (let clause = headerSize; clause < arena.end;) {
      const size = from[clause];
      if (size < 0) {
        clause++;
        continue;
      }
      const flags = from[clause + 1];
      if ((flags & learntFlag) === learnt && (flags & garbageFlag) === 0) {
        to[end] = size;
        to[end + 1] = flags;
        for (let i = headerSize; i < headerSize + size; i++) to[end + i] = from[clause + i];
        if (learnt !== 0) {
          state.learnts = growInt32(state.learnts, state.learntCount + 1);
          state.learnts[state.learntCount++] = end;
        }
        from[clause + headerSize] = end; // where it went, for `renewReasons`
        end += headerSize + size;
        clauses++;
      }
      clause += headerSize + size;
    }
  }
  renewReasons(state, from);
  arena.words = to;
  arena.end = end;
  arena.wasted = 0;
  state.counters.learnts = state.learntCount;
  state.counters.clauses = clauses;
  watchAll(state);
}

function renewReasons(state: State, from: Int32Array): void {
  const { trail, trailSize, variables } = state.assignment;
  for (let i = fixedCount(state); i < trailSize; i++) {
    const at = ((trail[i] >> 1) << variableShift) + reasonOffset;
    if (variables[at] > 0) variables[at] = from[variables[at] + headerSize];
  }
}

function watchAll(state: State): void {
  const words = state.arena.words;
  for (let clause = headerSize; clause < state.arena.end; clause += headerSize + words[clause]) attachLong(state, clause);
}
