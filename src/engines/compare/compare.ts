import { isEncodingName } from "../../../encodings/index.ts";
import { createEvaluator, replay } from "../../explicit/index.ts";
import type { Problem } from "../../ir/ir.ts";
import { type CheckLimits, isSolverName } from "../../solver/index.ts";
import type { Trace } from "../../trace/trace.ts";
import { checkBounded } from "../bmc/index.ts";
import { checkAssumptions } from "../check-assumptions.ts";
import { ReplayRefused } from "../confirm.ts";
import { explore } from "../explore/explore.ts";
import type { ExploreReport } from "../explore/explore-options.ts";
import type { CheckOptions, CheckReport, Reporter } from "../report.ts";
import { type AcceptanceOptions, acceptsTrace } from "./accepts.ts";
import { compareLayers } from "./compare-layers.ts";
import { type Enumeration, enumerate } from "./enumerate.ts";
import { type Wrong, wrongOf, wrongText } from "./finding.ts";
import { checkParty, enumerationParty, exploreParty, nearest, type Party } from "./party.ts";
import type { Point } from "./point.ts";

/** The engines that are compared; tests put others in their place. */
export interface Engines {
  readonly check: typeof checkBounded;
  readonly explore: typeof explore;
  readonly enumerate: typeof enumerate;
  readonly accepts: typeof acceptsTrace;
  readonly layers: typeof compareLayers;
}

export const realEngines: Engines = { check: checkBounded, explore, enumerate, accepts: acceptsTrace, layers: compareLayers };

export interface CompareOptions extends CheckOptions {
  /** States that the enumeration makes at most. */
  readonly states: number;
  /** Seconds since 1970, for JavaTime. */
  readonly now: () => number;
}

/** A counterexample of one of the parties. */
export interface Artefact {
  readonly name: "check" | "enumeration" | "explore";
  readonly finding: string;
  /** What it claims; null where that was not told before it was refused. */
  readonly wrong: Wrong | null;
  readonly trace: Trace;
}

export interface Comparison {
  readonly parties: readonly Party[];
  /** Points beyond those that `partyPoints` makes of the parties. */
  readonly points: readonly Point[];
  /** Null where there is nothing to enumerate: an assumption is false, or there is no Next. */
  readonly enumeration: Enumeration | null;
  readonly artefacts: readonly Artefact[];
  readonly stats: CheckReport["stats"];
}

/** Runs bounded model checking, `explore` and a small enumeration of states to the same depth and compares what they say: the verdict, what is wrong,
 *  the length of a shortest counterexample, whether each side accepts the other's trace, and the states at small depths. A state at the bound is looked
 *  at and not expanded, by all. */
export async function compareEngines(problem: Problem, options: CompareOptions, reporter: Reporter, engines: Engines = realEngines): Promise<Comparison> {
  if (checkAssumptions(problem) !== null || problem.init === null || problem.next === null) return withoutBehaviour(problem, options, reporter, engines);
  const share = sharesOf(options.timeoutSeconds);
  const checked = await checkOrRefusal(problem, { ...options, timeoutSeconds: share(0.5) }, reporter, engines);
  const explored = await engines.explore(problem, exploreOptions(options, share(0.3)), reporter);
  const enumeration = enumerateWith(problem, options, share(0.4), engines);
  const identified = problem.view !== null || problem.symmetry !== null;
  const others = [enumerationParty(enumeration), exploreParty(explored, enumeration, identified)];
  if (checked instanceof ReplayRefused) return refused(checked, others, enumeration, explored);
  const points = [
    ...checkTracePoint(problem, checked),
    ...(await explicitTracePoint(problem, enumeration, symbolicSettings(options, share(0.5)), engines)),
    ...(await engines.layers(problem, Math.min(options.length, layerDepth), layerStates, symbolicSettings(options, share(0.5)))),
  ];
  const parties = [checkParty(checked, enumeration), ...others];
  return { parties, points, enumeration, artefacts: artefactsOf(checked, enumeration, explored), stats: { ...checked.stats, distinct: enumeration.distinct } };
}

const layerDepth = 4;
const layerStates = 150;

/** Seconds for the next part of the work: so much of what is left of the time limit, null without one. */
function sharesOf(total: number | null): (fraction: number) => number | null {
  const begin = performance.now();
  return (fraction) => (total === null ? null : Math.max(0.001, (total - (performance.now() - begin) / 1000) * fraction));
}

/** Assumptions, and nothing else, are judged by the same evaluator for all engines here: only TLC can say something new. */
async function withoutBehaviour(problem: Problem, options: CompareOptions, reporter: Reporter, engines: Engines): Promise<Comparison> {
  const { verdicts: [verdict], stats } = await engines.check(problem, { ...options, maxErrors: 1 }, reporter);
  const open = verdict.kind === "unknown" ? verdict.detail : verdict.kind === "error" ? (verdict.diagnostics[0]?.message ?? "") : null;
  const party: Party = { name: "check", open, verdict: verdict.kind, wrong: null, states: null, distinct: null, expected: [] };
  return { parties: [party], points: [], enumeration: null, artefacts: [], stats };
}

