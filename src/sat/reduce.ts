import { garbageFlag, glueIn, headerSize, protectedFlag, subsumedFlag, usedFlag } from "./clause-arena.ts";
import { collect, protectReasons, unprotectReasons } from "./collect.ts";
import type { State } from "./state.ts";

const interval = 150;
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
  const { learnts, learntCount } = state;
  const words = state.arena.words;
  // One double orders by glue and size and carries the clause's index: a native sort needs no callback.
  const keys = new Float64Array(learntCount);
  let candidates = 0;
  for (let i = 0; i < learntCount; i++) {
    const clause = learnts[i];
    const flags = words[clause + 1];
    if ((flags & (garbageFlag | protectedFlag)) !== 0) continue;
    if ((flags & subsumedFlag) !== 0) {
      forgetClause(state, clause);
      continue;
    }
    words[clause + 1] = flags & ~usedFlag;
    const glue = glueIn(flags);
    if (glue <= keptGlue || (flags & usedFlag) !== 0) continue;
    keys[candidates++] = (glue * 4096 + Math.min(words[clause], 4095)) * 0x8000000 + i;
  }
  keys.subarray(0, candidates).sort();
  for (let i = Math.floor(candidates * (1 - fraction)); i < candidates; i++) {
    forgetClause(state, learnts[keys[i] % 0x8000000]);
  }
  unprotectReasons(state);
  collect(state);
  state.schedule.reduce = state.counters.conflicts + interval * state.intervals * (state.counters.reductions + 1);
}

function forgetClause(state: State, clause: number): void {
  const words = state.arena.words;
  state.forget(words, clause + headerSize, words[clause]);
  state.arena.discard(clause);
}
