import fc from "fast-check";
import { expect, test } from "vitest";
import { bruteForce } from "./oracle.ts";
import { CheckedSat } from "./checked.ts";
import type { Options } from "../../src/sat/index.ts";

const nightly = process.env["TALUS_NIGHTLY"] === "1";
const variables = 10;
const literal = fc.integer({ min: 1, max: variables }).chain((variable) => fc.constantFrom(variable, -variable));
const clause = fc.oneof(
  { weight: 1, arbitrary: fc.array(literal, { minLength: 1, maxLength: 2 }) },
  { weight: 6, arbitrary: fc.array(literal, { minLength: 2, maxLength: 5 }) },
);
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("clauses" as const), clauses: fc.array(clause, { minLength: 1, maxLength: 25 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("solve" as const), assumptions: fc.array(literal, { maxLength: 5 }), conflicts: fc.constantFrom(undefined, 0, 1, 2) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("hint" as const), literal }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("simplify" as const), frozen: fc.array(literal, { maxLength: 4 }) }) },
);
const options: fc.Arbitrary<Options> = fc.record({ phase: fc.boolean(), inprocess: fc.boolean(), stable: fc.boolean(), intervals: fc.constantFrom(1, 0.01, 0.001) });

test("random sequences of clauses and questions agree with trying all assignments", () => {
  fc.assert(fc.property(options, fc.array(step, { minLength: 2, maxLength: 12 }), (chosen, steps) => {
    const solver = new CheckedSat(variables, chosen);
    for (const next of steps) {
      if (next.kind === "clauses") for (const literals of next.clauses) solver.addClause(literals);
      else if (next.kind === "hint") {
        solver.sat.setPhase(Math.abs(next.literal), next.literal > 0);
        solver.sat.prefer(Math.abs(next.literal));
      } else if (next.kind === "simplify") {
        for (const frozen of next.frozen) solver.sat.freeze(Math.abs(frozen));
        solver.sat.simplify();
      } else {
        const limits = next.conflicts === undefined ? {} : { conflicts: next.conflicts };
        let answer = solver.solve(next.assumptions, limits);
        if (answer === "unknown") answer = solver.solve(next.assumptions);
        const expected = bruteForce(variables, [...solver.clauses, ...next.assumptions.map((assumed) => [assumed])]);
        expect(answer).toBe(expected ? "sat" : "unsat");
      }
    }
  }), { numRuns: nightly ? 20000 : 700 });
});
