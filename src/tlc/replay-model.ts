import { isDeepStrictEqual } from "node:util";
import type { Config } from "../config/config.ts";
import { toTlaModule, toTlcJson, type Trace, undeclaredModelValues } from "../trace/index.ts";
import type { Value } from "../value/value.ts";
import { configText } from "./config-text.ts";
import type { TlcModel } from "./run-tlc.ts";

/** What TLC is to confirm at the end of a trace. */
export type ReplayClaim =
  | { readonly kind: "violated"; readonly section: "INVARIANTS" | "PROPERTIES"; readonly property: string }
  | { readonly kind: "deadlock" }
  /** Only that the trace is one of the spec's. */
  | { readonly kind: "reached" };

export interface ReplayContext {
  /** Modules and their texts by file names. */
  readonly files: ReadonlyMap<string, string>;
  readonly specName: string;
  readonly config: Config | null;
  /** Init and Next as the root module's scope names them. */
  readonly init: string;
  readonly next: string;
  readonly declared: ReadonlySet<string>;
}

/** A model that has the trace as its only behaviour: TLC ends it with 12 (13 for an action property) when the trace is one of the spec's and the claim
 *  holds at its end, and finds no error otherwise. The step from each state to the following is one of Next and has exactly these values. */
export function replayModel(trace: Trace, claim: ReplayClaim, context: ReplayContext): TlcModel {
  const name = `${context.specName}_Replay`;
  const traceName = `${context.specName}_Trace`;
  const finding = "a trace to be confirmed";
  const { specName, init, next, declared, config } = context;
  const module = toTlaModule(trace, { specName, moduleName: traceName, init, next, declared, finding });
  const root = [
    `---- MODULE ${name} ----`,
    `EXTENDS ${traceName}`,
    'TalusUnfinished == TLCGet("level") < Len(TraceStates)',
    `TalusAlive == TLCGet("level") = Len(TraceStates) => ENABLED (${next})`,
    "====",
    "",
  ].join("\n");
  const models = undeclaredModelValues(trace, declared);
  const text = configText(config, {
    init: "TraceInit", next: "TraceNext", checkDeadlock: false, constraints: [],
    invariants: claim.kind === "deadlock" ? ["TalusAlive"] : claim.kind === "reached" ? ["TalusUnfinished"] : claim.section === "INVARIANTS" ? [claim.property] : [],
    without: new Set(config?.properties.map((p) => p.text).filter((p) => claim.kind !== "violated" || claim.section === "INVARIANTS" || p !== claim.property) ?? []),
    view: "TraceView", symmetry: false,
  });
  const declarations = models.length === 0 ? "" : `CONSTANTS\n${models.map((m) => `  ${m} = ${m}`).join("\n")}\n`;
  return {
    files: new Map([...context.files, [`${traceName}.tla`, module], [`${name}.tla`, root], [`${name}.cfg`, declarations + text]]),
    root: `${name}.tla`, config: `${name}.cfg`, arguments: [],
  };
}

/** Whether TLC's JSON says exactly what the states are: it has one form for sets and sequences and one for strings and model values. */
export function isPlainJson(trace: Trace): boolean {
  return trace.states.every((state) => state.values.every(isPlain));
}

function isPlain(value: Value): boolean {
  if (typeof value === "bigint") return false;
  if (typeof value !== "object") return true;
  switch (value.kind) {
    case "model": case "set": case "function": return false;
    case "tuple": return value.elements.every(isPlain);
    case "record": return value.values.every(isPlain);
  }
}

/** The bounded model with the trace as TLC's own `-loadTrace json` takes it; TLC writes the trace that it comes to into `dumped.json`. */
export function loadTraceModel(trace: Trace, bounded: TlcModel): TlcModel {
  const files = new Map([...bounded.files, ["loaded.json", toTlcJson(trace, new Map())]]);
  return { ...bounded, files, arguments: [...bounded.arguments, "-loadTrace", "json", "loaded.json", "-dumpTrace", "json", "dumped.json"], result: "dumped.json" };
}

/** Whether the trace that TLC dumped as JSON has the states of `trace`, all of them and no others. */
export function isSameTrace(dumped: string, trace: Trace): boolean {
  try {
    return isDeepStrictEqual(statesIn(JSON.parse(dumped)), statesIn(JSON.parse(toTlcJson(trace, new Map()))));
  } catch {
    return false; // not the JSON that TLC writes
  }
}

function statesIn(json: { readonly counterexample: { readonly state: readonly (readonly [number, unknown])[] } }): readonly unknown[] {
  return [...json.counterexample.state].sort((a, b) => a[0] - b[0]).map(([, state]) => state);
}
