import { invariant } from "../base/invariant.ts";
import type { Term } from "../term/term-table.ts";
import type { Answer, CheckLimits, Solver } from "./solver.ts";

/** The same solver, with every model evaluated on all assertions and assumptions, and every core compared with the assumptions, before anyone sees them.
 *  Cost: one pass over the asserted circuit for each model; the values are kept for whoever decodes it. */
export function selfChecking(solver: Solver): Solver {
  const asserted: Term[] = [];
  return {
    get name() {
      return solver.name;
    },
    assert(t: Term): void {
      asserted.push(t);
      solver.assert(t);
    },
    async check(assumptions: readonly Term[], limits?: CheckLimits): Promise<Answer> {
      const count = asserted.length;
      const answer = await solver.check(assumptions, limits);
      if (answer.kind === "sat") {
        for (let i = 0; i < count; i++) invariant(answer.model.truth(asserted[i]), `the model of ${solver.name} satisfies every assertion`);
        for (const t of assumptions) invariant(answer.model.truth(t), `the model of ${solver.name} satisfies every assumption`);
      } else if (answer.kind === "unsat") {
        invariant(answer.core.every((t) => assumptions.includes(t)), `the core of ${solver.name} consists of assumptions`);
      }
      return answer;
    },
    statistics: () => solver.statistics(),
    dispose: () => solver.dispose(),
  };
}
