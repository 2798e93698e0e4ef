// Bounded variable elimination (Een and Biere, SatELite, SAT'05): a variable goes when all resolvents on it are not more than
// the clauses they replace.
import type { ClauseSet } from "./clause-set.ts";
import { subsume } from "./subsume.ts";

const longestResolvent = 20;
const mostOccurrences = 400;
const rounds = 5;

/** A variable that was eliminated, and the clauses that it stood in. */
export interface Elimination {
  readonly variable: number;
  readonly clauses: readonly (readonly number[])[];
}

/** Simplifies the set until nothing changes or the budget is spent. Only variables below `bound` for which `allowed` is true
 *  are eliminated. Returns the eliminations in order; a later one may stand in the clauses of an earlier one, never the reverse. */
export function eliminate(set: ClauseSet, bound: number, allowed: (variable: number) => boolean, budget: number): Elimination[] {
  const done: Elimination[] = [];
  const gone = new Uint8Array(bound);
  for (let round = 0; round < rounds && set.steps < budget; round++) {
    subsume(set, budget);
    const before = done.length;
    for (const variable of candidates(set, bound, (v) => gone[v] === 0 && allowed(v))) {
      if (!set.consistent || set.steps >= budget) break;
      set.touched[variable] = 0;
      const clauses = tryEliminate(set, variable);
      if (clauses === undefined) continue;
      gone[variable] = 1;
      done.push({ variable, clauses });
      if (set.fresh.length > 1000) subsume(set, budget);
    }
    if (done.length === before) break;
  }
  subsume(set, budget);
  return done;
}

/** Touched variables, those with the fewest possible resolvents first. */
function candidates(set: ClauseSet, bound: number, allowed: (variable: number) => boolean): number[] {
  const { counts, touched } = set;
  const cost = (v: number): number => counts[v * 2] * counts[v * 2 + 1];
  const found: number[] = [];
  for (let v = 1; v < bound; v++) if (touched[v] === 1 && set.fixed(v * 2) === 0 && allowed(v)) found.push(v);
  return found.sort((a, b) => cost(a) - cost(b) || a - b);
}

/** Replaces the variable's clauses by their resolvents when these are not more; returns the clauses. */
function tryEliminate(set: ClauseSet, variable: number): readonly (readonly number[])[] | undefined {
  const { counts } = set;
  if (set.fixed(variable * 2) !== 0 || counts[variable * 2] + counts[variable * 2 + 1] > mostOccurrences) return undefined;
  const positive = [...set.living(variable * 2)];
  const negative = [...set.living(variable * 2 + 1)];
  const resolvents = allResolvents(set, variable * 2, positive, negative);
  if (resolvents === undefined) return undefined;
  const indexes = [...positive, ...negative];
  const clauses = indexes.map((index) => set.clauses[index] ?? []);
  for (const resolvent of resolvents) set.proof?.add(resolvent);
  // The proof keeps the clauses: they come back when the variable is mentioned again.
  for (const index of indexes) set.remove(index);
  for (const resolvent of resolvents) {
    if (!set.consistent) break;
    set.add(resolvent);
  }
  return clauses;
}

/** The resolvents that are no tautologies; nothing when they are too many or one is too long. */
function allResolvents(set: ClauseSet, pivot: number, positive: readonly number[], negative: readonly number[]): number[][] | undefined {
  const { marks, clauses } = set;
  const most = positive.length + negative.length;
  const found: number[][] = [];
  for (const p of positive) {
    const left = clauses[p] ?? [];
    for (const literal of left) marks[literal] = 1;
    for (const n of negative) {
      const right = clauses[n] ?? [];
      set.steps += right.length;
      if (right.some((literal) => literal !== (pivot ^ 1) && marks[literal ^ 1] === 1)) continue;
      const resolvent = left.filter((literal) => literal !== pivot);
      for (const literal of right) if (literal !== (pivot ^ 1) && marks[literal] === 0) resolvent.push(literal);
      found.push(resolvent);
      if (found.length > most || resolvent.length > longestResolvent) break;
    }
    for (const literal of left) marks[literal] = 0;
    const last = found.at(-1);
    if (last !== undefined && (found.length > most || last.length > longestResolvent)) return undefined;
  }
  return found;
}
