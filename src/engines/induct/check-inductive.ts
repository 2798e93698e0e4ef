import { invariant } from "../../base/invariant.ts";
import { isEncodingName } from "../../../encodings/index.ts";
import type { NamedExpr, Problem } from "../../ir/ir.ts";
import { createSolver, isSolverName } from "../../solver/index.ts";
import { createMachine, isUnsupported } from "../../symbolic/index.ts";
import type { Reporter } from "../report.ts";
import { Induction } from "./induction.ts";
import type { Obligation } from "./obligation.ts";
import type { Profiler } from "../../profile/index.ts";

export interface InductOptions {
  /** The candidate for an inductive invariant; it also says what states there are (`x \in S` for each variable). */
  readonly candidate: NamedExpr;
  /** Measures what expressions cost; absent: nothing does. */
  readonly profiler?: Profiler;
  /** What the candidate has to imply. */
  readonly safety: readonly NamedExpr[];
  /** Ask also for what bounded checking looks for beyond invariants: action properties and deadlock. */
  readonly complete: boolean;
  /** Ask for each action by itself; else for Next as a whole. */
  readonly perAction: boolean;
  /** k of k-induction, at least 1: the candidate is assumed in so many states in a row. */
  readonly length: number;
  /** Counterexamples wanted for each obligation, at least 1. */
  readonly maxErrors: number;
  readonly view: NamedExpr | null;
  readonly solver: string;
  /** "auto" is "mixed": bits, and integers of the solver where a range has no end. */
  readonly encoding: string;
  readonly timeoutSeconds: number | null;
  readonly signal: AbortSignal;
}

export interface InductReport {
  /** In the order in which they were decided; never empty. */
  readonly obligations: readonly Obligation[];
  /** All obligations hold: the candidate (and what it implies) holds in every reachable state. */
  readonly proved: boolean;
  readonly solver: string;
  readonly stats: { readonly solverSeconds: number; readonly terms: number };
}

/** Checks that a predicate is an inductive invariant: Init => P, P /\ Next => P', P => Safety, the second one for each conjunct and action; and that
 *  Next, CONSTRAINT and ACTION_CONSTRAINT can be evaluated wherever P holds, since what can not be evaluated says nothing about successors. */
export async function checkInductive(problem: Problem, options: InductOptions, reporter: Reporter, found: (o: Obligation) => void): Promise<InductReport> {
  const encoding = options.encoding === "auto" ? "mixed" : options.encoding;
  const solverName = options.solver;
  invariant(isEncodingName(encoding) && isSolverName(solverName), "encoding and solver are among the known ones");
  invariant(options.length >= 1 && options.maxErrors >= 1, "k-induction assumes at least one state, and an obligation has at least one counterexample");
  const begin = performance.now();
  const obligations: Obligation[] = [];
  const note = (o: Obligation): void => {
    obligations.push(o);
    found(o);
  };
  let solverSeconds = 0;
  let terms = 0;
  let name: string = solverName;
  const run = async (kind: Obligation["kind"], part: (induction: Induction) => Promise<void>): Promise<void> => {
    const machine = createMachine(problem.program, encoding, {}, options.profiler ?? null);
    const solver = await createSolver(solverName, machine.m.terms);
    try {
      await part(new Induction({ problem, machine, solver, options, reporter, found: note, begin }));
    } catch (error) {
      if (!isUnsupported(error)) throw error;
      note({ kind, conjunct: options.candidate, action: null, steps: 0, answer: "unknown", seconds: 0, counterexamples: [], reason: error.message });
    } finally {
      name = solver.name;
      solverSeconds += solver.statistics().seconds ?? 0;
      terms += machine.m.terms.size;
      solver.dispose();
    }
  };
  await run("initiation", (induction) => induction.initiation());
  await run("consecution", (induction) => induction.consecution());
  await run("safety", (induction) => induction.safety());
  invariant(obligations.length > 0, "an induction proof has obligations");
  return { obligations, proved: obligations.every((o) => o.answer === "holds"), solver: name, stats: { solverSeconds, terms } };
}
