import type { Config } from "../config/config.ts";
import type { Sources } from "../diagnostic/index.ts";
import type { Verdict } from "../engines/verdict.ts";
import { printTrace, toItf, toTlaLasso, toTlaModule, toTlcJson, toTlcTool, type Trace, undeclaredModelValues } from "../trace/index.ts";
import { headline } from "./headline.ts";
import { traceOf } from "./json-report.ts";
import type { OutFile } from "./outcome.ts";
import { traceConfig } from "./trace-config.ts";

export interface TraceFileContext {
  readonly spec: string; // module name
  readonly source: string; // path of the spec
  readonly sources: Sources;
  /** Init and Next as the spec's scope names them, null where they have no such text. */
  readonly init: string | null;
  readonly next: string | null;
  readonly declared: ReadonlySet<string>;
  readonly config: Config | null;
  readonly invariants: readonly string[]; // names, as a configuration lists them
  readonly started: Date;
  readonly finished: Date;
}

/** The files of every counterexample: `Spec_Trace1.txt` (TLC's text), `.itf.json`, `.tla` with `.cfg`, `.json` (TLC's), `.out` (`TLC -tool`). `shown` is the
 *  trace to write for a verdict, after ALIAS where there is one; the TLA+ module and TLC's JSON replay, so they keep the spec's variables. */
export function traceFiles(verdicts: readonly Verdict[], shown: (trace: Trace) => Trace, context: TraceFileContext): readonly OutFile[] {
  const found = verdicts.flatMap((verdict) => {
    const trace = traceOf(verdict);
    return trace === null ? [] : [{ verdict, trace }];
  });
  return found.flatMap(({ verdict, trace }, i) => filesOf(`${context.spec}_Trace${i + 1}`, verdict, trace, shown(trace), context));
}

function filesOf(name: string, verdict: Verdict, trace: Trace, shown: Trace, context: TraceFileContext): readonly OutFile[] {
  const { sources, started, finished } = context;
  const finding = headline(verdict);
  const itf = toItf(shown, { source: context.source, description: finding });
  const moduleOptions = { specName: context.spec, moduleName: name, init: context.init, next: context.next, declared: context.declared, finding };
  const module = trace.loop === undefined ? toTlaModule(trace, moduleOptions) : toTlaLasso(trace, trace.loop, moduleOptions);
  const property = verdict.kind === "violated" && trace.loop !== undefined ? verdict.property : null;
  return [
    { name: `${name}.txt`, text: `${finding}\n\n${printTrace(shown, { color: false, sources, marks: false })}` },
    { name: `${name}.itf.json`, text: `${JSON.stringify(itf, null, 2)}\n` },
    { name: `${name}.tla`, text: module },
    { name: `${name}.cfg`, text: traceConfig(context.config, undeclaredModelValues(trace, context.declared), context.invariants, property) },
    { name: `${name}.json`, text: toTlcJson(trace, sources) },
    { name: `${name}.out`, text: toTlcTool(shown, { ...tlcMessage(verdict), started, finished }, sources) },
  ];
}

/** The code and the text with which TLC announces such a finding. */
function tlcMessage(verdict: Verdict): { readonly code: number; readonly text: string } {
  switch (verdict.kind) {
    case "deadlock": return { code: 2114, text: "Deadlock reached." };
    case "violated":
      if (verdict.of === "invariant") return { code: 2110, text: `Invariant ${verdict.property} is violated.` };
      if (verdict.of === "liveness") return { code: 2116, text: `Temporal property ${verdict.property} was violated.` };
      if (verdict.of === "action-property") return { code: 2112, text: `Action property ${verdict.property} is violated.` };
      return { code: 2108, text: `Property ${verdict.property} is violated by the initial state.` };
    case "assert": return { code: 2132, text: verdict.diagnostic.message };
    case "evaluation-error": return { code: verdict.in === "invariant" ? 2111 : verdict.in === "property" ? 2113 : 1000, text: headline(verdict) };
    default: return { code: 1000, text: headline(verdict) };
  }
}
