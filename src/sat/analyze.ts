// Conflict analysis: first unique implication point (Marques-Silva and Sakallah, ICCAD'96; Zhang et al., ICCAD'01).
import { marksOffset, positionOffset, reasonOffset, variableShift } from "./assignment.ts";
import { bumpAnalyzed } from "./bump.ts";
import { glueIn, headerSize, learntFlag, usedFlag, usefulGlue, withGlue } from "./clause-arena.ts";
import { minimize } from "./minimize.ts";
import { strengthenWithBinaries } from "./strengthen.ts";
import type { State } from "./state.ts";

/** Mark of a variable that the analysis has met. */
export const seenMark = 1;

/** Derives from a conflict above level 0 the clause in `state.learnt`, with its glue and the level to jump to. Bumps the
 *  variables that took part. */
export function analyze(state: State, conflict: number): void {
  deriveFirstUip(state, conflict);
  const glue = state.levelsSize - 1;
  state.learntGlue = glue;
  state.counters.literalsLearnt += state.learntSize;
  minimize(state);
  if (glue <= usefulGlue && state.learntSize <= 30) strengthenWithBinaries(state);
  state.counters.literalsKept += state.learntSize;
  placeSecondWatch(state);
  bumpAnalyzed(state);
  clearMarks(state);
}

function deriveFirstUip(state: State, conflict: number): void {
  const { variables, trail } = state.assignment;
  let position = state.assignment.trailSize;
  let open = 0;
  let uip = 0;
  let antecedent = conflict;
  state.learntSize = 1;
  for (;;) {
    if (antecedent > 0) {
      const words = state.arena.words;
      if ((words[antecedent + 1] & learntFlag) !== 0) useClause(state, antecedent);
      const end = antecedent + headerSize + words[antecedent];
      for (let i = antecedent + headerSize; i < end; i++) open += visit(state, words[i]);
    } else {
      open += visit(state, -antecedent);
      if (uip === 0) open += visit(state, state.conflictOther);
    }
    let at = 0;
    do {
      uip = trail[--position];
      at = (uip >> 1) << variableShift;
    } while (variables[at + marksOffset] === 0);
    if (--open === 0) break;
    antecedent = variables[at + reasonOffset];
  }
  state.learnt[0] = uip ^ 1;
}

/** Meets one literal; 1 when it is new and of the current level. The implied literal of a reason is met already. */
function visit(state: State, literal: number): number {
  const assignment = state.assignment;
  const variables = assignment.variables;
  const variable = literal >> 1;
  const at = variable << variableShift;
  const level = variables[at];
  if (variables[at + marksOffset] !== 0 || level === 0) return 0;
  variables[at + marksOffset] = seenMark;
  state.analyzed[state.analyzedSize++] = variable;
  const position = variables[at + positionOffset];
  const levelSeen = state.levelSeen;
  const seen = levelSeen[level];
  levelSeen[level] = seen + 1;
  if (seen === 0) {
    state.levels[state.levelsSize++] = level;
    state.levelEarliest[level] = position;
  } else if (position < state.levelEarliest[level]) state.levelEarliest[level] = position;
  if (level === assignment.level) return 1;
  state.learnt[state.learntSize++] = literal;
  return 0;
}

/** A learnt clause took part: it counts as used, and its glue may have become smaller (Audemard and Simon, IJCAI'09). */
function useClause(state: State, clause: number): void {
  const words = state.arena.words;
  const flags = words[clause + 1];
  let glue = glueIn(flags);
  if (glue > 2) glue = Math.min(glue, glueOf(state, clause, glue));
  words[clause + 1] = withGlue(flags, glue) | (glue <= usefulGlue ? usedFlag : 0);
}

/** Number of levels in a clause whose literals are all assigned, less one; not counted further than `limit`. */
function glueOf(state: State, clause: number, limit: number): number {
  const words = state.arena.words;
  const variables = state.assignment.variables;
  const stamps = state.stamps;
  const stamp = state.nextStamp();
  let glue = -1;
  const end = clause + headerSize + words[clause];
  for (let i = clause + headerSize; i < end && glue < limit; i++) {
    const level = variables[(words[i] >> 1) << variableShift];
    if (stamps[level] === stamp) continue;
    stamps[level] = stamp;
    glue++;
  }
  return glue;
}

/** Brings a literal of the highest level below the current one to index 1, and takes that level to jump to. */
function placeSecondWatch(state: State): void {
  const { learnt, learntSize } = state;
  const variables = state.assignment.variables;
  let highest = 0;
  let index = 1;
  for (let i = 1; i < learntSize; i++) {
    const level = variables[(learnt[i] >> 1) << variableShift];
    if (level > highest) {
      highest = level;
      index = i;
    }
  }
  state.jumpLevel = highest;
  if (learntSize > 1) {
    const literal = learnt[index];
    learnt[index] = learnt[1];
    learnt[1] = literal;
  }
}

function clearMarks(state: State): void {
  const variables = state.assignment.variables;
  const { analyzed, analyzedSize, minimized, minimizedSize, levels, levelsSize, levelSeen } = state;
  for (let i = 0; i < analyzedSize; i++) variables[(analyzed[i] << variableShift) + marksOffset] = 0;
  for (let i = 0; i < minimizedSize; i++) variables[(minimized[i] << variableShift) + marksOffset] = 0;
  for (let i = 0; i < levelsSize; i++) levelSeen[levels[i]] = 0;
  state.analyzedSize = 0;
  state.minimizedSize = 0;
  state.levelsSize = 0;
}
