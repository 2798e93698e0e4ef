import type { Span } from "../../base/span.ts";

/** How often an action was taken, and how often it led to a state that was new. */
export interface ActionCount {
  readonly name: string;
  readonly span: Span;
  readonly taken: number;
  readonly found: number;
}

/** What a thread has counted. Plain data. */
export interface Counts {
  readonly generated: number;
  readonly distinct: number;
  /** How many states have found that many new ones when they were expanded, by that number. */
  readonly degrees: readonly number[];
  readonly actions: readonly ActionCount[];
  readonly possible: PossibleCounts;
}

/** How often each predicate of _POSSIBLE was true, by their order in the Problem; null: it was never evaluated. */
export interface PossibleCounts {
  readonly states: readonly (number | null)[];
  readonly steps: readonly (number | null)[];
}

/** The sums of two lists of counts. */
function sum(a: readonly (number | null)[], b: readonly (number | null)[]): readonly (number | null)[] {
  return a.map((n, i) => (n === null && b[i] === null ? null : (n ?? 0) + (b[i] ?? 0)));
}

export function addCounts(all: readonly Counts[]): Counts {
  const degrees: number[] = [];
  for (const { degrees: some } of all) some.forEach((n, degree) => (degrees[degree] = (degrees[degree] ?? 0) + n));
  const actions = new Map<string, ActionCount>();
  for (const action of all.flatMap((c) => c.actions)) {
    const key = `${action.name} ${action.span.file} ${action.span.start}`;
    const known = actions.get(key);
    actions.set(key, known === undefined ? action : { ...known, taken: known.taken + action.taken, found: known.found + action.found });
  }
  return {
    generated: all.reduce((sum, c) => sum + c.generated, 0),
    distinct: all.reduce((sum, c) => sum + c.distinct, 0),
    degrees: Array.from(degrees, (n) => n ?? 0),
    actions: [...actions.values()],
    possible: all.map((c) => c.possible).reduce((a, b) => ({ states: sum(a.states, b.states), steps: sum(a.steps, b.steps) })),
  };
}

/** New states per expanded state: average, least, greatest, and the number below or at which 95 of 100 states are, as TLC takes it. */
export interface OutDegree {
  readonly average: number;
  readonly least: number;
  readonly greatest: number;
  readonly percentile95: number;
}

export function outDegree(degrees: readonly number[]): OutDegree {
  const states = degrees.reduce((sum, n) => sum + n, 0);
  if (states === 0) return { average: 0, least: 0, greatest: 0, percentile95: 0 };
  const total = degrees.reduce((sum, n, degree) => sum + n * degree, 0);
  let seen = 0;
  const percentile95 = degrees.findIndex((n) => (seen += n) > Math.floor(0.95 * states));
  return { average: total / states, least: degrees.findIndex((n) => n > 0), greatest: degrees.length - 1, percentile95 };
}
