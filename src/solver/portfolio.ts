import { invariant } from "../base/invariant.ts";
import type { Term } from "../term/term-table.ts";
import type { Answer, CheckLimits, Solver } from "./solver.ts";

/** Several solvers on one problem: the first that answers sat or unsat wins, the others are aborted. The first of the list gets `headStartMilliseconds` alone, because an aborted
 *  solver may have to start anew, which many quick questions should not pay for. Unknown only if all say so. */
export function portfolioSolver(solvers: readonly Solver[], headStartMilliseconds = 500): Solver {
  invariant(solvers.length > 0, "a portfolio has a solver");
  const wins = new Map<string, number>();
  return {
    name: solvers.map((s) => s.name).join("+"),
    assert(t: Term): void {
      for (const solver of solvers) solver.assert(t);
    },
    async check(assumptions: readonly Term[], limits: CheckLimits = {}): Promise<Answer> {
      const { winner, answer } = await race(solvers, assumptions, limits, headStartMilliseconds);
      if (winner !== null) wins.set(winner.name, (wins.get(winner.name) ?? 0) + 1);
      return answer;
    },
    statistics(): Readonly<Record<string, number>> {
      const entries = solvers.flatMap((s) => Object.entries(s.statistics()).map(([key, value]) => [`${s.name} ${key}`, value] as const));
      const seconds = Math.max(...solvers.map((s) => s.statistics().seconds ?? 0));
      return { ...Object.fromEntries(entries), ...Object.fromEntries([...wins].map(([name, n]) => [`${name} wins`, n])), seconds };
    },
    dispose(): void {
      for (const solver of solvers) solver.dispose();
    },
  };
}

interface Result {
  readonly winner: Solver | null;
  readonly answer: Answer;
}

/** Waits until all solvers have come to rest, so that each is free for the next question. */
async function race(solvers: readonly Solver[], assumptions: readonly Term[], limits: CheckLimits, headStart: number): Promise<Result> {
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  limits.signal?.addEventListener("abort", abort);
  if (limits.signal?.aborted === true) abort();
  let best: Result = { winner: null, answer: { kind: "unknown", reason: "interrupted" } };
  const began = performance.now();
  const run = async (solver: Solver, place: number): Promise<void> => {
    if (place > 0) await pause(headStart, stop.signal);
    if (best.winner !== null) return;
    const left = limits.milliseconds === undefined ? {} : { milliseconds: Math.max(1, limits.milliseconds - (performance.now() - began)) };
    const answer = await solver.check(assumptions, { ...left, signal: stop.signal });
    if (best.winner !== null) return;
    if (answer.kind !== "unknown") {
      best = { winner: solver, answer };
      abort();
    } else if (limits.signal?.aborted !== true && (best.answer.kind !== "unknown" || best.answer.reason === "interrupted")) best = { winner: null, answer };
  };
  try {
    await Promise.all(solvers.map(run));
  } finally {
    limits.signal?.removeEventListener("abort", abort);
  }
  return best;
}

/** Resolves after the time, or at once when the signal aborts. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => { clearTimeout(timer); resolve(); }, { once: true });
  });
}
