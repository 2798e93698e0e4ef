import { describe, expect, test } from "vitest";
import { pigeonhole, randomKSat, randomNumbers } from "../../bench/sat/formulas.ts";
import { consensus, tickets, unroll } from "../../bench/sat/protocols.ts";
import { Sat } from "../../src/sat/index.ts";
import { CheckedSat, clausesOf } from "./checked.ts";

function loaded(cnf: { readonly variables: number; readonly literals: Int32Array }): CheckedSat {
  const solver = new CheckedSat(cnf.variables);
  for (const clause of clausesOf(cnf.literals)) solver.addClause(clause);
  return solver;
}

describe("assumptions", () => {
  test("questions under random assumptions, with clauses added in between", () => {
    const random = randomNumbers(5);
    const cnf = randomKSat(60, 240, 3, 21);
    const solver = loaded(cnf);
    const answers = new Set<string>();
    for (let i = 0; i < 150; i++) {
      const assumptions = Array.from({ length: 5 }, () => (1 + Math.floor(random() * 60)) * (random() < 0.5 ? 1 : -1));
      answers.add(solver.solve(assumptions));
      if (i % 25 === 24) solver.addClause(assumptions.slice(0, 4));
    }
    expect([...answers].sort()).toEqual(["sat", "unsat"]);
  });

  test("opposite assumptions are a core of two", () => {
    const solver = loaded({ variables: 3, literals: Int32Array.of(1, 2, 3, 0) });
    expect(solver.solve([1, 2, -1])).toBe("unsat");
    expect(solver.sat.core().toSorted()).toEqual([-1, 1]);
  });

  test("an assumption that is false in all models is a core alone", () => {
    const solver = loaded({ variables: 2, literals: Int32Array.of(-1, 2, 0, -1, -2, 0) });
    expect(solver.solve([1])).toBe("unsat");
    expect(solver.solve([2, 1])).toBe("unsat");
    expect(solver.sat.core()).toEqual([1]);
  });

  test("repeated and implied assumptions", () => {
    const solver = loaded({ variables: 3, literals: Int32Array.of(-1, 2, 0, -2, 3, 0) });
    expect(solver.solve([1, 1, 2, 3, 1])).toBe("sat");
    expect(solver.solve([1, 2, 3, -3])).toBe("unsat");
  });

  test("a clause of more literals than a saved position can tell is watched to its last literal", () => {
    const size = 66000;
    const solver = loaded({ variables: size, literals: Int32Array.from({ length: size + 1 }, (_, i) => (i === size ? 0 : i + 1)) });
    const others = Array.from({ length: size - 1 }, (_, i) => -1 - i);
    expect(solver.solve(others)).toBe("sat");
    expect(solver.sat.value(size)).toBe(true);
    expect(solver.solve([...others, -size])).toBe("unsat");
    expect(solver.sat.core()).toHaveLength(size);
    expect(solver.solve([...others.toReversed().slice(0, -1), -size])).toBe("sat");
    expect(solver.sat.value(1)).toBe(true);
  });

  test("the core is empty when there is no model at all", () => {
    const solver = loaded(pigeonhole(4, 3));
    expect(solver.solve([1, -2])).toBe("unsat");
    expect(solver.solve()).toBe("unsat");
    expect(solver.sat.core()).toEqual([]);
    expect(solver.sat.addClause([1])).toBe(false);
  });

  test("clauses behind an activation literal can be switched on, off and for good off", () => {
    const cnf = pigeonhole(5, 4);
    const solver = new CheckedSat(cnf.variables + 1);
    const active = cnf.variables + 1;
    for (const clause of clausesOf(cnf.literals)) solver.addClause([-active, ...clause]);
    expect(solver.solve([active])).toBe("unsat");
    expect(solver.solve([-active])).toBe("sat");
    expect(solver.solve()).toBe("sat");
    solver.addClause([-active]);
    expect(solver.solve()).toBe("sat");
    expect(solver.solve([active])).toBe("unsat");
  });
});

describe("limits", () => {
  test.each([{ conflicts: 1 }, { conflicts: 7 }, { propagations: 500 }])("%o: calls go on where the last one stopped", (limits) => {
    const solver = loaded(randomKSat(70, 340, 3, 8));
    let calls = 1;
    while (solver.solve([], limits) === "unknown") calls++;
    expect(calls).toBeGreaterThan(3);
    expect(calls).toBeLessThan(2000);
    expect(solver.solve()).toBe("unsat");
  });

  test("a limit under assumptions", () => {
    const solver = loaded(unroll(tickets(2, 2, false), 7));
    const assumptions = [2, 3, -4];
    let answer = solver.solve(assumptions, { conflicts: 2 });
    while (answer === "unknown") answer = solver.solve(assumptions, { conflicts: 2 });
    expect(answer).toBe("unsat");
  });

  test("no conflict allowed: what propagation alone decides is still answered", () => {
    const solver = loaded({ variables: 2, literals: Int32Array.of(1, 0, -1, 2, 0) });
    expect(solver.solve([-2], { conflicts: 0 })).toBe("unsat");
  });
});

describe("simplification", () => {
  test.each([false, true])("answers stay the same, frozen %s", (frozen) => {
    const cnf = unroll(consensus(3, 2, 2, 1), 5);
    const solver = loaded(cnf);
    const random = randomNumbers(3);
    for (let v = 1; frozen && v <= 40; v++) solver.sat.freeze(v);
    solver.sat.simplify();
    for (let i = 0; i < 30; i++) {
      const assumptions = Array.from({ length: 4 }, () => (1 + Math.floor(random() * (frozen ? 40 : cnf.variables))) * (random() < 0.5 ? 1 : -1));
      solver.solve(assumptions);
      if (i % 10 === 9) solver.sat.simplify();
    }
  });

  test("the model of the last question survives clauses that bring variables back", () => {
    const solver = loaded({ variables: 4, literals: Int32Array.of(1, 2, 0, -1, 3, 0, -2, -3, 4, 0, -4, 1, 0) });
    solver.sat.simplify();
    expect(solver.solve()).toBe("sat");
    const before = [1, 2, 3, 4].map((v) => solver.sat.value(v));
    solver.addClause([1, 3]);
    expect([1, 2, 3, 4].map((v) => solver.sat.value(v))).toEqual(before);
  });
});

test("a set phase is the value of a free variable", () => {
  const sat = new Sat();
  const variables = [1, 2, 3, 4].map(() => sat.newVariable());
  for (const v of variables) sat.setPhase(v, v % 2 === 0);
  expect(sat.solve()).toBe("sat");
  expect(variables.map((v) => sat.value(v))).toEqual([false, true, false, true]);
});

test("a preferred variable is decided first", () => {
  const sat = new Sat();
  for (let i = 0; i < 5; i++) sat.newVariable();
  sat.addClause([1, 5]);
  sat.prefer(1);
  expect(sat.solve()).toBe("sat");
  expect([sat.value(1), sat.value(5)]).toEqual([false, true]);
});
