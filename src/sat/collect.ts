// Garbage collection: removes dead clauses and those true at level 0, shortens clauses by literals false at level 0, and
// compacts the arena. May run at any decision level after complete propagation.
import { reasonOffset, variableShift } from "./assignment.ts";
import { attachBinary } from "./attach.ts";
import { garbageFlag, headerSize, protectedFlag } from "./clause-arena.ts";
import type { State } from "./state.ts";
import { headShift, longHead } from "./watches.ts";

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

/** Are there enough literals newly fixed, and was enough work done since the last collection, to look at all clauses again? */
export function collectDue(state: State): boolean {
  return state.counters.ticks >= state.schedule.collectTicks && fixedCount(state) > state.cleanedFixed;
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
  state.schedule.collectTicks = state.counters.ticks + state.arena.end + state.variables * 16;
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

/** Moves the living clauses together. Clauses watched by recently bumped variables come first and side by side (as CaDiCaL
 *  orders them): propagation visits them together, and most often. */
function compact(state: State): void {
  const { arena, watches, queue } = state;
  const live = arena.end - arena.wasted;
  const to = new Int32Array(live + (live >> 2) + 1024);
  let end = headerSize;
  for (let variable = queue.last; variable !== 0; variable = queue.links[variable * 2]) {
    for (let p = variable * 2; p <= variable * 2 + 1; p++) {
      const head = (p << headShift) + longHead;
      end = moveWatched(arena.words, to, end, watches.data, watches.heads[head], watches.heads[head + 1]);
    }
  }
  renewWatches(state);
  renewReasons(state);
  renewLearnts(state);
  arena.words = to;
  arena.end = end;
  arena.wasted = 0;
}

/** Copies the living clauses of one watch list that were not copied before. A copied clause has, instead of its size, its new
 *  reference with a minus sign. */
function moveWatched(from: Int32Array, to: Int32Array, start: number, data: Int32Array, first: number, last: number): number {
  let end = start;
  for (let i = first; i < last; i += 2) {
    const clause = data[i + 1];
    const size = from[clause];
    if (size < 0 || (from[clause + 1] & garbageFlag) !== 0) continue;
    to[end] = size;
    for (let k = 1; k < headerSize + size; k++) to[end + k] = from[clause + k];
    from[clause] = -end;
    end += headerSize + size;
  }
  return end;
}

/** Drops the watches of dead clauses and gives the others their new references. */
function renewWatches(state: State): void {
  const { heads, data } = state.watches;
  const words = state.arena.words;
  for (let head = longHead; head < (state.variables + 1) << (headShift + 1); head += 1 << headShift) {
    const end = heads[head + 1];
    let kept = heads[head];
    for (let i = heads[head]; i < end; i += 2) {
      const moved = words[data[i + 1]];
      if (moved > 0) continue;
      data[kept] = data[i];
      data[kept + 1] = -moved;
      kept += 2;
    }
    heads[head + 1] = kept;
  }
}

function renewReasons(state: State): void {
  const { trail, trailSize, variables } = state.assignment;
  const words = state.arena.words;
  for (let i = fixedCount(state); i < trailSize; i++) {
    const at = ((trail[i] >> 1) << variableShift) + reasonOffset;
    if (variables[at] > 0) variables[at] = -words[variables[at]];
  }
}

function renewLearnts(state: State): void {
  const { learnts, learntCount } = state;
  const words = state.arena.words;
  let kept = 0;
  for (let i = 0; i < learntCount; i++) {
    const moved = words[learnts[i]];
    if (moved < 0) learnts[kept++] = -moved;
  }
  state.learntCount = kept;
}
