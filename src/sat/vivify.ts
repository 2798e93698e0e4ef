// Vivification of learnt clauses (Piette, Hamadi, Sais, ECAI'08; Luo et al., IJCAI'17): assume the negations of a clause's
// literals one after the other without the clause; what propagation makes of them shows literals that are not needed.
import { attachBinary, attachLong } from "./attach.ts";
import { backtrack } from "./backtrack.ts";
import { garbageFlag, glueIn, headerSize, positionShift, subsumedFlag, usefulGlue, vivifiedFlag, withGlue } from "./clause-arena.ts";
import { decisionsBehind, markClause, markForDecisions } from "./decisions.ts";
import { propagate } from "./propagate.ts";
import { proveFixed } from "./prove-fixed.ts";
import type { State } from "./state.ts";
import { headShift, longHead } from "./watches.ts";

const interval = 2000;
/** Share of the work since the last time. */
const effort = 0.05;

/** Is it time to vivify? */
export function vivifyDue(state: State): boolean {
  return state.options.inprocess !== false && state.counters.conflicts >= state.schedule.vivify;
}

/** Vivifies learnt clauses of useful glue, the latest first, until the budget is spent. Ends at level 0. */
export function vivify(state: State): void {
  const { schedule, counters } = state;
  backtrack(state, 0);
  const phases = state.savedPhases.slice();
  const begin = counters.ticks;
  const budget = begin + effort * (begin - schedule.vivifyTicks);
  const clauses = candidates(state);
  const occurrences = countOccurrences(state, clauses);
  for (const clause of clauses) {
    if (!state.consistent || counters.ticks >= budget) break;
    vivifyClause(state, clause, occurrences);
  }
  state.savedPhases.set(phases);
  if (schedule.modePhase > 0) schedule.mode += counters.ticks - begin;
  schedule.vivifyTicks = counters.ticks;
  schedule.vivifications++;
  schedule.vivify = counters.conflicts + (interval + 200 * schedule.vivifications) * state.intervals;
}

/** Learnt clauses of useful glue that were not tried yet, the latest first. */
function candidates(state: State): number[] {
  const words = state.arena.words;
  const found: number[] = [];
  for (let i = state.learntCount - 1; i >= 0; i--) {
    const flags = words[state.learnts[i] + 1];
    if ((flags & (garbageFlag | subsumedFlag | vivifiedFlag)) === 0 && glueIn(flags) <= usefulGlue) found.push(state.learnts[i]);
  }
  return found;
}

function countOccurrences(state: State, clauses: readonly number[]): Int32Array {
  const words = state.arena.words;
  const counts = new Int32Array(state.variables * 2 + 2);
  for (const clause of clauses) {
    for (let i = clause + headerSize; i < clause + headerSize + words[clause]; i++) counts[words[i]]++;
  }
  return counts;
}

function vivifyClause(state: State, clause: number, occurrences: Int32Array): void {
  const words = state.arena.words;
  const size = words[clause];
  words[clause + 1] |= vivifiedFlag;
  detach(state, clause);
  // Literals of many candidates first: they are the likeliest to imply something.
  const literals = Array.from(words.subarray(clause + headerSize, clause + headerSize + size)).sort((a, b) => occurrences[b] - occurrences[a] || a - b);
  const kept = probe(state, literals);
  backtrack(state, 0);
  if (kept !== undefined && kept.length === size) {
    attachLong(state, clause);
    return;
  }
  state.counters.vivified++;
  if (kept !== undefined) replaceBy(state, clause, kept);
  state.forget(words, clause + headerSize, size);
  state.arena.discard(clause);
}

/** The literals of the clause that are needed; nothing when the clause is true at level 0. */
function probe(state: State, literals: readonly number[]): readonly number[] | undefined {
  const assignment = state.assignment;
  const kept: number[] = [];
  for (const literal of literals) {
    const value = assignment.values[literal];
    if (value < 0) continue;
    if (value > 0) {
      if (assignment.levelOf(literal >> 1) === 0) return undefined;
      markForDecisions(state, literal);
      return [literal, ...decisionsBehind(state).map((decision) => decision ^ 1)];
    }
    kept.push(literal);
    assignment.openLevel();
    assignment.assign(literal ^ 1, 0);
    const conflict = propagate(state);
    if (conflict === 0) continue;
    markClause(state, conflict);
    if (conflict < 0) markForDecisions(state, state.conflictOther);
    return decisionsBehind(state).map((decision) => decision ^ 1);
  }
  return kept;
}

/** Adds the shorter clause, at level 0. */
function replaceBy(state: State, clause: number, literals: readonly number[]): void {
  const shorter = Int32Array.from(literals);
  state.prove(shorter, 0, shorter.length);
  const [first, second] = literals;
  if (first === undefined) state.refute();
  else if (second === undefined) {
    state.assignment.assign(first, 0);
    if (propagate(state) !== 0) state.refute();
    else if (state.proof !== undefined) proveFixed(state);
  } else if (literals.length === 2) attachBinary(state, first, second);
  else addShorter(state, clause, shorter);
}

function addShorter(state: State, clause: number, literals: Int32Array): void {
  const flags = state.arena.words[clause + 1];
  const glue = Math.min(glueIn(flags), literals.length - 1);
  const place = state.learnts.indexOf(clause);
  const added = state.arena.allocate(literals, literals.length, withGlue(flags, glue) & ((1 << positionShift) - 1));
  state.learnts[place] = added;
  attachLong(state, added);
}

/** Takes a clause out of its watch lists. */
function detach(state: State, clause: number): void {
  const { heads, data } = state.watches;
  for (let k = 0; k < 2; k++) {
    const head = ((state.arena.words[clause + headerSize + k] ^ 1) << headShift) + longHead;
    const end = heads[head + 1];
    let i = heads[head];
    while (data[i + 1] !== clause) i += 2;
    data.copyWithin(i, i + 2, end);
    heads[head + 1] = end - 2;
  }
}
