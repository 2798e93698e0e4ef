import { marksOffset, reasonOffset, variableShift } from "./assignment.ts";
import { seenMark } from "./analyze.ts";
import { headerSize } from "./clause-arena.ts";
import type { State } from "./state.ts";

/** Marks the variable of an assigned literal for `decisionsBehind`, unless it is of level 0. */
export function markForDecisions(state: State, literal: number): void {
  const variables = state.assignment.variables;
  const at = (literal >> 1) << variableShift;
  if (variables[at] > 0) variables[at + marksOffset] = seenMark;
}

/** Marks the literals of a reason or conflict, except `other` of a binary one. */
export function markClause(state: State, reason: number): void {
  if (reason < 0) markForDecisions(state, -reason);
  else {
    const words = state.arena.words;
    const end = reason + headerSize + words[reason];
    for (let i = reason + headerSize; i < end; i++) markForDecisions(state, words[i]);
  }
}

/** The decisions, as the true literals, that imply the marked variables' values; latest first. Clears the marks. */
export function decisionsBehind(state: State): number[] {
  const { trail, variables, levelStart, level, trailSize } = state.assignment;
  const found: number[] = [];
  const start = level === 0 ? trailSize : levelStart[1];
  for (let i = trailSize - 1; i >= start; i--) {
    const at = (trail[i] >> 1) << variableShift;
    if (variables[at + marksOffset] === 0) continue;
    const reason = variables[at + reasonOffset];
    if (reason === 0) found.push(trail[i]);
    else markClause(state, reason);
    variables[at + marksOffset] = 0;
  }
  return found;
}
