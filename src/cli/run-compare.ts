import { noSpan } from "../base/span.ts";
import { paintFor } from "../diagnostic/index.ts";
import { type Comparison, compareEngines, conclusion, type Engines, partyPoints, type Point, realEngines } from "../engines/compare/index.ts";
import type { Reporter } from "../engines/report.ts";
import type { Problem } from "../ir/ir.ts";
import type { FileHost } from "../module/loaded.ts";
import { SolverUnavailable } from "../solver/index.ts";
import { printTrace, toItf } from "../trace/index.ts";
import { cliDiagnostic } from "./catalogue.ts";
import { compareTable } from "./compare-table.ts";
import { compareWithTlc, type TlcPart } from "./compare-with-tlc.ts";
import { exitCodes } from "./exit-code.ts";
import { steps } from "./headline.ts";
import type { RunOptions } from "./options.ts";
import type { JsonReport, OutFile, Outcome } from "./outcome.ts";
import { type Input, readInput } from "./pipeline.ts";
import { errorOutcome, messagesOf, type RunContext, statsOf } from "./report-outcome.ts";
import { contextOf, type RunSurroundings } from "./run-check.ts";
import { version } from "./version.ts";

/** States that the enumeration keeps at most; more than that is what `explore` is for. */
const enumeratedStates = 300_000;

/** `talus compare`: runs the engines on the same model and says where they agree. Runs in the checking thread; tests put in other `engines`. */
export async function runCompare(options: RunOptions, host: FileHost, reporter: Reporter, signal: AbortSignal, around: RunSurroundings, engines: Engines = realEngines): Promise<Outcome> {
  const input = readInput(options, host);
  const context: RunContext = { ...contextOf("compare", input, options, around), shown: (trace) => trace, files: [], behaviours: true };
  if (input.problem === null) return errorOutcome(input.diagnostics, context);
  const { problem } = input;
  const compareOptions = {
    length: options.length, maxErrors: 1, view: null, seed: options.seed, solver: options.solver, encoding: options.encoding, signal,
    timeoutSeconds: options.timeoutSeconds === null ? null : options.timeoutSeconds * (jarOf(options) === "" ? 1 : 0.6),
    ...(input.constantInit === null ? {} : { constantInit: input.constantInit }), states: enumeratedStates, now: () => around.now() / 1000,
  };
  let comparison: Comparison;
  try {
    comparison = await compareEngines({ ...problem, liveness: [] }, compareOptions, reporter, engines);
  } catch (error) {
    if (error instanceof SolverUnavailable) return errorOutcome([...input.diagnostics, cliDiagnostic("E705", { solver: options.solver, reason: error.message }, noSpan)], context);
    throw error;
  }
  const tlc = await tlcPart(input, problem, options, comparison, signal, reporter, around.now() - around.startedAt);
  return outcomeOf(input, problem, options, comparison, tlc, { ...context, now: around.now() });
}

function jarOf(options: RunOptions): string {
  return options.tlc ?? process.env.TLA2TOOLS_JAR ?? "";
}

/** TLC, where a jar is given; a jar that is not there is a line, like Java that is not there. */
async function tlcPart(input: Input, problem: Problem, options: RunOptions, comparison: Comparison, signal: AbortSignal, reporter: Reporter, spent: number): Promise<TlcPart> {
  const jar = jarOf(options);
  if (jar === "") return { party: null, points: [], note: "TLC takes no part: give --tlc tla2tools.jar, or set TLA2TOOLS_JAR." };
  reporter.note("Running TLC.");
  const milliseconds = options.timeoutSeconds === null ? null : Math.max(1, (options.timeoutSeconds * 1000 - spent) / 2);
  return compareWithTlc(input, problem, options, comparison, { jar, java: "java", milliseconds, signal });
}

function outcomeOf(input: Input, problem: Problem, options: RunOptions, comparison: Comparison, tlc: TlcPart, context: RunContext): Outcome {
  const points = [...partyPoints(tlc.party === null ? comparison.parties : [...comparison.parties, tlc.party]), ...comparison.points, ...tlc.points];
  const verdict = conclusion(points);
  const stats = statsOf(comparison.stats, context);
  const differing = points.filter((p) => p.agree !== true);
  const json: JsonReport = {
    tool: "talus", version, command: "compare", spec: context.spec, verdict, depth: options.length, property: null, engine: "bmc", solver: options.solver, trace: null, replayed: null,
    reason: differing.length === 0 ? null : differing.map((p) => `${p.what}${p.note === null ? "" : `: ${p.note}`}`).join("; "), invariant: null, warnings: [], stats, points,
  };
  const exitCode = { agree: exitCodes.ok.code, disagree: exitCodes.disagree.code, unknown: exitCodes.unknown.code }[verdict];
  const unchecked = problem.liveness.map((p) => p.name);
  const lines = [
    headline(verdict, points, options, context), "", ...compareTable(points, context.width, paintFor(context.color)),
    ...(tlc.note === null ? [] : ["", tlc.note]), ...(unchecked.length === 0 ? [] : [`Liveness is compared by none: ${unchecked.join(", ")}.`]),
  ];
  const files = verdict === "disagree" || options.out !== null ? filesOf(input, options, comparison, points, context) : [];
  return {
    exitCode, messages: messagesOf(input.diagnostics, context), text: `${lines.join("\n")}\n`, json, files, directory: `${context.spec}_compare`,
    summary: `${stats.wallSeconds} s (${stats.solverSeconds} s in the solver), ${stats.peakMegabytes} MB`,
  };
}

function headline(verdict: ReturnType<typeof conclusion>, points: readonly Point[], options: RunOptions, context: RunContext): string {
  const paint = paintFor(context.color);
  const wrong = points.filter((p) => p.agree === false).length;
  switch (verdict) {
    case "agree": return paint.good(`The checkers agree on ${context.spec} up to ${steps(options.length)}.`);
    case "disagree": return paint.error(`The checkers disagree on ${context.spec} in ${wrong} ${wrong === 1 ? "point" : "points"}: one of them is wrong.`);
    case "unknown": return paint.warning(`Unknown: the checkers agree on ${context.spec} where both have an answer, which is not everywhere.`);
  }
}

/** The traces of all sides, as text and as ITF, and the table. */
function filesOf(input: Input, options: RunOptions, comparison: Comparison, points: readonly Point[], context: RunContext): readonly OutFile[] {
  const { sources } = input;
  const traces = comparison.artefacts.flatMap(({ name, finding, trace }) => [
    { name: `${context.spec}_${name}.txt`, text: `${finding}\n\n${printTrace(trace, { color: false, sources, marks: false })}` },
    { name: `${context.spec}_${name}.itf.json`, text: `${JSON.stringify(toItf(trace, { source: options.spec, description: finding }), null, 2)}\n` },
  ]);
  return [...traces, { name: `${context.spec}_compare.json`, text: `${JSON.stringify(points, null, 2)}\n` }];
}
