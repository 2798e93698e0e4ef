import { describe, expect, test } from "vitest";
import { SolverUnavailable, createSolver, solverNames, type SolverName } from "../../src/solver/index.ts";
import { evaluate } from "../../src/term/evaluate.ts";
import { FALSE, TRUE, TermTable, not, type Term } from "../../src/term/term-table.ts";
import { pigeonhole, randomSource, randomTerms } from "./circuits.ts";

/** Is there an assignment of the inputs that makes all terms true? */
function satisfiable(table: TermTable, inputs: readonly Term[], terms: readonly Term[]): boolean {
  for (let row = 0; row < 1 << inputs.length; row++) {
    const values = { boolean: (node: number) => ((row >> inputs.findIndex((t) => t >> 1 === node)) & 1) === 1, integer: () => 0n };
    if (terms.every((t) => evaluate(table, t, values))) return true;
  }
  return false;
}

const embedded: readonly SolverName[] = ["auto", "z3", "sat", "portfolio"];

/** Embedded solvers, and those programs that are installed here. */
const available: readonly SolverName[] = [];
for (const name of solverNames) {
  try {
    (await createSolver(name, new TermTable())).dispose();
    (available as SolverName[]).push(name); // filled here only
  } catch (error) {
    if (!(error instanceof SolverUnavailable)) throw error;
  }
}

test("the embedded solvers need no program", () => expect(available).toEqual(expect.arrayContaining([...embedded])));

describe.each(available)("%s", (name) => {
  test("agrees with truth tables on random circuits, incrementally and with assumptions", async () => {
    for (let seed = 1; seed <= (embedded.includes(name) ? 30 : 4); seed++) {
      const random = randomSource(seed);
      const table = new TermTable();
      const inputs = Array.from({ length: 7 }, (_, i) => table.fresh(`i${i}`));
      const terms = randomTerms(table, random, inputs, 60);
      const solver = await createSolver(name, table);
      const asserted: Term[] = [];
      for (let round = 0; round < 8; round++) {
        const pick = (): Term => ((terms[random(terms.length)] ^ random(2)) as Term); // either polarity of a term
        const added = pick();
        if (random(3) > 0 && satisfiable(table, inputs, [...asserted, added])) {
          asserted.push(added);
          solver.assert(added);
        }
        const assumptions = Array.from({ length: random(4) }, pick);
        const answer = await solver.check(assumptions);
        const expected = satisfiable(table, inputs, [...asserted, ...assumptions]);
        expect(answer.kind, `seed ${seed} round ${round}`).toBe(expected ? "sat" : "unsat");
        if (answer.kind === "unsat") expect(satisfiable(table, inputs, [...asserted, ...answer.core]), `core, seed ${seed} round ${round}`).toBe(false);
      }
      solver.dispose();
    }
  });

  test("knows the constants", async () => {
    const table = new TermTable();
    const solver = await createSolver(name, table);
    expect((await solver.check([TRUE])).kind).toBe("sat");
    expect(await solver.check([FALSE])).toEqual({ kind: "unsat", core: [FALSE] });
    solver.assert(TRUE);
    expect((await solver.check([])).kind).toBe("sat");
    solver.assert(FALSE);
    expect((await solver.check([table.fresh()])).kind).toBe("unsat");
    solver.dispose();
  });

  test("stops at a time limit, and answers other questions afterwards", async () => {
    const table = new TermTable();
    const solver = await createSolver(name, table);
    const a = table.fresh("a");
    solver.assert(table.implies(a, pigeonhole(table, 12)));
    const began = performance.now();
    expect(await solver.check([a], { milliseconds: 300 })).toMatchObject({ kind: "unknown", reason: "timeout" });
    expect(performance.now() - began).toBeLessThan(5000);
    expect((await solver.check([not(a)])).kind).toBe("sat");
    solver.dispose();
  });

  test("stops when it is told to, and answers other questions afterwards", async () => {
    const table = new TermTable();
    const solver = await createSolver(name, table);
    const a = table.fresh("a");
    solver.assert(table.implies(a, pigeonhole(table, 12)));
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 200);
    const began = performance.now();
    expect(await solver.check([a], { signal: controller.signal })).toMatchObject({ kind: "unknown", reason: "interrupted" });
    expect(performance.now() - began).toBeLessThan(5000);
    expect(await solver.check([a], { signal: controller.signal })).toMatchObject({ kind: "unknown", reason: "interrupted" });
    const answer = await solver.check([not(a)]);
    expect(answer.kind === "sat" && answer.model.truth(a)).toBe(false);
    solver.dispose();
  });
});

describe.each(embedded)("%s", (name) => {
  test("gives a core without the assumptions that do not matter", async () => {
    const table = new TermTable();
    const [a, b, c] = ["a", "b", "c"].map((text) => table.fresh(text));
    const solver = await createSolver(name, table);
    solver.assert(not(table.and(a, b)));
    const answer = await solver.check([c, table.and(a, c), b]);
    expect(answer.kind === "unsat" && answer.core.toSorted()).toEqual([b, table.and(a, c)].toSorted());
    solver.dispose();
  });
});

describe("integers", () => {
  test.each(available.filter((name) => !["sat", "cadical", "kissat", "minisat"].includes(name)))("%s answers with integer models, also after propositional questions", async (name) => {
    const table = new TermTable();
    const { integers } = table;
    const solver = await createSolver(name, table);
    const a = table.fresh("a");
    solver.assert(table.or(a, table.fresh("b")));
    expect((await solver.check([])).kind).toBe("sat");
    const x = integers.fresh("x", { low: null, high: null }).value;
    const y = integers.ite(a, integers.add(x, integers.constant(5n)), integers.multiply(x, integers.constant(-3n)));
    solver.assert(integers.eq(y, integers.constant(-(10n ** 25n) - 1n)));
    const answer = await solver.check([]);
    expect(answer.kind).toBe("sat");
    if (answer.kind === "sat") expect(answer.model.integer(0)).toBe(-(10n ** 25n) - 6n); // the other branch is not divisible by 3
    const core = await solver.check([table.fresh("c"), not(a)]);
    expect(core).toMatchObject({ kind: "unsat", core: expect.arrayContaining([not(a)]) }); // not every solver leaves out what it does not need
    solver.dispose();
  });
});
