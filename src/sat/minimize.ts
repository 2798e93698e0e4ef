// Recursive clause minimization (Soerensson and Biere, SAT'09): a literal goes when the others imply it.
import { marksOffset, positionOffset, reasonOffset, variableShift } from "./assignment.ts";
import { headerSize } from "./clause-arena.ts";
import type { State } from "./state.ts";

const removableMark = 2;
const poisonMark = 4;
const deepest = 500;

/** Drops the implied literals from `state.learnt`. Literal 0 stays. */
export function minimize(state: State): void {
  const learnt = state.learnt;
  let kept = 1;
  for (let i = 1; i < state.learntSize; i++) {
    if (!implied(state, learnt[i], 0)) learnt[kept++] = learnt[i];
  }
  state.learntSize = kept;
}

/** Is the false literal implied to be false by literals of the clause? A level with one literal of the clause (Knuth), and
 *  what lies before the level's first literal of the clause, can not lead back to it. */
function implied(state: State, literal: number, depth: number): boolean {
  const variables = state.assignment.variables;
  const variable = literal >> 1;
  const at = variable << variableShift;
  const level = variables[at];
  const marks = variables[at + marksOffset];
  if (level === 0 || (marks & removableMark) !== 0) return true;
  if (depth > 0 && (marks & ~poisonMark) !== 0) return true;
  const reason = variables[at + reasonOffset];
  if (reason === 0 || (marks & poisonMark) !== 0 || level === state.assignment.level || depth > deepest) return false;
  if (depth === 0 && state.levelSeen[level] < 2) return false;
  if (variables[at + positionOffset] <= state.levelEarliest[level]) return false;
  const result = reason < 0 ? implied(state, -reason, depth + 1) : allImplied(state, reason, variable, depth + 1);
  if (marks === 0) state.minimized[state.minimizedSize++] = variable;
  variables[at + marksOffset] |= result ? removableMark : poisonMark;
  return result;
}

function allImplied(state: State, clause: number, except: number, depth: number): boolean {
  const words = state.arena.words;
  const end = clause + headerSize + words[clause];
  for (let i = clause + headerSize; i < end; i++) {
    if (words[i] >> 1 !== except && !implied(state, words[i], depth)) return false;
  }
  return true;
}
