import type { Span } from "../base/span.ts";
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

/** Liveness properties, once each where several parts of one are about liveness, postconditions, and what the config says is `_POSSIBLE`. */
export function refusalsOf(problem: Problem): Refusals {
  const checkedInPart = new Set([...problem.invariants, ...problem.actionProperties, ...problem.initialProperties].map((property) => property.name));
  const liveness = problem.liveness.filter(({ name }, i) => problem.liveness.findIndex((property) => property.name === name) === i);
  const parts = (name: string): readonly Span[] => problem.liveness.filter((property) => property.name === name).map((property) => property.span);
  return {
    names: [...liveness.map(({ name }) => (checkedInPart.has(name) ? `the liveness in ${name}` : name)), ...(problem.postcondition === null ? [] : [problem.postcondition.name]), ...[...problem.possible, ...problem.possibleSteps].map(({ name }) => name), ...(problem.periodic === null ? [] : [problem.periodic])],
    diagnostics: liveness.map(({ name, span }) => {
      const others = parts(name).slice(1).map((part) => ({ message: "and so is this part", span: part }));
      return cliDiagnostic("E601", { name, whole: !checkedInPart.has(name) }, span, others);
    }),
  };
}

/** What was found in the input, without the warnings that these sections of the config are not checked: the command checks them. */
export function withoutRefusals(diagnostics: readonly Diagnostic[], sections: readonly string[]): readonly Diagnostic[] {
  return diagnostics.filter(({ code, message }) => code !== "W304" || !sections.some((section) => message.startsWith(`${section} `)));
}

/** The report with the verdict that matters most in front. What holds apart from a property that was not checked is `unknown`, never `holds`:
 *  refusals make one verdict more, unless there is a violation. The order of the others is kept. */
export function judge(report: CheckReport, refusals: Refusals): CheckReport {
  const detail = `${refusals.names.join(", ")} ${refusals.names.length === 1 ? "was" : "were"} not checked`;
  const violation = report.verdicts.some((verdict) => weightOf(verdict) === 2);
  const whole = report.verdicts.every((verdict) => verdict.kind === "proved" || (verdict.kind === "holds" && verdict.complete && verdict.depth >= 0));
  const open: Verdict = { kind: "unknown", depth: report.depth, reason: "incomplete", detail, ...(whole ? { otherwise: "no error" } : {}) };
  const refused: readonly Verdict[] = refusals.names.length === 0 || violation ? [] : [open];
  const ranked = [...report.verdicts, ...refused].map((verdict, i) => ({ verdict, i })).sort((a, b) => weightOf(b.verdict) - weightOf(a.verdict) || a.i - b.i);
  return { ...report, verdicts: ranked.map((r) => r.verdict), warnings: [...report.warnings, ...refusals.diagnostics] };
}
