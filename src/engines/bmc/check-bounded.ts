import type { Problem } from "../../ir/ir.ts";
import { createSolver, isSolverName } from "../../solver/index.ts";
import { Unsupported, createMachine, isUnsupported } from "../../symbolic/index.ts";
import { checkAssumptions } from "../check-assumptions.ts";
import type { CheckOptions, CheckReport, Reporter } from "../report.ts";
import type { Verdict } from "../verdict.ts";
import { Search } from "./search.ts";
import { invariant } from "../../base/invariant.ts";
import { type EncodingName, isEncodingName } from "../../../encodings/index.ts";

/** Bounded model checking (Biere, Cimatti, Clarke, Zhu, TACAS'99): unrolls Next step by step and asks, at each depth, for something bad. So the
 *  first counterexample is a shortest one. Every counterexample is replayed by the explicit evaluator before it is reported. */
export async function checkBounded(problem: Problem, options: CheckOptions, reporter: Reporter): Promise<CheckReport> {
  const wrong = checkAssumptions(problem);
  if (wrong !== null) return report([wrong], -1, options.solver);
  if (problem.init === null || problem.next === null) return report([{ kind: "holds", depth: 0, complete: true }], 0, options.solver);
  const encoding = options.encoding === "auto" ? (propositional.has(options.solver) ? "bits" : "mixed") : options.encoding;
  invariant(isEncodingName(encoding), "the encoding is one of the known ones");
  return searchWith(problem, options, reporter, encoding);
}

/** Solvers that know no integers: those need a range then. */
const propositional: ReadonlySet<string> = new Set(["sat", "cadical", "kissat", "minisat"]);

/** Of what a choice from Seq(S), or from all subsets of an infinite set, is tried with: more would be found with larger values, but each element multiplies the choices. */
const mostElements = 4;

async function searchWith(problem: Problem, options: CheckOptions, reporter: Reporter, encoding: EncodingName): Promise<CheckReport> {
  const machine = createMachine(problem.program, encoding, { size: mostElements }, options.profiler ?? null);
  invariant(isSolverName(options.solver), "the solver is one of the known ones");
  const solver = await createSolver(options.solver, machine.m.terms);
  const search = new Search(problem, machine, solver, options, reporter);
  try {
    await search.run();
  } catch (error) {
    if (!isUnsupported(error)) throw error;
    search.verdicts.push({ kind: "unknown", depth: search.depth, reason: "incomplete", detail: error.message, ...(error instanceof Unsupported ? { span: error.span } : {}) });
  } finally {
    solver.dispose();
  }
  const { seconds = 0, ...counts } = solver.statistics();
  return {
    verdicts: search.verdicts, warnings: search.warnings, depth: search.depth, engine: "bmc", solver: solver.name,
    stats: { ...counts, solverSeconds: seconds, terms: machine.m.terms.size },
  };
}

function report(verdicts: readonly Verdict[], depth: number, solver: string): CheckReport {
  return { verdicts, warnings: [], stats: { solverSeconds: 0, terms: 0 }, depth, engine: "bmc", solver };
}
