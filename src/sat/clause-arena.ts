// All clauses of three and more literals in one Int32Array. A reference is the index of a clause's first word:
//   word 0      number of literals, at least 3
//   word 1      flags, glue and the place where the search for a literal to watch goes on, see below
//   word 2...   literals; the first two are the watched ones
// A clause that was shortened leaves words of value `hole` behind it, so that the arena can always be walked.
// Reference 0 is never used: as a reason it means "none". Binary clauses live in the watches only.
import { growInt32 } from "./grow.ts";

/** Words before the first literal. */
export const headerSize = 2;
/** The value of a word that belongs to no clause. */
export const hole = -1;

/** The clause was learnt: it follows from the others and may be forgotten. */
export const learntFlag = 1;
/** The clause is dead: it waits for the next collection. */
export const garbageFlag = 2;
/** The clause is of useful glue and took part in a conflict, its own included, since the last reduction. */
export const usedFlag = 4;
/** The largest glue at which use keeps a clause for another reduction. */
export const usefulGlue = 6;
/** The clause is the reason of an assigned literal; set only while clauses are chosen for removal. */
export const protectedFlag = 16;
/** Vivification has tried the clause since its literals last changed. */
export const vivifiedFlag = 32;
/** A later learnt clause subsumes the clause: the next reduction takes it. */
export const subsumedFlag = 64;
/** Glue (number of decision levels less one when the clause was learnt) takes eight bits from here on. */
export const glueShift = 8;
/** The largest glue that is told from larger ones. */
export const largestGlue = 255;
/** The number of unwatched literals before the one where the last search for a literal to watch ended, modulo 2^16, takes the
 *  bits from here on (saved position: Gent, JAIR 2013). */
export const positionShift = 16;

/** The glue in a clause's word 1. */
export function glueIn(flags: number): number {
  return (flags >> glueShift) & largestGlue;
}

/** A clause's word 1 with another glue. */
export function withGlue(flags: number, glue: number): number {
  return (flags & ~(largestGlue << glueShift)) | (Math.min(glue, largestGlue) << glueShift);
}

/** Clause storage. Clauses are only appended; `collect` is where they move. */
export class ClauseArena {
  words: Int32Array<ArrayBuffer> = new Int32Array(1 << 12);
  /** Index of the first free word. */
  end = headerSize;
  /** Words of dead clauses and holes. */
  wasted = 0;
  /** Living clauses. */
  count = 0;

  /** Appends a clause of the first `size` of `literals` and returns its reference. `words` may be replaced. */
  allocate(literals: Int32Array, size: number, flags: number): number {
    const clause = this.end;
    this.end = clause + headerSize + size;
    this.count++;
    this.words = growInt32(this.words, this.end);
    const words = this.words;
    words[clause] = size;
    words[clause + 1] = flags;
    for (let i = 0; i < size; i++) words[clause + headerSize + i] = literals[i];
    return clause;
  }

  /** Marks a clause dead. Its watches stay until the next collection, which must come before the next propagation. */
  discard(clause: number): void {
    this.words[clause + 1] |= garbageFlag;
    this.wasted += headerSize + this.words[clause];
    this.count--;
  }

  /** Cuts a clause to its first `size` literals, at least 3. */
  shorten(clause: number, size: number): void {
    const words = this.words;
    const end = clause + headerSize + words[clause];
    for (let i = clause + headerSize + size; i < end; i++) words[i] = hole;
    this.wasted += words[clause] - size;
    words[clause] = size;
    words[clause + 1] &= (1 << positionShift) - 1;
  }
}
