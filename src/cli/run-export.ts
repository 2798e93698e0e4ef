import { createMachine } from "../symbolic/index.ts";
import { buildSystem } from "../system/build-system.ts";
import { checkAssumptions } from "../engines/check-assumptions.ts";
import { type Circuit, asciiAiger, binaryAiger, circuitOf, hornClauses } from "../engines/export/index.ts";
import type { Reporter } from "../engines/report.ts";
import type { Verdict } from "../engines/verdict.ts";
import type { FileHost } from "../module/loaded.ts";
import { cliDiagnostic } from "./catalogue.ts";
import { exitCodes } from "./exit-code.ts";
import type { RunOptions } from "./options.ts";
import type { OutFile, Outcome } from "./outcome.ts";
import { readInput } from "./pipeline.ts";
import { errorOutcome, reportOutcome, type RunContext } from "./report-outcome.ts";
import { contextOf, type RunSurroundings } from "./run-check.ts";
import { noSpan } from "../base/span.ts";
import { version } from "./version.ts";

/** `talus export`: the finite transition system as files for other checkers. Runs in the checking thread. */
export async function runExport(options: RunOptions, host: FileHost, reporter: Reporter, signal: AbortSignal, around: RunSurroundings): Promise<Outcome> {
  const input = readInput(options, host);
  const context: RunContext = { ...contextOf("export", input, options, around), shown: (trace) => trace, files: [], behaviours: true };
  const { problem } = input;
  if (problem === null) return errorOutcome(input.diagnostics, context);
  if (problem.init === null || problem.next === null) return errorOutcome([...input.diagnostics, cliDiagnostic("E706", {}, noSpan)], context);
  const wrong = checkAssumptions(problem);
  if (wrong !== null) return reportOutcome({ verdicts: [wrong], warnings: [], stats: { solverSeconds: 0, terms: 0 }, depth: -1, engine: "export", solver: "none" }, input.diagnostics, { ...context, now: around.now() });
  const expired = (): boolean => signal.aborted || (options.timeoutSeconds !== null && around.now() - around.startedAt > options.timeoutSeconds * 1000);
  const machine = createMachine(problem.program, "bits");
  const built = await buildSystem(machine, problem, (round) => {
    reporter.step({ depth: 0, unit: "frame", seconds: (around.now() - around.startedAt) / 1000, terms: machine.m.terms.size, phase: `shapes of the variables, round ${round}` });
    return expired();
  });
  const report = (verdict: Verdict, files: readonly OutFile[]): Outcome => reportOutcome(
    { verdicts: [verdict], warnings: [], depth: -1, engine: "export", solver: "talus-sat", stats: { solverSeconds: 0, terms: machine.m.terms.size } },
    input.diagnostics, { ...context, now: around.now(), files },
  );
  if (built.kind === "stopped") return report({ kind: "unknown", depth: -1, reason: signal.aborted ? "interrupted" : "timeout", detail: "" }, []);
  if (built.kind === "unbounded") return report({ kind: "unknown", depth: -1, reason: "incomplete", detail: built.reason }, []);
  const circuit = circuitOf(problem.program, built.system);
  const files = filesOf(options.format, input.spec, circuit);
  const base = report({ kind: "holds", depth: -1, complete: false }, files);
  const text = options.out === null && options.format === "smtlib" ? files[0].text : options.out === null ? files.filter((f) => f.encoding === undefined).map((f) => f.text).join("") : sizeText(circuit);
  return { ...base, exitCode: exitCodes.ok.code, text, json: { ...base.json, reason: null } };
}

function filesOf(format: string, spec: string, circuit: Circuit): readonly OutFile[] {
  const comment = `${spec}, written by talus ${version}`;
  if (format === "smtlib") return [{ name: `${spec}.smt2`, text: hornClauses(circuit, comment) }];
  return [
    { name: `${spec}.aag`, text: asciiAiger(circuit, comment) },
    { name: `${spec}.aig`, text: binaryAiger(circuit, comment), encoding: "latin1" },
  ];
}

function sizeText({ inputs, latches, bad, gates }: Circuit): string {
  return `${latches.length} latches, ${inputs.length} inputs, ${gates.length} gates, ${bad.length} bad states.\n`;
}
