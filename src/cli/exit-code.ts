import { absurd } from "../base/invariant.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Verdict } from "../engines/verdict.ts";

/** Exit codes, as TLC has them where TLC has one. The README's table is made from this one. */
export const exitCodes = {
  ok: { code: 0, text: "no violation within the bound, or proved" },
  assumption: { code: 10, text: "an ASSUME is false, or fails to evaluate" },
  deadlock: { code: 11, text: "deadlock" },
  invariant: { code: 12, text: "an invariant is violated (a property `[]P` with a state predicate P is one)" },
  property: { code: 13, text: "an action property `[][A]_v`, a property of whole behaviours (liveness), or a state predicate under PROPERTY, is violated" },
  assert: { code: 14, text: "an Assert in the spec failed" },
  unknown: { code: 20, text: "unknown: a limit was reached, the run was interrupted, or the method does not apply" },
  disagree: { code: 21, text: "`compare`: the checkers disagree; `replay`: the trace is not one of the spec's" },
  evaluationNext: { code: 75, text: "Init or Next fails to evaluate" },
  evaluationInvariant: { code: 76, text: "an invariant fails to evaluate" },
  evaluationProperty: { code: 77, text: "a property fails to evaluate" },
  spec: { code: 150, text: "the spec does not parse or resolve" },
  config: { code: 151, text: "the config does not parse or does not fit the spec" },
  usage: { code: 64, text: "wrong usage of the command line; also when `--out` can not be written" },
  bug: { code: 255, text: "a bug in Talus" },
} as const satisfies Readonly<Record<string, { readonly code: number; readonly text: string }>>;

/** The exit code of a run whose headline is `verdict`. */
export function exitCodeOf(verdict: Verdict): number {
  switch (verdict.kind) {
    case "holds": case "proved": return exitCodes.ok.code;
    case "violated": return verdict.of === "invariant" ? exitCodes.invariant.code : exitCodes.property.code;
    case "deadlock": return exitCodes.deadlock.code;
    case "assumption": return exitCodes.assumption.code;
    case "assert": return exitCodes.assert.code;
    case "evaluation-error": return { next: exitCodes.evaluationNext, invariant: exitCodes.evaluationInvariant, property: exitCodes.evaluationProperty }[verdict.in].code;
    case "unknown": return exitCodes.unknown.code;
    case "error": return exitCodeOfErrors(verdict.diagnostics);
    default: return absurd(verdict);
  }
}

/** By the ranges of the catalogue: E1xx, E2xx, E4xx are the spec's, E3xx the config's, E5xx evaluation before any state is known, E6xx
 *  constructs that Talus refuses, E7xx the command line's. The first error decides. */
export function exitCodeOfErrors(diagnostics: readonly Diagnostic[]): number {
  const first = diagnostics.find((d) => d.severity === "error");
  switch (first?.code.slice(0, 2)) {
    case "E3": return exitCodes.config.code;
    case "E5": return exitCodes.evaluationNext.code;
    case "E6": return exitCodes.unknown.code;
    case "E7": return exitCodes.usage.code;
    default: return exitCodes.spec.code;
  }
}

/** How much a verdict matters when a run has several: the greatest is the headline. A violation outweighs what is not known, and that
 *  outweighs what holds. */
export function weightOf(verdict: Verdict): number {
  switch (verdict.kind) {
    case "holds": case "proved": return 0;
    case "unknown": return 1;
    default: return 2;
  }
}
