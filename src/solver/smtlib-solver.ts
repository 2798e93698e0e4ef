import { Evaluator } from "../term/evaluate.ts";
import { FALSE, TRUE, type Term, type TermTable } from "../term/term-table.ts";
import { requireCommand, runCommand } from "./run-command.ts";
import { SmtLibText } from "./smtlib-text.ts";
import type { Answer, CheckLimits, Solver } from "./solver.ts";

interface Dialect {
  readonly command: string;
  readonly arguments: readonly string[];
  /** The logic for problems without and with integers. */
  readonly propositional: string;
  readonly integers: string;
}

const dialects = {
  "z3-native": { command: "z3", arguments: ["-in", "-smt2"], propositional: "QF_FD", integers: "QF_NIA" },
  cvc5: { command: "cvc5", arguments: ["--lang", "smt2", "-q"], propositional: "QF_UF", integers: "QF_NIA" },
} as const satisfies Readonly<Record<string, Dialect>>;

export type SmtLibName = keyof typeof dialects;

/** An SMT solver on PATH, started anew for each check, with SMT-LIB text on its input. Throws `SolverUnavailable`. */
export function smtLibSolver(name: SmtLibName, table: TermTable): Solver {
  requireCommand(dialects[name].command);
  return new SmtLibSolver(name, table);
}

class SmtLibSolver implements Solver {
  readonly name: SmtLibName;
  readonly #table: TermTable;
  readonly #text: SmtLibText;
  readonly #assertions: string[] = [];
  #seconds = 0;
  #checks = 0;

  constructor(name: SmtLibName, table: TermTable) {
    this.name = name;
    this.#table = table;
    this.#text = new SmtLibText(table);
  }

  assert(t: Term): void {
    this.#assertions.push(`(assert ${this.#text.term(t)})\n`);
  }

  async check(assumptions: readonly Term[], limits: CheckLimits = {}): Promise<Answer> {
    if (assumptions.includes(FALSE)) return { kind: "unsat", core: [FALSE] };
    const began = performance.now();
    const dialect = dialects[this.name];
    const result = await runCommand(dialect.command, dialect.arguments, this.#script(dialect, assumptions), limits);
    this.#checks++;
    this.#seconds += (performance.now() - began) / 1000;
    if (result.kind === "failed") return { kind: "unknown", reason: "incomplete", detail: result.detail };
    if (result.kind !== "done") return { kind: "unknown", reason: result.kind };
    const word = /^(sat|unsat|unknown)$/m.exec(result.output)?.[1];
    if (word === "sat") return { kind: "sat", model: this.#model(result.output) };
    if (word === "unsat") return { kind: "unsat", core: this.#core(result.output, assumptions) };
    const detail = result.output.slice(0, 500).trim();
    return { kind: "unknown", reason: /memory|memout/i.test(detail) ? "memory" : "incomplete", detail };
  }

  /** Assumptions are named by constants that imply them, since only constants may be assumed. */
  #script(dialect: Dialect, assumptions: readonly Term[]): string[] {
    const implications = assumptions.flatMap((t, i) => (t === TRUE ? [] : [`(declare-const a${i} Bool)\n(assert (=> a${i} ${this.#text.term(t)}))\n`]));
    const names = assumptions.flatMap((t, i) => (t === TRUE ? [] : [`a${i}`]));
    const values = this.#text.variables.length === 0 ? "" : `(get-value (${this.#text.variables.join(" ")}))\n`;
    return [
      "(set-option :produce-models true)\n(set-option :produce-unsat-assumptions true)\n",
      `(set-logic ${this.#text.hasIntegers ? dialect.integers : dialect.propositional})\n`,
      ...this.#text.lines,
      ...this.#assertions,
      ...implications,
      names.length === 0 ? "(check-sat)\n" : `(check-sat-assuming (${names.join(" ")}))\n`,
      // One of these two fails, whatever the answer: its error message is not read.
      values,
      names.length === 0 ? "" : "(get-unsat-assumptions)\n",
      "(exit)\n",
    ];
  }

  #core(output: string, assumptions: readonly Term[]): readonly Term[] {
    const list = /^\((a\d+(?:\s+a\d+)*)?\)$/m.exec(output);
    if (list === null) return assumptions;
    return (list[1] ?? "").split(/\s+/).flatMap((name) => (name === "" ? [] : [assumptions[Number(name.slice(1))]]));
  }

  #model(output: string): Evaluator {
    const truths = new Set<string>();
    const numbers = new Map<string, bigint>();
    for (const [, name, truth, digits, negative] of output.matchAll(/\(([bi]\d+)\s+(?:(true|false)|(\d+)|\(-\s+(\d+)\))\)/g)) {
      if (truth === "true") truths.add(name);
      if (digits !== undefined) numbers.set(name, BigInt(digits));
      if (negative !== undefined) numbers.set(name, -BigInt(negative));
    }
    const integers = this.#table.integers;
    return new Evaluator(this.#table, {
      boolean: (node) => truths.has(`b${node}`),
      integer: (variable) => numbers.get(`i${integers.variableTerm(variable)}`) ?? 0n,
    });
  }

  statistics(): Readonly<Record<string, number>> {
    return { seconds: this.#seconds, checks: this.#checks };
  }

  dispose(): void {}
}
