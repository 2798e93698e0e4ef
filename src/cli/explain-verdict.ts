import { isEncodingName } from "../../encodings/index.ts";
import { choicesOf, type ChoicesResult, type Counterexample, type Explained, explainCounterexample } from "../engines/explain/index.ts";
import type { Problem } from "../ir/ir.ts";
import { type CheckLimits, isSolverName, SolverUnavailable } from "../solver/index.ts";
import { type CounterexampleRecord, toRecord } from "../trace/index.ts";
import { explanationJson } from "./explain-json.ts";
import { changedParts, choiceLines, flowLines, initialParts, type Layout, layoutOf, pathLines, titleOf, whyLines } from "./explain-text.ts";
import { headline, steps } from "./headline.ts";
import type { RunOptions } from "./options.ts";
import type { OutFile } from "./outcome.ts";
import type { Input } from "./pipeline.ts";
import type { RunContext } from "./report-outcome.ts";
import type { RunSurroundings } from "./run-check.ts";

/** An explanation in all the forms in which it is shown. */
export interface ExplanationForms {
  /** What each step changes. */
  readonly path: string;
  /** What fails, what it follows from, the choices; ends without a line break. */
  readonly text: string;
  readonly json: unknown;
  /** The record for a log, as Markdown. */
  readonly record: OutFile;
}

/** Seconds that looking for the choices may take where there is no time limit. */
const patience = 30;

/** Explains a counterexample. `draft` is told what there is before the choices are known, which may take long. */
export async function explainVerdict(
  problem: Problem, verdict: Counterexample, input: Input, options: RunOptions, context: RunContext, signal: AbortSignal, around: RunSurroundings, draft: (forms: ExplanationForms) => void,
): Promise<ExplanationForms> {
  const explained = explainCounterexample(problem, verdict, input.sources);
  const forms = (choices: ChoicesResult): ExplanationForms => formsOf(explained, choices, input, options, context);
  draft(forms({ kind: "unknown", reason: "there was not enough time" }));
  const solver = isSolverName(options.solver) ? options.solver : "auto";
  const encoding = isEncodingName(options.encoding) ? options.encoding : "mixed";
  try {
    return forms(await choicesOf(problem, verdict, explained.flow, { solver, encoding, limits: limitsOf(options, signal, around) }));
  } catch (error) {
    if (error instanceof SolverUnavailable) return forms({ kind: "unknown", reason: error.message });
    throw error;
  }
}

/** Milliseconds that are left for the choices at most. */
export function patienceOf(options: RunOptions, around: RunSurroundings): number {
  return options.timeoutSeconds === null ? patience * 1000 : Math.max(0, around.startedAt + options.timeoutSeconds * 1000 - around.now());
}

function limitsOf(options: RunOptions, signal: AbortSignal, around: RunSurroundings): () => CheckLimits {
  const end = around.now() + patienceOf(options, around);
  return () => ({ milliseconds: Math.max(0, end - around.now()), signal });
}

function formsOf(explained: Explained, choices: ChoicesResult, input: Input, options: RunOptions, context: RunContext): ExplanationForms {
  const layout = layoutOf(context.color, context.width, input.sources);
  const blocks = sections(explained, choices, layout);
  return {
    path: [layout.paint.strong("What each step changes"), ...pathLines(explained, layout)].join("\n"),
    text: blocks.map((b) => [layout.paint.strong(b.title) + (b.note === "" ? "" : layout.paint.faint(` (${b.note})`)), ...b.lines].join("\n")).join("\n\n"),
    json: explanationJson(explained, choices, input.sources),
    record: { name: `${input.spec}_Record1.md`, text: toRecord(recordOf(explained, choices, input, options, context)) },
  };
}

interface Section {
  readonly title: string;
  readonly note: string;
  readonly lines: readonly string[];
}

function sections(explained: Explained, choices: ChoicesResult, layout: Layout): readonly Section[] {
  const { trace } = explained.verdict;
  const many = trace.states.length > 1;
  return [
    { title: `What fails ${whereOf(explained)}`, note: "", lines: whyLines(explained.why, layout) },
    { title: "What it follows from", note: "", lines: flowLines(explained, layout) },
    {
      title: "Choices that force it", lines: choiceLines(choices, trace, layout),
      note: many ? `every behaviour of ${steps(trace.states.length - 1)} with these ends so; _ is any value` : "every initial state with these is so",
    },
  ];
}

function whereOf({ verdict }: Explained): string {
  const { length } = verdict.trace.states;
  if (verdict.kind === "violated" && verdict.of === "action-property" && length > 1) return `in the step from state ${length - 1} to state ${length}`;
  return `in state ${length}`;
}

function recordOf(explained: Explained, choices: ChoicesResult, input: Input, options: RunOptions, context: RunContext): CounterexampleRecord {
  const { verdict, why } = explained;
  const { trace } = verdict;
  const plain = sections(explained, choices, layoutOf(false, 120, input.sources));
  const property = verdict.kind === "violated" ? verdict.property : verdict.kind === "deadlock" ? "N/A (deadlock)" : `N/A (${why.kind === "error" ? why.diagnostic.message : "evaluation fails"})`;
  return {
    number: 1, date: new Date(context.startedAt).toISOString().slice(0, 10), file: options.spec.replace(/^.*[/\\]/, ""),
    finding: headline(verdict), property, where: whereOf(explained),
    path: trace.states.map((s, i) => ({ title: titleOf(s.action, i), changes: (i === 0 ? initialParts(trace) : changedParts(trace, i)).map((p) => p.place + p.text) })),
    fails: plain[0].lines, follows: plain[1].lines, choices: plain[2].lines, command: commandLine(options),
  };
}

/** The command that shows the same again. */
function commandLine(options: RunOptions): string {
  const { spec, trace, config, init, next, invariants, constantInit, libraries, length, deadlock } = options;
  const given = [
    ...(trace === null ? [] : [trace]), ...(config === null ? [] : ["--config", config]), ...libraries.flatMap((l) => ["--library", l]),
    ...(init === null ? [] : ["--init", init]), ...(next === null ? [] : ["--next", next]), ...(invariants === null ? [] : ["--inv", invariants.join(",")]),
    ...(constantInit === null ? [] : ["--cinit", constantInit]), ...(deadlock ? [] : ["--no-deadlock"]), ...(trace !== null || length === 10 ? [] : ["--length", String(length)]),
  ];
  return ["talus explain", spec, ...given].map((word) => (/^[\w./,:@%+= -]*$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(" ");
}
