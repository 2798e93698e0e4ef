import { headerSize, subsumedFlag } from "./clause-arena.ts";
import type { State } from "./state.ts";

const lookBack = 20;
const longest = 30;

/** Flags those of the last few learnt clauses that the clause in `state.learnt` subsumes; they go with the next reduction. To
 *  be called before the clause is added. Consecutive conflicts often derive ever shorter variants of one clause (CaDiCaL). */
export function subsumeEagerly(state: State): void {
  const { learnt, learntSize, learnts, learntCount, stamps } = state;
  if (learntSize > longest) return;
  const words = state.arena.words;
  const stamp = state.nextStamp();
  for (let i = 0; i < learntSize; i++) stamps[learnt[i]] = stamp;
  for (let i = Math.max(0, learntCount - lookBack); i < learntCount; i++) {
    const clause = learnts[i];
    const end = clause + headerSize + words[clause];
    let missing = learntSize;
    for (let k = clause + headerSize; k < end && missing <= end - k; k++) {
      if (stamps[words[k]] === stamp && --missing === 0) break;
    }
    if (missing > 0 || (words[clause + 1] & subsumedFlag) !== 0) continue;
    words[clause + 1] |= subsumedFlag;
    state.counters.subsumed++;
  }
}
