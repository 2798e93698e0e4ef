// Backward subsumption and self-subsuming resolution (Een and Biere, SatELite, SAT'05).
import type { ClauseSet } from "./clause-set.ts";

/** Tries every fresh clause for subsuming others or removing a literal from them, until none is left or the budget is spent.
 *  Returns how many clauses were removed or shortened. */
export function subsume(set: ClauseSet, budget: number): number {
  let changed = 0;
  for (let index = set.fresh.pop(); index !== undefined; index = set.fresh.pop()) {
    if (set.steps < budget && set.consistent) changed += subsumeWith(set, index);
  }
  return changed;
}

function subsumeWith(set: ClauseSet, index: number): number {
  const clause = set.clauses[index] ?? [];
  if (clause.length === 0) return 0;
  const { marks, counts } = set;
  let rarest = clause[0] ?? 0;
  for (const literal of clause) {
    if (counts[literal] + counts[literal ^ 1] < counts[rarest] + counts[rarest ^ 1]) rarest = literal;
  }
  if (counts[rarest] + counts[rarest ^ 1] > 1000) return 0;
  for (const literal of clause) marks[literal] = 1;
  const removed: number[] = [];
  const shortened: number[] = [];
  const flipped: number[] = [];
  for (const side of [rarest, rarest ^ 1]) {
    for (const other of set.living(side)) {
      if (other === index) continue;
      const literal = compare(set, index, other);
      if (literal === 0) removed.push(other);
      else if (literal > 0) {
        shortened.push(other);
        flipped.push(literal);
      }
    }
  }
  for (const literal of clause) marks[literal] = 0;
  for (const other of removed) {
    set.proof?.delete(set.clauses[other] ?? []);
    set.remove(other);
  }
  shortened.forEach((other, i) => {
    // An earlier step may have removed or changed the clause through a unit.
    if (set.consistent && set.clauses[other]?.includes(flipped[i] ?? 0) === true && set.clauses[index] === clause) set.strengthen(other, flipped[i] ?? 0);
  });
  return removed.length + shortened.length;
}

/** For the marked clause and another: 0 when it subsumes the other, the other's literal that resolution with it removes, or
 *  -1 when neither. */
function compare(set: ClauseSet, index: number, other: number): number {
  const { clauses, signatures, marks } = set;
  const size = clauses[index]?.length ?? 0;
  const literals = clauses[other] ?? [];
  if (literals.length < size || (signatures[index] & ~signatures[other]) !== 0) return -1;
  set.steps += literals.length;
  let common = 0;
  let flipped = 0;
  for (const literal of literals) {
    if (marks[literal] === 1) common++;
    else if (marks[literal ^ 1] === 1) {
      if (flipped !== 0) return -1;
      flipped = literal;
    }
  }
  if (common === size) return 0;
  return common === size - 1 && flipped !== 0 ? flipped : -1;
}
