import { InternalError } from "../../base/invariant.ts";
import { isEncodingName } from "../../../encodings/index.ts";
import { Unsupported as UnsupportedEncoding } from "../../../encodings/unsupported.ts";
import type { NamedExpr, Problem } from "../../ir/ir.ts";
import { createSolver, isSolverName } from "../../solver/index.ts";
import { Unsupported, createMachine } from "../../symbolic/index.ts";
import type { Reporter } from "../report.ts";
import type { Obligation } from "./obligation.ts";
import { Induction } from "./induction.ts";

export interface InductOptions {
  /** The candidate for an inductive invariant; it also says what states there are (`x \in S` for each variable, before x is used). */
  readonly candidate: NamedExpr;
  /** What the candidate has to imply. */
  readonly safety: readonly NamedExpr[];
  /** Ask also what bounded checking asks: action properties, deadlock, evaluation errors. */
  readonly complete: boolean;
  /** k of k-induction, at least 1: the candidate is assumed in so many states in a row. */
  readonly length: number;
  readonly maxErrors: number;
  readonly view: NamedExpr | null;
  readonly solver: string;
  readonly encoding: string;
  readonly timeoutSeconds: number | null;
  readonly signal: AbortSignal;
}

export interface InductReport {
  readonly obligations: readonly Obligation[];
  /** All obligations hold: the candidate (and what it implies) holds in every reachable state. */
  readonly proved: boolean;
  readonly solver: string;
  readonly stats: { readonly solverSeconds: number; readonly terms: number };
}

/** Checks that a predicate is an inductive invariant: Init => P, P /\ Next => P', P => Safety; the second one for each conjunct and action. */
export async function checkInductive(problem: Problem, options: InductOptions, reporter: Reporter, found: (o: Obligation) => void): Promise<InductReport> {
  if (options.encoding !== "auto") return checkWith(problem, options, reporter, found, options.encoding);
  try {
    return await checkWith(problem, options, reporter, found, "bits");
  } catch (error) {
    if (!(error instanceof UnsupportedEncoding)) throw error;
    reporter.note("an integer has no bound: going on with the integers of the solver");
    return checkWith(problem, options, reporter, found, "integers");
  }
}

async function checkWith(problem: Problem, options: InductOptions, reporter: Reporter, found: (o: Obligation) => void, encoding: string): Promise<InductReport> {
  if (!isEncodingName(encoding) || !isSolverName(options.solver)) throw new InternalError("encoding and solver are among the known ones");
  const solverName = options.solver;
  const obligations: Obligation[] = [];
  let solverSeconds = 0;
  let terms = 0;
  let name: string = solverName;
  const run = async (part: (induction: Induction) => Promise<void>): Promise<void> => {
    const machine = createMachine(problem.program, encoding);
    const solver = await createSolver(solverName, machine.m.terms);
    try {
      await part(new Induction(problem, machine, solver, options, reporter, (o) => {
        obligations.push(o);
        found(o);
      }));
    } catch (error) {
      if (!(error instanceof Unsupported)) throw error;
      const unknown: Obligation = { kind: "consecution", conjunct: options.candidate, action: null, answer: "unknown", seconds: 0, counterexamples: [], reason: error.message };
      obligations.push(unknown);
      found(unknown);
    } finally {
      name = solver.name;
      solver.dispose();
    }
    solverSeconds += solver.statistics().seconds ?? 0;
    terms += machine.m.terms.size;
  };
  await run((induction) => induction.initiation());
  await run((induction) => induction.consecution());
  if (options.safety.length > 0 || options.complete) await run((induction) => induction.safety());
  return { obligations, proved: obligations.every((o) => o.answer === "holds"), solver: name, stats: { solverSeconds, terms } };
}
