import { expect, test } from "vitest";
import { Feasibility } from "../../src/engines/bmc/feasibility.ts";
import { evaluate } from "../../src/term/evaluate.ts";
import { TermTable, not, type Term } from "../../src/term/term-table.ts";
import { randomSource, randomTerms } from "../solver/circuits.ts";

const inputs = 6;

/** The assignments, as bits of a number, in which all of `terms` are true. */
function models(table: TermTable, variables: readonly Term[], terms: readonly Term[], among: readonly number[]): readonly number[] {
  const places = new Map(variables.map((t, i) => [t >> 1, i]));
  return among.filter((bits) => terms.every((t) => evaluate(table, t, { boolean: (node) => ((bits >> (places.get(node) ?? 0)) & 1) === 1, integer: () => 0n })));
}

test.each([1, 2, 3, 4, 5, 6])("what is feasible has a model among all assignments, and the other way round (seed %i)", (seed) => {
  const table = new TermTable();
  const random = randomSource(seed);
  const feasibility = new Feasibility(table);
  const variables: Term[] = [];
  const known: Term[] = [];
  for (let round = 0; round < 6; round++) { // variables, gates and assertions come later than the first models
    if (variables.length < inputs) variables.push(table.fresh(), table.fresh());
    const terms = randomTerms(table, random, variables, 40);
    const pick = (): Term => (random(2) === 0 ? terms[random(terms.length)] : not(terms[random(terms.length)]));
    const all = Array.from({ length: 2 ** variables.length }, (_, i) => i);
    for (let i = 0; i < 60; i++) {
      const asked = Array.from({ length: 1 + random(3) }, pick);
      expect(feasibility.feasible(asked), `round ${round}, ${asked.join(" ")}`).toBe(models(table, variables, [...known, ...asked], all).length > 0);
    }
    const next = table.or(pick(), pick());
    if (models(table, variables, [...known, next], all).length === 0) continue;
    known.push(next);
    feasibility.assert(next);
  }
});

test("integer comparisons count as free", () => {
  const table = new TermTable();
  const feasibility = new Feasibility(table);
  const { value, side } = table.integers.fresh("n", { low: 0n, high: null });
  const small = table.integers.le(value, table.integers.constant(3n));
  const large = table.integers.le(table.integers.constant(7n), value);
  const chosen = table.fresh();
  feasibility.assert(side);
  feasibility.assert(table.implies(chosen, small));
  expect(feasibility.feasible([small, large])).toBe(true); // a proof would need arithmetic
  expect(feasibility.feasible([chosen, not(small)])).toBe(false);
});
