import { Evaluator } from "../term/evaluate.ts";
import { FALSE, TRUE, type Term, type TermTable } from "../term/term-table.ts";
import { CnfWriter } from "./cnf.ts";
import { requireCommand, runCommand } from "./run-command.ts";
import type { Answer, CheckLimits, Solver } from "./solver.ts";

/** How each program is told to read DIMACS from its input and to print the model. MiniSat only opens files by name, which for sockets (what Node
 *  gives a child) does not work, so it gets real pipes. */
const invocations = {
  cadical: ["cadical", "-q"],
  kissat: ["kissat", "-q"],
  minisat: ["sh", "-c", "cat | minisat -verb=0 /dev/stdin /dev/stdout | cat"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type DimacsCommand = keyof typeof invocations;

/** A SAT solver on PATH, started anew for each check, with assumptions as unit clauses. Its core is all assumptions. Throws `SolverUnavailable`. */
export function dimacsSolver(command: DimacsCommand, table: TermTable): Solver {
  requireCommand(command);
  return new DimacsSolver(command, table);
}

class DimacsSolver implements Solver {
  readonly name: DimacsCommand;
  readonly #table: TermTable;
  readonly #cnf: CnfWriter;
  readonly #chunks: string[] = [];
  #variables = 0;
  #clauses = 0;
  #seconds = 0;
  #checks = 0;

  constructor(command: DimacsCommand, table: TermTable) {
    this.name = command;
    this.#table = table;
    this.#cnf = new CnfWriter(table, {
      newVariable: () => ++this.#variables,
      addClause: (literals) => {
        this.#clauses++;
        this.#chunks.push(literals.length === 0 ? "0\n" : `${literals.join(" ")} 0\n`);
      },
    });
  }

  assert(t: Term): void {
    this.#cnf.assert(t);
  }

  async check(assumptions: readonly Term[], limits: CheckLimits = {}): Promise<Answer> {
    if (assumptions.includes(FALSE)) return { kind: "unsat", core: [FALSE] };
    const began = performance.now();
    const units = assumptions.filter((t) => t !== TRUE).map((t) => `${this.#cnf.assumption(t)} 0\n`);
    const header = `p cnf ${this.#variables} ${this.#clauses + units.length}\n`;
    const [program, ...programArguments] = invocations[this.name];
    const result = await runCommand(program, programArguments, [header, ...this.#chunks, ...units], limits);
    this.#checks++;
    this.#seconds += (performance.now() - began) / 1000;
    if (result.kind === "failed") return { kind: "unknown", reason: "incomplete", detail: result.detail };
    if (result.kind !== "done") return { kind: "unknown", reason: result.kind };
    if (/^(s )?UNSAT/m.test(result.output)) return { kind: "unsat", core: assumptions };
    if (/^(s )?SAT/m.test(result.output)) return { kind: "sat", model: this.#model(result.output) };
    return { kind: "unknown", reason: "incomplete", detail: `${this.name} printed no answer` };
  }

  /** Reads `v 1 -2 0` lines, or MiniSat's single line `1 -2 0`. */
  #model(output: string): Evaluator {
    const values = new Uint8Array(this.#variables + 1);
    for (const line of output.split("\n")) {
      const numbers = /^(?:v )?(-?\d[-\d\s]*)$/.exec(line)?.[1];
      for (const text of numbers?.trim().split(/\s+/) ?? []) if (!text.startsWith("-")) values[Number(text)] = 1;
    }
    return new Evaluator(this.#table, { boolean: (node) => values[this.#cnf.variableOf(node)] === 1 && this.#cnf.variableOf(node) !== 0, integer: () => 0n });
  }

  statistics(): Readonly<Record<string, number>> {
    return { variables: this.#variables, clauses: this.#clauses, seconds: this.#seconds, checks: this.#checks };
  }

  dispose(): void {}
}