async function checkOrRefusal(problem: Problem, options: CompareOptions, reporter: Reporter, engines: Engines): Promise<CheckReport | ReplayRefused> {
  try {
    return await engines.check(problem, { ...options, maxErrors: 1 }, reporter);
  } catch (error) {
    if (error instanceof ReplayRefused) return error;
    throw error;
  }
}

function exploreOptions(options: CompareOptions, timeoutSeconds: number | null): Parameters<typeof explore>[1] {
  const { length, seed, signal, now } = options;
  return { depth: length, workers: 1, seed, timeoutSeconds, memoryBytes: null, signal, now };
}

function enumerateWith(problem: Problem, options: CompareOptions, seconds: number | null, engines: Engines): Enumeration {
  const begin = performance.now();
  const limit = seconds === null ? Infinity : seconds * 1000;
  const expired = (): boolean => options.signal.aborted || performance.now() - begin > limit;
  return engines.enumerate(problem, { depth: options.length, states: options.states, expired });
}

function refused(error: ReplayRefused, parties: readonly Party[], enumeration: Enumeration, explored: ExploreReport): Comparison {
  const point: Point = { what: "the trace of check", said: { check: "found", enumeration: "refused" }, agree: false, note: error.message.split("\n")[0] };
  const artefacts: readonly Artefact[] = [{ name: "check", finding: "refused by the explicit evaluator", wrong: null, trace: error.trace }, ...explicitArtefacts(enumeration, explored)];
  return { parties, points: [point], enumeration, artefacts, stats: { solverSeconds: 0, terms: 0, distinct: enumeration.distinct } };
}

function symbolicSettings(options: CheckOptions, seconds: number | null): AcceptanceOptions {
  const until = seconds === null ? null : performance.now() + seconds * 1000;
  const { signal } = options;
  const limits = (): CheckLimits => (until === null ? { signal } : { signal, milliseconds: Math.max(1, until - performance.now()) });
  return { solver: isSolverName(options.solver) ? options.solver : "auto", encoding: isEncodingName(options.encoding) ? options.encoding : "mixed", limits };
}

function checkTracePoint(problem: Problem, report: CheckReport): readonly Point[] {
  const [verdict] = report.verdicts;
  if (!("trace" in verdict) || verdict.trace.states.length === 0) return [];
  let level = 0;
  const evaluator = createEvaluator(problem.program, { statistic: (name) => (name === "level" ? level : undefined) });
  const answer = replay(problem, evaluator, verdict.trace, null, (now) => { level = now; });
  const said = { check: "found", enumeration: answer.ok ? "accepted" : answer.undecided ? "can not tell" : "refused" };
  return [{ what: "the trace of check", said, agree: answer.ok ? true : answer.undecided ? null : false, note: answer.ok ? null : answer.reason }];
}

async function explicitTracePoint(problem: Problem, enumeration: Enumeration, settings: AcceptanceOptions, engines: Engines): Promise<readonly Point[]> {
  const [finding] = nearest(enumeration.findings);
  if (finding === undefined || finding.trace.states.length === 0) return [];
  const answer = await engines.accepts(problem, finding.trace, settings);
  const text = { accepted: "accepted", refused: "refused", unknown: "can not tell" }[answer.kind];
  const note = answer.kind === "refused" ? `check does not come to state ${answer.state + 1}` : answer.kind === "unknown" ? answer.reason : null;
  return [{ what: "the explicit trace", said: { check: text, enumeration: "found" }, agree: answer.kind === "unknown" ? null : answer.kind === "accepted", note }];
}

function artefactsOf(report: CheckReport, enumeration: Enumeration, explored: ExploreReport): readonly Artefact[] {
  return [...artefactOf("check", report), ...explicitArtefacts(enumeration, explored)];
}

function explicitArtefacts(enumeration: Enumeration, explored: ExploreReport): readonly Artefact[] {
  const [finding] = nearest(enumeration.findings);
  const own: readonly Artefact[] = finding === undefined || finding.trace.states.length === 0 ? [] : [{ name: "enumeration", finding: wrongText(finding.wrong), wrong: finding.wrong, trace: finding.trace }];
  return [...own, ...artefactOf("explore", explored)];
}

function artefactOf(name: Artefact["name"], report: CheckReport): readonly Artefact[] {
  const [verdict] = report.verdicts;
  const wrong = wrongOf(verdict);
  return wrong !== null && "trace" in verdict && verdict.trace.states.length > 0 ? [{ name, finding: wrongText(wrong), wrong, trace: verdict.trace }] : [];
}
