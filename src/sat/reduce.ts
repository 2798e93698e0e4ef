import { garbageFlag, glueShift, headerSize, protectedFlag, usedMask, usedShift } from "./clause-arena.ts";
import { collect, protectReasons, unprotectReasons } from "./collect.ts";
import type { State } from "./state.ts";

const interval = 300;
const keptGlue = 2;
const fraction = 0.75;

/** Is it time to forget learnt clauses? */
export function reduceDue(state: State): boolean {
  return state.counters.conflicts >= state.schedule.reduce;
}

/** Forgets three quarters of the learnt clauses that are neither of small glue (at most 2) nor recently used nor reasons:
 *  those of largest glue, then of largest size (Audemard and Simon, IJCAI'09; tiers by Oh, SAT'15). At any level. */
export function reduce(state: State): void {
  state.counters.reductions++;
  protectReasons(state);
  const { arena, learnts, learntCount } = state;
  const words = arena.words;
  // One double orders by glue and size and carries the clause's index: a native sort needs no callback.
  const keys = new Float64Array(learntCount);
  let candidates = 0;
  for (let i = 0; i < learntCount; i++) {
    const clause = learnts[i];
    const flags = words[clause + 1];
    if ((flags & (garbageFlag | protectedFlag)) !== 0) continue;
    const used = (flags & usedMask) >> usedShift;
    if (used > 0) words[clause + 1] = (flags & ~usedMask) | ((used - 1) << usedShift);
    const glue = flags >> glueShift;
    if (glue <= keptGlue || used > 0) continue;
    keys[candidates++] = (Math.min(glue, 4095) * 4096 + Math.min(words[clause], 4095)) * 0x8000000 + i;
  }
  keys.subarray(0, candidates).sort();
  for (let i = Math.floor(candidates * (1 - fraction)); i < candidates; i++) {
    const clause = learnts[keys[i] % 0x8000000];
    state.forget(words, clause + headerSize, words[clause]);
    arena.discard(clause);
  }
  unprotectReasons(state);
  collect(state);
  state.schedule.reduce = state.counters.conflicts + interval * (state.counters.reductions + 1);
}
