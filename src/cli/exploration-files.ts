import type { CheckReport } from "../engines/report.ts";
import type { Problem } from "../ir/ir.ts";
import { aliasOf } from "./apply-alias.ts";
import type { RunOptions } from "./options.ts";
import type { OutFile } from "./outcome.ts";
import type { Input } from "./pipeline.ts";
import { type RunSurroundings, textInScope } from "./run-check.ts";
import { traceFiles } from "./trace-files.ts";

/** The files of the counterexamples of a search or of walks. */
export function explorationFiles(report: CheckReport, input: Input, problem: Problem, options: RunOptions, around: RunSurroundings): readonly OutFile[] {
  return traceFiles(report.verdicts, aliasOf(problem), {
    spec: input.spec,
    source: options.spec,
    sources: input.sources,
    init: textInScope(input, problem.init),
    next: textInScope(input, problem.next),
    declared: new Set(input.lowered?.names ?? []),
    config: input.config,
    invariants: options.invariants ?? input.config?.invariants.map((name) => name.text) ?? [],
    started: new Date(around.startedAt),
    finished: new Date(around.now()),
  });
}
