import type { CheckReport } from "../engines/report.ts";
import type { Problem } from "../ir/ir.ts";
import { aliasOf } from "./apply-alias.ts";
import type { RunOptions } from "./options.ts";
import type { OutFile } from "./outcome.ts";
import type { Input } from "./pipeline.ts";
import { fileContextOf, type RunSurroundings } from "./run-check.ts";
import { traceFiles } from "./trace-files.ts";

/** The files of the counterexamples of a search or of walks. */
export function explorationFiles(report: CheckReport, input: Input, problem: Problem, options: RunOptions, around: RunSurroundings): readonly OutFile[] {
  return traceFiles(report.verdicts, aliasOf(problem), fileContextOf(input, problem, options, around));
}
