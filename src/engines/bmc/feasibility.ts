import { Sat } from "../../sat/index.ts";
import { CnfWriter } from "../../solver/cnf.ts";
import { hasIntegers } from "../../term/has-integers.ts";
import { FALSE, TRUE, type Term, type TermTable } from "../../term/term-table.ts";

/** Conflicts after which a condition counts as feasible. */
const conflictLimit = 2000;

/** Answers at once whether a condition can hold together with what is known; a small solver of its own, which gets the formula when it is first asked. */
export class Feasibility {
  readonly #table: TermTable;
  readonly #known: Term[] = [];
  #sent = 0;
  #solver: { readonly sat: Sat; readonly cnf: CnfWriter } | null = null;

  constructor(table: TermTable) {
    this.#table = table;
  }

  assert(t: Term): void {
    this.#known.push(t);
  }

  /** False if `t` surely contradicts what is known. */
  feasible(t: Term): boolean {
    if (t === TRUE || t === FALSE) return t === TRUE;
    const marks = { seen: new Uint8Array(0) };
    if (hasIntegers(this.#table, [t], marks)) return true;
    const { sat, cnf } = this.#send(marks);
    return sat.solve([cnf.assumption(t)], { conflicts: conflictLimit }) !== "unsat";
  }

  #send(marks: { seen: Uint8Array<ArrayBuffer> }): { readonly sat: Sat; readonly cnf: CnfWriter } {
    if (this.#solver === null) {
      const sat = new Sat();
      this.#solver = { sat, cnf: new CnfWriter(this.#table, { newVariable: () => sat.newVariable(), addClause: (c) => sat.addClause(c) }) };
    }
    for (; this.#sent < this.#known.length; this.#sent++) {
      const t = this.#known[this.#sent];
      if (!hasIntegers(this.#table, [t], marks)) this.#solver.cnf.assert(t); // what is left out only makes more feasible
    }
    return this.#solver;
  }
}
