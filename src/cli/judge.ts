import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { CheckReport } from "../engines/report.ts";
import type { Verdict } from "../engines/verdict.ts";
import type { Problem } from "../ir/ir.ts";
import { cliDiagnostic } from "./catalogue.ts";
import { weightOf } from "./exit-code.ts";

/** What the config asks for and the run does not check: names, and a finding each where the config has not said it already (W304). */
export interface Refusals {
  readonly names: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Liveness properties and postconditions. */
export function refusalsOf(problem: Problem): Refusals {
  return {
    names: [...problem.liveness, ...(problem.postcondition === null ? [] : [problem.postcondition])].map((refused) => refused.name),
    diagnostics: problem.liveness.map((property) => cliDiagnostic("E601", { name: property.name }, property.span)),
  };
}

/** The report with the verdict that matters most in front. Refusals make one verdict more: what holds apart from a property that was not
 *  checked is `unknown`, never `holds`. The order of the others is kept. */
export function judge(report: CheckReport, refusals: Refusals): CheckReport {
  const detail = `${refusals.names.join(", ")} ${refusals.names.length === 1 ? "was" : "were"} not checked`;
  const refused: readonly Verdict[] = refusals.names.length === 0 ? [] : [{ kind: "unknown", depth: report.depth, reason: "incomplete", detail }];
  const ranked = [...report.verdicts, ...refused].map((verdict, i) => ({ verdict, i })).sort((a, b) => weightOf(b.verdict) - weightOf(a.verdict) || a.i - b.i);
  return { ...report, verdicts: ranked.map((r) => r.verdict), warnings: [...report.warnings, ...refusals.diagnostics] };
}
