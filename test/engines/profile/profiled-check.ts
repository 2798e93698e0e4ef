import { checkBounded } from "../../../src/engines/bmc/index.ts";
import { explore } from "../../../src/engines/explore/explore.ts";
import { type Profile, summarize } from "../../../src/engines/profile/index.ts";
import { silentReporter } from "../../../src/engines/report.ts";
import type { Expr } from "../../../src/ir/ir.ts";
import { Profiler } from "../../../src/profile/index.ts";
import { problemOf } from "../../fuzz/problem-of.ts";

const spec = `---- MODULE Spec ----
EXTENDS Integers, FiniteSets
VARIABLES vote, done
P == 1..6
Init == vote \\in [P -> {"yes", "no"}] /\\ done = FALSE
Enough == Cardinality({p \\in P : vote[p] = "yes"}) >= 4
Vote(p) == vote' = [vote EXCEPT ![p] = "yes"] /\\ done' = Enough
Next == \\E p \\in P : Vote(p)
Fine == done \\in BOOLEAN
====
`;

/** An exploration of the same spec under a profiler. */
export async function profiledExploration(): Promise<{ readonly profile: Profile; readonly generated: number; readonly distinct: number; readonly textOf: (e: Expr) => string }> {
  const problem = problemOf(spec, "INIT Init\nNEXT Next\nINVARIANT Fine\n");
  const profiler = new Profiler(() => performance.now());
  const { search } = await explore(problem, { depth: null, workers: 1, seed: 1, timeoutSeconds: null, memoryBytes: null, signal: new AbortController().signal, now: () => 0, profiler }, silentReporter);
  return { profile: summarize(profiler.root, problem.program), generated: search.generated, distinct: search.distinct, textOf: (e) => spec.slice(e.span.start, e.span.end) };
}

/** A bounded check of a small spec under a profiler. */
export async function profiledCheck(): Promise<{ readonly profile: Profile; readonly terms: number; readonly textOf: (e: Expr) => string }> {
  const problem = problemOf(spec, "INIT Init\nNEXT Next\nINVARIANT Fine\n");
  const profiler = new Profiler(() => performance.now());
  const options = { length: 2, maxErrors: 1, view: null, seed: 1, solver: "sat", encoding: "bits", timeoutSeconds: null, signal: new AbortController().signal, profiler };
  const report = await checkBounded(problem, options, silentReporter);
  return { profile: summarize(profiler.root, problem.program), terms: report.stats.terms, textOf: (e) => spec.slice(e.span.start, e.span.end) };
}
