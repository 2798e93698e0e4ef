import { isEncodingName } from "../../../encodings/index.ts";
import type { Problem } from "../../ir/ir.ts";
import { createMachine } from "../../symbolic/index.ts";
import { buildSystem } from "../../system/build-system.ts";
import type { TransitionSystem } from "../../system/transition-system.ts";
import { checkBounded } from "../bmc/check-bounded.ts";
import type { InductReport } from "../induct/check-inductive.ts";
import type { CheckOptions, CheckReport, Reporter } from "../report.ts";
import type { Verdict } from "../verdict.ts";
import { type Certificate, certificate } from "./certificate.ts";
import { Ic3, type Ic3Result } from "./ic3.ts";
import { type Symmetry, noSymmetry, symmetryOf } from "./symmetry.ts";

export interface ProveOptions extends CheckOptions {
  /** Checks the certificate from its text, with another solver than the one that found it. */
  readonly recheck: (certificate: Certificate) => Promise<InductReport>;
  /** Names of the root module, so that the certificate's are different. */
  readonly names: readonly string[];
}

export interface ProveReport extends CheckReport {
  readonly certificate: Certificate | null;
}

/** Proves that nothing bad is reachable in any number of steps, or finds a shortest counterexample: IC3 on the finite transition system. `proved` is said
 *  only after the certificate's text was checked again by `recheck`. */
export async function prove(problem: Problem, options: ProveOptions, reporter: Reporter): Promise<ProveReport> {
  const begin = performance.now();
  // the initial states by themselves: false assumptions, errors in Init, properties of initial states
  const initial = await checkBounded(problem, { ...options, length: 0, maxErrors: 1 }, reporter);
  if (initial.verdicts[0].kind !== "holds" || problem.init === null || problem.next === null) return { ...initial, certificate: null };
  const expired = (): boolean => options.signal.aborted || (options.timeoutSeconds !== null && performance.now() - begin > options.timeoutSeconds * 1000);
  const stopped = (): Verdict => ({ kind: "unknown", depth: 0, reason: options.signal.aborted ? "interrupted" : "timeout", detail: "the proof was not finished" });
  const machine = createMachine(problem.program, isEncodingName(options.encoding) ? options.encoding : "bits");
  const report = (verdict: Verdict, cert: Certificate | null, more: Readonly<Record<string, number>> = {}): ProveReport => ({
    verdicts: [verdict], warnings: [], depth: 0, engine: "ic3", solver: "talus-sat", certificate: cert,
    stats: { solverSeconds: (performance.now() - begin) / 1000, terms: machine.m.terms.size, ...more },
  });
  reporter.step({ depth: 0, seconds: (performance.now() - begin) / 1000, terms: machine.m.terms.size, phase: "build", solver: "talus-sat" });
  const built = await buildSystem(machine, problem, expired);
  if (built.kind === "stopped") return report(stopped(), null);
  if (built.kind === "unbounded") return report({ kind: "unknown", depth: 0, reason: "incomplete", detail: built.reason }, null);
  const { system } = built;
  reporter.note(`finite transition system: ${system.bits.length} state bits`);
  const symmetry = symmetryOf(problem.program, system);
  for (const attempt of symmetry.groups.length === 0 ? [noSymmetry] : [symmetry, noSymmetry]) {
    const result = await search(system, attempt, reporter, begin, expired);
    if (result.kind === "stopped") return report(stopped(), null);
    if (result.kind === "reachable") return counterexample(problem, options, reporter, result.depth);
    const cert = certificate({ program: problem.program, system, cubes: result.cubes, groups: attempt.groups, images: attempt.images, taken: new Set(options.names) });
    reporter.note(`inductive invariant found: ${cert.clauses} clauses; checking it again`);
    const checked = await options.recheck(cert);
    if (checked.proved) return report({ kind: "proved", invariant: cert.text }, cert, { stateBits: system.bits.length, clauses: cert.clauses });
    const why = checked.obligations.find((o) => o.answer !== "holds");
    reporter.note(`the certificate did not pass (${why?.kind ?? ""} of ${why?.conjunct.name ?? ""}: ${why?.reason ?? why?.answer ?? ""})`);
    if (attempt === noSymmetry || why?.answer === "unknown") {
      return report({ kind: "unknown", depth: 0, reason: "incomplete", detail: "an inductive invariant was found, but its check from scratch did not finish" }, cert);
    }
  }
  return report(stopped(), null);
}

async function search(system: TransitionSystem, symmetry: Symmetry, reporter: Reporter, begin: number, expired: () => boolean): Promise<Ic3Result> {
  let yielded = performance.now();
  const ic3 = new Ic3(system, {
    images: symmetry.images,
    stop: async (progress) => {
      const now = performance.now();
      if (now - yielded > 100) {
        yielded = now;
        reporter.step({ depth: progress.frames, seconds: (now - begin) / 1000, terms: system.table.size, phase: `ic3, ${progress.clauses} clauses, ${progress.queries} queries`, solver: "talus-sat" });
        await new Promise((resolve) => setImmediate(resolve));
      }
      return expired();
    },
  });
  return ic3.run();
}

/** IC3 says that something bad is near: bounded search finds a shortest behaviour and has it replayed. */
async function counterexample(problem: Problem, options: ProveOptions, reporter: Reporter, depth: number): Promise<ProveReport> {
  const report = await checkBounded(problem, { ...options, length: depth + 1 }, reporter);
  return { ...report, engine: "ic3", certificate: null };
}
