import type { Overrides } from "../config/config.ts";
import type { Certificate } from "../engines/prove/certificate-module.ts";
import { type ProveReport, prove } from "../engines/prove/prove.ts";
import type { Reporter } from "../engines/report.ts";
import type { Verdict } from "../engines/verdict.ts";
import type { Problem } from "../ir/ir.ts";
import type { FileHost } from "../module/loaded.ts";
import { aliasOf } from "./apply-alias.ts";
import { certificateConfig } from "./certificate-config.ts";
import { judge, refusalsOf } from "./judge.ts";
import type { RunOptions } from "./options.ts";
import type { OutFile, Outcome } from "./outcome.ts";
import { type Input, overridesOf, readInput } from "./pipeline.ts";
import { recheckCertificate } from "./recheck-certificate.ts";
import { profilerFor, withProfile } from "./profile-report.ts";
import { errorOutcome, reportOutcome } from "./report-outcome.ts";
import { contextOf, textInScope, type RunSurroundings } from "./run-check.ts";
import { traceFiles } from "./trace-files.ts";

/** Certificates of up to so many lines are shown, longer ones only written. */
const shownLines = 60;

/** `talus prove`: an inductive invariant, its text checked again, or a counterexample. Runs in the checking thread. */
export async function runProve(options: RunOptions, host: FileHost, reporter: Reporter, signal: AbortSignal, around: RunSurroundings): Promise<Outcome> {
  const input = readInput(options, host);
  const { problem, lowered } = input;
  const context = { ...contextOf("prove", input, options, around), shown: problem === null ? same : aliasOf(problem), files: [], behaviours: problem?.init !== null };
  if (problem === null || lowered === null) return errorOutcome(input.diagnostics, context);
  const spent = (around.now() - around.startedAt) / 1000;
  const profiler = profilerFor(options);
  const report = await prove({ ...problem, liveness: [] }, {
    ...(profiler === null ? {} : { profiler }),
    view: input.view,
    seed: options.seed,
    solver: "auto",
    encoding: options.encoding,
    timeoutSeconds: options.timeoutSeconds === null ? null : Math.max(0.001, options.timeoutSeconds - spent),
    signal,
    names: lowered.names,
    recheck: (certificate, limits) => {
      const text = { certificate, config: configOf(certificate, problem, input, options), rootFile: input.rootFile ?? options.spec, libraries: options.libraries, overrides: overridesFor(certificate, options) };
      return recheckCertificate(text, problem, host, limits, reporter);
    },
  }, reporter);
  const judged = judge(report, refusalsOf(problem));
  const files = [...certificateFiles(report, problem, input, options), ...counterexampleFiles(judged.verdicts, input, problem, options, around)];
  const outcome = reportOutcome(judged, input.diagnostics, { ...context, now: around.now(), files });
  const proof = judged.verdicts.find((v) => v.kind === "proved");
  return withProfile(proof === undefined ? outcome : { ...outcome, text: `${outcome.text}${proofText(proof, options)}` }, profiler, input, around);
}

const same = <T>(x: T): T => x;

/** What was proved, and why it is so. */
function proofText(proof: Extract<Verdict, { kind: "proved" }>, options: RunOptions): string {
  const lines = proof.invariant.trimEnd().split("\n");
  const why = lines.length <= shownLines ? ["", ...lines] : options.out === null ? [`The inductive invariant has ${lines.length} lines: --out DIR writes it.`] : [];
  return [`Proved: ${proof.properties.join(", ")}.`, "Z3 has checked the text of the inductive invariant.", ...why, ""].join("\n");
}

function configOf(certificate: Certificate, problem: Problem, input: Input, options: RunOptions): string {
  const has = (name: string): boolean => input.lowered?.names.includes(name) === true;
  const customary = has("Init") && has("Next") ? ["INIT Init", "NEXT Next"] : ["SPECIFICATION Spec"];
  const overrides = overridesOf(options);
  // --inv may name actions too, which INVARIANTS can not
  const stateInvariants = overrides.invariants?.filter((name) => problem.invariants.some((p) => p.name === name));
  return certificateConfig(certificate, input.config, { ...overrides, ...(stateInvariants === undefined ? {} : { invariants: stateInvariants }) }, customary);
}

/** The command line for the certificate: what is asked for besides its invariant, and what a configuration can not say. */
function overridesFor(certificate: Certificate, options: RunOptions): Overrides {
  const overrides = overridesOf(options);
  return overrides.invariants === undefined ? overrides : { ...overrides, invariants: [certificate.invariant, ...overrides.invariants] };
}

function certificateFiles(report: ProveReport, problem: Problem, input: Input, options: RunOptions): readonly OutFile[] {
  const { certificate } = report;
  if (certificate === null || report.verdicts.every((v) => v.kind !== "proved")) return [];
  return [
    { name: `${certificate.module}.tla`, text: certificate.text },
    { name: `${certificate.module}.cfg`, text: configOf(certificate, problem, input, options) },
  ];
}

function counterexampleFiles(verdicts: readonly Verdict[], input: Input, problem: Problem, options: RunOptions, around: RunSurroundings): readonly OutFile[] {
  return traceFiles(verdicts, aliasOf(problem), {
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
