// Unit propagation with two watched literals (Moskewicz et al., DAC'01), blocker literals (Chu, Harwood, Stuckey, 2008) and
// binary clauses in lists of their own, which are never modified and are visited first.
// NOTE(hot): most of the solver's time goes here. The arrays are held in local constants, nothing is called that could replace
// one, and every index is in bounds: one read outside would cost the optimised code.
import { headerSize, positionShift } from "./clause-arena.ts";
import { positionOffset, reasonOffset, variableShift } from "./assignment.ts";
import type { State } from "./state.ts";
import { headShift, longHead } from "./watches.ts";

const positionMask = (1 << positionShift) - 1;
/** More than any reference. */
const fullList = 0x7fffffff;

/** Propagates what is on the trail. Returns 0 when nothing is false; else the reference of a false long clause, or `-p`
 *  for a false binary clause of p and `state.conflictOther`. */
export function propagate(state: State): number {
  for (;;) {
    const conflict = propagateInPlace(state);
    if (conflict !== fullList) return conflict;
    state.watches.widen(state.fullHead, 2);
  }
}

/** As `propagate`, but gives up with `fullList` when the list at `state.fullHead` has no room for a watch: the literal at work
 *  is then propagated again from the start. */
function propagateInPlace(state: State): number {
  const assignment = state.assignment;
  const watches = state.watches;
  const values = assignment.values;
  const variables = assignment.variables;
  const trail = assignment.trail;
  const words = state.arena.words;
  const heads = watches.heads;
  const data = watches.data;
  const level = assignment.level;
  let trailSize = assignment.trailSize;
  const before = assignment.propagated;
  let propagated = before;
  let ticks = 0;
  let conflict = 0;
  while (conflict === 0 && propagated < trailSize) {
    const p = trail[propagated++];
    const head = p << headShift;
    const falsified = p ^ 1;

    let i = heads[head];
    let end = heads[head + 1];
    ticks += 1 + ((end - i) >> 4);
    for (; i < end; i++) {
      const q = data[i];
      const value = values[q];
      if (value > 0) continue;
      if (value < 0) {
        conflict = -q;
        state.conflictOther = falsified;
        break;
      }
      const at = (q >> 1) << variableShift;
      variables[at] = level;
      variables[at + reasonOffset] = level === 0 ? 0 : -falsified;
      variables[at + positionOffset] = trailSize;
      values[q] = 1;
      values[q ^ 1] = -1;
      trail[trailSize++] = q;
    }
    if (conflict !== 0) break;

    i = heads[head + longHead];
    end = heads[head + longHead + 1];
    ticks += 1 + ((end - i) >> 4);
    let j = i;
    while (i < end) {
      const blocker = data[i];
      const clause = data[i + 1];
      i += 2;
      if (values[blocker] > 0) {
        data[j] = blocker;
        data[j + 1] = clause;
        j += 2;
        continue;
      }
      ticks++;
      const first = clause + headerSize;
      const other = words[first] ^ words[first + 1] ^ falsified;
      const value = values[other];
      if (value > 0) {
        data[j] = other;
        data[j + 1] = clause;
        j += 2;
        continue;
      }
      const last = first + words[clause];
      const flags = words[clause + 1];
      const start = first + 2 + (flags >>> positionShift);
      let k = start;
      let candidate = 0;
      let candidateValue = -1;
      do {
        candidate = words[k];
        candidateValue = values[candidate];
        if (candidateValue >= 0) break;
        if (++k === last) k = first + 2;
      } while (k !== start);
      if (k !== start) words[clause + 1] = (flags & positionMask) | ((k - first - 2) << positionShift);
      if (candidateValue > 0) {
        // A true literal need not be watched; as the blocker it does.
        data[j] = candidate;
        data[j + 1] = clause;
        j += 2;
      } else if (candidateValue === 0) {
        const target = ((candidate ^ 1) << headShift) + longHead;
        const at = heads[target + 1];
        if (at === heads[target + 2]) {
          state.fullHead = target;
          conflict = fullList;
          i -= 2;
          break;
        }
        words[first] = other;
        words[first + 1] = candidate;
        words[k] = falsified;
        data[at] = other;
        data[at + 1] = clause;
        heads[target + 1] = at + 2;
      } else {
        data[j] = other;
        data[j + 1] = clause;
        j += 2;
        if (value < 0) {
          conflict = clause;
          break;
        }
        const at = (other >> 1) << variableShift;
        variables[at] = level;
        variables[at + reasonOffset] = level === 0 ? 0 : clause;
        variables[at + positionOffset] = trailSize;
        values[other] = 1;
        values[other ^ 1] = -1;
        trail[trailSize++] = other;
      }
    }
    if (i !== j) {
      while (i < end) data[j++] = data[i++];
      heads[head + longHead + 1] = j;
    }
  }
  if (conflict === fullList) propagated--;
  assignment.propagated = propagated;
  assignment.trailSize = trailSize;
  state.counters.ticks += ticks;
  state.counters.propagations += propagated - before;
  return conflict;
}
