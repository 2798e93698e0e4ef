import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { createEvaluator } from "../../explicit/index.ts";
import { randomFrom } from "../../explicit/runtime/random.ts";
import type { Problem } from "../../ir/ir.ts";
import type { Profiler } from "../../profile/index.ts";
import { checkAssumptions } from "../check-assumptions.ts";
import type { CheckReport, Reporter } from "../report.ts";
import type { Verdict } from "../verdict.ts";
import { factValue, newFacts } from "./facts.ts";
import { RandomWalker } from "./random-walk.ts";
import { SharedSearch } from "./shared-search.ts";
import { StateIdentity } from "./state-identity.ts";

export interface SimulateOptions {
  /** Random walks to take. */
  readonly walks: number;
  /** Steps of a walk at most. */
  readonly length: number;
  /** Everything random follows from it: the same seed gives the same walks. */
  readonly seed: number;
  readonly timeoutSeconds: number | null;
  readonly signal: AbortSignal;
  /** Lets in what may abort it, without waiting. */
  readonly poll?: () => void;
  /** Seconds since 1970, for JavaTime. */
  readonly now: () => number;
  /** Measures what is evaluated. */
  readonly profiler?: Profiler;
}

export interface SimulateReport extends CheckReport {
  readonly walks: number;
  readonly generated: number;
  /** Steps of the longest walk. */
  readonly longest: number;
}

/** How long the thread works before it looks at messages, in milliseconds. */
const slice = 40;

/** Takes random walks until one of them finds something wrong. When none does, the verdict is `unknown`: walks prove nothing. */
export async function simulate(problem: Problem, options: SimulateOptions, reporter: Reporter): Promise<SimulateReport> {
  const warnings: Diagnostic[] = [];
  const begin = performance.now();
  const seconds = (): number => (performance.now() - begin) / 1000;
  const facts = newFacts({ shared: new SharedSearch(1), duration: seconds, mode: "generate", workers: 1, seed: options.seed, deadlock: problem.checkDeadlock, variables: problem.program.variables.map((v) => v.name) });
  const evaluator = createEvaluator(problem.program, {
    print: (text) => reporter.note(text), warn: (warning) => warnings.push(warning), seed: options.seed, salt: () => walks, now: options.now, statistic: (name, registers) => factValue(facts, name, registers),
    profiler: options.profiler,
  });
  let until = performance.now() + slice;
  const limit = (): Verdict | null => {
    until = performance.now() + slice;
    options.poll?.();
    if (options.signal.aborted) return { kind: "unknown", depth: -1, reason: "interrupted", detail: "Ctrl-C" };
    return options.timeoutSeconds !== null && seconds() >= options.timeoutSeconds ? { kind: "unknown", depth: -1, reason: "timeout", detail: "--timeout" } : null;
  };
  const look = (): Verdict | null => (performance.now() < until ? null : limit());
  const walker = new RandomWalker({ problem, evaluator, facts, identity: new StateIdentity(evaluator, null, []) }, randomFrom(options.seed), look);
  let walks = 0;
  let longest = 0;
  const report = (verdict: Verdict): SimulateReport => ({
    verdicts: [verdict], warnings, depth: longest, engine: "random-walks", solver: "none", walks, generated: walker.generated, longest,
    stats: { solverSeconds: 0, terms: 0, generated: walker.generated, walks },
  });
  const wrong = checkAssumptions(problem, evaluator);
  if (wrong !== null) return report(wrong);
  const { init, next } = problem;
  if (init === null || next === null) return report({ kind: "holds", depth: 0, complete: true });
  while (walks < options.walks) {
    const { steps, verdict } = walker.walk(init, next, options.length);
    walks++;
    longest = Math.max(longest, verdict !== null && "trace" in verdict ? verdict.trace.states.length - 1 : steps);
    if (verdict !== null) return report(verdict);
    if (performance.now() < until) continue;
    await new Promise((resolve) => setImmediate(resolve));
    reporter.step({ depth: longest, seconds: seconds(), terms: 0, states: { generated: walker.generated, distinct: 0, queue: 0 }, phase: `${walks} walks` });
    const over = limit();
    if (over !== null) return report(over);
  }
  return report({ kind: "unknown", depth: -1, reason: "incomplete", detail: `${walks} random walks found no error, which proves nothing` });
}
