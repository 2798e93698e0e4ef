// A small circuit builder that writes clauses as it goes (Tseitin 1968), for the benchmark's formulas.
import type { Cnf } from "../../src/sat/index.ts";

/** Clauses of a circuit. A wire is a DIMACS literal; wire 1 is true. */
export class Circuit {
  #variables = 1;
  #clauses = 1;
  #literals: number[] = [1, 0];
  readonly true = 1;
  readonly false = -1;

  /** A wire that may have either value. */
  input(): number {
    return ++this.#variables;
  }

  /** `count` inputs. */
  inputs(count: number): number[] {
    return Array.from({ length: count }, () => this.input());
  }

  /** Adds a clause as it is. */
  clause(...literals: number[]): void {
    for (const literal of literals) this.#literals.push(literal);
    this.#literals.push(0);
    this.#clauses++;
  }

  and(...wires: number[]): number {
    const rest = [...new Set(wires)].filter((wire) => wire !== 1);
    if (rest.some((wire) => wire === -1 || rest.includes(-wire))) return -1;
    if (rest.length === 0) return 1;
    const first = rest[0] ?? 1;
    if (rest.length === 1) return first;
    const gate = this.input();
    for (const wire of rest) this.clause(-gate, wire);
    this.clause(gate, ...rest.map((wire) => -wire));
    return gate;
  }

  or(...wires: number[]): number {
    return -this.and(...wires.map((wire) => -wire));
  }

  xor(a: number, b: number): number {
    if (a === 1 || a === -1) return a === 1 ? -b : b;
    if (b === 1 || b === -1) return b === 1 ? -a : a;
    if (a === b || a === -b) return a === b ? -1 : 1;
    const gate = this.input();
    this.clause(-gate, a, b);
    this.clause(-gate, -a, -b);
    this.clause(gate, -a, b);
    this.clause(gate, a, -b);
    return gate;
  }

  ite(c: number, a: number, b: number): number {
    if (c === 1 || a === b) return a;
    if (c === -1) return b;
    if (a === 1 || b === -1) return a === 1 ? this.or(c, b) : this.and(c, a);
    if (a === -1 || b === 1) return a === -1 ? this.and(-c, b) : this.or(-c, a);
    const gate = this.input();
    this.clause(-gate, -c, a);
    this.clause(-gate, c, b);
    this.clause(gate, -c, -a);
    this.clause(gate, c, -b);
    return gate;
  }

  majority(a: number, b: number, c: number): number {
    return this.or(this.and(a, b), this.and(a, c), this.and(b, c));
  }

  /** Sum of two numbers (low bits first) of one width, and the carry. */
  add(a: readonly number[], b: readonly number[], carry: number): number[] {
    const sum: number[] = [];
    let c = carry;
    a.forEach((x, i) => {
      const y = b[i] ?? -1;
      sum.push(this.xor(this.xor(x, y), c));
      c = this.majority(x, y, c);
    });
    return [...sum, c];
  }

  /** Are the numbers different? */
  differ(a: readonly number[], b: readonly number[]): number {
    return this.or(...a.map((x, i) => this.xor(x, b[i] ?? -1)));
  }

  /** Is a < b, low bits first? */
  less(a: readonly number[], b: readonly number[]): number {
    return a.reduce((less, x, i) => this.ite(this.xor(x, b[i] ?? -1), b[i] ?? -1, less), -1);
  }

  cnf(): Cnf {
    return { variables: this.#variables, clauses: this.#clauses, literals: Int32Array.from(this.#literals) };
  }
}
