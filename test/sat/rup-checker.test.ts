import { expect, test } from "vitest";
import { Sat, textProof } from "../../src/sat/index.ts";
import { pigeonhole } from "../../bench/sat/formulas.ts";
import { clausesOf } from "./checked.ts";
import { RupChecker } from "./rup-checker.ts";

function checkerOf(...clauses: readonly (readonly number[])[]): RupChecker {
  const checker = new RupChecker();
  for (const clause of clauses) checker.given(clause);
  return checker;
}

test("a clause that does not follow is refused", () => {
  expect(() => checkerOf([1, 2], [-1, 2]).add([1])).toThrow("[1] does not follow");
});

test("a clause that needs a case distinction is refused, its steps are not", () => {
  const checker = checkerOf([1, 2], [1, -2], [-1, 2], [-1, -2]);
  expect(() => checker.add([])).toThrow("does not follow");
  checker.add([1]);
  checker.add([]);
  expect(checker.refuted).toBe(true);
});

test("a deleted clause does not count, and can not be deleted twice", () => {
  const checker = checkerOf([1, 2], [-1, 2]);
  checker.delete([2, 1]);
  expect(() => checker.add([2])).toThrow("does not follow");
  expect(() => checker.delete([1, 2])).toThrow("not there");
});

/** The proof of a refutation as lines, with the change made to it, checked to the end. */
function checkPigeonholeProof(change: (lines: readonly string[]) => readonly string[]): boolean {
  const cnf = pigeonhole(5, 4);
  const lines: string[] = [];
  const sat = new Sat({ proof: textProof(lines) });
  const checker = new RupChecker();
  for (let i = 0; i < cnf.variables; i++) sat.newVariable();
  for (const clause of clausesOf(cnf.literals)) {
    sat.addClause(clause);
    checker.given(clause);
  }
  expect(sat.solve()).toBe("unsat");
  for (const line of change(lines)) {
    const literals = line.replace(/^d /, "").split(" ").map(Number).slice(0, -1);
    if (line.startsWith("d ")) checker.delete(literals);
    else checker.add(literals);
  }
  return checker.refuted;
}

test("the textual proof of a refutation is accepted", () => {
  expect(checkPigeonholeProof((lines) => lines)).toBe(true);
});

test("a proof without its steps is refused", () => {
  expect(() => checkPigeonholeProof((lines) => lines.slice(-1))).toThrow("does not follow");
});
