import type { Sources } from "../diagnostic/index.ts";
import { printValue } from "../value/index.ts";
import type { Value } from "../value/value.ts";
import { locateAction, printState, stateTitle } from "./print-trace.ts";
import type { Trace } from "./trace.ts";

type Json = boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The trace as TLC's `-dumpTrace json` writes it and `-loadTrace json` reads it: `counterexample.state` holds pairs of a number from 1 and a
 *  record, `counterexample.action` the steps. The format has arrays for sets and sequences alike and strings for model values and keys, so
 *  it can be read back exactly only where states hold no sets and no model values. */
export function toTlcJson(trace: Trace, sources: Sources): string {
  const state = trace.states.map((s, i): Json => [i + 1, Object.fromEntries(trace.variables.map((name, v) => [name, valueToJson(s.values[v])]))]);
  const action = trace.states.slice(1).map((s, i): Json => {
    const label = s.action;
    const described: Json = label === null ? { name: "Next" } : {
      name: label.name,
      ...locationOf(trace, i + 1, sources),
      context: Object.fromEntries(label.arguments.map((a) => [a.name, valueToJson(a.value)])),
      parameters: label.arguments.map((a) => a.name),
    };
    return [state[i], described, state[i + 1]];
  });
  return `${JSON.stringify({ counterexample: { action, state }, vars: trace.variables })}\n`;
}

function locationOf(trace: Trace, index: number, sources: Sources): { readonly [key: string]: Json } {
  const label = trace.states[index].action;
  const place = label === null ? null : locateAction(label, sources);
  return place === null ? {} : { location: { ...place } };
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
    block(2121, 1, "The behavior up to this point is:"),
    ...trace.states.map((s, i) => block(2217, 4, `${i + 1}: ${stateTitle(s.action, i, sources)}\n${printState(trace, i, options)}`)),
    block(2186, 0, `Finished in ${milliseconds}ms at (${timeText(run.finished)})`),
  ].join("");
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
