import { absurd } from "../base/invariant.ts";
import { type Diagnostic, diagnosticToJson, type Sources } from "../diagnostic/index.ts";
import type { Verdict } from "../engines/verdict.ts";
import type { Trace } from "../trace/trace.ts";
import { toItf } from "../trace/index.ts";
import { headline } from "./headline.ts";
import type { JsonReport } from "./outcome.ts";
import { version } from "./version.ts";

/** What the `--json` object needs besides the verdict. */
export interface JsonContext {
  readonly command: string;
  readonly spec: string;
  readonly source: string; // path of the spec
  readonly depth: number; // steps that were searched completely
  readonly engine: string | null;
  readonly solver: string | null;
  readonly warnings: readonly Diagnostic[];
  readonly sources: Sources;
  readonly stats: Readonly<Record<string, number>>;
  /** The other verdicts of the run: what was proved is told although something else was not checked. */
  readonly others?: readonly Verdict[];
}

/** The `--json` object of a run with this headline. A failed Assert is `violated`, its message the reason. */
export function jsonReport(verdict: Verdict, context: JsonContext): JsonReport {
  const trace = traceOf(verdict);
  return {
    tool: "talus",
    version,
    command: context.command,
    spec: context.spec,
    verdict: verdict.kind === "assert" ? "violated" : verdict.kind,
    depth: trace === null ? Math.max(0, context.depth) : Math.max(0, trace.states.length - 1),
    property: propertyOf(verdict),
    engine: context.engine,
    solver: context.solver,
    trace: trace === null ? null : toItf(trace, { source: context.source, description: headline(verdict) }),
    replayed: trace === null ? null : true,
    reason: reasonOf(verdict),
    invariant: [verdict, ...(context.others ?? [])].find((v) => v.kind === "proved")?.invariant ?? null,
    warnings: context.warnings.map((d) => diagnosticToJson(d, context.sources)),
    stats: context.stats,
  };
}

/** The counterexample of a verdict that has one with at least one state. */
export function traceOf(verdict: Verdict): Trace | null {
  switch (verdict.kind) {
    case "violated": case "deadlock": case "assert": case "evaluation-error": return verdict.trace.states.length === 0 ? null : verdict.trace;
    case "holds": case "proved": case "assumption": case "unknown": case "error": return null;
    default: return absurd(verdict);
  }
}

function propertyOf(verdict: Verdict): string | null {
  switch (verdict.kind) {
    case "violated": case "evaluation-error": return verdict.property;
    case "assumption": return verdict.name;
    default: return null;
  }
}

function reasonOf(verdict: Verdict): string | null {
  switch (verdict.kind) {
    case "holds": case "proved": case "deadlock": return null;
    case "violated": return verdict.conjunct;
    case "unknown": return verdict.detail === "" ? verdict.reason : `${verdict.reason}: ${verdict.detail}`;
    case "assumption": case "assert": case "evaluation-error": return verdict.diagnostic.message;
    case "error": return verdict.diagnostics.find((d) => d.severity === "error")?.message ?? null;
  }
}
