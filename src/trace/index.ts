// trace: finite behaviours and every form they are written in: as TLC prints them, ITF JSON, a TLA+ module, TLC's JSON and `-tool` output.
// Input: a `Trace` that was replayed. Invariant: `fromItf` reads back the values that `toItf` wrote. Start reading at `trace.ts`, then `print-trace.ts`.
export type * from "./trace.ts";
export { changesOf, type Change, placeText } from "./changes.ts";
export { actionPlace, actionText, printTrace, type PrintOptions } from "./print-trace.ts";
export { toItf, type ItfTrace } from "./to-itf.ts";
export { fromItf, type ItfResult } from "./from-itf.ts";
export { toTlaModule, type TlaModuleOptions, undeclaredModelValues } from "./to-tla-module.ts";
export { toTlaLasso } from "./to-tla-lasso.ts";
export { toTlcJson, toTlcTool, type TlcRun } from "./to-tlc.ts";
export { type CounterexampleRecord, toRecord } from "./to-record.ts";
