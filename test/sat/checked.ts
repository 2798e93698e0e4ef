import { expect } from "vitest";
import { Sat, type Limits, type Options, type SatAnswer } from "../../src/sat/index.ts";
import { RupChecker } from "./rup-checker.ts";

/** A solver all of whose answers are checked: models against every clause given, every derived clause and every core by
 *  reverse unit propagation, and each core by a fresh solver too. */
export class CheckedSat {
  readonly sat: Sat;
  readonly clauses: number[][] = [];
  readonly #checker = new RupChecker();

  constructor(variables: number, options: Options = {}) {
    this.sat = new Sat({
      ...options,
      selfCheck: true,
      proof: { add: (literals) => this.#checker.add(literals), delete: (literals) => this.#checker.delete(literals) },
    });
    for (let i = 0; i < variables; i++) this.sat.newVariable();
  }

  addClause(clause: readonly number[]): boolean {
    this.clauses.push([...clause]);
    this.#checker.given(clause);
    const consistent = this.sat.addClause(clause);
    if (!consistent) expect(this.#checker.refuted).toBe(true);
    return consistent;
  }

  solve(assumptions: readonly number[] = [], limits: Limits = {}): SatAnswer {
    const answer = this.sat.solve(assumptions, limits);
    if (answer === "sat") this.#checkModel(assumptions);
    if (answer === "unsat") this.#checkCore(assumptions);
    return answer;
  }

  #checkModel(assumptions: readonly number[]): void {
    const holds = (literal: number): boolean => this.sat.value(Math.abs(literal)) === literal > 0;
    expect(this.clauses.every((clause) => clause.some(holds)), "the model satisfies all clauses").toBe(true);
    expect(assumptions.every(holds), "the model satisfies all assumptions").toBe(true);
  }

  #checkCore(assumptions: readonly number[]): void {
    const core = this.sat.core();
    expect(core.every((literal) => assumptions.includes(literal)), "the core is a subset of the assumptions").toBe(true);
    expect(this.#checker.implies(core.map((literal) => -literal)), "the negated core is implied").toBe(true);
    const fresh = new Sat();
    for (let i = 0; i < this.sat.variables; i++) fresh.newVariable();
    for (const clause of this.clauses) fresh.addClause(clause);
    for (const literal of core) fresh.addClause([literal]);
    expect(fresh.solve(), "a fresh solver refutes the core").toBe("unsat");
  }
}

/** The clauses of a formula as arrays. */
export function clausesOf(literals: Int32Array): number[][] {
  const clauses: number[][] = [];
  let clause: number[] = [];
  for (const literal of literals) {
    if (literal !== 0) clause.push(literal);
    else {
      clauses.push(clause);
      clause = [];
    }
  }
  return clauses;
}
