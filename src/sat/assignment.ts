// The partial assignment: values, the trail in order of assignment, decision levels and reasons.
import { growInt32, growInt8 } from "./grow.ts";

/** log2 of the words a variable has in `Assignment.variables`; the words are named by the offsets below. They are side by
 *  side because conflict analysis reads them together. */
export const variableShift = 2;
/** Offset of the decision level. */
export const levelOffset = 0;
/** Offset of the reason: 0 for a decision or at level 0; positive for the reference of a long clause; `-q` for the binary
 *  clause of the literal and q, where q is false. */
export const reasonOffset = 1;
/** Offset of the position on the trail. */
export const positionOffset = 2;
/** Offset of conflict analysis's marks; 0 outside of it. */
export const marksOffset = 3;

/** The assignment. Entries of unassigned variables in `variables` are stale. */
export class Assignment {
  /** By literal: 1 true, -1 false, 0 unassigned. */
  values: Int8Array<ArrayBuffer> = new Int8Array(64);
  variables: Int32Array<ArrayBuffer> = new Int32Array(256);
  trail: Int32Array<ArrayBuffer> = new Int32Array(64);
  trailSize = 0;
  /** Trail entries before this one have been propagated. */
  propagated = 0;
  /** Entry l is the size that the trail had when level l was opened. */
  levelStart: Int32Array<ArrayBuffer> = new Int32Array(64);
  level = 0;

  /** Makes room for variables below `count`. */
  reserve(count: number): void {
    this.values = growInt8(this.values, count * 2);
    this.variables = growInt32(this.variables, count << variableShift);
    this.trail = growInt32(this.trail, count);
  }

  /** Makes a literal true at the current level. The literal is unassigned. */
  assign(literal: number, reason: number): void {
    const at = (literal >> 1) << variableShift;
    const variables = this.variables;
    variables[at + levelOffset] = this.level;
    variables[at + reasonOffset] = this.level === 0 ? 0 : reason;
    variables[at + positionOffset] = this.trailSize;
    this.values[literal] = 1;
    this.values[literal ^ 1] = -1;
    this.trail[this.trailSize++] = literal;
  }

  /** Opens a level without a decision on it. */
  openLevel(): void {
    this.level++;
    this.levelStart = growInt32(this.levelStart, this.level + 1);
    this.levelStart[this.level] = this.trailSize;
  }

  /** Level at which the variable was assigned. */
  levelOf(variable: number): number {
    return this.variables[(variable << variableShift) + levelOffset];
  }

  /** The literal's value at level 0: 1 true, -1 false, 0 not fixed. */
  fixed(literal: number): number {
    const value = this.values[literal];
    return value !== 0 && this.levelOf(literal >> 1) === 0 ? value : 0;
  }
}
