import type { State } from "./state.ts";
import { headShift } from "./watches.ts";

/** Drops literals from `state.learnt` by resolution with binary clauses of its literal 0 (Glucose: Audemard and Simon,
 *  SAT'12). Worth its time for short clauses of small glue only. */
export function strengthenWithBinaries(state: State): void {
  const { learnt, learntSize, stamps } = state;
  const { heads, data } = state.watches;
  const head = (learnt[0] ^ 1) << headShift;
  const start = heads[head];
  const end = heads[head + 1];
  if (start === end) return;
  const stamp = state.nextStamp();
  // Stamped are the negations of the clause's literals: what the binary clauses would have to imply.
  for (let i = 1; i < learntSize; i++) stamps[learnt[i] ^ 1] = stamp;
  let dropped = 0;
  for (let i = start; i < end; i++) {
    if (stamps[data[i]] !== stamp) continue;
    stamps[data[i]] = 0;
    dropped++;
  }
  if (dropped === 0) return;
  let kept = 1;
  for (let i = 1; i < learntSize; i++) {
    if (stamps[learnt[i] ^ 1] === stamp) learnt[kept++] = learnt[i];
  }
  state.learntSize = kept;
}
