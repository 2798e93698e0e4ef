import { createEvaluator, replay } from "../../explicit/index.ts";
import type { Problem } from "../../ir/ir.ts";
import { isEncodingName, type EncodingName } from "../../../encodings/index.ts";
import { isSolverName, type SolverName } from "../../solver/index.ts";
import type { Trace } from "../../trace/trace.ts";
import { checkBounded } from "../bmc/index.ts";
import { checkAssumptions } from "../check-assumptions.ts";
import { ReplayRefused } from "../confirm.ts";
import type { CheckOptions, CheckReport, Reporter } from "../report.ts";
import type { Verdict } from "../verdict.ts";
import { acceptsTrace } from "./accepts.ts";
import { compareLayers } from "./compare-layers.ts";
import { type Enumeration, type Finding, enumerate } from "./enumerate.ts";
import { wrongOf, wrongText } from "./finding.ts";
import { type Point, point } from "./point.ts";

/** The engines that are compared; tests put others in their place. */
export interface Engines {
  readonly check: typeof checkBounded;
  readonly enumerate: typeof enumerate;
  readonly accepts: typeof acceptsTrace;
  readonly layers: typeof compareLayers;
}

export const realEngines: Engines = { check: checkBounded, enumerate, accepts: acceptsTrace, layers: compareLayers };

export interface CompareOptions extends CheckOptions {
  /** States that the enumeration makes at most. */
  readonly states: number;
}

/** A trace that shows a disagreement, or what the engines agree on; `name` says whose it is: "check", "explicit". */
export interface Artefact {
  readonly name: string;
  readonly finding: string;
  readonly trace: Trace;
}

export interface Comparison {
  readonly points: readonly Point[];
  /** Null where the symbolic engine's own counterexample did not replay. */
  readonly report: CheckReport | null;
  readonly enumeration: Enumeration | null;
  readonly artefacts: readonly Artefact[];
}

/** Runs bounded model checking and an enumeration of concrete states to the same depth and compares what they say: the verdict, what is violated,
 *  the length of a shortest counterexample, whether each accepts the other's trace, and the states at small depths. A state at the bound is looked at
 *  and not expanded, by both. */
export async function compareEngines(problem: Problem, options: CompareOptions, reporter: Reporter, engines: Engines = realEngines): Promise<Comparison> {
  const report = await checked(problem, options, reporter, engines);
  const [first] = report instanceof ReplayRefused ? [] : report.verdicts;
  if (checkAssumptions(problem) !== null || problem.init === null || problem.next === null) {
    const points = [point("verdict", first === undefined ? "no replay" : first.kind, null, null, "there is no behaviour to compare")];
    return { points, report: report instanceof ReplayRefused ? null : report, enumeration: null, artefacts: [] };
  }
  const begin = performance.now();
  const limit = options.timeoutSeconds === null ? Infinity : options.timeoutSeconds * 1000;
  const expired = (): boolean => options.signal.aborted || performance.now() - begin > limit;
  reporter.note("Enumerating concrete states.");
  const enumeration = engines.enumerate(problem, { depth: options.length, states: options.states, expired });
  if (report instanceof ReplayRefused) return refused(report, enumeration);
  const points = [...verdictPoints(report, enumeration), ...(await tracePoints(problem, report, enumeration, options, engines))];
  reporter.note("Comparing the states at small depths.");
  points.push(...(await engines.layers(problem, Math.min(options.length, layerDepth), layerStates, symbolicSettings(options))));
  return { points, report, enumeration, artefacts: artefactsOf(report, enumeration) };
}

const layerDepth = 4;
const layerStates = 150;

async function checked(problem: Problem, options: CheckOptions, reporter: Reporter, engines: Engines): Promise<CheckReport | ReplayRefused> {
  try {
    return await engines.check(problem, { ...options, maxErrors: 1 }, reporter);
  } catch (error) {
    if (error instanceof ReplayRefused) return error;
    throw error;
  }
}

function refused(error: ReplayRefused, enumeration: Enumeration): Comparison {
  const artefacts = [{ name: "check", finding: "refused by the explicit evaluator", trace: error.trace }, ...explicitArtefact(enumeration)];
  return { points: [point("trace of check replays", "a trace", "refuses it", false, error.message.split("\n")[0])], report: null, enumeration, artefacts };
}

function symbolicSettings(options: CheckOptions): { readonly solver: SolverName; readonly encoding: EncodingName; readonly signal: AbortSignal } {
  return { solver: isSolverName(options.solver) ? options.solver : "auto", encoding: isEncodingName(options.encoding) ? options.encoding : "mixed", signal: options.signal };
}

