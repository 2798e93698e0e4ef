import type { Sources } from "../diagnostic/index.ts";
import { printValue } from "../value/index.ts";
import type { Value } from "../value/value.ts";
import { locateAction, printState, stateTitle } from "./print-trace.ts";
import type { ActionLabel, Trace } from "./trace.ts";

type Json = boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The trace as TLC's `-dumpTrace json` writes it and `-loadTrace json` reads it: `counterexample.state` holds pairs of a number from 1 and a
 *  record, `counterexample.action` the steps. The format has arrays for sets and sequences alike and strings for model values and keys, so
 *  it can be read back exactly only where states hold no sets and no model values. */
export function toTlcJson(trace: Trace, sources: Sources): string {
  const state = trace.states.map((s, i): Json => [i + 1, Object.fromEntries(trace.variables.map((name, v) => [name, valueToJson(s.values[v])]))]);
  const action = trace.states.slice(1).map((s, i): Json => [state[i], describe(s.action, sources), state[i + 1]]);
  const last = trace.states.length - 1;
  const { loop, back } = trace;
  if (loop !== undefined) action.push([state[last], describe((loop === last ? trace.states[last].action : back) ?? null, sources), state[loop]]);
  return `${JSON.stringify({ counterexample: { action, state }, vars: trace.variables })}\n`;
}

function describe(label: ActionLabel | null, sources: Sources): Json {
  if (label === null) return { name: "Next" };
  const place = locateAction(label, sources);
  return {
    name: label.name,
    ...(place === null ? {} : { location: { ...place } }),
    context: Object.fromEntries(label.arguments.map((a) => [a.name, valueToJson(a.value)])),
    parameters: label.arguments.map((a) => a.name),
  };
}

function valueToJson(value: Value): Json {
  switch (typeof value) {
    case "boolean": case "string": case "number": return value;
    case "bigint": return value.toString(); // beyond what TLC's integers hold
  }
  switch (value.kind) {
    case "model": return value.name;
    case "set": case "tuple": return value.elements.map(valueToJson);
    case "record": return Object.fromEntries(value.fields.map((f, i) => [f, valueToJson(value.values[i])]));
    case "function": return Object.fromEntries(value.keys.map((k, i) => [typeof k === "string" ? k : printValue(k), valueToJson(value.values[i])]));
  }
}

/** What a `.out` file says besides the states: the code and text of TLC's message for the violation, such as 2110 and
 *  "Invariant Inv is violated.", and when the run began and ended. */
export interface TlcRun {
  readonly code: number;
  readonly text: string;
  readonly started: Date;
  readonly finished: Date;
}

/** The trace as `TLC -tool` prints a run that ends with it: the file format that the VS Code extension opens (`.out`). */
export function toTlcTool(trace: Trace, run: TlcRun, sources: Sources): string {
  const options = { color: false, sources, marks: false };
  const milliseconds = run.finished.getTime() - run.started.getTime();
  return [
    block(2262, 0, "TLC2 Version of Talus"),
    block(2185, 0, `Starting... (${timeText(run.started)})`),
    block(2189, 0, "Computing initial states..."),
    block(run.code, 1, run.text),
    trace.loop === undefined ? block(2121, 1, "The behavior up to this point is:") : block(2264, 1, "The following behavior constitutes a counter-example:\n"),
    ...trace.states.map((s, i) => block(2217, 4, `${i + 1}: ${stateTitle(s.action, i, sources)}\n${printState(trace, i, options)}`)),
    ...loopBlock(trace, sources),
    block(2186, 0, `Finished in ${milliseconds}ms at (${timeText(run.finished)})`),
  ].join("");
}

/** How the behaviour goes on after its last state. */
function loopBlock(trace: Trace, sources: Sources): readonly string[] {
  const last = trace.states.length - 1;
  if (trace.loop === undefined) return [];
  if (trace.loop === last) return [block(2218, 4, `${last + 2}: Stuttering`)];
  return [block(2122, 4, `${trace.loop + 1}: Back to state: ${stateTitle(trace.back ?? null, last + 1, sources)}\n`)];
}

/** `2026-11-21 10:03:47`, local time. */
function timeText(date: Date): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

function block(code: number, severity: number, text: string): string {
  return `@!@!@STARTMSG ${code}:${severity} @!@!@\n${text}\n@!@!@ENDMSG ${code} @!@!@\n`;
}
