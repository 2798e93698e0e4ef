import type { CheckReport } from "../engines/report.ts";
import type { Verdict } from "../engines/verdict.ts";
import type { Problem } from "../ir/ir.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { cliDiagnostic } from "./catalogue.ts";
import { weightOf } from "./exit-code.ts";

/** What a run refuses to check although the config asks for it; one error each, shown whatever else is found. */
export function refusalsOf(problem: Problem): readonly Diagnostic[] {
  return [
    ...problem.liveness.map((property) => cliDiagnostic("E601", { name: property.name }, property.span)),
    ...(problem.postcondition === null ? [] : [cliDiagnostic("E602", { name: problem.postcondition.name }, problem.postcondition.span)]),
  ];
}

/** The report with the verdict that matters most in front, refusals counted: what holds apart from a property that was not checked is
 *  `unknown`, never `holds`. The order of the others is kept. */
export function judge(report: CheckReport, refusals: readonly Diagnostic[]): CheckReport {
  const refused = refusals.map((d): Verdict => ({ kind: "unknown", depth: report.depth, reason: "incomplete", detail: d.message }));
  const verdicts = [...report.verdicts, ...refused];
  const ranked = verdicts.map((verdict, i) => ({ verdict, i })).sort((a, b) => weightOf(b.verdict) - weightOf(a.verdict) || a.i - b.i);
  return { ...report, verdicts: ranked.map((r) => r.verdict), warnings: [...report.warnings, ...refusals] };
}