/** The findings at the least depth: what `check` may report. */
export function nearest(findings: readonly Finding[]): readonly Finding[] {
  const least = Math.min(...findings.map((f) => f.depth));
  return findings.filter((f) => f.depth === least);
}

function verdictPoints(report: CheckReport, enumeration: Enumeration): readonly Point[] {
  const [verdict] = report.verdicts;
  const wrong = wrongOf(verdict);
  const expected = nearest(enumeration.findings);
  const open = openQuestion(verdict, report, enumeration);
  const said = verdict.kind === "assert" ? "violated" : verdict.kind;
  if (open !== null) return [point("verdict", said, enumeration.limited ? `nothing up to ${steps(enumeration.depth)}` : explicitWord(expected), null, open)];
  const texts = expected.map((f) => wrongText(f.wrong));
  const same = (wrong === null) === (expected.length === 0);
  const points = [point("verdict", said, explicitWord(expected), same && explicitWord(expected.filter((f) => wrong !== null && wrongText(f.wrong) === wrongText(wrong))) === said)];
  if (wrong === null && expected.length === 0) return points;
  points.push(point("what is wrong", wrong === null ? "nothing" : wrongText(wrong), texts.length === 0 ? "nothing" : texts.join(" or "), wrong !== null && texts.includes(wrongText(wrong))));
  const length = "trace" in verdict ? verdict.trace.states.length : null;
  points.push(point("states of a shortest trace", length === null ? null : String(length), expected.length === 0 ? null : String(expected[0].depth + 1), length !== null && expected.length > 0 && length === expected[0].depth + 1));
  return points;
}

function explicitWord(findings: readonly Finding[]): string {
  const [first] = findings;
  if (first === undefined) return "holds";
  return first.wrong.kind === "assert" ? "violated" : first.wrong.kind;
}

/** Why the verdicts can not be compared: one of the engines did not come as far as the other. */
function openQuestion(verdict: Verdict, report: CheckReport, enumeration: Enumeration): string | null {
  if (verdict.kind === "unknown") return `check knows up to ${steps(report.depth)} only: ${verdict.detail === "" ? verdict.reason : verdict.detail}`;
  if (verdict.kind === "error") return verdict.diagnostics[0]?.message ?? "the input is wrong";
  if (enumeration.limited) return `the enumeration ended at a limit, after ${steps(enumeration.depth)}`;
  return null;
}

function steps(count: number): string {
  return `${Math.max(0, count)} ${count === 1 ? "step" : "steps"}`;
}

async function tracePoints(problem: Problem, report: CheckReport, enumeration: Enumeration, options: CompareOptions, engines: Engines): Promise<readonly Point[]> {
  const points: Point[] = [];
  const [verdict] = report.verdicts;
  if ("trace" in verdict && verdict.trace.states.length > 0) {
    const answer = replay(problem, createEvaluator(problem.program), verdict.trace, null);
    points.push(point("the trace of check", "found", answer.ok ? "accepts it" : "refuses it", answer.ok ? true : answer.undecided ? null : false, answer.ok ? null : answer.reason));
  }
  for (const finding of nearest(enumeration.findings).slice(0, 1)) {
    if (finding.trace.states.length === 0) continue;
    const answer = await engines.accepts(problem, finding.trace, symbolicSettings(options));
    const text = { accepted: "accepts it", refused: "refuses it", unknown: "can not tell" }[answer.kind];
    const note = answer.kind === "refused" ? `state ${answer.state + 1} is not reached so` : answer.kind === "unknown" ? answer.reason : null;
    points.push(point("the explicit trace", text, "found", answer.kind === "unknown" ? null : answer.kind === "accepted", note));
  }
  return points;
}

function artefactsOf(report: CheckReport, enumeration: Enumeration): readonly Artefact[] {
  const [verdict] = report.verdicts;
  const wrong = wrongOf(verdict);
  const own = "trace" in verdict && verdict.trace.states.length > 0 && wrong !== null ? [{ name: "check", finding: wrongText(wrong), trace: verdict.trace }] : [];
  return [...own, ...explicitArtefact(enumeration)];
}

function explicitArtefact(enumeration: Enumeration): readonly Artefact[] {
  return nearest(enumeration.findings).slice(0, 1).filter((f) => f.trace.states.length > 0).map((f) => ({ name: "explicit", finding: wrongText(f.wrong), trace: f.trace }));
}
