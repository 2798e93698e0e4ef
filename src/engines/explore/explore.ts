import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { createEvaluator, EvaluationError } from "../../explicit/index.ts";
import type { Problem } from "../../ir/ir.ts";
import { checkAssumptions } from "../check-assumptions.ts";
import { checkLiveness, trueOfAll } from "../liveness/index.ts";
import type { Reporter } from "../report.ts";
import type { Verdict } from "../verdict.ts";
import type { ExploreOptions, ExploreReport, SearchStatistics } from "./explore-options.ts";
import { asksForBehaviour } from "./behaviour.ts";
import { afterSearch } from "./after-search.ts";
import { factValue, newFacts } from "./facts.ts";
import { BreadthFirstSearch } from "./breadth-first-search.ts";
import { SharedSearch } from "./shared-search.ts";
import { symmetryGroup } from "./symmetry.ts";

/** Checks every reachable state, in breadth-first order, as TLC does: so the first violation that is found is a shortest one. Ends with `holds` only
 *  when no state is left, or none within `depth`. */
export async function explore(problem: Problem, wanted: ExploreOptions, reporter: Reporter): Promise<ExploreReport> {
  const options = wanted.workers > 1 && asksForBehaviour(problem) ? { ...wanted, workers: 1 } : wanted; // no thread knows how the states of others were reached
  const warnings: Diagnostic[] = [];
  const begin = performance.now();
  const facts = newFacts({
    shared: new SharedSearch(options.workers), duration: () => (performance.now() - begin) / 1000, mode: "bfs", workers: options.workers, seed: options.seed, deadlock: problem.checkDeadlock, variables: problem.program.variables.map((v) => v.name),
  });
  const evaluator = createEvaluator(problem.program, {
    print: (text) => reporter.note(text),
    warn: (warning) => warnings.push(warning),
    seed: options.seed,
    now: options.now,
    statistic: (name, registers) => factValue(facts, name, registers),
    profiler: options.profiler,
  });
  const wrong = checkAssumptions(problem, evaluator);
  if (wrong !== null) return report([wrong], warnings, nothing);
  if (problem.init === null || problem.next === null) return report([{ kind: "holds", depth: 0, complete: true }], warnings, nothing);
  try {
    const symmetry = problem.symmetry === null ? [] : symmetryGroup(problem.symmetry, evaluator);
    const search = new BreadthFirstSearch(problem, evaluator, facts, symmetry, options, reporter);
    const verdict = await search.run();
    const verdicts = verdict === null ? await afterwards(problem, options, search, begin) : [verdict];
    if (verdict === null) warnings.push(...trueOfAll(problem));
    const { possible } = search.statistics();
    const wrongAfter = verdicts[0].kind === "holds" ? afterSearch({ problem, evaluator, facts, possible, complete: verdicts[0].complete }) : [];
    return report(wrongAfter.length === 0 ? verdicts : wrongAfter, warnings, search.statistics());
  } catch (error) {
    if (error instanceof EvaluationError) return report([{ kind: "error", diagnostics: [error.diagnostic] }], warnings, nothing);
    throw error;
  }
}

/** What is said when the search has found nothing wrong: what it says itself, and what becomes of properties about whole behaviours. */
async function afterwards(problem: Problem, options: ExploreOptions, search: BreadthFirstSearch, begin: number): Promise<readonly Verdict[]> {
  const holds = search.holds();
  if (problem.liveness.length === 0) return [holds];
  const { depth, seed, memoryBytes, signal, timeoutSeconds } = options;
  const most = problem.view === null ? null : Math.max(fewStates, statesOfOneView * search.statistics().distinct);
  const verdicts = await checkLiveness(problem, { depth, most, seed, memoryBytes, signal, end: timeoutSeconds === null ? Infinity : begin + timeoutSeconds * 1000 });
  return verdicts.map((v) => (v.kind === "holds" ? { ...holds, temporal: v.temporal ?? [] } : v.kind === "unknown" ? { ...v, depth: holds.depth } : v));
}

/** Properties of whole behaviours are judged by whole states, of which a VIEW may leave no end. The search for them is given up when there are so many
 *  more than the VIEW tells apart; below the first number it is always gone through. */
const fewStates = 20_000;
const statesOfOneView = 100;

/** The state-space statistics of a search that found no state. */
const nothing: SearchStatistics = { generated: 0, distinct: 0, queue: 0, depth: 0, degrees: [], actions: [], possible: { states: [], steps: [] }, bytes: 0 };

function report(verdicts: readonly Verdict[], warnings: readonly Diagnostic[], search: SearchStatistics): ExploreReport {
  return {
    verdicts, warnings, search, depth: Math.max(0, search.depth - 1), engine: "explicit", solver: "none",
    stats: { solverSeconds: 0, terms: 0, generated: search.generated, distinct: search.distinct, queue: search.queue, searchDepth: search.depth },
  };
}
